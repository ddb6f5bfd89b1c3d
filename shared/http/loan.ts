import { CLOCKS_APART_MS, SECOND_MS } from '../domain/duration.ts';
import type { SlotGrant, Used } from './pace.ts';

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

/**
 * After how long another run asks again for slots that are free after `waitMs`. By its clock that may be too early, which it sleeps
 * out; too late would lose the slots.
 */
export const comesBackIn = (
  waitMs: number,
  limit: Extract<SlotGrant, { readonly waitUntilMs: number }>['limit'],
): number => (limit === 'day-limit' ? waitMs : Math.max(waitMs - CLOCKS_APART_MS, SECOND_MS));
