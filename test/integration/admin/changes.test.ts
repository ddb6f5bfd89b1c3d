import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { adminRoutes } from '../../../functions/admin-api/routes.ts';
import { routeScopes } from '../../../functions/admin-api/scopes.ts';
import { listChanges } from '../../../shared/admin/changes/list-changes.ts';
import { type Change, newChange } from '../../../shared/domain/change.ts';
import { outside } from '../../../shared/runtime/outside.ts';
import { dynamoChangeLog } from '../../../shared/store/changes/change-log.ts';
import { DynamoIntegrations } from '../../../shared/store/integrations.ts';
import { Table } from '../../../shared/store/table.ts';
import { aCompany, anEvent, anInvoice } from '../../builders.ts';
import { Mortal } from '../../simulation/mortal.ts';
import { demoApp } from '../../simulators/exact/index.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consentDesk } from '../oauth/oauth-fixtures.ts';
import { adminDesk } from './fixtures.ts';

const SECOND = 2_222_222;
const YEAR_MS = 365 * 24 * 3_600_000;
type Desk = Awaited<ReturnType<typeof adminDesk>>;

const linesOf = async (api: Desk, query = '', tenant?: string): Promise<Change[]> =>
  (await api.call('GET /changes', undefined, { query, ...(tenant && { tenant }) })).body.items;

/** Each route that changes something, in an order in which all of them can be done; `says` is the kind of its line. */
const deeds: readonly { readonly route: string; readonly at: string; readonly body: object; readonly says: string }[] =
  [
    { route: 'PUT /integrations/{id}', at: 'second', body: { provider: 'exact' }, says: 'integration-made' },
    {
      route: 'PUT /integrations/{id}/authentication',
      at: 'second',
      body: { clientId: demoApp.clientId, clientSecret: 'hush-hush' },
      says: 'authentication-changed',
    },
    { route: 'POST /integrations/{id}/deactivate', at: 'exact', body: {}, says: 'deactivated' },
    { route: 'POST /integrations/{id}/activate', at: 'exact', body: {}, says: 'activated' },
    { route: 'POST /integrations/{id}/consent', at: 'exact', body: {}, says: 'consent-asked' },
    {
      route: 'POST /integrations/{id}/connect',
      at: 'exact',
      body: { administration: String(SECOND), confirm: true },
      says: 'administration-chosen',
    },
    {
      route: 'PUT /integrations/{id}/details',
      at: 'exact',
      body: { finaliseInvoice: true },
      says: 'settings-changed',
    },
    {
      route: 'PUT /integrations/{id}/mappings',
      at: 'exact',
      body: { vat: { 'btw-laag': '4', 'btw-nieuw': '3' } },
      says: 'mappings-changed',
    },
    { route: 'POST /integrations/{id}/finalise', at: 'exact', body: { ids: ['84311'] }, says: 'final-asked' },
    { route: 'POST /integrations/{id}/retry', at: 'exact', body: { cause: 'vat-unmapped' }, says: 'retried' },
    {
      route: 'POST /integrations/{id}/closing-report',
      at: 'exact',
      body: { month: '2026-10' },
      says: 'missing-sent',
    },
    { route: 'POST /invoices/{id}/sync', at: '84311', body: {}, says: 'invoice-sync-asked' },
    { route: 'POST /customers/{id}/sync', at: '7012', body: {}, says: 'customer-sync-asked' },
    { route: 'POST /console-links', at: '', body: { actor: 'Anna' }, says: 'link-made' },
    {
      route: 'PUT /catalogue',
      at: '',
      body: { products: [{ code: 'A', description: 'A' }] },
      says: 'catalogue-changed',
    },
    { route: 'DELETE /integrations/{id}', at: 'exact', body: {}, says: 'disconnected' },
  ];

/** What is asked by POST and changes nothing, and events, which are no deed of anybody. */
const CHANGES_NOTHING = ['POST /events', 'POST /integrations/{id}/preview', 'POST /integrations/{id}/rehearse'];

/** There is a second administration, and the grant sees it. */
async function seesSecond(world: TestWorld): Promise<void> {
  world.exact.addDivision({ code: SECOND, description: 'De tweede' });
  await consentDesk(world).consent();
}

async function doneAll(world: TestWorld, api: Desk) {
  await seesSecond(world);
  await world.push(anEvent({ customer: aCompany(), invoice: anInvoice() }));
  const said: { route: string; status: number; lines: Change[] }[] = [];
  for (const { route, at, body } of deeds) {
    const before = (await linesOf(api)).length;
    const { status } = await api.call(route.replace('{id}', at), body);
    const lines = await linesOf(api);
    said.push({ route, status, lines: lines.slice(0, lines.length - before) });
  }
  return said;
}

describe('the change log', () => {
  test('has a line for everything that the API can change, and no secret in any of them', async () => {
    const changing = Object.keys(adminRoutes).filter((route) => !route.startsWith('GET '));
    expect([...deeds.map(({ route }) => route), ...CHANGES_NOTHING].sort()).toEqual(changing.sort());

    await using world = await testWorld();
    await using api = await adminDesk(world);
    const said = await doneAll(world, api);
    for (const [index, { route, status, lines }] of said.entries())
      expect([route, status, lines.map(({ what }) => what)]).toEqual([route, status, [deeds[index]?.says]]);
    expect(said.find(({ route }) => route.endsWith('/mappings'))?.lines).toMatchObject([
      {
        ...{ actor: 'api', integration: 'exact' },
        before: { vat: { 'btw-laag': expect.any(String), 'btw-nieuw': null } },
        after: { vat: { 'btw-laag': '4', 'btw-nieuw': '3' } },
      },
    ]);
    expect(said.find(({ route }) => route.endsWith('/details'))?.lines[0]).toMatchObject({
      before: { finaliseInvoice: false },
      after: { finaliseInvoice: true },
    });
    expect(JSON.stringify(said)).not.toContain('hush-hush');
  });

  test('tells a setting that nobody had set as it worked', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await api.call('PUT /integrations/second', { provider: 'exact' });
    await api.call('PUT /integrations/second/details', { customerNumberPrefix: 'IR' });
    const [line] = await linesOf(api);
    expect(line).toMatchObject({ before: { customerNumberPrefix: '' }, after: { customerNumberPrefix: 'IR' } });
  });

  test('tells of a consent, of a secret, and of being turned on', async () => {
    await using world = await testWorld({ state: 'inactive' });
    await using api = await adminDesk(world);
    await world.push(anEvent());
    await api.consent('exact');
    await api.call('PUT /integrations/exact/authentication', { clientId: demoApp.clientId, clientSecret: 'hush-hush' });
    const kinds = (await linesOf(api)).map(({ what }) => what);
    expect(kinds.slice(0, 3)).toEqual(['secret-replaced', 'consent-given', 'consent-asked']);
    expect(JSON.stringify(await linesOf(api))).not.toContain('hush-hush');
  });

  test('says of the lists of i-Reserve how much is in each, the names of free fields too', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await api.call('PUT /catalogue', { fields: { invoice: ['external_id', 'po'], customer: ['external_id'] } });
    await api.call('PUT /catalogue', { sellers: [] });
    expect((await linesOf(api)).slice(0, 2).map(({ after }) => after)).toEqual([{ sellers: 0 }, { fields: 3 }]);
  });

  test('has no line for what was refused, and none for what stayed as it was', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const before = await linesOf(api);
    expect((await api.call('PUT /integrations/exact/details', { finaliseInvoice: 'perhaps' })).status).toBe(400);
    expect((await api.call('PUT /integrations/exact/details', { finaliseInvoice: false })).status).toBe(200);
    expect((await api.call('POST /integrations/none/retry', {})).status).toBe(404);
    expect(await linesOf(api)).toEqual(before);
  });

  test('names the subject of a token, else its client, else the API', async () => {
    await using world = await testWorld({ details: { dateRangeOnLines: false } });
    await using api = await adminDesk(world);
    const change = (claims: object, value: boolean) =>
      api.call('PUT /integrations/exact/details', { dateRangeOnLines: value }, { claims: { ...claims } });
    await change({ sub: 'back-office', client_id: 'c' }, true);
    await change({ client_id: 'back-end' }, false);
    await change({}, true);
    expect((await linesOf(api)).slice(0, 3).map(({ actor }) => actor)).toEqual(['api', 'back-end', 'back-office']);
  });

  test('is read a page at a time, for one integration, for two years, and by its own tenant alone', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const { table, clock } = world.world;
    const log = dynamoChangeLog(table, clock.now);
    const write = async (integration: string, count: number) => {
      for (let nth = 0; nth < count; nth++) {
        world.clock.advance(1_000);
        const about = { tenant: world.key.tenant, integration, actor: 'Anna', what: 'retried' } as const;
        await log.record(newChange({ ...about, after: { nth } }, clock));
      }
    };
    await write('one', 60);
    await write('two', 230);
    const first = await api.call('GET /changes', undefined, { query: 'integration=one' });
    expect(first.body.items).toHaveLength(50);
    expect(first.body.items[0].after).toEqual({ nth: 59 });
    const rest = await api.call('GET /changes', undefined, { query: `integration=one&cursor=${first.body.cursor}` });
    expect(rest.body).toMatchObject({ cursor: null });
    expect(rest.body.items.map(({ after }: Change) => after.nth)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);

    expect(await linesOf(api, '', 'another-tenant')).toEqual([]);
    expect(await linesOf(api, `cursor=${first.body.cursor}`, 'another-tenant')).toEqual([]);
    for (const cursor of ['x', Buffer.from('[1e99,"a"]').toString('base64url')])
      expect(await api.call('GET /changes', undefined, { query: `cursor=${cursor}` })).toMatchObject({ status: 400 });
    const early = Buffer.from('[0,"a"]').toString('base64url');
    expect(await linesOf(api, `cursor=${early}`)).toEqual([]);

    const item = (await table.query({ expression: 'pk = :t AND begins_with(sk, :c)', values: itemsBy(world) }))[0];
    expect(item?.expiresAt).toBe(Math.ceil((Number(item?.atMs) + 2 * YEAR_MS) / 1000));
    world.clock.advance(2 * YEAR_MS + 1_000_000);
    expect(await linesOf(api)).toEqual([]);
  });

  test('of one integration is read to its end, however many lines are about others', async () => {
    await using world = await testWorld();
    const { table, clock } = world.world;
    const changeLog = dynamoChangeLog(table, clock.now);
    for (const integration of ['one', ...Array<string>(12).fill('two'), 'one']) {
      world.clock.advance(1_000);
      await changeLog.record(newChange({ tenant: 'busy', integration, actor: 'Anna', what: 'retried' }, clock));
    }
    const read = async (cursor: string | null, timesLeftMs: readonly number[] = []) => {
      const query = new URLSearchParams({ integration: 'one', ...(cursor !== null && { cursor }) });
      const left = [...timesLeftMs];
      const ports = { changeLog, timeLeftMs: () => left.shift() ?? 28_000 };
      return listChanges({ tenant: 'busy', query }, ports, { atOnce: 3, reads: 1 });
    };
    const first = await read(null);
    expect([first.items.length, first.cursor]).toEqual([1, expect.any(String)]);
    const late = await read(first.cursor, [28_000, 0]);
    expect(late, 'no time is left, and there is more').toEqual({ items: [], cursor: expect.any(String) });
    expect(late.cursor).not.toBe(first.cursor);
    expect(await read(late.cursor)).toMatchObject({ items: [{ integration: 'one' }] });
    await expect(read(null, [0])).rejects.toMatchObject({ problem: 'out-of-time' });
  });

  test('keeps the names of values that are too many for a line', async () => {
    await using world = await testWorld();
    const { table, clock } = world.world;
    const log = dynamoChangeLog(table, clock.now);
    const after = {
      vat: Object.fromEntries(Array.from({ length: 9_000 }, (_, nth) => [`rate-${nth}`, 'x'.repeat(40)])),
    };
    const about = { tenant: 'large', integration: null, actor: 'a', what: 'mappings-changed' } as const;
    await log.record(newChange({ ...about, after }, clock));
    expect(await log.page('large', null, 10)).toMatchObject([{ after: { vat: '…' } }]);
  });
});

const itemsBy = ({ key }: TestWorld) => ({ ':t': `T#${key.tenant}`, ':c': 'change#' });

describe('a run that dies leaves no change without its line', () => {
  const deadly = [
    { asked: 'PUT /integrations/exact/details', body: { dateRangeOnLines: true }, what: 'settings-changed' },
    { asked: 'POST /integrations/exact/deactivate', body: {}, what: 'deactivated' },
    { asked: 'DELETE /integrations/exact', body: undefined, what: 'disconnected' },
    { asked: 'PUT /integrations/new', body: { provider: 'moneybird' }, what: 'integration-made' },
    {
      asked: 'POST /integrations/exact/connect',
      body: { administration: String(SECOND), confirm: true },
      what: 'administration-chosen',
    },
  ];
  const shown = async ({ world, key }: TestWorld) =>
    (await new DynamoIntegrations(world.table, world.clock.now).everOfTenant(key.tenant)).map(
      ({ id, state, administration, details, disconnectedAtMs }) => [
        id,
        state,
        administration?.id,
        details,
        disconnectedAtMs,
      ],
    );

  test.each(deadly)('$asked', async ({ asked, body, what }) => {
    await using world = await testWorld({ details: { dateRangeOnLines: false } });
    await seesSecond(world);
    const deaths: boolean[] = [];
    let hasChanged = false;
    for (let dieAt = 0; dieAt < 12; dieAt++) {
      await using alive = await adminDesk(world);
      const [before, told] = [await shown(world), await linesOf(alive)];
      const mortal = new Mortal(dieAt);
      const documents = mortal.documents(world.world.documents);
      const table = new Table(documents, 'ledger', outside());
      const dying = { ...world.standingOn(documents), integrations: new DynamoIntegrations(table, world.clock.now) };
      await using api = await adminDesk(world, dying);
      await api.call(asked, body);
      const isChanged = !isDeepStrictEqual(await shown(world), before);
      const now = await linesOf(alive);
      const isTold = now.slice(0, now.length - told.length).some((line) => line.what === what);
      hasChanged ||= isChanged;
      if (isChanged) expect([dieAt, isTold]).toEqual([dieAt, true]);
      deaths.push(mortal.isDead);
      if (isChanged || !mortal.isDead) break;
    }
    expect(deaths[0]).toBe(true);
    expect(hasChanged).toBe(true);
  });
});

describe('a token that names its scopes', () => {
  test.each(Object.entries(routeScopes))('is asked for its own by %s', async (route, needed) => {
    await using world = await scoped();
    const { api } = world;
    const others = ['read', 'sync', 'admin'].filter((scope) => scope !== needed).join(' ');
    const path = route.replace('{id}', 'none');
    const refused = await api.call(path, undefined, { claims: { scope: others } });
    expect(refused).toMatchObject({ status: 403, body: { type: expect.stringMatching(/:scope-missing$/) } });
    expect(refused.body.detail).toContain(needed);
    for (const scope of [needed, `other ${needed}`, `[${needed} other]`])
      expect((await api.call(path, undefined, { claims: { scope } })).status).not.toBe(403);
  });

  test('may do nothing when it names none, and everything without the claim', async () => {
    await using world = await scoped();
    const { api } = world;
    expect((await api.call('GET /integrations', undefined, { claims: { scope: '' } })).status).toBe(403);
    expect((await api.call('GET /integrations')).status).toBe(200);
  });
});

const lookedAt = testWorld({ state: 'connected' });
/** One world for those who only ask. */
async function scoped() {
  const api = await adminDesk(await lookedAt);
  return { api, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}
