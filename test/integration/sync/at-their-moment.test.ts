import { expect, test } from 'vitest';
import { createHandler as ringDue } from '../../../functions/ring-due/handler.ts';
import type { SendWakes } from '../../../shared/store/queues/wake-queue.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { MINUTE_MS } from './fixtures.ts';

const lineOf = (tenant: string) => ({ tenant, integration: 'exact' });

/** One run of the function of every minute, with the second of it in which each line is woken. */
async function runOf(
  world: TestWorld,
  meanwhile: (second: number) => Promise<unknown> = async () => undefined,
  livesMs = 80_000,
) {
  const startedAtMs = world.clock.now();
  const second = () => Math.round((world.clock.now() - startedAtMs) / 1_000);
  const woken: (readonly [tenant: string, second: number])[] = [];
  const wakeAll: SendWakes = async (keys) => void woken.push(...keys.map(({ tenant }) => [tenant, second()] as const));
  const clock = {
    ...world.world.clock,
    sleep: async (ms: number) => {
      await world.world.clock.sleep(ms);
      await meanwhile(second());
    },
  };
  const timeLeftMs = () => startedAtMs + livesMs - world.clock.now();
  await ringDue({ ...world.world, clock, wakeAll })({ staysForMs: MINUTE_MS }, { timeLeftMs });
  return { woken, lastedMs: world.clock.now() - startedAtMs };
}

test('a line that falls due within the minute is woken at its moment, and the run is over before the next', async () => {
  await using world = await testWorld();
  const now = world.clock.now();
  await world.integrations.wake(lineOf('due'), now);
  await world.integrations.wake(lineOf('soon'), now + 37_000);
  await world.integrations.wake(lineOf('later'), now + 70_000);
  const { woken, lastedMs } = await runOf(world);
  expect(woken).toEqual([
    ['due', 0],
    ['soon', 37],
  ]);
  expect(lastedMs).toBeLessThan(MINUTE_MS);
});

test('a line that begins to wait while the run lasts is woken at its moment too', async () => {
  await using world = await testWorld();
  const now = world.clock.now();
  await world.integrations.wake(lineOf('at work'), now);
  const { woken } = await runOf(world, async (second) => {
    if (second === 15) await world.integrations.wake(lineOf('waits now'), now + 41_000);
  });
  expect(woken).toEqual([
    ['at work', 0],
    ['waits now', 41],
  ]);
});

test('a line that falls due while the run measures and wakes what was due is woken after that', async () => {
  await using world = await testWorld();
  const startedAtMs = world.clock.now();
  await world.integrations.wake(lineOf('due'), startedAtMs);
  await world.integrations.wake(lineOf('meanwhile'), startedAtMs + 2_000);
  const woken: string[] = [];
  const wakeAll: SendWakes = async (keys) => {
    woken.push(...keys.map(({ tenant }) => tenant));
    if (woken.length === 1) world.clock.advance(3_000);
  };
  const timeLeftMs = () => startedAtMs + 80_000 - world.clock.now();
  await ringDue({ ...world.world, wakeAll })({ staysForMs: MINUTE_MS }, { timeLeftMs });
  expect(woken).toEqual(['due', 'meanwhile']);
});

test('a line that falls due once more within the minute is woken once more, and so is one of another tenant at the same moment', async () => {
  await using world = await testWorld();
  const now = world.clock.now();
  await world.integrations.wake(lineOf('again'), now + 10_000);
  const { woken } = await runOf(world, async (second) => {
    if (second !== 15) return;
    await world.integrations.wake(lineOf('again'), now + 30_000);
    await world.integrations.wake(lineOf('another'), now + 10_000);
  });
  expect(woken).toEqual([
    ['again', 10],
    ['another', 15],
    ['again', 30],
  ]);
});

test('a run ends in order before its own time is over', async () => {
  await using world = await testWorld();
  await world.integrations.wake(lineOf('soon'), world.clock.now() + 37_000);
  const { woken, lastedMs } = await runOf(world, undefined, 30_000);
  expect(woken).toEqual([]);
  expect(lastedMs).toBeLessThan(30_000);
});

test('a run is over at once when no line works or waits', async () => {
  await using world = await testWorld();
  await world.integrations.wake(lineOf('later'), world.clock.now() + 70_000);
  expect(await runOf(world)).toEqual({ woken: [], lastedMs: 0 });
});
