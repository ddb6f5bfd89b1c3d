import { SECOND_MS } from '../domain/duration.ts';
import type { SlotGrant, Used } from './pace.ts';
import { OFF_AT_MOST_MS } from './their-clock.ts';

/** What a run has borrowed, and what it knows since. */
export interface Loan {
  readonly lease: string | null;
  readonly slots: number;
  readonly untilMs: number;
  inHand: number;
  completedAtMs: number[];
  heldUntilMs: number;
  counted: Used['counted'];
}

/** Nothing is borrowed. */
export const noLoan = (): Loan => ({
  lease: null,
  slots: 0,
  untilMs: 0,
  inHand: 0,
  completedAtMs: [],
  heldUntilMs: 0,
  counted: null,
});

/** The clocks of two containers may be so far apart: whoever comes too early sleeps it out, and who comes late has lost it. */
const EARLY_MS = 2 * OFF_AT_MOST_MS;

/** After how long another run asks again for slots that are free after `waitMs`. */
export const comesBackIn = (
  waitMs: number,
  limit: Extract<SlotGrant, { readonly waitUntilMs: number }>['limit'],
): number => (limit === 'day-limit' ? waitMs : Math.max(waitMs - EARLY_MS, SECOND_MS));
