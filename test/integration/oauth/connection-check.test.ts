import { describe, expect, test } from 'vitest';
import type { ConnectionCheckWorld } from '../../../functions/token-refresh/connection-check-run.ts';
import { createHandler } from '../../../functions/token-refresh/handler.ts';
import { nextCheckMs } from '../../../shared/oauth/keep-alive.ts';
import { DynamoIntegrations } from '../../../shared/store/integrations.ts';
import { integrationAttention, newEventHead } from '../../../shared/sync/ledger/outbox-events.ts';
import { aLine, anEvent, anInvoice } from '../../builders.ts';
import { type AnyWorld, moneybirdWorld, type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from '../admin/fixtures.ts';
import { consoleVisit } from '../console/views-fixtures.ts';
import { consentDesk, integrationOf, interrupted, tokenDesk } from './oauth-fixtures.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One run of the function, as its schedule starts it. */
const care = (
  world: AnyWorld,
  over: Partial<ConnectionCheckWorld> = {},
  timeLeftMs = () => 600_000,
  integrations = world.integrations,
) => createHandler({ ...world.world, ...over, integrations })({}, { timeLeftMs });

/** Days that pass, with the function at each moment at which it has something to do. */
async function pass(world: AnyWorld, days: number) {
  const end = world.clock.now() + days * DAY;
  for (;;) {
    const { careAt } = await integrationOf(world);
    if (careAt === null || careAt > end) break;
    world.clock.advance(Math.max(0, careAt - world.clock.now()));
    await care(world);
  }
  world.clock.advance(end - world.clock.now());
}

const calls = (world: TestWorld, endpoint: string) => world.exact.requests.count({ endpoint });
const SECOND = { code: 1_234_567, description: 'De tweede' };

describe('a connection that books', () => {
  test('is used and looked at once a day, at its own moment, and lives through a month without an invoice', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const before = desk.calls();
    const listed = calls(world, 'hrm/Divisions');
    await pass(world, 5);
    expect(desk.calls() - before).toBe(5);
    expect(calls(world, 'hrm/Divisions') - listed).toBe(5);
    await pass(world, 28);
    expect(await desk.chain()).toMatchObject({ state: 'ok' });
    await world.push(anEvent());
    expect(world.books.invoices()).toHaveLength(1);
    expect(world.toldOf('integration.attention')).toEqual([]);
  });

  test('whose VAT code was blocked says so once before an invoice meets it, and goes on with what works', async () => {
    await using world = await testWorld();
    const code = (await integrationOf(world)).mappings.vat['btw-hoog'] ?? '';
    world.books.change('vat/VATCodes', code, { IsBlocked: true });
    await world.answer(); // the line is at rest: it is the look that wakes it
    await pass(world, 3);
    await world.answer();
    expect(world.toldOf('integration.attention')).toMatchObject([
      { cause: 'vat-unmapped', message: expect.stringContaining('btw-hoog') },
    ]);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', pause: null });
    const lines = [aLine({ vatRate: 'btw-hoog', vatPercentage: '21' })];
    await world.push(anEvent(), anEvent({ id: 'two', invoice: anInvoice({ id: '2', number: '2', lines }) }));
    expect(world.books.invoices()).toHaveLength(1);

    world.books.change('vat/VATCodes', code, { IsBlocked: false });
    await pass(world, 1);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null });
    await world.settle();
    expect(world.books.invoices()).toHaveLength(2); // nobody had to press anything
  });

  test('says each drift of its books once, by name and with where it is mended, and takes it back when it is', async () => {
    await using world = await testWorld({ details: { journal: '70', defaultArticle: 'STANDAARD' } });
    await using api = await adminDesk(world);
    world.books.change('vat/VATCodes', '4', { IsBlocked: true });
    world.books.change('logistics/Items', 'PITCH', { IsSalesItem: false });
    world.books.change('logistics/Items', 'STANDAARD', { EndDate: Date.parse('2026-01-01') });
    world.books.change('financial/Journals', '70', { Type: 90 });
    await pass(world, 1);
    const before = world.exact.requests.count();
    await pass(world, 1);
    expect(world.exact.requests.count() - before).toBeLessThanOrEqual(12);
    world.exact.faults.next({ path: 'Journals', fault: '503' }); // what can't be read is not taken back, nor told again
    await pass(world, 1);
    await world.answer();
    const told = world.toldOf('integration.attention').map(({ cause, message }) => `${cause}: ${message}`);
    expect(told.sort()).toEqual([
      expect.stringMatching(/^article-blocked: .*“PITCH”/),
      expect.stringMatching(/^article-blocked: .*“STANDAARD”/),
      expect.stringMatching(/^journal-refused: Journal 70/),
      expect.stringMatching(/^vat-unmapped: .*btw-hoog, logies-hoog.*4/),
    ]);

    const look = async () => {
      await using admin = await consoleVisit(world);
      return admin.see('/console/overview');
    };
    const shown = await look();
    for (const said of ['This needs you.', 'btw-hoog', 'PITCH', 'STANDAARD', 'Journal 70'])
      expect(shown.text).toContain(said);
    for (const tab of ['details', 'mappings'])
      expect(shown.html).toContain(`href="/console/integrations/exact/${tab}"`);
    const { body } = await api.call('GET /integrations/exact');
    expect(body).toMatchObject({ state: 'active', attention: { cause: 'vat-unmapped' } });

    const low = body.mappings.vat['btw-laag'];
    await api.call('PUT /integrations/exact/mappings', { vat: { 'btw-hoog': low, 'logies-hoog': low } });
    await api.call('PUT /integrations/exact/details', { defaultArticle: 'RENTAL', autoUpdateRelation: true });
    const left = (await look()).text;
    expect(left).not.toContain('btw-hoog');
    for (const said of ['Item “STANDAARD”', 'Journal 70']) expect(left).toContain(said); // it is mapped as well
    world.books.change('logistics/Items', 'PITCH', { IsSalesItem: true });
    world.books.change('logistics/Items', 'STANDAARD', { EndDate: null });
    world.books.change('financial/Journals', '70', { Type: 20 });
    await pass(world, 1);
    expect((await api.call('GET /integrations/exact')).body).toMatchObject({ state: 'active', attention: null });
    expect((await look()).text).toContain('It works.');
    await world.answer();
    expect(world.toldOf('integration.attention')).toHaveLength(4);
  });

  test('looked at by two runs at the same moment says everything once, and does not undo what a person does meanwhile', async () => {
    await using world = await testWorld();
    const user = world.exact.user() as { divisions?: readonly number[] };
    world.exact.addDivision(SECOND);
    const twice = async () => {
      world.clock.advance(DAY);
      await Promise.all([care(world), care(world)]);
      await world.answer();
    };
    const told = () => [...world.toldOf('integration.attention'), ...world.toldOf('integration.connected')];
    world.books.change('vat/VATCodes', '4', { IsBlocked: true });
    await twice();
    expect(told()).toMatchObject([{ cause: 'vat-unmapped' }]);
    user.divisions = [SECOND.code];
    await twice();
    delete user.divisions;
    await twice();
    expect(told().slice(1)).toMatchObject([{ cause: 'administration-gone' }, { administration: {} }]);

    user.divisions = [SECOND.code];
    await twice();
    delete user.divisions;
    world.clock.advance(DAY);
    const { integrations } = world;
    const key = { tenant: 'camping-de-eik', integration: 'exact' };
    let isOver = false;
    const get: typeof integrations.get = async (asked) => {
      const seen = await integrations.get(asked);
      if (!isOver) await integrations.change(key, { state: 'inactive' }); // somebody turns it off right then
      isOver = true;
      return seen;
    };
    const hasty = new Proxy(integrations, {
      get: (target, name) => (name === 'get' ? get : Reflect.get(target, name).bind(target)),
    });
    await care(world, {}, undefined, hasty);
    expect(await integrationOf(world)).toMatchObject({
      state: 'inactive',
      attention: { cause: 'administration-gone' },
    });
    await world.answer();
    expect(world.toldOf('integration.connected'), 'nobody is told that it goes on').toHaveLength(1);
  });

  test('whose licence takes no invoices any more says so once, and goes on when it does again', async () => {
    await using world = await testWorld();
    const fault = { kind: '403', reason: 'LicenseExpired' } as const;
    world.exact.faults.next({ path: 'SalesInvoices', fault, times: 2 });
    await pass(world, 2);
    await world.answer();
    expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'licence-missing' }]);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: { cause: 'licence-missing' } });
    await pass(world, 1);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null });
    expect(world.toldOf('integration.attention')).toHaveLength(1);

    world.exact.faults.next({ path: 'PaymentConditions', fault, times: 2 }); // a push reads that list too
    await pass(world, 3);
    await world.answer();
    expect(world.toldOf('integration.attention')).toHaveLength(2);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null });
  });

  test('at Moneybird says once that a tax rate or a workflow is gone, and takes it back', async () => {
    await using world = await moneybirdWorld({ details: { externalInvoice: false } });
    const [standard] = world.books.workflows();
    await world.change({ details: { externalInvoice: false, workflow: standard?.id } });
    await pass(world, 1);
    expect((await integrationOf(world)).settingsIssues).toEqual([]);

    Object.assign(world.books.taxRate('9% btw'), { active: false });
    Object.assign(standard ?? {}, { active: false });
    await pass(world, 3);
    await world.answer();
    expect(world.toldOf('integration.attention')).toMatchObject([
      { cause: 'vat-unmapped', message: expect.stringContaining('9% btw') },
      { cause: 'invoice-refused', message: expect.stringContaining(standard?.id ?? '') },
    ]);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null, pause: null });

    Object.assign(world.books.taxRate('9% btw'), { active: true });
    Object.assign(standard ?? {}, { active: true });
    await pass(world, 1);
    expect((await integrationOf(world)).settingsIssues).toEqual([]);
    expect(world.toldOf('integration.attention')).toHaveLength(2);

    const body = { error: 'No access to sales_invoices', symbolic: { request: 'unauthorized' } };
    world.moneybird.faults.next({ path: 'sales_invoices', fault: { kind: 'refused', status: 403, body }, times: 2 });
    await pass(world, 2);
    await world.answer();
    expect(world.toldOf('integration.attention').slice(2)).toMatchObject([{ cause: 'not-allowed' }]);
  });

  test('whose consent was withdrawn asks for attention once, says where to reconnect, and goes on after a consent', async () => {
    await using world = await testWorld();
    world.exact.withdrawConsent();
    await pass(world, 3);
    await world.answer();
    const told = world.toldOf('integration.attention');
    expect(told).toMatchObject([{ cause: 'reconnect-needed', integration: 'exact' }]);
    expect(told[0]?.message).toContain('Reconnect the integration on the Authentication tab');
    expect(await integrationOf(world)).toMatchObject({ state: 'attention' });
    const before = world.exact.requests.count();
    for (const number of ['1', '2', '3']) await world.push(anEvent({ invoice: anInvoice({ id: number, number }) }));
    await pass(world, 1);
    expect(world.exact.requests.count()).toBe(before); // nothing is asked that can not be answered

    expect((await consentDesk(world).consent()).statusCode).toBe(200);
    await world.settle();
    expect(world.books.invoices().map(({ reference }) => reference)).toEqual(['1', '2', '3']);
    expect(world.toldOf('integration.attention')).toHaveLength(1);
    expect((await integrationOf(world)).careAt).toBeGreaterThan(world.clock.now());
  });

  test('whose administration is only missing from a list that may be short goes on, checked as ever', async () => {
    await using world = await testWorld();
    world.exact.addDivision(SECOND);
    const scope = {
      kind: 'error',
      status: 403,
      message: 'Forbidden - Application Scope Violated. Cannot read',
    } as const;
    await consentDesk(world).consent();
    world.told.length = 0;
    const { administration } = await integrationOf(world);
    world.exact.faults.next({ path: 'system/Divisions', fault: scope, times: 100 });
    const leftOut = [Number(administration?.id)];
    world.exact.faults.next({ path: 'hrm/Divisions', fault: { kind: 'divisions', leftOut }, times: 100 });
    await pass(world, 2);
    await world.answer();
    expect(world.toldOf('integration.attention')).toEqual([]);
    expect((await consentDesk(world).consent()).statusCode).toBe(200);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null, administration });
    await world.push(anEvent());
    expect(world.toldOf('invoice.synced')).toHaveLength(1);
  });

  test('whose administration is gone sends nothing, and goes on by itself when it is back', async () => {
    await using world = await testWorld();
    world.exact.addDivision(SECOND);
    const { administration } = await integrationOf(world);
    const user = world.exact.user() as { divisions?: readonly number[] };
    user.divisions = [SECOND.code];
    await pass(world, 2);
    await world.answer();
    expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'administration-gone' }]);
    expect(await integrationOf(world)).toMatchObject({ state: 'attention', administration });
    await world.push(anEvent());
    await world.settle();
    expect(world.books.invoices()).toEqual([]);
    expect(world.exact.booksOf(SECOND.code).invoices()).toEqual([]);

    delete user.divisions;
    await pass(world, 1);
    await world.settle();
    expect(world.books.invoices()).toHaveLength(1);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null });
    expect(world.toldOf('integration.attention')).toHaveLength(1);
    expect(world.toldOf('integration.connected')).toHaveLength(1);
  });
});

describe('a connection that is off', () => {
  test.each(['inactive', 'connected'] as const)(
    '(%s) is used once a week, far inside the thirty days',
    async (state) => {
      await using world = await testWorld({ state });
      await using desk = await tokenDesk(world);
      const before = desk.calls();
      await pass(world, 28);
      expect(desk.calls() - before).toBe(4);
      expect(await desk.chain()).toMatchObject({ state: 'ok' });
      expect(await integrationOf(world)).toMatchObject({ state, attention: null });
    },
  );

  test('and is lost asks for attention without being switched on by the next consent', async () => {
    await using world = await testWorld({ state: 'inactive' });
    world.exact.withdrawConsent();
    await pass(world, 8);
    await world.answer();
    expect(await integrationOf(world)).toMatchObject({ state: 'inactive', attention: { cause: 'reconnect-needed' } });
    expect(world.toldOf('integration.attention')).toHaveLength(1);
    await consentDesk(world).consent();
    expect(await integrationOf(world)).toMatchObject({ state: 'inactive', attention: null });
  });

  test.each([
    ['was never made', { chain: null }],
    ['asks for a reconnect already', { attention: { cause: 'reconnect-needed', about: {} } as const }],
  ])('is left alone when it %s', async (_, over) => {
    await using world = await testWorld();
    await world.change(over);
    const before = world.exact.requests.count();
    await pass(world, 2);
    expect(world.exact.requests.count()).toBe(before);
  });
});

describe('what time heals', () => {
  test('is tried again after an hour, and asks nobody', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    world.clock.advance(DAY);
    world.exact.faults.next({ path: 'hrm/Divisions', fault: '503', times: 2 });
    await care(world);
    expect((await integrationOf(world)).careAt).toBe(world.clock.now() + HOUR);
    await pass(world, 0.1);
    expect((await integrationOf(world)).careAt).toBeGreaterThan(world.clock.now() + HOUR);
    await world.answer();
    expect(world.toldOf('integration.attention')).toEqual([]);
    expect(await desk.chain()).toMatchObject({ state: 'ok' });
  });

  test('a day whose token calls are used up asks for no more until the next', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    world.clock.advance(DAY);
    await desk.vault.countCall(await desk.chain(), world.clock.now(), 200);
    const before = desk.calls();
    await pass(world, 0.2);
    expect(desk.calls()).toBe(before);
    await pass(world, 1);
    expect(desk.calls()).toBeGreaterThan(before);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null });
  });

  test('a fault of ours with one connection keeps nobody else from its turn', async () => {
    await using world = await testWorld();
    const first = await integrationOf(world);
    const broken = { ...first, id: 'broken', host: 'nowhere.example' };
    await world.integrations.make(broken);
    await world.integrations.cared(broken, world.clock.now());
    world.clock.advance(DAY);
    await care(world);
    expect(world.logged.join()).toContain('A fault of ours');
    expect((await integrationOf(world)).careAt).toBeGreaterThan(world.clock.now() + 1);
    expect((await world.integrations.get({ ...world.key, integration: 'broken' }))?.careAt).toBe(
      world.clock.now() + HOUR,
    );
  });

  test('a run whose time is nearly over begins nothing: the next one does', async () => {
    await using world = await testWorld();
    world.clock.advance(DAY);
    const before = world.exact.requests.count();
    await care(world, {}, () => 30_000);
    expect(world.exact.requests.count()).toBe(before);
    await care(world);
    expect(world.exact.requests.count()).toBeGreaterThan(before);
  });
});

test('a fact that comes while others are told is told too', async () => {
  await using world = await testWorld();
  world.exact.withdrawConsent();
  await consentDesk(world).consent(); // leaves the fact of a connection to be told
  world.exact.withdrawConsent();
  world.clock.advance(DAY);
  const publish: typeof world.world.publish = async (facts) => {
    if (world.told.length === 0) await care(world, { wake: async () => undefined });
    return world.world.publish(facts);
  };
  await world.answer({ publish });
  await world.settle();
  expect(world.toldOf('integration.attention')).toHaveLength(1);
  const ids = new Set(world.toldOf('integration.connected').map(({ id }) => id));
  expect(ids.size).toBe(1); // told again under the same id
});

describe('what others write between the read and the write of', () => {
  const FACT = {
    group: 'vat',
    key: 'btw-hoog',
    value: '4',
    cause: 'vat-unmapped',
    about: { rate: 'btw-hoog' },
  } as const;
  /** A drift that another run finds. */
  const drift = async (world: AnyWorld) => {
    const seen = await integrationOf(world);
    const facts = [integrationAttention(seen, FACT.cause, FACT.about, newEventHead(world.world.clock))];
    expect(await world.integrations.keepIssues(seen, { settingsIssues: [FACT], facts, isMended: false })).toBe(true);
  };

  test('a consent stays: a drift is told, and who turned it off finds it off', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await consentDesk(world, { integrations: between(world, () => drift(world)) }).consent();
    await world.answer();
    expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'vat-unmapped' }]);
    expect(world.toldOf('integration.connected')).toHaveLength(1);

    const off = async () => void (await api.call('POST /integrations/exact/deactivate'));
    expect(await consentDesk(world, { integrations: between(world, off) }).consent()).toMatchObject({
      statusCode: 200,
    });
    expect(await integrationOf(world)).toMatchObject({ state: 'inactive', attention: null });
  });

  test('a consent that comes too late for its app connects nothing: the new one waits for its own', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const other = { clientId: '22222222-2222-4333-a444-555555555555', clientSecret: 'another-secret' };
    const move = async () => void (await api.call('PUT /integrations/exact/authentication', other));
    expect(await consentDesk(world, { integrations: between(world, move) }).consent()).toMatchObject({
      statusCode: 400,
    });
    expect(await integrationOf(world)).toMatchObject({ state: 'attention', chain: null, clientId: other.clientId });
  });

  test('an administration that is back stays too', async () => {
    await using world = await testWorld();
    const fault = { kind: '403', reason: 'LicenseExpired' } as const;
    world.exact.faults.next({ path: 'SalesInvoices', fault, times: 1 });
    await pass(world, 1);
    world.clock.advance(DAY);
    await care(
      world,
      {},
      undefined,
      between(world, () => drift(world)),
    );
    await world.answer();
    expect(world.toldOf('integration.attention').map(({ cause }) => cause)).toEqual([
      'licence-missing',
      'vat-unmapped',
    ]);
    expect(world.toldOf('integration.connected')).toHaveLength(1);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null });
  });

  /** The integrations, where something happens right before the first write of what is connected. */
  function between(world: AnyWorld, happens: () => Promise<void>) {
    const { table } = world.standingOn(interrupted(world, /#outbox/, happens));
    return new DynamoIntegrations(table, world.clock.now);
  }
});

test('connections come at moments of their own, within a day, and always the same', () => {
  const now = Date.parse('2026-11-20T09:00:00Z');
  const moments = Array.from(
    { length: 2_000 },
    (_, n) => nextCheckMs({ tenant: `t${n}`, integration: 'exact' }, now) - now,
  );
  expect(Math.min(...moments)).toBeGreaterThan(0);
  expect(Math.max(...moments)).toBeLessThanOrEqual(DAY);
  const perHour = Array.from(
    { length: 24 },
    (_, hour) => moments.filter((at) => Math.floor(at / HOUR) === hour).length,
  );
  expect(Math.max(...perHour)).toBeLessThan(2 * Math.min(...perHour));
  const key = { tenant: 'camping-de-eik', integration: 'exact' };
  const at = nextCheckMs(key, now);
  expect(nextCheckMs(key, at)).toBe(at + DAY);
});
