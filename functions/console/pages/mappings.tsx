import { mappingMisfits } from '../../../shared/admin/fit.ts';
import { optionsOf } from '../../../shared/admin/options.ts';
import { stoppedIn } from '../../../shared/admin/progress.ts';
import { saveMappings } from '../../../shared/admin/save-mappings.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { MappingChanges, type Mappings } from '../../../shared/domain/settings.ts';
import type { Choice } from '../../../shared/providers/provider.ts';
import type { Integration } from '../../../shared/sync/integration.ts';
import { pathOf } from '../parts/layout.tsx';
import { savedAt } from '../parts/saved.tsx';
import { attempt, type Refusal, read } from '../refusal.ts';
import { suggestionFor } from '../suggest.ts';
import { type ConsoleApp, type ConsoleContext, callFor, type Visit } from '../visit.ts';
import { theOne } from './authentication.tsx';
import { MappingsPage } from './mappings-view.tsx';

/** One thing of i-Reserve that gets a counterpart in the books. */
export interface Row {
  readonly group: keyof Mappings;
  readonly key: string;
  readonly name: string;
  readonly percentage: string | null;
  readonly chosen: string;
  readonly suggestion: Choice | null;
}

export type Lists = Readonly<
  Record<'vatCodes' | 'articles' | 'paymentConditions' | 'ledgerAccounts', readonly Choice[]>
>;

/** The tab on which a person says what stands for what. */
export function addMappings(app: ConsoleApp): void {
  app.get('/console/integrations/:id/mappings', async (c) => show(c, await theOne(c), null));
  app.post('/console/integrations/:id/mappings', async (c) => {
    const visit = c.get('visit');
    const before = await theOne(c);
    const stopped = await stoppedIn({ tenant: visit.tenant, integration: before.id }, visit.ports);
    const { refusal } = await attempt(visit.language, async () => {
      const { rows } = await tableOf(before, visit);
      const body = read(MappingChanges, changesIn(visit.form, rows));
      return saveMappings(callFor(visit, before.id, body), visit.ports);
    });
    return refusal ? show(c, before, refusal) : c.redirect(savedAt(pathOf(before.id, 'mappings'), stopped), 303);
  });
}

/** What was chosen, with the suggestions that were asked for; what was left empty is taken away. */
function changesIn(form: URLSearchParams, rows: readonly Row[]) {
  const changes: Record<keyof Mappings, Record<string, string | null>> = {
    ...{ vat: {}, articles: {}, paymentConditions: {}, ledgerAccounts: {} },
  };
  const asked = form.get('suggest');
  for (const { group, key, chosen, suggestion } of rows) {
    const typed = form.get(`${group}:${key}`);
    const isAsked = group === 'vat' && (asked === 'all' ? (typed ?? chosen) === '' : asked === key);
    const code = isAsked && suggestion ? suggestion.code : typed;
    if (code !== null && code !== chosen) changes[group][key] = code === '' ? null : code;
  }
  const [id, code] = [form.get('newRate')?.trim(), form.get('newCode')];
  if (id && code) changes.vat[id] = code;
  return changes;
}

const NO_LISTS: Lists = { vatCodes: [], articles: [], paymentConditions: [], ledgerAccounts: [] };

async function tableOf(integration: Integration, visit: Visit) {
  const { ports, language, tenant } = visit;
  const options = await attempt(language, () => optionsOf(integration, ports));
  const lists: Lists = options.done ?? NO_LISTS;
  const rows = rowsOf(integration, await ports.catalogue(tenant), lists, takesNetPrices(integration));
  return { rows, lists, refusal: options.refusal };
}

/** Moneybird takes either kind of price with any tax rate; its rates have no type that says otherwise. */
const takesNetPrices = ({ details, provider }: Integration): boolean =>
  typeof details.vatExclusive === 'boolean' ? details.vatExclusive : provider === 'exact';

function rowsOf({ mappings }: Integration, catalogue: Catalogue, lists: Lists, net: boolean): readonly Row[] {
  const group = (
    name: keyof Mappings,
    known: readonly (readonly [key: string, name: string, percentage?: string])[],
  ) => {
    const left = Object.keys(mappings[name])
      .filter((key) => known.every(([other]) => other !== key))
      .sort();
    return [...known, ...left.map((key) => [key, key] as const)].map(([key, title, percentage = null]): Row => {
      const chosen = mappings[name][key] ?? '';
      const suggestion = name === 'vat' && chosen === '' ? suggestionFor({ percentage }, lists.vatCodes, net) : null;
      return { group: name, key, name: title, percentage, chosen, suggestion };
    });
  };
  const { vatRates, products, ledgerAccounts, paymentMethods, paymentTerms } = catalogue;
  const named = (prefix: string, rows: readonly { code: string; description: string | null }[]) =>
    rows.map(({ code, description }) => [`${prefix}${code}`, description ?? code] as const);
  return [
    ...group(
      'vat',
      vatRates.map(({ id, description, percentage }) => [id, description ?? id, percentage] as const),
    ),
    ...(lists.articles.length > 0 || Object.keys(mappings.articles).length > 0
      ? group('articles', [...named('', products), ...named('ledger:', ledgerAccounts)])
      : []),
    ...(lists.paymentConditions.length > 0 || Object.keys(mappings.paymentConditions).length > 0
      ? group('paymentConditions', [...named('method:', paymentMethods), ...named('term:', paymentTerms)])
      : []),
    ...(lists.ledgerAccounts.length > 0 && lists.articles.length === 0
      ? group('ledgerAccounts', named('', ledgerAccounts))
      : []),
  ];
}

async function show(c: ConsoleContext, integration: Integration, refusal: Refusal | null): Promise<Response> {
  const visit = c.get('visit');
  const table = await tableOf(integration, visit);
  const rows = refusal === null ? table.rows : table.rows.map((row) => asTyped(row, visit.form));
  const misfits = table.refusal ? [] : await mappingMisfits(withChosen(integration, rows), visit.ports);
  const props = { visit, integration, rows, misfits, lists: table.lists, refusal: refusal ?? table.refusal };
  return c.html(<MappingsPage {...props} />, refusal ? 400 : 200);
}

const asTyped = (row: Row, form: URLSearchParams): Row => ({
  ...row,
  chosen: form.get(`${row.group}:${row.key}`) ?? row.chosen,
});

/** What is chosen on the page, saved or not. */
function withChosen(integration: Integration, rows: readonly Row[]): Integration {
  const mappings = { vat: {}, articles: {}, paymentConditions: {}, ledgerAccounts: {} };
  for (const { group, key, chosen } of rows) if (chosen !== '') Object.assign(mappings[group], { [key]: chosen });
  return { ...integration, mappings };
}
