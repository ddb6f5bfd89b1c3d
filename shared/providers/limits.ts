import type { AnswerHeaders } from './wire.ts';

/** How often the other side lets us call. */
export interface Limits {
  /** What the other side counts by, as far as we know; the configuration may say otherwise. */
  readonly countedPer: CountedPer;
  readonly perWindow: number;
  readonly windowMs: number;
  /** Calls a day, counted from 00:00 UTC; null when there is no such limit. */
  readonly perDay: number | null;
  /** 4xx answers per endpoint and hour at which we stop it ourselves. */
  readonly errorsPerHour: number;
  /** Of those, the ones that are no errors there; 408 and 429 never are. */
  readonly notErrors: readonly number[];
  /** A reset may lie so much later than its header says: a second where it is told in seconds. None when left out. */
  readonly resetGrainMs?: number;
  /** What an answer's headers say of the limits; what is absent is null, never zero. */
  readHeaders(headers: AnswerHeaders, nowMs: number): LimitsSeen;
}

/**
 * - `administration` each app in each administration
 * - `token`          each chain of tokens
 * - `egress`         all our calls together, as an address on the internet
 */
export type CountedPer = 'administration' | 'token' | 'egress';

/** What an answer said of the limits; null where it said nothing. */
export interface LimitsSeen {
  readonly windowRemaining: number | null;
  readonly windowResetAtMs: number | null;
  readonly dayRemaining: number | null;
  readonly dayResetAtMs: number | null;
}
