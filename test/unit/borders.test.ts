import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { handler as tokenClaims } from '../../functions/token-claims/handler.ts';
import { ConnectBody } from '../../shared/admin/integrations/connect-administration.ts';
import { MakeBody } from '../../shared/admin/integrations/make-integration.ts';
import { DetailsBody } from '../../shared/admin/integrations/save-details.ts';
import { readInvoicesQuery } from '../../shared/admin/invoices/invoices-query.ts';
import { RetryBody } from '../../shared/admin/invoices/retry.ts';
import { placesIn } from '../../shared/admin/invoices/walk-cursor.ts';
import { MappingChanges } from '../../shared/domain/settings.ts';
import { Chain } from '../../shared/oauth/chain.ts';
import { requestTokens } from '../../shared/oauth/token-request.ts';
import { nextPage, openEnvelope } from '../../shared/providers/exact/envelope.ts';
import { exact } from '../../shared/providers/exact/index.ts';
import { moneybird } from '../../shared/providers/moneybird/index.ts';
import { Problem } from '../../shared/runtime/problem.ts';
import { readAs } from '../../shared/runtime/read-as.ts';
import { readJsonBody } from '../../shared/runtime/read-body.ts';
import { fromItem, toItem } from '../../shared/store/ledger/entry-items.ts';
import { WakeMessage } from '../../shared/store/queues/wake-queue.ts';
import { readEvent } from '../../shared/sync/intake/read-event.ts';
import { readIntegration } from '../../shared/sync/ledger/integration.ts';
import { newInvoiceEntry } from '../../shared/sync/ledger/new-entry.ts';
import { readStored } from '../../shared/sync/ledger/read-stored.ts';
import { park } from '../../shared/sync/ledger/transitions.ts';
import { UnreadableItem } from '../../shared/sync/ledger/versions.ts';
import { aCompany, anEvent } from '../builders.ts';
import { anIntegration, keyOf } from '../integration/store/store-fixtures.ts';
import { mutated } from '../mutated.ts';
import { atScale } from '../tier.ts';

const RUNS = atScale(300, 20_000);
const NOW_MS = Date.parse('2026-11-20T09:00:00Z');
const AT = new Date(NOW_MS).toISOString();

/** Reads any such value; whatever it throws has to be of one of these kinds. Answers how many were read. */
function readAll(
  values: fc.Arbitrary<unknown>,
  read: (value: never) => unknown,
  isKnown: (error: unknown) => boolean,
): number {
  let taken = 0;
  fc.assert(
    fc.property(values, (value) => {
      try {
        read(value as never);
        taken++;
      } catch (error) {
        if (!isKnown(error)) throw error;
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  return taken;
}

const isUnreadable = (error: unknown): boolean => error instanceof UnreadableItem;

describe(`of ${RUNS} stored items of each kind, each is read, or is left as what this code cannot read:`, () => {
  const entry = {
    ...newInvoiceEntry(keyOf('1'), 'exact', NOW_MS, {
      ...{ number: '2026-0001', hash: 'h', customer: '7012', occurredAt: AT, asked: false, verify: false },
      issued: { date: '2026-11-20', inclVat: '210.00', currency: 'EUR', abroad: null, perRate: [] },
    }),
    ...park({ cause: 'vat-unmapped', about: { rate: 'btw-laag' }, remedy: 'correct' }, { outbox: [], nowMs: NOW_MS }),
    intent: { step: 'posting', sentAtMs: NOW_MS, lookedAtMs: null },
    remarks: [{ code: 'mail-unconfirmed' as const, about: {}, field: null }],
  };
  const chain = {
    ...{ v: 1, chain: 'c', tenant: 't', provider: 'exact', host: 'h', clientId: 'i', user: null, access: 'a' },
    ...{ refresh: 'r', receivedAtMs: 1, accessUntilMs: 2, refreshFromMs: 1, version: 1, fence: 1, leaseUntilMs: 0 },
    ...{ triedAtMs: null, state: 'ok', next: null },
  };
  const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

  test.each<[string, unknown, (item: never) => unknown]>([
    ['an entry', toItem(entry), fromItem],
    [
      'an integration',
      anIntegration({ pause: { cause: 'provider-down', untilMs: 1, canary: null, failures: 1, sinceMs: 1 } }),
      readIntegration,
    ],
    ['a chain of tokens', chain, (item) => readStored('chain', Chain, item)],
  ])('%s', (_, valid, read) => {
    const taken = readAll(mutated(valid).filter(isObject), read, isUnreadable);
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(RUNS);
  });
});

test(`of ${RUNS} messages on the intake queue, each is an event, one that cannot be read, or nobody’s`, () => {
  const event = anEvent({ customer: aCompany() });
  const text = JSON.stringify(event);
  const cut = fc.nat(text.length).map((length) => text.slice(0, length));
  const bytes = fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.from(some).toString());
  const messages = fc.oneof(
    { weight: 6, arbitrary: mutated(event).map((value) => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: fc.oneof(cut, bytes, fc.json()) },
  );
  const seen = new Set<string>();
  fc.assert(
    fc.property(messages, (message) => {
      const reading = readEvent(message);
      seen.add(reading.is);
      if (reading.is !== 'unreadable') return;
      expect(reading.about.pointers.length).toBeGreaterThan(0);
      for (const { pointer } of reading.about.faults) expect(pointer).toMatch(/^(\/|$)/);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect([...seen].sort()).toEqual(['event', 'stranger', 'unreadable']);
});

describe(`of ${RUNS} bodies of the admin API, each is read, or is answered with the fields that do not fit:`, () => {
  const details = { journal: '70', vatExclusive: true, sellers: ['1'], startDate: '2026-01-01', roundingLimit: '0.05' };
  test.each<[string, v.GenericSchema, unknown]>([
    ['retry', RetryBody, { cause: 'vat-unmapped', status: 'parked', ids: ['1'], from: '2026-01-01', to: '2026-02-01' }],
    ['a new integration', MakeBody, { provider: 'exact', id: 'exact' }],
    ['an administration', ConnectBody, { administration: '4711', confirm: true }],
    ['settings', DetailsBody, details],
    ['settings of Exact', exact.details, details],
    ['settings of Moneybird', moneybird.details, { externalInvoice: true, workflow: '1', contactSyncBack: true }],
    ['mappings', MappingChanges, { vat: { 'btw-laag': '3', 'btw-hoog': null }, articles: { a: 'b' } }],
  ])('%s', (_, schema, valid) => {
    readAll(
      mutated(valid),
      (body) => readAs(schema, body),
      (error) => {
        if (!(error instanceof Problem)) return false;
        const faults = error.faults ?? [];
        return faults.length > 0 && faults.every(({ pointer }) => /^(\/|$)/.test(pointer));
      },
    );
  });
});

test(`of ${RUNS} bodies of any bytes, as they are or in base64, each is JSON of some kind, or a problem of its own`, () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc.json().map((json) => Buffer.from(json)),
  );
  const bodies = fc.tuple(bytes, fc.boolean()).map(([some, isBase64Encoded]) => ({
    ...{ rawPath: '/', headers: {}, requestContext: { domainName: '127.0.0.1' } },
    body: Buffer.from(some).toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  }));
  const seen = new Set<string>();
  fc.assert(
    fc.property(bodies, (event) => {
      try {
        const json = readJsonBody(event, 60);
        seen.add(json === undefined ? 'none' : 'json');
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        seen.add(error.problem);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect([...seen].sort()).toEqual(['body-too-large', 'json', 'none', 'unreadable-body']);
});

test(`of ${RUNS} queries and cursors, each is read, or is answered with what does not fit`, () => {
  const name = fc.oneof(
    fc.constantFrom('status', 'cause', 'ids', 'q', 'from', 'to', 'updatedSince', 'warnings', 'limit', 'cursor'),
    fc.string(),
  );
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('parked', '2026-01-01', '1,2', '7', 'true'));
  const isProblem = (error: unknown): boolean => error instanceof Problem;
  const queries = fc.array(fc.tuple(name, value), { maxLength: 4 }).map((pairs) => new URLSearchParams(pairs));
  expect(readAll(queries, readInvoicesQuery, isProblem)).toBeGreaterThan(0);

  const place = ['day', 20_261_120, 'exact', '1'];
  const cursors = fc.oneof(
    mutated([place]).map((places) => Buffer.from(JSON.stringify(places) ?? '').toString('base64url')),
    fc.string({ unit: 'binary' }),
  );
  readAll(cursors, (cursor) => placesIn(cursor, 'camping-de-eik'), isProblem);
});

describe(`of ${RUNS} answers of the books`, () => {
  test('each page of Exact is opened or is none, and no next page lies outside the administration', () => {
    const valid = {
      d: { results: [{ ID: '1' }], __next: 'https://start.exactonline.nl/api/v1/1/crm/Accounts?$skip=1' },
    };
    const pages = fc.oneof(mutated(valid), mutated({ d: [{ ID: '1' }] }), mutated({ d: { ID: '1' } }));
    const [origin, root] = ['https://start.exactonline.nl', '/api/v1/1'];
    fc.assert(
      fc.property(
        fc.oneof(
          pages.map((page) => JSON.stringify(page) ?? ''),
          fc.string(),
        ),
        (text) => {
          const page = openEnvelope(text);
          expect(page === null || Array.isArray(page.rows)).toBe(true);
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
    const links = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.string().map((path) => `/api/v1/1/${path}`),
      fc.constant('../2/x'),
    );
    readAll(
      links,
      (link) => expect(nextPage(link, origin, root, 'crm/Accounts').path).toMatch(/^\/api\/v1\/1\//),
      (error) => error instanceof Error && error.name === 'Setback',
    );
  });

  test.each([exact, moneybird])(
    'the headers of each say how many calls are left and until when, or nothing',
    ({ limits }) => {
      const said = fc.oneof(fc.nat().map(String), fc.string(), fc.constantFrom('', '-1', '1e9', 'NaN', '١٢', ' 7 '));
      const names = [
        ...[
          'x-ratelimit-minutely-remaining',
          'x-ratelimit-minutely-reset',
          'x-ratelimit-remaining',
          'x-ratelimit-reset',
        ],
        ...['ratelimit-requestsremaining', 'ratelimit-remaining', 'ratelimit-limit', 'ratelimit-reset', 'retry-after'],
      ];
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...names), said), (headers) => {
          const read = limits.readHeaders({ get: (header) => headers[header] ?? null }, NOW_MS);
          for (const count of Object.values(read))
            expect(count === null || (count >= 0 && Number.isFinite(count))).toBe(true);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
  );

  test('each of a token endpoint is a pair, a refusal, or no answer', async () => {
    const bodies = mutated({ access_token: 'a', refresh_token: 'r', expires_in: '600', token_type: 'bearer' });
    const texts = fc.oneof(
      bodies.map((body) => JSON.stringify(body) ?? ''),
      fc.string(),
    );
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(200, 201, 302, 400, 401, 408, 429, 500, 503), texts, async (status, text) => {
        const send = async () => ({ status, headers: new Headers(), text });
        const answer = await requestTokens(
          'https://example.org',
          exact.oauth,
          {},
          { send, close: async () => undefined },
        );
        seen.add(answer.is);
        if (answer.is === 'pair') expect(answer.pair.access).not.toBe('');
        if (answer.is === 'pair' && answer.pair.lifeMs !== null) expect(answer.pair.lifeMs).toBeGreaterThan(0);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect([...seen].sort()).toEqual(['no answer', 'pair', 'refused']);
  });
});

test(`of ${RUNS} wakes and ${RUNS} claims of a token, each is read, or is refused as a whole`, async () => {
  const wake = { tenant: 't', integration: 'exact', hint: { kind: 'invoice', id: '1', wakes: 1 } };
  const isUnfit = (error: unknown): boolean => v.isValiError(error) || error instanceof SyntaxError;
  const bodies = fc.oneof(
    mutated(wake).map((value) => JSON.stringify(value) ?? ''),
    fc.string(),
  );
  expect(readAll(bodies, (body) => v.parse(WakeMessage, JSON.parse(body)), isUnfit)).toBeGreaterThan(0);
  const asked = { request: { clientMetadata: { tenant: 't' }, scopes: ['i-reserve-bookkeeping/read'] } };
  await fc.assert(
    fc.asyncProperty(mutated(asked), async (event) => {
      await tokenClaims(event).catch((error: unknown) => {
        if (!v.isValiError(error)) throw error;
      });
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});
