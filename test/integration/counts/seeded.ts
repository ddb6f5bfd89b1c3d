import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { keepCounts } from '../../../shared/admin/counts/keep-counts.ts';
import { DAY_MS, MINUTE_MS } from '../../../shared/domain/duration.ts';
import { dayAt } from '../../../shared/providers/local-time.ts';
import { keptCounts } from '../../../shared/store/counts/kept-counts.ts';
import { keyOf } from '../../../shared/store/keys.ts';
import { toItem } from '../../../shared/store/ledger/entry-items.ts';
import { arrivedBetween } from '../../../shared/store/ledger/invoice-list.ts';
import type { Status } from '../../../shared/sync/ledger/entry.ts';
import { newInvoiceEntry } from '../../../shared/sync/ledger/new-entry.ts';
import type { AnyWorld } from '../../world.ts';

const CUSTOMERS = 50;
const BATCH = 25;

/** What is still open came in among the last so many. */
const OPEN_AMONG = 5_000;

/** Of a hundred invoices so many are not booked; the others are, one in ten of all with a remark. */
const OF_A_HUNDRED: readonly (readonly [Status, number])[] = [
  ['parked', 12],
  ['skipped', 11],
  ['waiting', 1],
  ['uncertain', 1],
  ['open', 1],
];

function statusOfNth(nth: number): Status {
  let left = nth % 100;
  for (const [status, count] of OF_A_HUNDRED) {
    if (left < count) return status;
    left -= count;
  }
  return 'done';
}

/** Writes invoices straight into the table, ten minutes apart, the last one ten minutes ago, dated up to six days before that. Their numbers begin at 1. */
async function seedInvoices({ world, key, clock, integrations }: AnyWorld, invoices: number): Promise<void> {
  const { provider = 'exact' } = (await integrations.get(key)) ?? {};
  const items = Array.from({ length: invoices }, (_, index) => {
    const nth = index + 1;
    const atMs = clock.now() - (invoices - index) * 10 * MINUTE_MS;
    const [wanted, number] = [statusOfNth(nth), `2026-${nth}`];
    const isOld = nth <= invoices - OPEN_AMONG;
    const status = isOld && wanted !== 'parked' && wanted !== 'skipped' ? 'done' : wanted;
    const entry = newInvoiceEntry({ ...key, kind: 'invoice', id: String(nth) }, provider, atMs, {
      ...{ number, hash: `hash-${nth}`, customer: `c${nth % CUSTOMERS}`, occurredAt: new Date(atMs).toISOString() },
      issued: { date: dayAt(atMs - (nth % 7) * DAY_MS), inclVat: '10.00', currency: 'EUR', abroad: null, perRate: [] },
      ...{ asked: false, verify: false },
    });
    const isStopped = status === 'parked' || status === 'skipped';
    const item = toItem({
      ...entry,
      status,
      dueAt: isStopped || status === 'done' ? null : clock.now() + MINUTE_MS,
      cause: status === 'parked' ? 'vat-unmapped' : status === 'skipped' ? 'inactive' : null,
      finalised: status === 'done',
      remarks: status === 'done' && nth % 10 === 9 ? [{ code: 'text-shortened', field: null, about: {} }] : [],
    });
    return [JSON.parse(JSON.stringify(item)), { ...keyOf.number(key, number), v: 1, id: String(nth) }];
  }).flat();
  const batches = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, part) =>
    items.slice(part * BATCH, (part + 1) * BATCH),
  );
  const write = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const ledger = batch.map((Item) => ({ PutRequest: { Item } }));
      await world.documents.send(new BatchWriteCommand({ RequestItems: { ledger } }));
    }
  };
  await Promise.all(Array.from({ length: 8 }, write));
}

/** The same, counted as the table's stream has them counted. */
export async function seedCounted(world: AnyWorld, invoices: number): Promise<void> {
  await seedInvoices(world, invoices);
  const { table } = world.world;
  const counts = { keptCounts: keptCounts(table), arrivedBetween: arrivedBetween(table) };
  await keepCounts(world.key.tenant, { ...world.world, ...counts }, () => true);
}
