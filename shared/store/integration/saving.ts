import { isDeepStrictEqual } from 'node:util';
import type { NewChange } from '../../domain/change.ts';
import type { IntegrationKey } from '../../sync/ledger/entry.ts';
import { type Integration, readIntegration } from '../../sync/ledger/integration.ts';
import { changeWrite } from '../changes/change-item.ts';
import type { Condition } from '../expressions.ts';
import { keyOf, lineName } from '../keys.ts';
import { Refused, type Table, type Write } from '../table.ts';
import { moveTo } from './administrations.ts';
import { careOf, sameLooseEnds, stamped, THERE, withoutNull } from './attributes.ts';
import { getIntegration } from './reading.ts';
import { wakeWrite } from './waking.ts';

/** What of an integration stands in the item of its wake. */
const OF_WAKE: ReadonlySet<string> = new Set<keyof Integration>([
  'wakeAt',
  'wakes',
  'wokenAtMs',
  'seenWakes',
  'wasIdle',
  'isKept',
  'isCalled',
  'olderWakes',
]);

const withoutWake = (integration: Integration): object =>
  Object.fromEntries(Object.entries(integration).filter(([name]) => !OF_WAKE.has(name)));

const keyFor = ({ tenant, id }: Pick<Integration, 'tenant' | 'id'>): IntegrationKey => ({ tenant, integration: id });

/** One write with what goes with it and its line of the change log, all or nothing; false when its condition does not hold. */
async function writeWithLine(
  table: Table,
  write: Write,
  line: NewChange | null,
  also: readonly Write[] = [],
): Promise<boolean> {
  try {
    await table.transact([write, ...(line ? [changeWrite(line)] : []), ...also]);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** Makes an integration; false when there is one by that name. One that was disconnected begins anew over its ledger. */
export async function putIntegration(table: Table, integration: Integration, line: NewChange | null): Promise<boolean> {
  const key = keyFor(integration);
  const before = await getIntegration(table, key);
  const item = { ...keyOf.integration(key), line: lineName(key) };
  if (!before) {
    const condition = { expression: 'attribute_not_exists(pk)' };
    return writeWithLine(table, { put: { ...item, ...withoutNull(withoutWake(integration)) }, condition }, line);
  }
  const { generation, settingsVersion, requeuedVersion, entriesIndexed } = before;
  const after = {
    ...withoutWake(integration),
    generation: generation + 1,
    settingsVersion: settingsVersion + 1,
    requeuedVersion,
    entriesIndexed,
  };
  const condition = {
    expression: 'attribute_exists(disconnectedAtMs) AND generation = :generation',
    values: { ':generation': generation },
  };
  return writeWithLine(table, { put: { ...item, ...withoutNull(after) }, condition }, line);
}

/** Changes settings, mappings, state or connection; null when the condition does not hold. */
export const changeIntegration = (
  table: Table,
  key: IntegrationKey,
  changes: Partial<Integration>,
  condition: Condition,
  nowMs: number,
) => table.update(keyOf.integration(key), stamped(key, changes, nowMs), condition, { settingsVersion: 1 });

/**
 * The same, unless somebody saved anything since it was read, or it was disconnected; false then. A change of its
 * state, its attention or its outbox is written only over what was read of them. Throws `AdministrationTaken` when
 * another integration of the tenant books into the administration already. Its wake is part of the same write: what
 * waits for the change is looked at, though nobody lives to ask for it.
 */
export async function changeIfAsSeen(
  table: Table,
  seen: Integration,
  changes: Partial<Integration>,
  line: NewChange | null,
  nowMs: number,
): Promise<boolean> {
  const key = keyFor(seen);
  const { administration } = changes;
  const condition = overWhatWasRead(seen, changes);
  const isMoved = administration !== undefined && administration?.id !== seen.administration?.id;
  const also = [wakeWrite(key, nowMs)];
  if (!isMoved) {
    const add = { settingsVersion: 1 };
    const update = { update: keyOf.integration(key), changes: stamped(key, changes, nowMs), condition, add };
    return writeWithLine(table, update, line, also);
  }
  return moveTo(table, key, administration, {
    changes: stamped(key, changes, nowMs),
    isAsSeen: (now) => isAsRead(now, seen, changes),
    condition,
    add: { settingsVersion: 1 },
    line,
    also,
  });
}

/**
 * Keeps these loose ends in the place of those that were seen; false when others came meanwhile. One without a connection
 * is looked after for them too, from `careAt` on.
 */
export async function keepLooseEnds(
  table: Table,
  seen: Integration,
  looseEnds: Integration['looseEnds'],
  careAt: number,
): Promise<boolean> {
  const key = keyFor(seen);
  const { expression, ...asSeen } = sameLooseEnds(seen);
  const isThere = 'attribute_exists(pk) AND attribute_not_exists(disconnectedAtMs)';
  const care = looseEnds.length > 0 && seen.careAt === null ? careOf(key, careAt) : {};
  const condition = { ...asSeen, expression: `${expression} AND ${isThere}` };
  return (await table.update(keyOf.integration(key), { looseEnds, ...care }, condition)) !== null;
}

/** The attributes of an integration of which nothing is sent any more. */
const offAt = (key: IntegrationKey) =>
  ({ state: 'new', attention: undefined, settingsIssues: [], pause: undefined, ...careOf(key, null) }) as const;

/** Stops an integration that is being disconnected: nothing that is under way connects it or goes out. */
export async function stopIntegration(table: Table, key: IntegrationKey): Promise<Integration | null> {
  await getIntegration(table, key); // an older item is upgraded first
  const item = await table.update(keyOf.integration(key), offAt(key), THERE, { generation: 1, settingsVersion: 1 });
  return item && readIntegration(item);
}

/** Takes away what connected a stopped integration, whatever was saved since; its name stays over its ledger. */
export async function removeIntegration(table: Table, stopped: Integration, nowMs: number): Promise<void> {
  const { generation } = stopped;
  const nothing = {
    chain: undefined,
    administration: undefined,
    clientId: undefined,
    secretName: undefined,
    webhook: undefined,
    contactsSeenAtMs: undefined,
    looseEnds: [],
  };
  await moveTo(table, keyFor(stopped), null, {
    changes: { ...offAt(keyFor(stopped)), ...nothing, disconnectedAtMs: nowMs },
    isAsSeen: (now) => now.generation === generation,
    condition: { expression: 'generation = :generation', values: { ':generation': generation } },
    add: {},
    line: null, // it was written before the integration was stopped
    also: [],
  });
}

/** True of an integration that meets the condition of `overWhatWasRead`. */
const isAsRead = (now: Integration, seen: Integration, changes: Partial<Integration>): boolean =>
  now.disconnectedAtMs === null &&
  now.settingsVersion === seen.settingsVersion &&
  (!('outbox' in changes) || isDeepStrictEqual(now.outbox, seen.outbox)) &&
  (!('state' in changes) || now.state === seen.state) &&
  (!('attention' in changes) || now.attention?.cause === seen.attention?.cause) &&
  (!('looseEnds' in changes) || isDeepStrictEqual(now.looseEnds, seen.looseEnds));

/** The integration is still as it was read, in every attribute that a change may not overwrite unseen. */
function overWhatWasRead(seen: Integration, changes: Partial<Integration>): Condition {
  const { settingsVersion, outbox, state, attention } = seen;
  const same: [string, Record<string, unknown>][] = [
    ['settingsVersion = :seen AND attribute_not_exists(disconnectedAtMs)', { ':seen': settingsVersion }],
  ];
  if ('outbox' in changes) same.push(['outbox = :seenOutbox', { ':seenOutbox': outbox }]);
  if ('state' in changes) same.push(['#state = :was', { ':was': state }]);
  if ('attention' in changes)
    same.push(
      attention ? ['attention.cause = :cause', { ':cause': attention.cause }] : ['attribute_not_exists(attention)', {}],
    );
  const { expression: sameEnds, values: seenEnds } = sameLooseEnds(seen);
  if ('looseEnds' in changes) same.push([sameEnds, { ...seenEnds }]);
  return {
    expression: same.map(([expression]) => expression).join(' AND '),
    values: Object.assign({}, ...same.map(([, values]) => values)),
  };
}
