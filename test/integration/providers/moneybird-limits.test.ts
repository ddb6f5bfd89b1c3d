import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Setback } from '../../../shared/domain/setback.ts';
import { openExchange } from '../../../shared/http/exchange.ts';
import { Pacer } from '../../../shared/http/pacer.ts';
import { openWire } from '../../../shared/http/wire.ts';
import { openCalls } from '../../../shared/providers/moneybird/calls.ts';
import { moneybird as provider } from '../../../shared/providers/moneybird/index.ts';
import { type Readings, startMoneybird } from '../../simulators/moneybird/index.ts';
import { memoryPace, SAME_CLOCK, testClock } from '../../unit/http/http-fixtures.ts';

const RUN_MS = 120_000;

/** Makes calls one after the other for a while, in runs of two minutes, as the worker does; answers how long it took. */
async function callOften(times: number, readings: Partial<Readings>) {
  const clock = testClock();
  await using moneybird = await startMoneybird({ now: clock.now, readings });
  const { accessToken } = moneybird.connect();
  const tokens = { fresh: async () => accessToken, afterRefusal: async () => accessToken };
  const { store } = memoryPace();
  const startedAtMs = clock.now();
  for (let done = 0; done < times; ) {
    const runEndsAtMs = clock.now() + RUN_MS;
    const timeLeftMs = () => runEndsAtMs - clock.now();
    const pace = new Pacer(store, 'moneybird', provider.limits, clock, SAME_CLOCK, timeLeftMs);
    const exchange = openExchange();
    const wire = openWire({
      origin: moneybird.origin,
      tokens,
      paceOf: () => pace,
      exchange,
      now: clock.now,
      timeLeftMs,
    });
    const calls = openCalls(wire, { id: moneybird.books.administration });
    try {
      for (; done < times; done++) {
        clock.advance(80);
        await calls.read('workflows', v.array(v.unknown()), { effect: 'read', subject: 'list' });
      }
    } catch (trouble) {
      if (!(trouble instanceof Setback) || trouble.remedy !== 'wait') throw trouble;
      clock.advance(Math.max(0, (trouble.retryAtMs ?? clock.now() + 60_000) - clock.now()));
    }
    await pace.release();
    await exchange.close();
  }
  return { refused: moneybird.limits.refused, tookMs: clock.now() - startedAtMs };
}

test.each<[string, Partial<Readings>]>([
  ['as it was seen', {}],
  ['in windows that slide', { callWindow: 'sliding' }],
  ['with a count where others saw seconds', { remaining: 'count' }],
  ['with headers on a refusal alone', { limitHeaders: 'throttled', callWindow: 'sliding' }],
])('no 429 of our own making, and nearly every call that is allowed: %s', async (_, readings) => {
  const { refused, tookMs } = await callOften(460, readings);
  expect(refused).toBe(0);
  expect(tookMs).toBeLessThan(4 * 5 * 60_000);
});
