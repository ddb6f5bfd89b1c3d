import type { Readings } from '../readings.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Calls that one app may make in one division. */
const allowance = { minute: 60, day: 5_000 } as const;

type Span = 'minute' | 'day';

interface Account {
  /** Moments of the calls in the last sixty seconds. */
  recent: number[];
  day: number;
  today: number;
}

/** Whether a call may go on, and what the answer says about the ones that are left. */
export interface Verdict {
  readonly hit: Span | undefined;
  readonly headers: Record<string, string>;
}

/** Counts calls per app and division, by the minute and by the day of UTC. */
export class CallLimits {
  /** Off for tests that are about something else. */
  enabled = true;
  /** How many calls were refused because the caller made too many. */
  readonly refused: Record<Span | 'token', number> = { minute: 0, day: 0, token: 0 };
  private readonly accounts = new Map<string, Account>();
  private readonly window: Readings['minuteWindow'];

  constructor(window: Readings['minuteWindow']) {
    this.window = window;
  }

  /** Takes one call from the allowance of an app and a division, unless nothing is left. */
  take(app: string, division: number | undefined, now: number): Verdict {
    const account = this.account(`${app} ${division ?? '-'}`, now);
    const hit = this.enabled ? this.exhausted(account, now) : undefined;
    if (hit) {
      this.refused[hit] += 1;
      return { hit, headers: this.headers(account, now)[hit] };
    }
    account.recent.push(now);
    account.today += 1;
    const { minute, day } = this.headers(account, now);
    return { hit: undefined, headers: { ...day, ...minute } };
  }

  /** The headers of a limit that a test says was hit. */
  exhaustedHeaders(span: Span, now: number): Record<string, string> {
    const full: Account = {
      recent: Array(allowance.minute).fill(now),
      day: Math.floor(now / dayMs),
      today: allowance.day,
    };
    return this.headers(full, now)[span];
  }

  private account(key: string, now: number): Account {
    const day = Math.floor(now / dayMs);
    const account = this.accounts.get(key) ?? { recent: [], day, today: 0 };
    this.accounts.set(key, account);
    account.recent = account.recent.filter((at) => at > now - minuteMs);
    if (account.day !== day) Object.assign(account, { day, today: 0 });
    return account;
  }

  private exhausted(account: Account, now: number): Span | undefined {
    if (account.today >= allowance.day) return 'day';
    return this.inWindow(account, now).length >= allowance.minute ? 'minute' : undefined;
  }

  private inWindow({ recent }: Account, now: number): number[] {
    return this.window === 'sliding' ? recent : recent.filter((at) => at >= startOfMinute(now));
  }

  private headers(account: Account, now: number): Record<Span, Record<string, string>> {
    const counted = this.inWindow(account, now);
    const first = counted[0] ?? now;
    const minuteReset = this.window === 'sliding' ? first + minuteMs : startOfMinute(now) + minuteMs;
    return {
      minute: named('X-RateLimit-Minutely', allowance.minute, counted.length, minuteReset),
      day: named('X-RateLimit', allowance.day, account.today, (account.day + 1) * dayMs),
    };
  }
}

const startOfMinute = (now: number): number => Math.floor(now / minuteMs) * minuteMs;

const named = (name: string, limit: number, used: number, resetMs: number): Record<string, string> => ({
  [`${name}-Limit`]: String(limit),
  [`${name}-Remaining`]: String(Math.max(0, limit - used)),
  [`${name}-Reset`]: String(resetMs),
});
