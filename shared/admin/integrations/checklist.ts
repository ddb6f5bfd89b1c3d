import * as v from 'valibot';
import type { Catalogue } from '../../domain/catalogue.ts';
import { valueAt } from '../../domain/outside-record.ts';
import { inWords, sentence } from '../../domain/sentences.ts';
import type { Language, Words } from '../../domain/sentences-words.ts';
import type { SettingsIssue } from '../../providers/settings/settings-check.ts';
import type { SettingsForm } from '../../providers/settings/settings-form.ts';
import { driftsOf } from '../../sync/ledger/drift.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { canBeAsked, isStopped } from '../../sync/ledger/integration-state.ts';
import type { FieldClash } from '../../sync/review/clash.ts';
import { clashesOf } from '../fields.ts';
import { newestBooked } from '../invoices/list-invoices.ts';
import type { AdminPorts } from '../ports.ts';
import { finaliseFound, itemsUntold, testInvoiceFound } from './checklist-invoices.ts';
import { vatFound } from './checklist-vat.ts';
import { type HeldAgainstBooks, heldAgainstBooks } from './held-against-books.ts';
import type { Believed } from './settings-check.ts';

/** One thing that an administrator does before invoices go out: the product's checklist. */
export interface ChecklistItem {
  readonly item:
    | 'app'
    | 'consent'
    | 'administration'
    | 'details'
    | 'vat-mapping'
    | 'items'
    | 'finalise'
    | 'test-invoice'
    | 'rollback';
  readonly done: boolean;
  /** What to do, or what was found. */
  readonly explanation: string;
}

/** What can be done only when the integration is on, is a choice, or needs nothing done, keeps nobody from turning it on. */
const LATER: ReadonlySet<ChecklistItem['item']> = new Set(['items', 'finalise', 'test-invoice', 'rollback']);

/** The items that activation waits for. */
export const openItems = (items: readonly ChecklistItem[]): readonly ChecklistItem[] =>
  items.filter(({ item, done }) => !done && !LATER.has(item));

type Ports = Pick<
  AdminPorts,
  'catalogue' | 'mappable' | 'provider' | 'integrations' | 'ledger' | 'invoiceSources' | 'openContext'
>;

/**
 * The product's checklist. The books are asked for what decides it: rights, and the lists that settings and mappings hang on.
 * `seen` is given what they say, and answers what of it the reader may see.
 */
export async function checklistOf(
  integration: Integration,
  ports: Ports,
  { reader = 'api', believes, seen = (held) => held }: ChecklistOptions = {},
): Promise<readonly ChecklistItem[]> {
  const { title, settingsForm } = ports.provider(integration.provider);
  const held = canBeAsked(integration) ? seen(await heldAgainstBooks(integration, ports, believes)) : null;
  const checks = [
    app(integration, title),
    consent(integration, title),
    administration(integration, held),
    details(integration, settingsForm, (await clashesOf(integration, ports))[0] ?? null, held),
    await vatMapping(integration, ports, held),
    { item: 'items' as const, ...(held?.items ?? itemsUntold) },
    { item: 'finalise' as const, ...finaliseFound(title, finaliseOf(integration, ports)) },
    {
      item: 'test-invoice' as const,
      ...testInvoiceFound(title, await newestBooked(integration.tenant, integration.id, ports)),
    },
    rollback,
  ];
  return checks.map(({ explanation, ...check }) => ({
    ...check,
    explanation: explanation[reader] ?? explanation.en,
  }));
}

interface ChecklistOptions {
  readonly reader?: Language | 'api';
  readonly believes?: Believed;
  readonly seen?: (held: HeldAgainstBooks) => HeldAgainstBooks;
}

type Check = Omit<ChecklistItem, 'explanation'> & { readonly explanation: Explanation };

/** In the words of the screens; to who uses the API, where a setting has to be named as the API names it. */
type Explanation = Words & { readonly api?: string };

function app({ clientId, secretName }: Integration, title: string): Check {
  const done = clientId !== null && secretName !== null;
  return {
    item: 'app',
    done,
    explanation: done
      ? {
          nl: `De app bij ${title} is geregistreerd en hier ingevuld (Client ID ${clientId}).`,
          en: `The app at ${title} is registered and filled in here (client ID ${clientId}).`,
        }
      : {
          nl: `Registreer een app bij ${title} met de redirect-URL die hier getoond wordt, en vul de Client ID en het Client Secret in.`,
          en: `Register an app at ${title} with the redirect URL shown here, and fill in its client ID and client secret.`,
        },
  };
}

function consent(integration: Integration, title: string): Check {
  const again = isStopped(integration);
  const done = integration.chain !== null && !again;
  return {
    item: 'consent',
    done,
    explanation: done
      ? { nl: `Bij ${title} is toestemming gegeven.`, en: `Consent was given at ${title}.` }
      : again
        ? { nl: `Geef bij ${title} opnieuw toestemming (stap 1).`, en: `Give consent at ${title} once more (step 1).` }
        : { nl: `Geef bij ${title} toestemming (stap 1).`, en: `Give consent at ${title} (step 1).` },
  };
}

function administration({ administration: pinned, attention }: Integration, held: HeldAgainstBooks | null): Check {
  const refused = held?.refused ?? (attention?.cause === 'administration-gone' ? attention : null);
  return {
    item: 'administration',
    done: pinned !== null && refused === null,
    explanation: refused
      ? inWords((language) => sentence(refused.cause, refused.about, language))
      : pinned
        ? { nl: `Facturen gaan naar “${pinned.name}”.`, en: `Invoices go to “${pinned.name}”.` }
        : { nl: 'Verbind, en kies de administratie (stap 2).', en: 'Connect, and choose the administration (step 2).' },
  };
}

/** The setting of a form that has no default and was not chosen yet. */
const unchosenIn = ({ mustBeChosen }: SettingsForm, details: Integration['details']) =>
  mustBeChosen.find(({ setting }) => (details[setting] ?? null) === null);

function details(
  integration: Integration,
  form: SettingsForm,
  clash: FieldClash | null,
  held: HeldAgainstBooks | null,
): Check {
  const { details: saved, administration: pinned } = integration;
  const settingsIssues = held?.settingsIssues.filter(({ group }) => group === 'details') ?? [];
  const unchosen = unchosenIn(form, saved);
  const open: Explanation | null = unchosen
    ? unchosen.ask
    : clash
      ? {
          nl: `Kies een ander veld: koppeling “${clash.integration}” bewaart zijn nummers al in ${clash.field}.`,
          en: `Choose another field: integration “${clash.integration}” keeps its ids in ${clash.field} already.`,
          api: `Choose another field for ${clash.setting}: “${clash.integration}” keeps its ids in ${clash.field} already.`,
        }
      : settingsIssues.length > 0
        ? inWords((language) => issuesInWords(settingsIssues, language))
        : null;
  const isRead = pinned !== null && held?.isRead('details') === true;
  return { item: 'details', done: !open, explanation: open ?? (isRead ? fits(pinned.name) : UNCHECKED) };
}

const fits = (name: string): Words => ({
  nl: `De instellingen passen bij de boekhouding van “${name}”.`,
  en: `The settings fit the books of “${name}”.`,
});

const UNCHECKED: Words = {
  nl: 'Elke instelling heeft een waarde. Of ze bij de boekhouding passen, blijkt zodra die verbonden is en antwoordt.',
  en: 'Every setting has a value. Whether they fit the books shows as soon as these are connected and answer.',
};

/** Activation waits for the rates of the catalogue; those that only invoices showed may be of long ago, and are named. */
async function vatMapping(
  { mappings, tenant }: Integration,
  ports: Pick<Ports, 'catalogue' | 'mappable'>,
  held: HeldAgainstBooks | null,
): Promise<Check> {
  const unmapped = ({ vatRates }: Catalogue) =>
    vatRates.map(({ id }) => id).filter((id) => valueAt(mappings.vat, id) === undefined);
  const lacking = unmapped(await ports.catalogue(tenant));
  const others = unmapped(await ports.mappable(tenant)).filter((id) => !lacking.includes(id));
  const issues = held?.settingsIssues.filter(({ group }) => group !== 'details') ?? [];
  const found = vatFound({
    ...{ lacking, others, isNothingMapped: Object.keys(mappings.vat).length === 0 },
    misfits: issues.length > 0 ? inWords((language) => issuesInWords(issues, language)) : null,
    ...{ isRead: held?.isRead('vat') === true, codes: held?.vatCodes ?? null },
  });
  return { item: 'vat-mapping', ...found };
}

/** An explanation says no more of them; the rest shows when these are mended. */
const SAID_AT_MOST = 3;

/** The settings issues, each with the place where it is mended. */
const issuesInWords = (settingsIssues: readonly SettingsIssue[], language: Language): string =>
  driftsOf(settingsIssues)
    .slice(0, SAID_AT_MOST)
    .map(({ cause, about }) => sentence(cause, about, language))
    .join(' ');

/** Whether invoices are made final, as far as somebody chose. */
function finaliseOf({ provider: id, details }: Integration, { provider }: Pick<Ports, 'provider'>) {
  const { details: schema, isAlwaysFinal, settingsForm } = provider(id);
  const { finaliseInvoice } = details;
  if (unchosenIn(settingsForm, details)) return 'unknown';
  const read = v.safeParse(schema, details);
  if (read.success && isAlwaysFinal?.(read.output)) return 'always';
  if (finaliseInvoice === true) return 'chosen';
  return finaliseInvoice === undefined ? 'open' : 'drafts';
}

const rollback: Check = {
  item: 'rollback',
  done: true,
  explanation: {
    nl: 'Uit: nieuwe facturen worden niet verstuurd, wel onthouden. Wat al geboekt is, blijft staan.',
    en: 'Deactivating stops new invoices. They are remembered, and what is booked stays.',
  },
};
