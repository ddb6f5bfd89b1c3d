import * as v from 'valibot';
import type { CodeRows } from '../providers/code-lists.ts';
import type { Misfit } from '../providers/fit.ts';
import type { Desk } from '../sync/desk.ts';
import { type Fitting, fitOf, setUpOf } from '../sync/fit.ts';
import type { Integration } from '../sync/integration.ts';
import { openBooks } from './open-books.ts';
import { YOUNG_MS } from './options.ts';
import type { AdminPorts } from './ports.ts';

/** How a look at the books may be had for less. */
interface Thrift {
  /** Only these. */
  readonly groups?: readonly Misfit['group'][];
  /** What is found in a list that we held is said as it is, without reading that list anew. */
  readonly believesHeld?: boolean;
}

/**
 * How the settings and mappings of an integration stand against its books. A list that we hold will do while it is
 * young and finds no fault; a fault is believed only of lists as they stand there now.
 */
export async function fittingOf(
  integration: Integration,
  desk: Desk,
  { mappable }: Pick<AdminPorts, 'mappable'>,
  { groups, believesHeld = false }: Thrift = {},
): Promise<Fitting> {
  const { mappings, tenant } = integration;
  const details = v.parse(desk.provider.details, integration.details);
  const setUp = setUpOf({ details, mappings }, await mappable(tenant), desk.clock.now());
  const held = new Map<string, CodeRows>();
  const fitting = await fitOf(desk.provider, setUp, (keys) => readLists(keys, desk, held), groups);
  if (fitting.misfits.length === 0 || held.size === 0 || believesHeld) return fitting;
  return fitOf(desk.provider, setUp, (keys) => readLists(keys, desk), groups);
}

/** What of the mappings the books would refuse, for the page that shows them; nothing where the books do not tell. */
export async function mappingMisfits(
  integration: Integration,
  ports: Pick<AdminPorts, 'desk' | 'mappable'>,
): Promise<readonly Misfit[]> {
  const desk = await openBooks(integration, ports);
  return (await fittingOf(integration, desk, ports, { groups: MAPPINGS, believesHeld: true })).misfits;
}

const MAPPINGS = ['vat', 'articles', 'paymentConditions', 'ledgerAccounts'] as const;

/** Reads lists, those that we hold and that are young from there when `held` is to note them. */
async function readLists(keys: readonly string[], { lists, books, clock }: Desk, held?: Map<string, CodeRows>) {
  const found = new Map<string, CodeRows>();
  const known = held ? await Promise.all(keys.map(async (key) => [key, await lists.read(key)] as const)) : [];
  for (const [key, list] of known) {
    if (!list || clock.now() - list.fetchedAtMs > YOUNG_MS) continue;
    found.set(key, list.rows);
    held?.set(key, list.rows);
  }
  const lacking = keys.filter((key) => !found.has(key));
  if (lacking.length === 0) return found;
  for (const [key, rows] of await books.lists(lacking)) {
    found.set(key, rows);
    await lists.keep(key, rows).catch(() => undefined); // too long for one item of the table: read again each time
  }
  return found;
}
