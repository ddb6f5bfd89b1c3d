import { describe, expect, test } from 'vitest';
import type { OutboxEvent } from '../../../shared/domain/events-out.ts';
import { changeAsItStands } from '../../../shared/oauth/change-as-it-stands.ts';
import { keyOf } from '../../../shared/store/keys.ts';
import type { Pause } from '../../../shared/sync/ledger/integration.ts';
import { integrationAttention } from '../../../shared/sync/ledger/outbox-events.ts';
import { AdministrationTaken } from '../../../shared/sync/review/clash.ts';
import { anIntegration, LINE, store } from './store-fixtures.ts';

type Store = Awaited<ReturnType<typeof store>>;

const attention = { cause: 'reconnect-needed', about: {} } as const;
const PAUSE: Pause = { cause: 'provider-down', untilMs: 1, canary: null, failures: 1, sinceMs: 0 };

const factOf = (id: string): OutboxEvent =>
  integrationAttention(anIntegration(), 'reconnect-needed', {}, { id, occurredAt: '2026-11-20T09:00:00.000Z' });

/** Puts an event into the outbox of the integration, as another worker does. */
const tell = ({ integrations }: Store, id: string): Promise<void> =>
  integrations.raise(LINE, { cause: 'plan-limit', about: {} }, factOf(id), false);

/** Disconnects the integration; its name stays over its ledger. */
async function disconnect({ integrations }: Store): Promise<void> {
  const stopped = await integrations.stop(LINE);
  if (stopped) await integrations.remove(stopped);
}

const LOOSE_END = { host: 'start.exactonline.nl', clientId: null, secretName: 'loose', chain: null, sinceMs: 1 };

const administration = (id: string) => ({ id, name: '', number: null, vatNumber: null });

describe.each([
  ['a change', {}],
  ['a move to another administration', { administration: administration('1') }],
])('%s of what was read is refused, and nothing of it is written,', (_, move) => {
  test.each<[string, object, (at: Store) => Promise<unknown>]>([
    ['after another save', { details: { journal: '70' } }, ({ integrations }) => integrations.change(LINE, {})],
    ['after a disconnect', { details: { journal: '70' } }, disconnect],
    ['where events came meanwhile', { outbox: [factOf('mine')] }, (at) => tell(at, 'theirs')],
    [
      'where it was turned to attention meanwhile',
      { state: 'inactive' },
      ({ integrations }) => integrations.raise(LINE, attention, factOf('theirs'), true),
    ],
    [
      'where attention was asked for meanwhile',
      { attention: null },
      ({ integrations }) => integrations.raise(LINE, attention, factOf('theirs'), false),
    ],
    [
      'where a loose end came meanwhile',
      { looseEnds: [] },
      async ({ integrations, standing }) => integrations.keepLooseEnds(await standing(), [LOOSE_END]),
    ],
  ])('%s', async (_, changes, others) => {
    await using at = await store();
    const seen = await at.line();
    await others(at);
    const before = await at.standing();
    expect(await at.integrations.changeIf(seen, { ...changes, ...move }, null)).toBe(false);
    expect(await at.standing()).toEqual(before);
  });

  test('by who read that it was disconnected', async () => {
    await using at = await store();
    await at.line();
    await disconnect(at);
    const before = await at.standing();
    expect(await at.integrations.changeIf(before, { details: { journal: '70' }, ...move }, null)).toBe(false);
    expect(await at.standing()).toEqual(before);
  });

  test('but what others wrote beside it stays, where it touches nothing of that', async () => {
    await using at = await store();
    const seen = await at.line();
    await tell(at, 'theirs');
    expect(await at.integrations.changeIf(seen, { details: { journal: '70' }, ...move }, null)).toBe(true);
    expect(await at.standing()).toMatchObject({ outbox: [factOf('theirs')], details: { journal: '70' } });
  });
});

test('every save has what is parked judged anew', async () => {
  await using at = await store();
  const { settingsVersion } = await at.line();
  await at.integrations.change(LINE, { details: {} });
  expect(await at.integrations.changeIf(await at.standing(), { mappings: (await at.standing()).mappings }, null)).toBe(
    true,
  );
  expect((await at.standing()).settingsVersion).toBe(settingsVersion + 2);
});

test.each([
  ['a save', { details: {} }],
  ['a move to another administration', { administration: administration('1') }],
])('%s wakes the line in its own write, for whoever waits for it', async (_, changes) => {
  await using at = await store();
  const seen = await at.line();
  const { wakes } = seen;
  expect(await at.integrations.changeIf(seen, changes, null)).toBe(true);
  expect(await at.standing()).toMatchObject({ wakes: wakes + 1, wakeAt: at.clock.now() });
});

test('an integration that is made anew is another one, under newer settings', async () => {
  await using at = await store();
  const before = await at.line();
  await disconnect(at);
  const after = await at.line();
  expect(after.generation).toBeGreaterThan(before.generation + 1);
  expect(after.settingsVersion).toBeGreaterThan(before.settingsVersion + 1);
  expect(after.disconnectedAtMs).toBeNull();
});

test('nothing is decided of an integration that was disconnected', async () => {
  await using at = await store();
  await at.line();
  await disconnect(at);
  const decided: unknown[] = [];
  const decide = (now: unknown) => {
    decided.push(now);
    return { changes: { details: { journal: '70' } }, line: null };
  };
  expect(await changeAsItStands(LINE, decide, at.integrations)).toBeNull();
  expect(decided).toEqual([]);
});

test('what was stopped, and is another one by now, is not removed', async () => {
  await using at = await store();
  await at.line();
  const stopped = await at.integrations.stop(LINE);
  if (!stopped) throw new Error('there is no integration');
  await at.integrations.remove(stopped);
  const anew = await at.line({ clientId: 'another' });
  await at.integrations.remove(stopped);
  expect(await at.standing()).toEqual(anew);
});

test('an administration that an integration moves away from is let go, and the one that it moves to is its own', async () => {
  await using at = await store();
  await at.line();
  const holderOf = async (id: string) =>
    (await at.on(at.documents).table.get(keyOf.booksOf(LINE.tenant, 'exact', id)))?.integration;
  expect(await at.integrations.changeIf(await at.standing(), { administration: administration('1') }, null)).toBe(true);
  expect(await holderOf('1')).toBe(LINE.integration);
  expect(await at.integrations.changeIf(await at.standing(), { administration: administration('2') }, null)).toBe(true);
  expect([await holderOf('1'), await holderOf('2')]).toEqual([undefined, LINE.integration]);
});

describe('of two that choose one administration', () => {
  const second = { tenant: LINE.tenant, integration: 'two' };
  const chosen = { administration: administration('1') };
  const secondOf = async ({ integrations }: Store) =>
    (await integrations.get(second)) ?? expect.fail('there is no second integration');

  test('at the same moment one has it, and the other is told', async () => {
    await using at = await store();
    const seen = await at.line();
    await at.line({ id: second.integration });
    let isOver = false;
    const between = at.between(async () => {
      if (isOver) return;
      isOver = true;
      expect(await at.integrations.changeIf(await secondOf(at), chosen, null)).toBe(true);
    });
    await expect(between.changeIf(seen, chosen, null)).rejects.toThrow(AdministrationTaken);
    expect(await at.standing()).toEqual(seen);
    expect(await secondOf(at)).toMatchObject(chosen);
  });

  test('the later one is told, until the first is gone: then the claim that it left behind gives way', async () => {
    await using at = await store();
    const first = await at.line();
    await at.line({ id: second.integration });
    expect(await at.integrations.changeIf(first, chosen, null)).toBe(true);
    await expect(at.integrations.changeIf(await secondOf(at), chosen, null)).rejects.toThrow(AdministrationTaken);
    await at.integrations.change(LINE, { administration: null });
    expect(await at.integrations.changeIf(await secondOf(at), chosen, null)).toBe(true);
  });
});

describe('a drift that a look at the books found', () => {
  const issue = { group: 'vat', key: 'hoog', value: '4', cause: 'vat-unmapped', about: {} } as const;
  const found = { settingsIssues: [issue], facts: [factOf('drift')], isMended: false };

  test.each<[string, (at: Store) => Promise<unknown>]>([
    ['a setting was saved', ({ integrations }) => integrations.change(LINE, {})],
    ['it was turned to attention', (at) => at.integrations.raise(LINE, attention, factOf('theirs'), true)],
    ['it was disconnected', disconnect],
  ])('is not kept when %s meanwhile', async (_, others) => {
    await using at = await store();
    const seen = await at.line();
    await others(at);
    const before = await at.standing();
    expect(await at.integrations.keepIssues(seen, found)).toBe(false);
    expect(await at.standing()).toEqual(before);
  });

  test('leaves the events of others that come between its look and its write', async () => {
    await using at = await store();
    const seen = await at.line();
    let isOver = false;
    const between = at.between(async () => {
      if (isOver) return;
      isOver = true;
      await tell(at, 'theirs');
    });
    expect(await between.keepIssues(seen, found)).toBe(true);
    expect(await at.standing()).toMatchObject({
      outbox: [factOf('theirs'), factOf('drift')],
      settingsIssues: [issue],
    });
  });
});

describe('a judgement of before a save', () => {
  test('pauses nothing, and asks for nothing', async () => {
    await using at = await store();
    const { settingsVersion } = await at.line();
    await at.integrations.change(LINE, {});
    expect(await at.integrations.pause(LINE, PAUSE, settingsVersion)).toBe(false);
    await at.integrations.raise(LINE, attention, factOf('late'), true, settingsVersion, PAUSE);
    expect(await at.standing()).toMatchObject({ pause: null, attention: null, outbox: [], state: 'active' });
  });

  test('pauses and asks where nothing was saved, in one write', async () => {
    await using at = await store();
    const { settingsVersion } = await at.line();
    await at.integrations.raise(LINE, attention, factOf('1'), true, settingsVersion, PAUSE);
    expect(await at.standing()).toMatchObject({ pause: PAUSE, attention, outbox: [factOf('1')], state: 'attention' });
  });

  test('asks for nothing when the save comes between its look and its write', async () => {
    await using at = await store();
    const { settingsVersion } = await at.line();
    let isOver = false;
    const between = at.between(async () => {
      if (isOver) return;
      isOver = true;
      await at.integrations.change(LINE, {});
    });
    await between.raise(LINE, attention, factOf('late'), true, settingsVersion);
    expect(isOver).toBe(true);
    expect(await at.standing()).toMatchObject({ attention: null, outbox: [], state: 'active' });
  });
});

describe('attention', () => {
  test('is asked for once, however often its reason comes', async () => {
    await using at = await store();
    await at.line();
    for (const id of ['1', '2', '3']) await at.integrations.raise(LINE, attention, factOf(id), true);
    expect((await at.standing()).outbox).toEqual([factOf('1')]);
  });

  test('leaves the events of others that come between its look and its write', async () => {
    await using at = await store();
    await at.line();
    let isOver = false;
    const between = at.between(async () => {
      if (isOver) return;
      isOver = true;
      await tell(at, 'theirs');
    });
    await between.raise(LINE, attention, factOf('mine'), false);
    expect((await at.standing()).outbox).toEqual([factOf('theirs'), factOf('mine')]);
  });

  test('is asked of nobody who disconnected', async () => {
    await using at = await store();
    await at.line();
    await disconnect(at);
    await at.integrations.raise(LINE, attention, factOf('late'), true, undefined, PAUSE);
    expect(await at.standing()).toMatchObject({ attention: null, outbox: [], state: 'new', pause: null });
  });

  test('is asked of nobody who is just disconnecting: the line only stands still', async () => {
    await using at = await store();
    await at.line();
    await at.integrations.stop(LINE);
    await at.integrations.raise(LINE, attention, factOf('1'), false, undefined, PAUSE);
    expect(await at.standing()).toMatchObject({ state: 'new', attention: null, outbox: [], pause: PAUSE });
  });

  test('of a line that can do nothing outlives the end of its pause, and any other does not', async () => {
    await using at = await store();
    await at.line();
    await at.integrations.raise(LINE, attention, factOf('1'), false, undefined, PAUSE);
    await at.integrations.pause(LINE, null);
    expect(await at.standing()).toMatchObject({ attention: null, pause: null });
    await at.integrations.raise(LINE, attention, factOf('2'), true, undefined, PAUSE);
    await at.integrations.pause(LINE, null);
    expect(await at.standing()).toMatchObject({ attention, pause: null });
  });

  test('is calmed by its own cause alone', async () => {
    await using at = await store();
    await at.line();
    await at.integrations.raise(LINE, attention, factOf('1'), true);
    await at.integrations.calm(LINE, 'error-block');
    expect(await at.standing()).toMatchObject({ attention });
    await at.integrations.calm(LINE, 'reconnect-needed');
    expect(await at.standing()).toMatchObject({ attention: null });
  });
});

test('an event that came while others were published is published too', async () => {
  await using at = await store();
  await at.line();
  await tell(at, '1');
  const { outbox } = await at.standing();
  await at.integrations.raise(LINE, attention, factOf('2'), false);
  await at.integrations.published(LINE, outbox);
  expect((await at.standing()).outbox).toEqual([factOf('1'), factOf('2')]);
  await at.integrations.published(LINE, (await at.standing()).outbox);
  expect((await at.standing()).outbox).toEqual([]);
});

test('what was under way for an integration that was disconnected leaves nothing behind', async () => {
  await using at = await store();
  const seen = await at.line();
  await disconnect(at);
  const webhook = { key: 'k', url: 'https://example.org/k', id: '1', administration: '1' };
  expect(await at.integrations.keepWebhook(LINE, webhook)).toBe(false);
  await at.integrations.cared(seen, at.clock.now() + 1);
  expect(await at.standing()).toMatchObject({ webhook: null, careAt: null });
  await at.line(); // made anew: it is not the one that was looked after
  await at.integrations.cared(seen, at.clock.now() + 1);
  expect(await at.standing()).toMatchObject({ careAt: null });
});

describe('a line', () => {
  const resting = { wakeAt: null, isSeen: true, isIdle: true } as const;

  test('rests over no wake that came while it looked, and is called for each of them once', async () => {
    await using at = await store();
    await at.line();
    const now = at.clock.now();
    expect(await at.integrations.wake(LINE, now, null)).toEqual({ wakes: 1, isNews: true });
    const seen = await at.standing();
    expect(await at.integrations.wake(LINE, now, seen)).toEqual({ wakes: 2, isNews: false });
    expect(await at.integrations.rest(seen, resting)).toBe(false);
    expect((await at.standing()).wakeAt).toBe(now);
    expect(await at.integrations.rest(await at.standing(), resting)).toBe(true);
    expect(await at.standing()).toMatchObject({ wakeAt: null, wakes: 2, seenWakes: 2, wasIdle: true, isCalled: false });
    expect(await at.integrations.wake(LINE, now, null)).toEqual({ wakes: 3, isNews: true });
  });

  test('that rests with something unseen says so', async () => {
    await using at = await store();
    await at.line();
    await at.integrations.wake(LINE, at.clock.now(), null);
    expect(await at.integrations.rest(await at.standing(), { ...resting, isSeen: false })).toBe(true);
    expect(await at.standing()).toMatchObject({ seenWakes: 0, wasIdle: false });
  });

  test('that rests until it has more to do counts as at work', async () => {
    await using at = await store();
    await at.line();
    const wakeAt = at.clock.now() + 60_000;
    await at.integrations.wake(LINE, at.clock.now(), null);
    expect(await at.integrations.rest(await at.standing(), { wakeAt, isSeen: true, isIdle: false })).toBe(true);
    expect(await at.standing()).toMatchObject({ wakeAt, seenWakes: 1, wasIdle: false });
  });

  test('that came to rest since it was seen is woken and called all the same', async () => {
    await using at = await store();
    await at.line();
    const now = at.clock.now();
    await at.integrations.wake(LINE, now, null);
    const seen = await at.standing();
    await at.integrations.rest(seen, resting);
    expect(await at.integrations.wake(LINE, now, seen)).toEqual({ wakes: 2, isNews: true });
    expect(await at.standing()).toMatchObject({ wakes: 2, wakeAt: now, isCalled: true });
  });

  test('that somebody woke without a call is called by the next who does', async () => {
    await using at = await store();
    await at.line();
    const now = at.clock.now();
    await at.integrations.wake(LINE, now);
    expect(await at.integrations.wake(LINE, now, await at.standing())).toEqual({ wakes: 2, isNews: true });
  });

  test('that waits for later is called for what is due sooner', async () => {
    await using at = await store();
    await at.line();
    const now = at.clock.now();
    await at.integrations.wake(LINE, now, null);
    await at.integrations.rest(await at.standing(), { ...resting, wakeAt: now + 60_000, isIdle: false });
    expect(await at.integrations.wake(LINE, now, null)).toMatchObject({ isNews: true });
    expect((await at.standing()).wakeAt).toBe(now);
  });

  test('that was called for later is called for what is due sooner', async () => {
    await using at = await store();
    await at.line();
    const now = at.clock.now();
    await at.integrations.wake(LINE, now + 60_000, null);
    expect(await at.integrations.wake(LINE, now, await at.standing())).toEqual({ wakes: 2, isNews: true });
    expect((await at.standing()).wakeAt).toBe(now);
  });
});
