import { describe, expect, test } from 'vitest';
import type { Integration, Pause } from '../../../shared/sync/ledger/integration.ts';
import type { Rest } from '../../../shared/sync/ledger/ledger.ts';
import { goToRest, isOnlyWork, type Run } from '../../../shared/sync/steps/go-to-rest.ts';
import { INDEX_LAG_MS, requeueParked } from '../../../shared/sync/steps/requeue-parked.ts';
import { anIntegration } from '../../integration/store/store-fixtures.ts';

const NOW_MS = Date.parse('2026-11-20T09:00:00Z');
const MINUTE_MS = 60_000;
const clock = { now: () => NOW_MS };

/** A line that was at rest, and was woken once, a moment ago; its worker heard that. */
const line = anIntegration({ wasIdle: true, wakes: 5, seenWakes: 4, wokenAtMs: NOW_MS });
const run = (over: Partial<Run> = {}): Run => ({
  ahead: [],
  hint: null,
  heard: 5,
  passedBy: new Set(),
  hasPutOff: false,
  ...over,
});
const pause = { cause: 'provider-down', untilMs: 1, canary: null, failures: 1, sinceMs: 0 } as const;

/** Whatever keeps a run from knowing that it served all there is. */
const DOUBTS: readonly [string, Partial<Integration>, Partial<Run>][] = [
  ['it was at work before', { wasIdle: false }, {}],
  ['it was woken by others too', { seenWakes: 3 }, {}],
  ['it was woken once more since', { wakes: 6 }, {}],
  ['nobody heard what it was woken for', {}, { heard: null }],
  ['settings were saved', { settingsVersion: 2, requeuedVersion: 1 }, {}],
  ['it is paused', { pause }, {}],
  ['something was put off', {}, { hasPutOff: true }],
  ['another worker holds an entry', {}, { passedBy: new Set(['invoice#1']) }],
];

test('a run that served the only work of its line knows it', () => {
  expect(isOnlyWork(line, run())).toBe(true);
});

test.each(DOUBTS)('an index is asked where %s', (_, over, during) => {
  expect(isOnlyWork({ ...line, ...over }, run(during))).toBe(false);
});

describe('a line comes to rest', () => {
  async function rested(over: Partial<Integration>, during: Partial<Run>, dueAt: number | null = null): Promise<Rest> {
    const rests: Rest[] = [];
    const integrations = {
      pause: async () => true,
      rest: async (_: Integration, rest: Rest) => rests.push(rest) > 0,
    };
    const next =
      dueAt === null ? null : { dueAt, key: { tenant: 't', integration: 'i', kind: 'invoice', id: '2' } as const };
    await goToRest({ ...line, ...over }, next, run(during), { integrations, clock } as never);
    return rests[0] ?? expect.fail('it does not rest');
  }

  test('for good, where all that it was woken for was heard and nothing is due', async () => {
    expect(await rested({}, {})).toEqual({ wakeAt: null, isSeen: true, isIdle: true });
  });

  test.each<[string, Partial<Integration>, Partial<Run>]>([
    ['it was woken by others too', { seenWakes: 3 }, {}],
    ['nobody heard what it was woken for', {}, { heard: null }],
    ['something was put off', {}, { hasPutOff: true }],
    ['another worker holds an entry', {}, { passedBy: new Set(['invoice#1']) }],
    ['older code counts its wakes', { olderWakes: 2 }, {}],
  ])('for a minute, where %s', async (_, over, during) => {
    expect(await rested(over, during)).toMatchObject({ wakeAt: NOW_MS + MINUTE_MS, isIdle: false });
  });

  test('until the next entry is due, or the index shows what met newer settings', async () => {
    expect(await rested({}, {}, NOW_MS + 7_000)).toMatchObject({ wakeAt: NOW_MS + 7_000, isIdle: false });
    expect(await rested({}, {}, NOW_MS - 7_000), 'one that is overdue').toMatchObject({ wakeAt: NOW_MS + 1_000 });
    const saved = { settingsVersion: 2, requeuedVersion: 1 };
    expect(await rested(saved, {})).toMatchObject({ wakeAt: NOW_MS + INDEX_LAG_MS, isIdle: false });
  });
});

const daily = { kind: 'contact-pull', id: '*' } as const;
const invoice = (id: string) => ({ kind: 'invoice', id }) as const;

/** Whether a pause ends at a rest, with this as the next entry that is due. */
async function isOver(due: Pause['canary'], over: Partial<Pause>, during: Partial<Run> = {}): Promise<boolean> {
  const pauses: unknown[] = [];
  const integrations = { pause: async (_key: unknown, set: unknown) => pauses.push(set), rest: async () => true };
  const next = due && { dueAt: NOW_MS + MINUTE_MS, key: { tenant: 't', integration: 'i', ...due } };
  const paused = { ...line, pause: { ...pause, ...over } };
  await goToRest(paused, next, run(during), { integrations, clock } as never);
  return pauses.length === 1 && pauses[0] === null;
}

test.each<[string, Pause['canary'], Pause['canary'], boolean]>([
  ['when nothing is due', null, invoice('1'), true],
  ['when only the daily look through the relations is', daily, invoice('1'), true],
  ['not while an entry waits that tests it', invoice('1'), invoice('1'), false],
  ['not while an entry waits, whatever its id', invoice('*'), invoice('1'), false],
  ['not while that look is what tests it', daily, daily, false],
])('a pause for books that do not answer ends %s', async (_, due, canary, ends) => {
  expect(await isOver(due, { canary })).toBe(ends);
});

test('a pause ends not while another worker holds what may test it, nor where a person has to end it', async () => {
  expect(await isOver(null, {}, { passedBy: new Set(['invoice#1']) })).toBe(false);
  expect(await isOver(null, { cause: 'reconnect-needed', untilMs: null })).toBe(false);
});

test('saved settings count as seen once the index shows what they met, and not before', async () => {
  const requeued: number[] = [];
  const ports = {
    clock,
    ledger: { stopped: async () => [] },
    integrations: { requeued: async (_: unknown, version: number) => void requeued.push(version) },
  } as never;
  const saved = (agoMs: number) =>
    anIntegration({ settingsVersion: 2, requeuedVersion: 1, settingsChangedAtMs: NOW_MS - agoMs });
  await requeueParked(saved(INDEX_LAG_MS - 1), ports);
  expect(requeued).toEqual([]);
  await requeueParked(saved(INDEX_LAG_MS), ports);
  expect(requeued).toEqual([2]);
});
