import type { Catalogue } from '../domain/catalogue.ts';
import { sentence } from '../domain/sentences.ts';
import type { Language, Words } from '../domain/sentences-words.ts';
import { Setback } from '../domain/setback.ts';
import { checkDetails } from '../sync/check-details.ts';
import type { FieldClash } from '../sync/clash.ts';
import type { Integration } from '../sync/integration.ts';
import { isOver, stateShown } from '../sync/standing.ts';
import { clashOf } from './fields.ts';
import { hasBooked } from './list-invoices.ts';
import { choose } from './options.ts';
import type { AdminPorts } from './ports.ts';

/** One thing that an administrator does before invoices go out: the product's checklist. */
export interface ChecklistItem {
  readonly item: 'app' | 'consent' | 'administration' | 'details' | 'vat-mapping' | 'test-invoice' | 'rollback';
  readonly done: boolean;
  /** What to do, or what was found. */
  readonly explanation: string;
}

/** What can be done only when the integration is on, or needs nothing done, keeps nobody from turning it on. */
const LATER: ReadonlySet<ChecklistItem['item']> = new Set(['test-invoice', 'rollback']);

/** The items that activation waits for. */
export const openItems = (items: readonly ChecklistItem[]): readonly ChecklistItem[] =>
  items.filter(({ item, done }) => !done && !LATER.has(item));

type Ports = Pick<AdminPorts, 'catalogue' | 'provider' | 'integrations' | 'ledger' | 'invoiceList' | 'desk'>;

/** The product's checklist. The books are asked for nothing but a list that a setting without a value depends on. */
export async function checklistOf(
  integration: Integration,
  ports: Ports,
  language: Language = 'en',
): Promise<readonly ChecklistItem[]> {
  const { title } = ports.provider(integration.provider);
  const checks = [
    app(integration, title),
    consent(integration, title),
    administration(integration),
    details(integration, await clashOf(integration, ports), await unfitOf(integration, ports)),
    await vatMapping(integration, await ports.catalogue(integration.tenant), ports),
    await testInvoice(integration, title, ports),
    rollback,
  ];
  return checks.map((check) => ({ ...check, explanation: check.explanation[language] }));
}

type Check = Omit<ChecklistItem, 'explanation'> & { readonly explanation: Words };

const app = ({ clientId, secretName }: Integration, title: string): Check => ({
  item: 'app',
  done: clientId !== null && secretName !== null,
  explanation: {
    nl: `Registreer een app bij ${title} met de redirect-URL die hier getoond wordt, en vul de Client ID en het Client Secret in.`,
    en: `Register an app at ${title} with the redirect URL shown here, and fill in its client ID and client secret.`,
  },
});

function consent(integration: Integration, title: string): Check {
  const again = isStopped(integration);
  return {
    item: 'consent',
    done: integration.chain !== null && !again,
    explanation: again
      ? { nl: `Geef bij ${title} opnieuw toestemming (stap 1).`, en: `Give consent at ${title} once more (step 1).` }
      : { nl: `Geef bij ${title} toestemming (stap 1).`, en: `Give consent at ${title} (step 1).` },
  };
}

/** Nothing of the books can be asked; one that was off tells so by its attention alone. */
const isStopped = (integration: Integration): boolean => isOver(integration) || stateShown(integration) === 'attention';

const administration = ({ administration: pinned }: Integration): Check => ({
  item: 'administration',
  done: pinned !== null,
  explanation: pinned
    ? { nl: `Facturen gaan naar “${pinned.name}”.`, en: `Invoices go to “${pinned.name}”.` }
    : { nl: 'Verbind, en kies de administratie (stap 2).', en: 'Connect, and choose the administration (step 2).' },
});

function details({ provider, details: saved }: Integration, clash: FieldClash | null, unfit: Setback | null): Check {
  const isUnchosen = provider === 'moneybird' && typeof saved.externalInvoice !== 'boolean';
  const open: Words | null = isUnchosen
    ? {
        nl: 'Kies tussen externe en gewone verkoopfacturen.',
        en: 'Choose between external and regular sales invoices (externalInvoice).',
      }
    : clash
      ? {
          nl: `Kies een ander veld: koppeling “${clash.integration}” bewaart zijn nummers al in ${clash.field}.`,
          en: `Choose another field for ${clash.setting}: “${clash.integration}” keeps its ids in ${clash.field} already.`,
        }
      : unfit && { nl: sentence(unfit.code, unfit.about, 'nl'), en: sentence(unfit.code, unfit.about, 'en') };
  const fits = {
    nl: 'Kijk de instellingen na; elke heeft een standaardwaarde.',
    en: 'Look the settings over; each has a default.',
  };
  return { item: 'details', done: !open, explanation: open ?? fits };
}

/** What of the settings does not fit the books, once they are connected. */
async function unfitOf(integration: Integration, { desk }: Ports): Promise<Setback | null> {
  return canBeAsked(integration) ? checkDetails(await desk(integration)) : null;
}

const canBeAsked = (integration: Integration): boolean =>
  integration.chain !== null && integration.administration !== null && !isStopped(integration);

async function vatMapping(integration: Integration, { vatRates }: Catalogue, ports: Ports): Promise<Check> {
  const { mappings } = integration;
  const lacking = vatRates.filter(({ id }) => !(id in mappings.vat)).map(({ id }) => id);
  const isEmpty = Object.keys(mappings.vat).length === 0;
  const used = vatRates.length > 0 ? vatRates.map(({ id }) => id) : Object.keys(mappings.vat);
  const gone = lacking.length > 0 || isEmpty ? [] : await goneCodes(used, integration, ports);
  return {
    item: 'vat-mapping',
    done: lacking.length === 0 && !isEmpty && gone.length === 0,
    explanation:
      lacking.length > 0
        ? {
            nl: `Koppel deze btw-tarieven: ${lacking.join(', ')}.`,
            en: `Map these VAT rates: ${lacking.join(', ')}.`,
          }
        : isEmpty
          ? {
              nl: 'Koppel elk btw-tarief dat op uw facturen staat: zonder stopt een factuur met “no vat code”.',
              en: 'Map every VAT rate that your invoices use: without one an invoice stops with “no vat code”.',
            }
          : gone.length > 0
            ? {
                nl: `Koppel deze btw-tarieven opnieuw, de boekhouding neemt hun codes niet meer op een factuur: ${gone.join(', ')}.`,
                en: `Map these VAT rates anew, the books no longer take their codes on an invoice: ${gone.join(', ')}.`,
              }
            : {
                nl: 'Elk btw-tarief dat we kennen is gekoppeld.',
                en: 'Every VAT rate that we know of is mapped.',
              },
  };
}

/** Of these rates, those whose code an invoice may not use now; books that do not tell keep nobody waiting. */
async function goneCodes(
  rates: readonly string[],
  integration: Integration,
  { desk: open }: Ports,
): Promise<readonly string[]> {
  if (!canBeAsked(integration)) return [];
  const desk = await open(integration);
  const source = desk.provider.choices.vatCodes;
  if (!source) return [];
  try {
    const codes = new Set((await choose(source, desk)).map(({ code }) => code));
    return rates.filter((rate) => !codes.has(integration.mappings.vat[rate]?.trim() ?? ''));
  } catch (error) {
    if (error instanceof Setback) return [];
    throw error;
  }
}

async function testInvoice({ tenant, id }: Integration, title: string, ports: Ports): Promise<Check> {
  return {
    item: 'test-invoice',
    done: await hasBooked(tenant, id, ports),
    explanation: {
      nl: `Maak in i-Reserve één factuur definitief en bekijk haar in ${title}: de klant, de regels, de btw.`,
      en: `Make one invoice final in i-Reserve, and look at it in ${title}: the customer, the lines, the VAT.`,
    },
  };
}

const rollback: Check = {
  item: 'rollback',
  done: true,
  explanation: {
    nl: 'Uit: nieuwe facturen worden niet verstuurd, wel onthouden. Wat al geboekt is, blijft staan.',
    en: 'Deactivating stops new invoices. They are remembered, and what is booked stays.',
  },
};
