import * as v from 'valibot';
import type { CodeRows } from '../../providers/code-lists.ts';
import type { ItemsCheck, Sale, SaleOutcome } from '../../providers/settings/items-check.ts';
import type { SettingsIssue } from '../../providers/settings/settings-check.ts';
import type { SyncContext } from '../../sync/ledger/context.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { type SettingsCheck, settingsCheckOf, settingsInUse } from '../../sync/review/settings-check.ts';
import type { AdminPorts } from '../ports.ts';
import { openContextFor, YOUNG_MS } from './options.ts';

/** How a check may use fewer calls to the books. */
interface Thrift {
  /** Only these groups. */
  readonly groups?: readonly SettingsIssue['group'][];
  /** How far stored lists that are young are believed; `what-fits` by default. */
  readonly believes?: Believed;
}

/**
 * - `nothing`   every list is read anew
 * - `what-fits` a list that finds no fault will do; those in which a fault is found are read anew
 * - `all`       a fault is said as it was found
 */
export type Believed = 'nothing' | 'what-fits' | 'all';

/** How the settings and mappings of an integration stand against its books. */
export async function settingsCheckFor(
  integration: Integration,
  context: SyncContext,
  { mappable }: Pick<AdminPorts, 'mappable'>,
  { groups, believes = 'what-fits' }: Thrift = {},
): Promise<SettingsCheck> {
  const { provider } = context;
  const { mappings, tenant } = integration;
  const details = v.parse(provider.details, integration.details);
  const setUp = settingsInUse({ details, mappings }, await mappable(tenant), context.clock.now());
  const held = new Set<string>();
  const look = (isBelieved: (key: string) => boolean) =>
    settingsCheckOf(provider, setUp, (keys) => readLists(keys, context, { isBelieved, held }), groups);
  const fitting = await look(() => believes !== 'nothing');
  if (believes !== 'what-fits') return fitting;
  const faulty = new Set(fitting.settingsIssues.map(({ group }) => group));
  const needsVerification = provider.checkSettings
    .lists(setUp)
    .flatMap(({ group, keys }) => (faulty.has(group) ? keys.filter((key) => held.has(key)) : []));
  return needsVerification.length === 0 ? fitting : look((key) => !needsVerification.includes(key));
}

/** The settings issues of the mappings; none where the books have no answer. */
export const mappingIssues = (
  integration: Integration,
  ports: Pick<AdminPorts, 'openContext' | 'mappable'>,
  believes: Believed = 'all',
) => issuesIn(MAPPINGS, integration, ports, believes);

/** The same of the settings. */
export const detailIssues = (integration: Integration, ports: Pick<AdminPorts, 'openContext' | 'mappable'>) =>
  issuesIn(['details'], integration, ports, 'all');

async function issuesIn(
  groups: readonly SettingsIssue['group'][],
  integration: Integration,
  ports: Pick<AdminPorts, 'openContext' | 'mappable'>,
  believes: Believed,
): Promise<readonly SettingsIssue[]> {
  const context = await openContextFor(integration, ports);
  return (await settingsCheckFor(integration, context, ports, { groups, believes })).settingsIssues;
}

/**
 * What each product and ledger account that we know of would meet in the books, and each of these lines. Throws the
 * `Setback` of the books.
 */
export async function saleOutcomes(
  itemsCheck: ItemsCheck,
  context: SyncContext,
  { mappable }: Pick<AdminPorts, 'mappable'>,
  lines: readonly Sale[] = [],
): Promise<readonly SaleOutcome[]> {
  const { details, mappings, clock, key } = context;
  const catalogue = await mappable(key.tenant);
  const inUse = settingsInUse({ details, mappings }, catalogue, clock.now());
  const sales = [
    ...catalogue.products.map(({ code }) => ({ product: code, ledgerAccount: null })),
    ...catalogue.ledgerAccounts.map(({ code }) => ({ product: null, ledgerAccount: code })),
    ...lines,
  ];
  const shelf = { isBelieved: () => true, held: new Set<string>() };
  return itemsCheck.outcomes(inUse, sales, await readLists(itemsCheck.lists(inUse, sales), context, shelf));
}

const MAPPINGS = ['vat', 'articles', 'paymentConditions', 'ledgerAccounts'] as const;

interface Shelf {
  readonly isBelieved: (key: string) => boolean;
  /** Notes what was taken from there. */
  readonly held: Set<string>;
}

/** Reads lists: those that we hold and that are young from there, as far as they are believed. */
async function readLists(
  keys: readonly string[],
  { lists, books, clock }: SyncContext,
  { isBelieved, held }: Shelf,
): Promise<ReadonlyMap<string, CodeRows>> {
  const found = new Map<string, CodeRows>();
  const known = keys.filter(isBelieved).map(async (key) => [key, await lists.read(key)] as const);
  for (const [key, list] of await Promise.all(known)) {
    if (!list || clock.now() - list.fetchedAtMs > YOUNG_MS) continue;
    found.set(key, list.rows);
    held.add(key);
  }
  const lacking = keys.filter((key) => !found.has(key));
  if (lacking.length === 0) return found;
  for (const [key, rows] of await books.lists(lacking)) {
    found.set(key, rows);
    await lists.keep(key, rows).catch(() => undefined); // too long for one item of the table: read again each time
  }
  return found;
}
