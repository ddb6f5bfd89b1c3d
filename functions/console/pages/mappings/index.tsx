import * as v from 'valibot';
import { optionsOf } from '../../../../shared/admin/integrations/options.ts';
import { saveMappings } from '../../../../shared/admin/integrations/save-details.ts';
import { mappingIssues } from '../../../../shared/admin/integrations/settings-check.ts';
import { valueAt } from '../../../../shared/domain/outside-record.ts';
import { MappingChanges } from '../../../../shared/domain/settings.ts';
import type { PriceBasis } from '../../../../shared/providers/provider.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { goingOnceSaved } from '../../daily/progress.ts';
import { seenUsage } from '../../daily/usage.ts';
import { overtakenBy } from '../../editing/overtaken.tsx';
import { undoable, undoFor } from '../../editing/undo.tsx';
import { pathOf } from '../../parts/layout.tsx';
import { savedAt } from '../../parts/saved.tsx';
import { attempt, type FormRefusal, read } from '../../refusal.ts';
import { type ConsoleApp, type ConsoleContext, callFor, type Visit } from '../../visit.ts';
import { theOne } from '../authentication/index.tsx';
import { mappingChangesIn } from './changes.ts';
import { judged } from './judged.ts';
import { salesOutcomes } from './outcomes.ts';
import { WHOLE } from './props.ts';
import { type Group, type Lists, type MappingRow, rowsOf } from './rows.ts';
import { MappingsPage } from './view.tsx';

/** The tab on which a person says what stands for what. */
export function addMappings(app: ConsoleApp): void {
  app.get('/console/integrations/:id/mappings', async (c) => show(c, await theOne(c), null));
  app.post('/console/integrations/:id/mappings', async (c) => {
    const visit = c.get('visit');
    const before = await theOne(c);
    const going = await goingOnceSaved(before, visit.ports);
    const { done, refusal } = await attempt(visit, async () => {
      const { rows } = await tableOf(before, visit);
      const body = read(MappingChanges, mappingChangesIn(visit.form, rows));
      return saveMappings(callFor(visit, before.id, body), visit.ports);
    });
    if (refusal) return show(c, await theOne(c), refusal);
    const next = visit.form.get('next') === 'activate' ? 'activate' : 'mappings';
    const kept = { ...undoable(before, done.integration, visit), ...(isWhole(visit) && WHOLE) };
    return c.redirect(savedAt(pathOf(before.id, next), going, kept), 303);
  });
}

const isWhole = ({ query }: Visit): boolean => query.get('codes') === WHOLE.codes;

const NO_LISTS: Lists = { vatCodes: [], articles: [], paymentConditions: [], ledgerAccounts: [] };

async function tableOf(integration: Integration, visit: Visit) {
  const { ports, language, tenant } = visit;
  const options = await attempt(visit, () => optionsOf(integration, ports));
  const lists: Lists = options.done ?? NO_LISTS;
  const catalogue = await ports.mappable(tenant);
  const unread = new Map(options.done?.warnings.map(({ list, cause }) => [list, cause]));
  const prices = pricesOf(integration, visit);
  const rows = rowsOf(integration, prices, catalogue, lists, unread, language);
  return { rows, lists, unread, catalogue, net: prices === 'net', refusal: options.refusal };
}

/** The prices that an integration sends, by its settings and their defaults. */
function pricesOf({ provider, details }: Integration, { ports }: Visit): PriceBasis {
  const books = ports.provider(provider);
  return books.priceBasis(v.parse(books.details, details));
}

async function show(c: ConsoleContext, integration: Integration, refusal: FormRefusal | null): Promise<Response> {
  const visit = c.get('visit');
  const table = await tableOf(integration, visit);
  const overtaken = await overtakenBy(refusal, integration, visit);
  const isTheirs = ({ group, key }: MappingRow) => overtaken.some(({ after }) => hasKey(valueAt(after, group), key));
  const rows =
    refusal === null ? table.rows : table.rows.map((row) => (isTheirs(row) ? row : asTyped(row, visit.form)));
  const { lists, unread, catalogue } = table;
  const asChosen = withChosen(integration, rows);
  const settingsIssues = table.refusal ? [] : await mappingIssues(asChosen, visit.ports);
  const usage = await seenUsage(visit);
  const sales = table.refusal ? null : await salesOutcomes(asChosen, usage, visit);
  const props = {
    visit,
    integration,
    rows: judged(rows, {
      ...{ integration, issues: settingsIssues, sales, usage },
      ...{ accounts: catalogue.ledgerAccounts, net: table.net },
    }),
    usage,
    defaultArticle: defaultOf(integration),
    net: table.net,
    isWhole: isWhole(visit),
    lists,
    unread,
    catalogue,
    refusal: refusal ?? table.refusal,
    overtaken,
    undo: refusal ? null : await undoFor(integration, visit),
  };
  return c.html(<MappingsPage {...props} />, refusal ? 400 : 200);
}

const defaultOf = ({ details }: Integration): string | null =>
  typeof details.defaultArticle === 'string' ? details.defaultArticle : null;

const hasKey = (group: unknown, key: string): boolean =>
  typeof group === 'object' && group !== null && Object.hasOwn(group, key);

function asTyped(row: MappingRow, form: URLSearchParams): MappingRow {
  const typed = form.get(`${row.group}:${row.key}`);
  return typed === null ? row : { ...row, chosen: typed, offered: typed, isSuggested: false };
}

/** What is chosen on the page, saved or not. */
function withChosen(integration: Integration, rows: readonly MappingRow[]): Integration {
  const chosenIn = (group: Group) =>
    Object.fromEntries(
      rows.filter((row) => row.group === group && row.offered !== '').map(({ key, offered }) => [key, offered]),
    );
  const mappings = {
    vat: chosenIn('vat'),
    articles: chosenIn('articles'),
    paymentConditions: chosenIn('paymentConditions'),
    ledgerAccounts: chosenIn('ledgerAccounts'),
  };
  return { ...integration, mappings };
}
