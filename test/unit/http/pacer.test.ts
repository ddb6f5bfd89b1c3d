import { describe, expect, test } from 'vitest';
import { Setback } from '../../../shared/domain/setback.ts';
import { tidy } from '../../../shared/http/pace.ts';
import { Pacer, type Theirs } from '../../../shared/http/pacer.ts';
import { TheirClock } from '../../../shared/http/their-clock.ts';
import { limits } from '../../../shared/providers/exact/limits.ts';
import { limits as moneybird } from '../../../shared/providers/moneybird/limits.ts';
import { OutOfTime } from '../../../shared/sync/steps/record-failure.ts';
import { CallLimits } from '../../simulators/exact/limits/calls.ts';
import { anAnswer, memoryPace, SAME_CLOCK, testClock } from './http-fixtures.ts';

const SET = 'crm/Accounts';

interface DeskOptions {
  readonly runMs?: number;
  readonly clock?: ReturnType<typeof testClock>;
  readonly pace?: ReturnType<typeof memoryPace>;
  readonly theirs?: Theirs;
}

function desk({ runMs = 90_000, clock = testClock(), pace = memoryPace(), theirs = SAME_CLOCK }: DeskOptions = {}) {
  const startedAt = clock.now();
  const timeLeftMs = () => runMs - (clock.now() - startedAt);
  const open = () => new Pacer(pace.store, 'scope', limits, clock, theirs, timeLeftMs);
  const pacer = open();
  const call = async (by: Pacer = pacer, answer = anAnswer()) => {
    await by.take(SET);
    clock.advance(300);
    await by.done(SET, answer);
  };
  return { clock, pace, pacer, open, call, state: () => pace.of('scope') };
}

const reasonOf = (error: unknown) => (error instanceof Setback ? { cause: error.cause, at: error.retryAtMs } : error);
const refusal = (work: Promise<unknown>) => work.then(() => 'nothing', reasonOf);

test.each(['clock', 'sliding'] as const)(
  'no call of ours meets a 429 where the minute is of the %s',
  async (reading) => {
    const server = new CallLimits(reading);
    const { clock, pace } = desk();
    const start = clock.now();
    for (let run = 0, calls = 0; clock.now() < start + 10 * 60_000; run++) {
      const { pacer } = desk({ clock, pace });
      for (let turn = 0; turn < 70 && clock.now() < start + 10 * 60_000; turn++) {
        if ((await refusal(pacer.take(SET))) !== 'nothing') break;
        clock.advance(120 + ((calls * 37) % 200));
        const { hit, headers } = server.take('app', 1, clock.now());
        clock.advance(150);
        await pacer.done(SET, anAnswer(hit ? 429 : 200, headers));
        calls++;
      }
      if (run % 3 > 0)
        await pacer.release(); // every third one dies with what it borrowed
      else clock.advance(200);
    }
    expect(server.refused).toMatchObject({ minute: 0, day: 0 });
  },
);

test('a write that the SDK sends twice lends once, and counts each call once', async () => {
  const pace = memoryPace();
  const { change } = pace.store;
  const store: typeof pace.store = {
    ...pace.store,
    async change(scope, how) {
      await change(scope, how); // it was made, and its answer never came
      return change(scope, how);
    },
  };
  const { pacer, call, state } = desk({ pace: { ...pace, store } });
  for (let turn = 0; turn < 12; turn++) await call();
  expect(state().leases).toHaveLength(1);
  await pacer.release();
  expect(state()).toMatchObject({ leases: [], dayCalls: 12 });
  expect(state().usedUntil).toHaveLength(12);
});

test('who leaves a part of the limits to others is stopped there, and the others go on', async () => {
  const { clock, pace, call } = desk();
  const modest = new Pacer(pace.store, 'scope', limits, clock, SAME_CLOCK, () => 20_000, 0.75);
  for (let turn = 0; turn < 45; turn++) await call(modest);
  expect(await refusal(modest.take(SET))).toMatchObject({ cause: 'rate-limited' });
  await modest.release();
  const before = clock.now();
  const { pacer } = desk({ clock, pace });
  for (let turn = 0; turn < 15; turn++) await call(pacer);
  expect(clock.now() - before).toBe(15 * 300);
});

describe('a reservation', () => {
  test('guarantees that many calls, without a wait between them', async () => {
    const { clock, pacer, call } = desk({ runMs: 200_000 });
    for (let turn = 0; turn < 58; turn++) await call();
    await pacer.reserve(3);
    const since = clock.now();
    for (let turn = 0; turn < 3; turn++) await call();
    expect(clock.now() - since).toBe(3 * 300);
  });

  test('that has to wait at most a minute sleeps it out, once', async () => {
    const { clock, pacer, call } = desk({ runMs: 200_000 });
    const before = clock.now();
    for (let turn = 0; turn < 60; turn++) await call();
    await pacer.reserve(3);
    expect(clock.now() - before).toBe(3 * 300 + 60_050);
  });

  test('that does not fit into this run pauses the line until there is room', async () => {
    const { clock, pacer, call } = desk({ runMs: 60_000 });
    for (let turn = 0; turn < 60; turn++) await call();
    expect(await refusal(pacer.reserve(1))).toEqual({
      cause: 'rate-limited',
      at: clock.now() - 59 * 300 + 60_050 - 4_000,
    });
  });

  test('that has to wait for less than clocks may differ by is tried again after a second, not at once and again', async () => {
    const { clock, pace, pacer, call } = desk();
    const before = clock.now();
    for (let turn = 0; turn < 60; turn++) await call();
    await pacer.release();
    clock.advance(before + 300 + 60_050 - 1_500 - clock.now());
    const late = desk({ runMs: 20_000, clock, pace });
    expect(await refusal(late.pacer.reserve(1))).toEqual({ cause: 'rate-limited', at: clock.now() + 1_000 });
  });

  test('of calls that the day does not allow any more starts nothing', async () => {
    const { clock, pace, pacer } = desk();
    pace.states.set('scope', { ...pace.of('scope'), day: '2026-11-20', dayCalls: 4_998 });
    expect(await refusal(pacer.reserve(3))).toEqual({ cause: 'day-limit', at: Date.parse('2026-11-21T00:00:00Z') });
    expect(pace.of('scope')).toMatchObject({ dayCalls: 4_998, leases: [] });
    clock.advance(15 * 3_600_000);
    await desk({ clock, pace }).pacer.reserve(3);
  });

  test('with no time left for a call ends the run', async () => {
    const { clock, pacer } = desk();
    clock.advance(60_000);
    await expect(pacer.reserve(1)).rejects.toThrow(OutOfTime);
  });
});

describe('where their clock is known to a second', () => {
  const theirs: Theirs = { earliest: (ms) => ms - 1_000, latest: (ms) => ms + 1_000, learn: () => undefined };

  test('a slot is used for a window from the latest that it may have shown', async () => {
    const { clock, pacer, call, state } = desk({ theirs });
    await call();
    await pacer.release();
    clock.advance(100);
    await call();
    expect(state().usedUntil).toEqual([clock.now() - 400 + 1_000 + 60_050]);
  });

  test.each<[string, number[], number]>([
    ['a slot is free', Array<number>(limits.perWindow).fill(500), 0],
    ['what they forbid is allowed', [], 500],
  ])('%s once the earliest that it may show says so', async (_, usedUntil, heldUntilMs) => {
    const { clock, pace, pacer } = desk({ theirs });
    const before = clock.now();
    const until = { usedUntil: usedUntil.map((ms) => before + ms), heldUntilMs: before + heldUntilMs };
    pace.states.set('scope', { ...pace.of('scope'), day: '2026-11-20', ...until });
    await pacer.take(SET);
    expect(clock.now() - before).toBe(1_500);
  });

  test('a loan is over once the latest that it may show says so', async () => {
    let aheadMs = 0;
    const moving: Theirs = { ...theirs, earliest: (ms) => ms + aheadMs, latest: (ms) => ms + aheadMs };
    const { pacer, state } = desk({ theirs: moving });
    await pacer.reserve(3);
    const [first] = state().leases;
    aheadMs = 100_000;
    await pacer.take(SET);
    expect(state().leases).toHaveLength(1);
    expect(state().leases[0]?.id).not.toBe(first?.id);
  });
});

describe('what a run leaves behind', () => {
  test('is the calls it made, when it gave the rest back', async () => {
    const { pacer, call, state } = desk();
    await call();
    await call();
    await pacer.release();
    expect(state()).toMatchObject({ leases: [], dayCalls: 2 });
    expect(state().usedUntil).toHaveLength(2);
  });

  test('is everything that it borrowed, when it died', async () => {
    const { clock, pace, call, state } = desk();
    await call();
    await call();
    clock.advance(90_000);
    await desk({ clock, pace }).pacer.reserve(1);
    expect(state().usedUntil).toHaveLength(10); // the first loan, of one slot, is free again
  });

  test('of a loan of a few slots is written with the next loan of its container', async () => {
    const { clock, pace, pacer, call, state } = desk();
    await call();
    await pacer.release();
    expect(state()).toMatchObject({ leases: [{ slots: 1 }], usedUntil: [], dayCalls: 1 });
    const next = desk({ clock, pace });
    await next.pacer.reserve(3);
    expect(state()).toMatchObject({ leases: [{ slots: 3 }], usedUntil: [clock.now() + 60_050], dayCalls: 4 });
    await next.call();
    await next.pacer.release();
    await desk({ clock, pace }).pacer.reserve(1);
    expect(state()).toMatchObject({ leases: [{ slots: 1 }], dayCalls: 3 }); // two of the three were not used
    expect(state().usedUntil).toHaveLength(2);
  });

  test('of such a loan counts as used by everybody else until its lease and a window are over', async () => {
    const { clock, pacer, call, state } = desk();
    await call();
    await pacer.release();
    const lapsesAtMs = state().leases[0]?.untilMs ?? 0;
    clock.advance(lapsesAtMs - clock.now() + 1);
    expect(tidy(state(), limits, clock.now())).toMatchObject({ leases: [], usedUntil: [lapsesAtMs + 60_050] });
  });

  test('is written at once where half of the limits is used, or the other side wants no calls', async () => {
    const busy = desk();
    for (let turn = 0; turn < 31; turn++) await busy.call();
    await busy.pacer.release();
    const next = desk({ clock: busy.clock, pace: busy.pace });
    await next.call();
    await next.pacer.release();
    expect(next.state().leases).toEqual([]);

    const { clock, pacer, state } = desk();
    await pacer.take(SET);
    await pacer.done(SET, anAnswer(429));
    await pacer.release();
    expect(state().leases).toEqual([]);
    expect(state().heldUntilMs).toBeGreaterThan(clock.now());
  });

  test('is known to the next one, which goes on where it stopped', async () => {
    const { clock, pace, pacer, call } = desk();
    for (let turn = 0; turn < 55; turn++) await call();
    await pacer.release();
    const next = desk({ clock, pace, runMs: 60_000 });
    for (let turn = 0; turn < 5; turn++) await next.call();
    expect(await refusal(next.call())).toMatchObject({ cause: 'rate-limited' });
  });

  test('that can not be written down counts as used, and whoever releases it is told', async () => {
    const { clock, pace, pacer, call, state } = desk();
    await call();
    await call();
    pace.failures.push(new Error('the table is away'));
    await expect(pacer.release()).rejects.toThrow('the table is away');
    clock.advance(90_000);
    await desk({ clock, pace }).pacer.reserve(1);
    expect(state().usedUntil).toHaveLength(10); // the first loan, of one slot, is free again
  });
});

describe('two at once', () => {
  test('share one count', async () => {
    const { pacer, open, state, call } = desk();
    const other = open();
    await Promise.all([...Array(30).keys()].map((turn) => call(turn % 2 ? pacer : other)));
    await Promise.all([pacer.release(), other.release()]);
    expect(state()).toMatchObject({ dayCalls: 30, leases: [] });
    expect(state().usedUntil).toHaveLength(30);
  });

  test('on one pacer take turns, call by call', async () => {
    const { pacer } = desk();
    const events: string[] = [];
    const call = async (name: string) => {
      await pacer.take(SET);
      events.push(`${name} begins`);
      await Promise.resolve();
      events.push(`${name} ends`);
      await pacer.done(SET, anAnswer());
    };
    await Promise.all([call('a'), call('b'), call('c')]);
    expect(events).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });
});

describe('the other side’s count', () => {
  const minutely = (remaining: number, resetAtMs: number) => ({
    'X-RateLimit-Minutely-Remaining': `${remaining}`,
    'X-RateLimit-Minutely-Reset': `${resetAtMs}`,
  });

  test('is believed where it allows less: nothing more is sent before its reset', async () => {
    const { clock, pacer } = desk();
    await pacer.take(SET);
    const reset = clock.now() + 20_000;
    await pacer.done(SET, anAnswer(200, minutely(0, reset)));
    await pacer.take(SET);
    expect(clock.now()).toBe(reset + 250);
  });

  test('takes back what was lent before: of three that were reserved the first says that no more is allowed', async () => {
    const { clock, pacer } = desk();
    await pacer.reserve(3);
    await pacer.take(SET);
    const reset = clock.now() + 20_000;
    await pacer.done(SET, anAnswer(200, minutely(0, reset)));
    await pacer.take(SET);
    expect(clock.now()).toBe(reset + 250);
  });

  test('is read by its own clock, when ours is ahead', async () => {
    const { clock, pacer } = desk({ theirs: new TheirClock() });
    const aheadMs = 20 * 60_000;
    const before = clock.now();
    const date = new Date(before - aheadMs).toUTCString();
    await pacer.take(SET);
    await pacer.done(SET, anAnswer(429, { ...minutely(0, before - aheadMs + 20_000), date }, aheadMs));
    await pacer.take(SET);
    expect(clock.now()).toBe(before + 21_000);
  });

  test('that names no moment forbids a window from what its own clock shows', async () => {
    const { clock, pacer } = desk({ theirs: new TheirClock() });
    const aheadMs = 20 * 60_000;
    const before = clock.now();
    await pacer.take(SET);
    await pacer.done(SET, anAnswer(429, { date: new Date(before - aheadMs).toUTCString() }, aheadMs));
    const at = before + limits.windowMs + 1_000 - 4_000;
    expect(await refusal(pacer.take(SET))).toEqual({ cause: 'rate-limited', at });
  });

  test('without a Date says nothing of its clock', async () => {
    const theirs = new TheirClock();
    const { clock, call } = desk({ theirs });
    await call();
    expect(clock.now() - theirs.earliest(clock.now())).toBe(2_000);
    expect(theirs.latest(clock.now()) - clock.now()).toBe(2_000);
  });

  test('of the day is believed too, before it is used up', async () => {
    const { clock, pacer } = desk();
    await pacer.take(SET);
    const day = { 'X-RateLimit-Remaining': '2', 'X-RateLimit-Reset': `${Date.parse('2026-11-21T00:00:00Z')}` };
    await pacer.done(SET, anAnswer(200, day));
    expect(await refusal(pacer.reserve(3))).toEqual({ cause: 'day-limit', at: Date.parse('2026-11-21T00:00:00Z') });
    await pacer.reserve(2);
    expect(clock.now()).toBe(Date.parse('2026-11-20T09:00:00Z'));
  });

  test('allows nothing that ours does not', async () => {
    const { clock, pacer, call } = desk({ runMs: 60_000 });
    for (let turn = 0; turn < 60; turn++) await call(pacer, anAnswer(200, minutely(60, clock.now() + 1_000)));
    expect(await refusal(pacer.take(SET))).toMatchObject({ cause: 'rate-limited' });
  });
});

describe('an endpoint with five errors in an hour', () => {
  const fail = async (calls: number, status: number, { pacer }: ReturnType<typeof desk>, endpoint = SET) => {
    for (let turn = 0; turn < calls; turn++) {
      await pacer.take(endpoint);
      await pacer.done(endpoint, anAnswer(status));
    }
  };

  test.each([400, 401, 403, 404])('of %i is stopped, for everybody, and opens after the hour', async (status) => {
    const one = desk();
    await fail(5, status, one);
    expect(await refusal(one.pacer.take(SET))).toEqual({ cause: 'error-block', at: one.clock.now() + 3_600_050 });
    await one.pacer.take('crm/Contacts');
    expect(await refusal(one.open().take(SET))).toMatchObject({ cause: 'error-block' });
    one.clock.advance(3_600_050);
    await desk(one).call();
  });

  test('opens when the hour is over by every clock, and says by ours when that is', async () => {
    const theirs: Theirs = { earliest: (ms) => ms - 1_000, latest: (ms) => ms + 1_000, learn: () => undefined };
    const one = desk({ theirs });
    await fail(5, 400, one);
    const at = one.clock.now() + 1_000 + 3_600_050 + 1_000;
    expect(await refusal(one.pacer.take(SET))).toEqual({ cause: 'error-block', at });
    one.clock.advance(at - one.clock.now());
    await desk({ ...one, theirs }).call();
  });

  test.each([408, 429, 500, 503])('of %i is not', async (status) => {
    const one = desk({ runMs: 600_000 });
    const now = () => ({ 'X-RateLimit-Minutely-Reset': `${one.clock.now()}` });
    for (let turn = 0; turn < 6; turn++) await one.call(one.pacer, anAnswer(status, now()));
    await one.call();
  });

  test('of what Moneybird does not have is not: it is looked for there', async () => {
    const { pace, clock } = desk();
    const pacer = new Pacer(pace.store, 'scope', moneybird, clock, SAME_CLOCK, () => 600_000);
    for (let turn = 0; turn < 2 * moneybird.errorsPerHour; turn++) {
      await pacer.take('contacts');
      await pacer.done('contacts', anAnswer(404));
    }
    await pacer.take('contacts');
  });

  test('is stopped for those alone who made them, where several share a count', async () => {
    const { pace, clock } = desk();
    const of = (whose: string) => new Pacer(pace.store, 'scope', limits, clock, SAME_CLOCK, () => 90_000, 1, whose);
    const [mine, theirs] = [of('camping-de-eik#moneybird '), of('camping-de-beuk#moneybird ')];
    for (let turn = 0; turn < 5; turn++) {
      await mine.take(SET);
      await mine.done(SET, anAnswer(400));
    }
    expect(await refusal(mine.take(SET))).toMatchObject({ cause: 'error-block' });
    await theirs.take(SET);
    await theirs.done(SET, anAnswer(200));
  });

  test('is stopped although the table was away when they were made', async () => {
    const one = desk();
    await fail(4, 400, one);
    one.pace.failures.push(new Error('the table is away'));
    await fail(1, 400, one);
    await one.pacer.release();
    expect(await refusal(one.open().take(SET))).toMatchObject({ cause: 'error-block' });
  });

  test('keeps nobody who waits behind it from other endpoints', async () => {
    const one = desk();
    await fail(5, 400, one);
    const [first, second] = await Promise.all(
      [refusal(one.pacer.take(SET)), one.call(one.pacer)].map((work) => work.catch(reasonOf)),
    );
    expect([first, second]).toMatchObject([{ cause: 'error-block' }, { cause: 'error-block' }]);
    await one.pacer.take('crm/Contacts');
  });
});

test('a clock that jumps ahead voids what was borrowed before: nobody calls on a lease that is over', async () => {
  const { clock, pace } = desk();
  const pacer = new Pacer(pace.store, 'scope', limits, clock, SAME_CLOCK, () => 90_000); // real time stands still
  await pacer.reserve(10);
  const [before] = pace.of('scope').leases;
  clock.advance(91_000);
  await pacer.take(SET);
  expect(pace.of('scope').leases).toMatchObject([{ untilMs: clock.now() + 90_000 }]);
  expect(pace.of('scope').usedUntil).toEqual(Array(10).fill((before?.untilMs ?? 0) + 60_050));
});

test('a run whose time is over borrows nothing', async () => {
  const { clock, pacer, state } = desk();
  clock.advance(90_000);
  await expect(pacer.take(SET)).rejects.toThrow(OutOfTime);
  expect(state().leases).toEqual([]);
});
