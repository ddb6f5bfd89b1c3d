import { html, json, type Reply } from '../../http/reply.ts';
import type { Readings } from '../readings.ts';

const windowMs = 300_000;
const allowance = 150;

/** Who calls, in the three ways in which calls may be counted. */
export interface Caller {
  readonly token: string;
  readonly administration: string | undefined;
}

/** Whether a call may go on, and what its answer says about the ones that are left. */
export interface Verdict {
  readonly refused: boolean;
  readonly headers: Record<string, string>;
}

/** Counts calls: 150 in five minutes (3.1). */
export class CallLimits {
  /** Off for tests that are about something else. */
  enabled = true;
  /** How many calls were refused because the callers made too many. */
  refused = 0;
  private readonly recent = new Map<string, number[]>();
  private readonly readings: Readings;

  constructor(readings: Readings) {
    this.readings = readings;
  }

  /** Takes one call from the allowance, unless nothing is left. */
  take(caller: Caller, now: number): Verdict {
    const { callScope, limitHeaders } = this.readings;
    // A call about no administration is counted by whoever makes it: strangers share no count.
    const key = { egress: '', token: caller.token, administration: caller.administration ?? caller.token }[callScope];
    const counted = (this.recent.get(key) ?? []).filter((at) => at >= this.start(now));
    const refused = this.enabled && counted.length >= allowance;
    if (refused) this.refused += 1;
    else counted.push(now);
    this.recent.set(key, counted);
    if (!refused && limitHeaders === 'throttled') return { refused, headers: {} };
    return { refused, headers: this.headers(allowance - counted.length, this.reset(counted[0] ?? now, now), now) };
  }

  /** The headers of a limit that a test says was hit. */
  exhaustedHeaders(now: number): Record<string, string> {
    return this.headers(0, this.reset(now, now), now);
  }

  private start(now: number): number {
    return this.readings.callWindow === 'sliding' ? now - windowMs + 1 : Math.floor(now / windowMs) * windowMs;
  }

  private reset(first: number, now: number): number {
    return this.readings.callWindow === 'sliding' ? first + windowMs : this.start(now) + windowMs;
  }

  /** Moments are seconds of the epoch, also in `Retry-After`; "remaining" is seconds unless the reading says otherwise. */
  private headers(left: number, resetMs: number, now: number): Record<string, string> {
    const reset = String(Math.ceil(resetMs / 1000));
    const seconds = String(Math.max(0, Math.ceil((resetMs - now) / 1000)));
    return {
      'RateLimit-Limit': String(allowance),
      'RateLimit-Remaining': this.readings.remaining === 'seconds' ? seconds : String(left),
      ...(this.readings.remaining === 'seconds' ? { 'RateLimit-RequestsRemaining': String(left) } : {}),
      'RateLimit-Reset': reset,
      ...(left <= 0 ? { 'Retry-After': reset } : {}),
    };
  }
}

/** The two forms of a 429: Moneybird's own, and that of a proxy in front of it. */
export const throttled = (form: Readings['throttledBody'], headers: Record<string, string>): Reply =>
  form === 'json'
    ? json(429, 'Retry later', headers)
    : html(
        429,
        '<html><head><title>429 Too Many Requests</title></head><body><center><h1>429 Too Many Requests</h1>' +
          '</center><hr><center>nginx</center></body></html>',
      );
