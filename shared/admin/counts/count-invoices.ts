import type { KeptCounts, Slice, TallyCell, Touch } from '../../store/counts/kept-counts.ts';
import { BELIEVED_FOR_MS, KEPT_AFTER_MS } from '../../store/counts/slice-times.ts';
import type { ArrivedBetween, ListPosition } from '../../store/ledger/invoice-list.ts';
import type { Clock } from '../../sync/ledger/context.ts';
import type { Ledger } from '../../sync/ledger/ledger.ts';
import { UnreadableItem } from '../../sync/ledger/versions.ts';
import type { CountedInvoices } from './counted-invoices.ts';
import { type CountedArrival, chainOf, FULL, grown, isSettled } from './slices.ts';
import { added, countedAs } from './tally.ts';

/** How much of a tenant's invoices is read for counts, and when what is kept is counted again. */
export interface CountPace {
  /** About so many invoices are read at most. */
  readonly most: number;
  /** A slice is kept for so many more invoices, or for none. */
  readonly worth: number;
  /** What was read longer ago is read again. */
  readonly believedForMs: number;
}

/** For a page that somebody waits for. */
export const FOR_A_PAGE: CountPace = { most: 400, worth: 20, believedForMs: BELIEVED_FOR_MS };

/** The ports of a count. */
export interface CountPorts {
  readonly ledger: Pick<Ledger, 'read'>;
  readonly keptCounts: KeptCounts;
  readonly arrivedBetween: ArrivedBetween;
  readonly clock: Pick<Clock, 'now'>;
}

const AT_ONCE = 100;
const FOREVER_MS = Number.MAX_SAFE_INTEGER;

/**
 * Counts every invoice of a tenant. What was kept of earlier counts is believed as long as nothing touched it; the rest is
 * read, and kept once it is settled. With more to read than the pace allows, the answer says of which moment it is.
 */
export async function countInvoices(
  tenant: string,
  pace: CountPace,
  ports: CountPorts,
): Promise<CountedInvoices & { /** How many slices were kept anew. */ readonly kept: number }> {
  const nowMs = ports.clock.now();
  const { slices, touches } = await ports.keptCounts.read(tenant);
  const count: Count = { tenant, pace, ports, nowMs, slices, touches };
  const chain = [...chainOf(slices)];
  const last = chain.at(-1);
  // What may have changed and is not full is counted together with what came after it.
  if (last && last.invoices < FULL && !isBelieved(last, count)) chain.pop();
  const newest = await countNewest(chain.at(-1) ?? null, count);
  const older = await countOlder(chain, pace.most - newest.read, count);
  const moments = [newest.asOfMs, ...older.map(({ asOfMs }) => asOfMs)].filter((ms) => ms !== null);
  return {
    cells: [...older.flatMap(({ cells }) => cells), ...newest.cells],
    asOfMs: moments.length === 0 ? null : moments.reduce((one, other) => Math.min(one, other)),
    kept: newest.kept + older.filter(({ isKept }) => isKept).length,
  };
}

interface Count {
  readonly tenant: string;
  readonly pace: CountPace;
  readonly ports: CountPorts;
  readonly nowMs: number;
  readonly slices: readonly Slice[];
  readonly touches: readonly Touch[];
}

const isBelieved = (slice: Slice, { touches, pace, nowMs }: Count): boolean =>
  isSettled(slice, touches, nowMs - pace.believedForMs);

/** Counts what came in since the last slice, the first of it first. */
async function countNewest(last: Slice | null, count: Count) {
  const { tenant, pace, ports, nowMs } = count;
  const fromMs = last?.toMs ?? 0;
  const found = await ports.arrivedBetween(tenant, fromMs, FOREVER_MS, pace.most + 1);
  const places = await upToAMoment(found, count);
  const read = await readAll(places, ports);
  const settled = read.arrivals.filter(({ atMs }) => atMs < nowMs - KEPT_AFTER_MS);
  const open = last && last.invoices < FULL ? last : null;
  const isWorthIt = settled.length >= pace.worth && !read.isLacking;
  return {
    cells: read.arrivals.flatMap(({ cell }) => cell ?? []),
    asOfMs: found.length > pace.most ? (places.at(-1)?.listedAt ?? nowMs) : null,
    read: places.length,
    kept: isWorthIt ? await keepAll(grown(open, fromMs, settled, nowMs), count) : 0,
  };
}

/** What was found, without a moment of which only a part was found. */
async function upToAMoment(
  found: readonly ListPosition[],
  { tenant, pace, ports }: Count,
): Promise<readonly ListPosition[]> {
  const beyond = found[pace.most];
  if (!beyond) return found;
  const before = found.filter(({ listedAt }) => listedAt < beyond.listedAt);
  return before.length > 0 ? before : ports.arrivedBetween(tenant, beyond.listedAt, beyond.listedAt + 1);
}

/** One after the other: a slice is kept only where the one before it is. */
async function keepAll(slices: readonly Slice[], count: Count): Promise<number> {
  let kept = 0;
  for (const slice of slices) {
    if (!(await keep(slice, count))) break;
    kept++;
  }
  return kept;
}

async function keep(slice: Slice, { tenant, ports, slices, touches }: Count): Promise<boolean> {
  const seen = slices.find(({ fromMs }) => fromMs === slice.fromMs) ?? null;
  return isSettled(slice, touches, 0) && ports.keptCounts.keep(tenant, slice, seen);
}

interface OlderCount {
  readonly cells: readonly TallyCell[];
  /** Null where it is believed, or was read just now. */
  readonly asOfMs: number | null;
  readonly isKept: boolean;
}

/** Counts again what may have changed since it was kept, the newest first, as long as there is time for it. */
async function countOlder(chain: readonly Slice[], most: number, count: Count): Promise<readonly OlderCount[]> {
  let left = most;
  const counted: OlderCount[] = [];
  for (const slice of chain.toReversed()) {
    const isRead = !isBelieved(slice, count) && left > 0;
    if (isRead) left -= slice.invoices;
    counted.push(isRead ? await countAgain(slice, count) : asKept(slice, isBelieved(slice, count)));
  }
  return counted;
}

const asKept = ({ cells, countedAtMs }: Slice, isTrue: boolean): OlderCount => ({
  cells,
  asOfMs: isTrue ? null : countedAtMs,
  isKept: false,
});

async function countAgain(slice: Slice, count: Count): Promise<OlderCount> {
  const { tenant, ports, nowMs } = count;
  const { arrivals, isLacking } = await readAll(await ports.arrivedBetween(tenant, slice.fromMs, slice.toMs), ports);
  const cells = added(arrivals.flatMap(({ cell }) => cell ?? []));
  const again = { ...slice, countedAtMs: nowMs, readSinceMs: nowMs, invoices: arrivals.length, cells };
  return { cells, asOfMs: null, isKept: !isLacking && (await keep(again, count)) };
}

/** Reads invoices as they stand now; `isLacking` when newer code wrote one that this code cannot count. */
async function readAll(places: readonly ListPosition[], { ledger }: CountPorts) {
  const arrivals: CountedArrival[] = [];
  let isLacking = false;
  for (let at = 0; at < places.length; at += AT_ONCE) {
    const some = places.slice(at, at + AT_ONCE).map(async ({ key, listedAt }): Promise<CountedArrival> => {
      const entry = await ledger.read(key).catch((error: unknown) => {
        if (!(error instanceof UnreadableItem)) throw error;
        isLacking = true;
        return null;
      });
      return { atMs: listedAt, cell: entry?.kind === 'invoice' ? countedAs(entry) : null };
    });
    arrivals.push(...(await Promise.all(some)));
  }
  return { arrivals, isLacking };
}
