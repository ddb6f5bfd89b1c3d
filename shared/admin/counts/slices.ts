import { HOUR_MS } from '../../domain/duration.ts';
import type { Slice, TallyCell, Touch } from '../../store/counts/kept-counts.ts';
import { SETTLED_AFTER_MS } from '../../store/counts/slice-times.ts';
import { added } from './tally.ts';

/** A slice of so many invoices is closed: it holds the same ones from then on. */
export const FULL = 200;

/** The slices that follow one another without a gap, from the very first moment on. */
export function chainOf(slices: readonly Slice[]): readonly Slice[] {
  const chain: Slice[] = [];
  for (let next = slices.find(({ fromMs }) => fromMs === 0); next && next.toMs > next.fromMs; ) {
    chain.push(next);
    const { toMs } = next;
    next = slices.find(({ fromMs }) => fromMs === toMs);
  }
  return chain;
}

/**
 * True of a slice that holds every change of its invoices: it was read after `sinceMs`, and counted so long after each touch
 * that whatever was about to be written then was written, or never will be.
 */
export const isSettled = (slice: Slice, touches: readonly Touch[], sinceMs: number): boolean =>
  slice.readSinceMs >= sinceMs &&
  touches.every(
    ({ hourMs, atMs }) =>
      hourMs >= slice.toMs || hourMs + HOUR_MS <= slice.fromMs || slice.countedAtMs >= atMs + SETTLED_AFTER_MS,
  );

/** An invoice that was counted, and the moment at which it came in. */
export interface CountedArrival {
  readonly atMs: number;
  /** Null for one that is no longer there. */
  readonly cell: TallyCell | null;
}

/**
 * Adds invoices to the slice that is not full yet, or after it, in slices that end between two moments: what came in at the
 * same millisecond is never apart.
 *
 * @param arrivals - every one of them from `fromMs` on up to the last, in the order of time
 */
export function grown(
  open: Slice | null,
  fromMs: number,
  arrivals: readonly CountedArrival[],
  countedAtMs: number,
): readonly Slice[] {
  const slices: Slice[] = [];
  let current = open;
  for (const [atMs, together] of Map.groupBy(arrivals, (one) => one.atMs)) {
    if (current && current.invoices >= FULL) {
      slices.push(current);
      current = null;
    }
    const { invoices, cells, ...before } = current ?? {
      ...{ invoices: 0, cells: [], readSinceMs: countedAtMs },
      fromMs: slices.at(-1)?.toMs ?? fromMs,
    };
    const more = together.flatMap(({ cell }) => cell ?? []);
    current = {
      ...{ ...before, countedAtMs, toMs: atMs + 1 },
      invoices: invoices + together.length,
      cells: added([...cells, ...more]),
    };
  }
  return current && current !== open ? [...slices, current] : slices;
}
