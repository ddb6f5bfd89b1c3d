import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countError,
  FRESH,
  heldBy,
  lend,
  nextDayMs,
  type PaceState,
  release,
  type SlotGrant,
  stoppedUntil,
  tidy,
} from '../../../shared/http/pace.ts';
import { limits } from '../../../shared/providers/exact/limits.ts';
import { limits as moneybirdLimits } from '../../../shared/providers/moneybird/limits.ts';
import { atScale } from '../../tier.ts';
import { arrivals, mostWithin } from './pace-simulation.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const nothing = { completedAtMs: [], heldUntilMs: 0, counted: null };
const lent = (grant: SlotGrant) => {
  if (!('slots' in grant)) throw new Error('nothing was lent');
  return grant;
};
const ask = (lease: string, need = 1, want = 10, untilMs = NOON + 90_000) => ({ lease, need, want, untilMs });
const borrow = (state: PaceState, lease: string, want: number, now = NOON) =>
  lent(lend(state, limits, { lease, need: 1, want, untilMs: now + 90_000 }, now)).state;

describe('callers that share one pace', () => {
  const crews = fc.record({
    seed: fc.integer(),
    callers: fc.integer({ min: 1, max: 5 }),
    latencyMs: fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 })),
    deaths: fc.constantFrom(0, 0, 0.02, 0.2),
    block: fc.integer({ min: 1, max: 20 }),
    minutes: fc.constant(8),
  });

  /** Found by a seed: a caller gave slots back that were free before it came, and was told to wait for a moment that was past. */
  const slowCrew = { seed: 1_762_711_897, callers: 5, deaths: 0, block: 19, minutes: 8 };

  test('no sixty seconds, wherever they start, hold more calls than the limit', () => {
    fc.assert(
      fc.property(crews, (crew) => {
        expect(mostWithin(arrivals(limits, crew), limits.windowMs)).toBeLessThanOrEqual(limits.perWindow);
      }),
      { numRuns: atScale(150, 500), examples: [[{ ...slowCrew, latencyMs: [4_978, 605] }]] },
    );
  });

  test.each([
    ['one caller', 1],
    ['two callers', 2],
    ['four callers', 4],
  ])('%s with everyday latencies use at least 98 % of the limit', (_, callers) => {
    const crew = { seed: 7, callers, latencyMs: [200, 600] as const, deaths: 0, block: 10, minutes: 30 };
    expect(arrivals(limits, crew).length / (30 * limits.perWindow)).toBeGreaterThan(0.98);
  });

  test('whatever was borrowed and given back, the count of the day is the number of calls made', () => {
    const loans = fc.array(fc.record({ want: fc.integer({ min: 1, max: 20 }), used: fc.nat(20) }), { maxLength: 8 });
    fc.assert(
      fc.property(loans, (all) => {
        let state = FRESH;
        let made = 0;
        for (const [index, { want, used }] of all.entries()) {
          const now = NOON + index * 120_000;
          state = borrow(tidy(state, limits, now), `l${index}`, want, now);
          const calls = Math.min(used, want);
          made += calls;
          state = release(state, limits, `l${index}`, { ...nothing, completedAtMs: Array(calls).fill(now) });
        }
        expect(state.dayCalls).toBe(made);
      }),
    );
  });
});

describe('a lease', () => {
  test('whose holder crashed counts as used until a window after its end', () => {
    const crashed = borrow(tidy(FRESH, limits, NOON), 'crashed', 60);
    const justAfter = NOON + 90_001;
    expect(lend(tidy(crashed, limits, justAfter), limits, ask('next'), justAfter)).toEqual({
      waitUntilMs: NOON + 90_000 + 60_050,
      limit: 'rate-limited',
    });
    const later = NOON + 90_000 + 60_050;
    expect(lent(lend(tidy(crashed, limits, later), limits, ask('next'), later)).slots).toBe(10);
  });

  test('that is given back frees at once what was not used', () => {
    const state = borrow(tidy(FRESH, limits, NOON), 'a', 60);
    const back = release(state, limits, 'a', { ...nothing, completedAtMs: [NOON] });
    expect(lent(lend(back, limits, ask('b', 59, 59), NOON)).slots).toBe(59);
    expect(back.dayCalls).toBe(1);
  });

  test('lends what is needed or nothing, and says when there will be enough', () => {
    const completedAtMs = Array.from({ length: 58 }, (_, second) => NOON + second * 100);
    const state = release(borrow(tidy(FRESH, limits, NOON), 'a', 58), limits, 'a', { ...nothing, completedAtMs });
    expect(lent(lend(state, limits, ask('b', 2, 10), NOON)).slots).toBe(2);
    expect(lend(state, limits, ask('b', 4, 10), NOON)).toEqual({
      waitUntilMs: NOON + 100 + 60_050,
      limit: 'rate-limited',
    });
  });

  test('that lives through midnight counts for the new day, and what of it was not used does not', () => {
    const night = Date.parse('2026-11-20T23:59:50Z');
    const state = borrow(tidy(FRESH, limits, night), 'a', 10, night);
    const next = tidy(state, limits, night + 20_000);
    expect(next).toMatchObject({ day: '2026-11-21', dayCalls: 10 });
    expect(release(next, limits, 'a', { ...nothing, completedAtMs: [night + 15_000] }).dayCalls).toBe(1);
  });
});

describe('the day', () => {
  const busy: PaceState = { ...FRESH, day: '2026-11-20', dayCalls: 4_998 };

  test('ends at 00:00 UTC, and not a call more is lent before', () => {
    expect(lent(lend(busy, limits, ask('a', 2), NOON)).slots).toBe(2);
    expect(lend(busy, limits, ask('a', 3), NOON)).toEqual({
      waitUntilMs: Date.parse('2026-11-21T00:00:00Z'),
      limit: 'day-limit',
    });
    const midnight = nextDayMs(NOON);
    expect(lend(tidy(busy, limits, midnight - 1), limits, ask('a', 3), midnight - 1)).toHaveProperty('limit');
    expect(lent(lend(tidy(busy, limits, midnight), limits, ask('a', 3), midnight)).slots).toBe(10);
  });

  test('is counted as the other side counts it when that is more, and never as less', () => {
    const state = borrow(tidy(FRESH, limits, NOON), 'a', 10);
    const counted = (calls: number, day = '2026-11-20') =>
      release(state, limits, 'a', { ...nothing, completedAtMs: [NOON], counted: { day, calls } }).dayCalls;
    expect(counted(4_990)).toBe(4_990);
    expect(counted(-4_000)).toBe(1);
    expect(counted(4_990, '2026-11-19')).toBe(1);
  });
});

describe('a clock', () => {
  test('that jumps ahead frees what it left behind', () => {
    const state = borrow(tidy(FRESH, limits, NOON), 'a', 60);
    const jumped = NOON + 20 * 60_000;
    expect(lent(lend(tidy(state, limits, jumped), limits, ask('b', 60, 60), jumped)).slots).toBe(60);
  });

  test('that went back keeps nobody waiting longer than a window', () => {
    const ahead = NOON + 20 * 24 * 3_600_000;
    const used = release(borrow(tidy(FRESH, limits, ahead), 'a', 60, ahead), limits, 'a', {
      ...nothing,
      completedAtMs: Array(60).fill(ahead),
    });
    const grant = lend(tidy(used, limits, NOON), limits, ask('b'), NOON);
    expect(grant).toEqual({ waitUntilMs: NOON + 60_050, limit: 'rate-limited' });
  });
});

describe('an endpoint', () => {
  const errors = (count: number): PaceState =>
    Array.from({ length: count }, (_, index) => NOON + index * 1_000).reduce(
      (state, at) => countError(state, 'crm/Accounts', at),
      FRESH,
    );

  test('is left alone after five errors within the hour, alone of all, and opens when the first is an hour old', () => {
    const now = NOON + 10_000;
    expect(stoppedUntil(errors(4), limits, 'crm/Accounts', now)).toBeNull();
    const until = stoppedUntil(errors(5), limits, 'crm/Accounts', now);
    expect(until).toBe(NOON + 3_600_000 + 50);
    expect(stoppedUntil(errors(5), limits, 'crm/Contacts', now)).toBeNull();
    expect(stoppedUntil(errors(5), limits, 'crm/Accounts', until ?? 0)).toBeNull();
  });

  test('that stays in trouble stays closed until fewer than five are left', () => {
    expect(stoppedUntil(errors(7), limits, 'crm/Accounts', NOON + 10_000)).toBe(NOON + 2_000 + 3_600_000 + 50);
  });

  test('has no errors that are older than an hour', () => {
    expect(tidy(errors(3), limits, NOON + 3_600_001).errors['crm/Accounts']).toHaveLength(2);
    expect(tidy(errors(3), limits, NOON + 3_700_000).errors).toEqual({});
  });
});

describe('the other side’s headers', () => {
  const held = (status: number, headers: Record<string, string>, now = NOON) =>
    heldBy(limits.readHeaders(new Headers(headers), now), status, limits, now);
  const minute = (remaining: number, reset = `${NOON + 30_000}`) => ({
    'X-RateLimit-Minutely-Limit': '60',
    'X-RateLimit-Minutely-Remaining': `${remaining}`,
    'X-RateLimit-Minutely-Reset': reset,
  });
  const day = (remaining: number) => ({
    'X-RateLimit-Limit': '5000',
    'X-RateLimit-Remaining': `${remaining}`,
    'X-RateLimit-Reset': `${nextDayMs(NOON)}`,
  });
  const [AFTER, AFTER_REFUSAL] = [250, 1_000];

  test('a reset that is told in whole seconds may lie as much as a second later', () => {
    const told = { 'RateLimit-RequestsRemaining': '0', 'RateLimit-Reset': `${NOON / 1_000 + 30}` };
    const seen = moneybirdLimits.readHeaders(new Headers(told), NOON);
    expect(heldBy(seen, 200, moneybirdLimits, NOON)).toBe(NOON + 31_000);
  });

  test.each([
    ['calls are left', 200, { ...minute(3), ...day(100) }, 0],
    ['there are none', 200, {}, 0],
    ['the minute is used up', 200, { ...minute(0), ...day(100) }, NOON + 30_000 + AFTER],
    ['the day is used up', 200, { ...minute(12), ...day(0) }, nextDayMs(NOON) + AFTER],
    ['a 429 of the minute has those of the minute alone', 429, minute(0), NOON + 30_000 + AFTER_REFUSAL],
    ['a 429 of the day has those of the day alone', 429, day(0), nextDayMs(NOON) + AFTER_REFUSAL],
    [
      'a 429 of the day has a reset alone',
      429,
      { 'X-RateLimit-Reset': `${nextDayMs(NOON)}` },
      nextDayMs(NOON) + AFTER_REFUSAL,
    ],
    ['a 429 comes although calls seem to be left', 429, minute(49), NOON + 30_000 + AFTER_REFUSAL],
    ['a 429 has none', 429, {}, NOON + 60_000 + AFTER_REFUSAL],
    ['the reset is in seconds', 429, minute(0, `${NOON / 1_000 + 30}`), NOON + 30_000 + AFTER_REFUSAL],
    ['the reset is a span', 429, minute(0, '30'), NOON + 30_000 + AFTER_REFUSAL],
    ['the reset is years away', 429, minute(0, `${NOON + 1e11}`), NOON + 3_600_000 + AFTER_REFUSAL],
    [
      'the reset of the day is years away',
      429,
      { ...day(0), 'X-RateLimit-Reset': `${NOON + 1e11}` },
      NOON + 86_400_000 + AFTER_REFUSAL,
    ],
    ['the reset is nonsense', 429, minute(0, 'soon'), NOON + 60_000 + AFTER_REFUSAL],
  ])('hold calls back rightly when %s', (_, status, headers, until) => {
    expect(held(status, headers)).toBe(until);
  });

  test('never give back what our own count says is used', () => {
    const used = release(borrow(tidy(FRESH, limits, NOON), 'a', 60), limits, 'a', {
      ...nothing,
      completedAtMs: Array(60).fill(NOON),
      heldUntilMs: held(200, { ...minute(60), ...day(5_000) }),
    });
    expect(lend(used, limits, ask('b'), NOON + 1)).toHaveProperty('limit', 'rate-limited');
  });

  test('are told as the limit that they are of', () => {
    const state = (headers: Record<string, string>) =>
      release(FRESH, limits, 'a', { ...nothing, heldUntilMs: held(429, headers) });
    expect(lend(state(minute(0)), limits, ask('b'), NOON)).toMatchObject({ limit: 'rate-limited' });
    expect(lend(state(day(0)), limits, ask('b'), NOON)).toMatchObject({ limit: 'day-limit' });
  });
});
