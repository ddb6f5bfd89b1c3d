import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

/** Time, chance and addresses: what our code takes from outside and never makes up itself. */
export interface Outside {
  /** Epoch milliseconds. */
  now(): number;
  /** The same as everybody else counts them, for what others compare with a clock of theirs: no local run moves it. */
  othersNow(): number;
  /** Waits by the same clock; ends early, without an error, when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A new id that nobody can guess. */
  id(): string;
  /** 256 bits as base64url, for an OAuth state. */
  secret(): string;
  /** Between 0 and 1. */
  random(): number;
  /** The origin at which a provider's host is reached. */
  originOf(provider: string, host: string): string;
}

const real: Outside = {
  now: Date.now,
  othersNow: Date.now,
  sleep: (ms, signal) => delay(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
  id: randomUUID,
  secret: () => randomBytes(32).toString('base64url'),
  random: Math.random,
  originOf: (_provider, host) => `https://${host}`,
};

/** Where the local run leaves its own clock and addresses before it loads a function. Nothing on AWS sets it. */
export const OUTSIDE = Symbol.for('i-reserve-bookkeeping.outside');

/** The real outside, except for what the local run put in its place. */
export const outside = (): Outside => ({ ...real, ...(globalThis as { [OUTSIDE]?: Partial<Outside> })[OUTSIDE] });
