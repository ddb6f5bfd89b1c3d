import { describe, expect, test } from 'vitest';
import { Setback } from '../../../shared/domain/setback.ts';
import type { Incoming, Outgoing } from '../../../shared/http/exchange.ts';
import { originFor } from '../../../shared/http/origin.ts';
import { openWire } from '../../../shared/http/wire.ts';
import { exact } from '../../../shared/providers/exact/index.ts';
import { NoAnswer, type WireAnswer, type WireRequest } from '../../../shared/providers/wire.ts';
import { testClock } from './http-fixtures.ts';

const get: WireRequest = { method: 'GET', path: '/api/v1/1/crm/Accounts', endpoint: 'crm/Accounts' };

/** A wire whose every part writes down what happened to it. */
function line({ runMs = 90_000, answers = [200], date = '' as string | null } = {}) {
  const clock = testClock();
  const startedAt = clock.now();
  const events: string[] = [];
  const sent: Outgoing[] = [];
  const noted: (WireAnswer | null)[] = [];
  let [waitForSlotMs, waitForTokenMs] = [0, 0];
  const wire = openWire({
    origin: 'https://start.exactonline.nl',
    tokens: {
      fresh: async () => {
        events.push('token');
        clock.advance(waitForTokenMs);
        return 'first';
      },
      afterRefusal: async (refused) => {
        events.push(`another token after ${refused}`);
        return 'second';
      },
    },
    paceOf: (administration) => ({
      reserve: async () => undefined,
      take: async (endpoint) => {
        events.push(`slot for ${endpoint}${administration === null ? '' : ` of ${administration}`}`);
        clock.advance(waitForSlotMs);
      },
      done: async (_, answer) => {
        events.push('over');
        noted.push(answer);
      },
    }),
    exchange: {
      send: async (outgoing): Promise<Incoming> => {
        sent.push(outgoing);
        events.push('call');
        const status = answers.shift() ?? 200;
        if (status === 0) throw new NoAnswer(true);
        return { status, headers: new Headers(date ? { date } : {}), text: '' };
      },
      close: async () => undefined,
    },
    now: clock.now,
    timeLeftMs: () => runMs - (clock.now() - startedAt),
  });
  const slow = (slotMs: number, tokenMs: number) => {
    [waitForSlotMs, waitForTokenMs] = [slotMs, tokenMs];
  };
  return { wire, events, sent, noted, slow, clock };
}

test('a call waits for its slot first, so that its token is fresh when it leaves', async () => {
  const { wire, events } = line();
  await wire.send(get);
  expect(events).toEqual(['slot for crm/Accounts', 'token', 'call', 'over']);
});

test('a call that counts to another administration waits for a slot of that one', async () => {
  const { wire, events } = line();
  await wire.send({ ...get, countedTo: '204060' });
  expect(events).toEqual(['slot for crm/Accounts of 204060', 'token', 'call', 'over']);
});

test('a refused token is looked at once more, and the call is repeated once', async () => {
  const { wire, events, sent } = line({ answers: [401, 401] });
  expect((await wire.send(get)).status).toBe(401);
  expect(events.filter((event) => event !== 'over')).toEqual([
    'slot for crm/Accounts',
    'token',
    'call',
    'slot for crm/Accounts',
    'another token after first',
    'call',
  ]);
  expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer first', 'Bearer second']);
});

test.each([400, 403, 404, 429, 500, 503])('an answer of %i is given as it came, once', async (status) => {
  const { wire, sent } = line({ answers: [status] });
  expect((await wire.send(get)).status).toBe(status);
  expect(sent).toHaveLength(1);
});

test('a call that was never answered has used its slot all the same', async () => {
  const { wire, noted } = line({ answers: [0] });
  await expect(wire.send(get)).rejects.toThrow(NoAnswer);
  expect(noted).toEqual([null]);
});

describe('a run that is nearly over', () => {
  test.each([
    ['at once', 7_000, 0, 0],
    ['after a wait for a slot', 50_000, 43_000, 0],
    ['after a wait for a token', 50_000, 0, 43_000],
  ])('begins no call %s', async (_, runMs, slotMs, tokenMs) => {
    const { wire, sent, slow, clock, events } = line({ runMs });
    slow(slotMs, tokenMs);
    const error = await wire.send(get).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Setback);
    expect(error).toMatchObject({ remedy: 'wait', cause: 'soon', scope: 'entry', retryAtMs: clock.now() });
    expect(sent).toEqual([]);
    expect(events.filter((event) => event === 'over')).toHaveLength(slotMs + tokenMs > 0 ? 1 : 0);
  });

  test('ends a call three seconds before it does', async () => {
    const { wire, sent } = line({ runMs: 20_000 });
    await wire.send(get);
    expect(sent[0]?.timeoutMs).toBe(17_000);
  });

  test('gives a call 25 seconds at most', async () => {
    const { wire, sent } = line();
    await wire.send(get);
    expect(sent[0]?.timeoutMs).toBe(25_000);
  });
});

describe('the token stays at home', () => {
  test.each(['.evil.example/', '@evil.example/', ':8443/api', '//', 'api/v1', ''])(
    'a path of %j is not called',
    async (path) => {
      const { wire, sent } = line();
      await wire.send({ ...get, path }).catch(() => undefined);
      expect(sent.map(({ url }) => new URL(url).host)).toEqual(path === '//' ? ['start.exactonline.nl'] : []);
    },
  );

  test('a host that is not the provider’s own has no origin', () => {
    const originOf = (_: string, host: string) => `https://${host}`;
    for (const host of exact.hosts) expect(originFor(exact, host, originOf)).toBe(`https://${host}`);
    for (const host of ['evil.example', 'start.exactonline.nl.evil.example', 'start.exactonline.nl:8443', '', 'x@y'])
      expect(() => originFor(exact, host, originOf)).toThrow('not a host of exact');
  });
});

test('a query is encoded, its names are not', async () => {
  const { wire, sent } = line();
  await wire.send({ ...get, query: { $filter: "Code eq 'a&b #+ü'", $select: 'ID,Name' } });
  expect(sent[0]?.url).toBe(
    "https://start.exactonline.nl/api/v1/1/crm/Accounts?$filter=Code%20eq%20'a%26b%20%23%2B%C3%BC'&$select=ID%2CName",
  );
});

test('an answer says how far our clock is ahead of theirs', async () => {
  const ahead = line({ date: 'Fri, 20 Nov 2026 08:40:00 GMT' });
  expect((await ahead.wire.send(get)).aheadMs).toBe(20 * 60_000);
  expect((await line({ date: null }).wire.send(get)).aheadMs).toBe(0);
  expect((await line({ date: 'soon' }).wire.send(get)).aheadMs).toBe(0);
});
