import { expect, test } from 'vitest';
import { Setback } from '../../../shared/domain/setback.ts';
import { Pacer, type Theirs } from '../../../shared/http/pacer.ts';
import { TheirClock, TheirClocks } from '../../../shared/http/their-clock.ts';
import { limits } from '../../../shared/providers/exact/limits.ts';
import { CallLimits } from '../../simulators/exact/limits/calls.ts';
import { anAnswer, memoryPace, SAME_CLOCK, testClock } from './http-fixtures.ts';

const SET = 'crm/Accounts';
const RUN_MS = 90_000;
const WINDOWS = 30;

/** Two containers whose clocks are four seconds apart take turns on one backlog, as fast as they may. */
async function takeTurns(reading: 'clock' | 'sliding', theirClock: () => Theirs) {
  const clock = testClock();
  const server = new CallLimits(reading);
  const pace = memoryPace();
  const containers = [2_000, -2_000].map((aheadMs) => ({ aheadMs, theirs: theirClock() }));
  const arrived: number[] = [];
  for (let run = 0; arrived.length <= (WINDOWS + 1) * limits.perWindow; run++) {
    const { aheadMs, theirs } = containers[run % 2] ?? { aheadMs: 0, theirs: theirClock() };
    const own = { ...clock, now: () => clock.now() + aheadMs };
    const endsAtMs = clock.now() + RUN_MS;
    const pacer = new Pacer(pace.store, 'scope', limits, own, theirs, () => endsAtMs - clock.now());
    try {
      while (clock.now() < endsAtMs - RUN_MS / 2) {
        await pacer.take(SET);
        clock.advance(120 + ((arrived.length * 37) % 200));
        const { hit, headers } = server.take('app', 1, clock.now());
        if (!hit) arrived.push(clock.now());
        const date = new Date(clock.now()).toUTCString();
        clock.advance(150);
        await pacer.done(SET, anAnswer(hit ? 429 : 200, { ...headers, date }, own.now() - Date.parse(date)));
      }
    } catch (error) {
      if (!(error instanceof Setback)) throw error;
      await pacer.release();
      clock.advance(Math.max(0, (error.retryAtMs ?? 0) - clock.now())); // by the clock of whoever wakes
    }
  }
  const [first = 0, last = 0] = [arrived[limits.perWindow], arrived[(WINDOWS + 1) * limits.perWindow]];
  return { refused: server.refused.minute, share: (WINDOWS * limits.windowMs) / (last - first) };
}

test.each(['clock', 'sliding'] as const)(
  'workers whose clocks are off by two seconds meet no 429, and use 98 in 100 calls, where the minute is of the %s',
  async (reading) => {
    const { refused, share } = await takeTurns(reading, () => new TheirClock());
    expect(refused).toBe(0);
    expect(share).toBeGreaterThanOrEqual(0.98);
  },
);

test('who takes each clock for theirs is refused', async () => {
  expect((await takeTurns('sliding', () => SAME_CLOCK)).refused).toBeGreaterThan(0);
});

test('a clock that was never heard is trusted to two seconds, and one that was set is learnt anew', () => {
  const theirs = new TheirClock();
  expect([theirs.earliest(10_000), theirs.latest(10_000)]).toEqual([8_000, 12_000]);
  theirs.learn(700, 200); // their second was begun by 0 to 1,000 ms when they wrote it
  expect([theirs.earliest(10_000), theirs.latest(10_000)]).toEqual([9_300, 10_500]);
  theirs.learn(100, 200);
  expect([theirs.earliest(10_000), theirs.latest(10_000)]).toEqual([9_900, 10_500]);
  theirs.learn(60_000, 200);
  expect([theirs.earliest(70_000), theirs.latest(70_000)]).toEqual([10_000, 11_200]);
});

test('what was learnt of a host is known to the next run of a container, and says nothing of another host', () => {
  const clocks = new TheirClocks();
  clocks.of('start.exactonline.nl').learn(700, 200);
  expect(clocks.of('start.exactonline.nl').earliest(10_000)).toBe(9_300);
  expect(clocks.of('start.exactonline.be').earliest(10_000)).toBe(8_000);
});
