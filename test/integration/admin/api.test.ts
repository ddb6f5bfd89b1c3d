import { describe, expect, test, vi } from 'vitest';
import { aCompany, aLine, anEvent, anInvoice } from '../../builders.ts';
import { campingDeEik } from '../../simulators/exact/defaults/administration.ts';
import { demoApp } from '../../simulators/exact/index.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

const noConsent = { item: 'consent', done: false, explanation: 'Give consent at Exact Online once more (step 1).' };
const SECOND = 1_234_567;
const app = { clientId: demoApp.clientId, clientSecret: demoApp.clientSecret };
const problem = (type: string, more: object = {}) =>
  expect.objectContaining({ type: `urn:i-reserve-bookkeeping:problem:${type}`, ...more });

/** The stored integration; the API never shows what names its secret and its tokens. */
const stored = async (world: TestWorld, id = 'exact', tenant = world.key.tenant) => {
  const integration = await world.integrations.get({ tenant, integration: id });
  if (!integration) throw new Error('there is no such integration');
  return integration;
};

describe('who may ask', () => {
  test('B17: the tenant is that of the verified claim, whatever body, query or address say', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const other = { tenant: 'another-tenant', query: 'tenant=camping-de-eik' };
    expect((await api.call('GET /integrations', undefined, other)).body).toEqual([]);
    expect(
      await api.call('PUT /integrations/exact', { provider: 'exact', tenant: 'camping-de-eik' }, other),
    ).toMatchObject({
      status: 400,
      body: problem('invalid-body', {
        errors: [{ pointer: '/tenant', code: 'unknown-key', message: 'This is not known.' }],
      }),
    });
    expect(await api.call('GET /integrations', undefined, { tenant: null })).toMatchObject({
      status: 403,
      body: problem('no-tenant'),
      headers: { 'content-type': 'application/problem+json' },
    });
  });

  test.each([
    'GET /integrations/exact',
    'DELETE /integrations/exact',
    'PUT /integrations/exact/authentication',
    'POST /integrations/exact/consent',
    'POST /integrations/exact/connect',
    'PUT /integrations/exact/details',
    'PUT /integrations/exact/mappings',
    'POST /integrations/exact/activate',
    'POST /integrations/exact/deactivate',
    'GET /integrations/exact/checklist',
    'POST /integrations/exact/retry',
    'GET /invoices/84311',
    'POST /invoices/84311/sync',
    'POST /customers/7012/sync',
  ])('what another tenant has is not there: %s', async (asked) => {
    const { world, api } = await shared;
    const body = asked.endsWith('authentication') ? app : {};
    expect(await api.call(asked, body, { tenant: 'another-tenant' })).toMatchObject({
      status: 404,
      body: problem('not-found'),
    });
    expect(await world.integrations.ofTenant('another-tenant')).toEqual([]);
  });

  test('a route that is not there is 404, a method that is not is 405 and says which are', async () => {
    const { api } = await shared;
    expect((await api.call('GET /nothing')).status).toBe(404);
    expect((await api.call('GET /integrations/exact/nothing')).status).toBe(404);
    expect(await api.call('PATCH /integrations/exact', {})).toMatchObject({
      status: 405,
      headers: { allow: 'PUT, GET, DELETE' },
    });
  });
});

/** A world with one booked invoice, for those who only look. */
const shared = (async () => {
  const world = await testWorld();
  await world.push(anEvent());
  return { world, api: await adminDesk(world) };
})();

describe('a body that does not fit', () => {
  test.each<[asked: string, body: object, pointer: string]>([
    ['PUT /integrations/x', {}, '/provider'],
    ['PUT /integrations/x', { provider: 'sap' }, '/provider'],
    ['PUT /integrations/x', { provider: 'exact', more: 1 }, '/more'],
    ['PUT /integrations/exact/authentication', { clientId: 'a' }, '/clientSecret'],
    ['PUT /integrations/exact/authentication', { ...app, clientId: ' ' }, '/clientId'],
    ['PUT /integrations/exact/authentication', { ...app, host: 'evil.example' }, '/host'],
    ['PUT /integrations/exact/authentication', { ...app, redirectUrl: 'https://evil.example' }, '/redirectUrl'],
    ['POST /integrations/exact/consent', { returnTo: '//evil.example' }, '/returnTo'],
    ['POST /integrations/exact/connect', { administration: 7 }, '/administration'],
    ['POST /integrations/exact/connect', { division: 1 }, '/division'],
    ['PUT /integrations/exact/details', { customerNumberLength: 19 }, '/customerNumberLength'],
    [
      'PUT /integrations/exact/details',
      { customerNumberPrefix: 'IR', customerNumberLength: 17 },
      '/customerNumberLength',
    ],
    ['PUT /integrations/exact/details', { contactField: 'external_id' }, '/contactField'],
    ['PUT /integrations/exact/details', { externalInvoice: true }, '/externalInvoice'],
    ['PUT /integrations/exact/details', { triggers: { invoiceSent: 'yes' } }, '/triggers/invoiceSent'],
    ['PUT /integrations/exact/details', { triggers: { more: true } }, '/triggers/more'],
    ['PUT /integrations/exact/mappings', { vat: { 'btw/laag~': 3 } }, '/vat/btw~1laag~0'],
    ['PUT /integrations/exact/mappings', { vats: {} }, '/vats'],
    ['PUT /integrations/exact/mappings', { paymentConditions: { ideal: 'PS' } }, '/paymentConditions/ideal'],
    ['POST /integrations/exact/retry', { cause: 'nothing' }, '/cause'],
    ['POST /integrations/exact/activate', { force: true }, '/force'],
    ['PUT /catalogue', { vatRates: [{ id: 'a', percentage: 'much' }] }, '/vatRates/0/percentage'],
    ['PUT /catalogue', { rates: [] }, '/rates'],
    ['PUT /catalogue', { fields: [] }, '/fields'],
    ['PUT /catalogue', { sellers: ['1', '2', '1'].map((id) => ({ id })) }, '/sellers'],
    ['PUT /integrations/exact/mappings', { vat: ['3'] }, '/vat'],
    ['PUT /integrations/exact/details', { triggers: [] }, '/triggers'],
    ['PUT /integrations/exact/details', { roundingLimit: '-0.05' }, '/roundingLimit'],
  ])('%s with %j is refused at %s', async (asked, body, pointer) => {
    const { world, api } = await shared;
    const before = await stored(world);
    const { status, body: answer, headers } = await api.call(asked, body);
    expect({ status, type: headers['content-type'] }).toEqual({ status: 400, type: 'application/problem+json' });
    expect(answer).toEqual(problem('invalid-body', { title: expect.any(String), status: 400 }));
    expect(answer.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(await stored(world)).toEqual(before);
  });

  test('and is larger than what can be kept is refused before it is read', async () => {
    const { api } = await shared;
    const products = Array.from({ length: 20_000 }, (_, nth) => ({ code: `P${nth}` }));
    for (const body of [{ products, text: 'x'.repeat(200_000) }, { products }])
      expect(await api.call('PUT /catalogue', body)).toMatchObject({ status: 413, body: problem('body-too-large') });
  });

  test.each(['{', '[]', '"text"', 'null'])('%s is no JSON object', async (raw) => {
    const { api } = await shared;
    expect(await api.call('PUT /integrations/exact', undefined, { raw })).toMatchObject({
      status: 400,
      body: problem('unreadable-body', { errors: [{ pointer: '', code: 'not-object', message: expect.any(String) }] }),
    });
  });

  test('keys that every object seems to have are unknown too', async () => {
    const { api } = await shared;
    for (const key of ['__proto__', 'constructor', 'toString'])
      expect(await api.call('PUT /integrations/exact/details', undefined, { raw: `{"${key}":{}}` })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: `/${key}`, code: 'unknown-key' }] },
      });
  });

  test('is never repeated: what was typed in the wrong place may be a secret', async () => {
    const { api } = await shared;
    const { text } = await api.call('PUT /integrations/exact/authentication', {
      clientId: 'a',
      clientSecret: ['canary'],
    });
    expect(text).not.toContain('canary');
  });
});

describe('from nothing to connected', () => {
  test('make, fill in the app, give consent, connect: and it is shown without its secrets', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const asking = { tenant: 'camping-de-beuk' };
    const made = await api.call('PUT /integrations/exact', { provider: 'exact' }, asking);
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: 'exact',
      provider: 'exact',
      state: 'new',
      host: 'start.exactonline.nl',
      clientId: null,
      redirectUrl: 'http://127.0.0.1:4000/oauth/callback',
      administration: null,
      details: expect.objectContaining({ invoiceField: 'external_id', vatExclusive: true, journal: null }),
      mappings: { vat: {}, articles: {}, paymentConditions: {}, ledgerAccounts: {} },
      attention: null,
    });
    expect((await api.call('POST /integrations/exact/consent', {}, asking)).body).toEqual(problem('not-authenticated'));
    expect((await api.call('POST /integrations/exact/connect', {}, asking)).body).toEqual(problem('not-connected'));

    const code = 200_001;
    const user = { name: 'b.beuk', divisions: [code] };
    const own = { clientId: 'app-beuk', clientSecret: 'secret-beuk' };
    world.exact.addDivision({ code, description: 'De Beuk', user, app: { ...own, user: user.name } });
    const filled = await api.call('PUT /integrations/exact/authentication', own, asking);
    expect(filled).toMatchObject({ status: 200, body: { clientId: 'app-beuk', state: 'new' } });
    const { body } = await api.call('POST /integrations/exact/consent', {}, asking);
    const address = new URL(body.authorizeUrl);
    expect(Object.keys(body)).toEqual(['authorizeUrl']);
    expect(address.searchParams.get('redirect_uri')).toBe(made.body.redirectUrl);
    expect(address.searchParams.get('client_id')).toBe('app-beuk');

    expect(await api.consent('exact', asking)).toBe(200);
    const administration = { id: String(code), name: expect.stringContaining('De Beuk'), number: expect.anything() };
    expect((await api.call('POST /integrations/exact/connect', {}, asking)).body).toMatchObject({
      administrations: [administration],
      administration,
    });
    const shown = await api.call('GET /integrations/exact', undefined, asking);
    expect(shown.body).toMatchObject({ state: 'connected', administration });
    expect((await api.call('GET /integrations', undefined, asking)).body).toEqual([
      { id: 'exact', provider: 'exact', state: 'connected', administration: shown.body.administration },
    ]);
    const { secretName, chain } = await stored(world, 'exact', asking.tenant);
    const tokens = await world.world.vault.read(chain ?? '');
    for (const secret of ['secret-beuk', secretName, chain, tokens?.access, tokens?.refresh]) {
      expect([filled.text, shown.text].join()).not.toContain(secret);
      if (secret !== chain) expect(world.logged.join()).not.toContain(secret);
    }
  });

  test('the same name again is the same integration; for another provider it is refused', async () => {
    const { api } = await shared;
    const before = await api.call('GET /integrations/exact');
    expect(await api.call('PUT /integrations/exact', { provider: 'exact' })).toMatchObject({
      status: 200,
      body: before.body,
    });
  });

  test('an id that has no place in an address is refused', async () => {
    const { api } = await shared;
    for (const id of ['%23', 'a%2Fb', '.x', 'x'.repeat(61)])
      expect(await api.call(`PUT /integrations/${id}`, { provider: 'exact' })).toMatchObject({
        status: 400,
        body: problem('invalid-id', { detail: expect.stringContaining('The id in the path') }),
      });
    for (const route of ['GET /integrations/', 'GET /invoices/', 'POST /invoices/', 'POST /customers/'])
      for (const id of ['€'.repeat(200), 'x'.repeat(3_000)]) {
        const asked = `${route}${encodeURIComponent(id)}${route.startsWith('POST') ? '/sync' : ''}`;
        expect(await api.call(asked)).toMatchObject({ status: 404, body: problem('not-found') });
      }
  });

  test('of several administrations none is chosen for a person, who names one', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    world.exact.addDivision({ code: SECOND, description: 'De tweede' });
    await world.change({ administration: null, state: 'connected' });
    await api.consent('exact');
    const asked = await api.call('POST /integrations/exact/connect', {});
    expect(asked).toMatchObject({ status: 200, body: { administration: null } });
    expect(asked.body.administrations).toHaveLength(2);
    expect(asked.body.note).toBeUndefined();
    expect((await api.call('GET /integrations/exact')).body.administration).toBeNull();

    // Without that right the books name only some, and the answer says so.
    world.exact.faults.next({ path: 'system/Divisions', fault: { kind: '403', reason: 'NoDivisionAccess' } });
    const short = await api.call('POST /integrations/exact/connect', {});
    expect(short.body).toMatchObject({
      administration: null,
      note: expect.stringContaining('may lack administrations'),
    });
    expect(short.body.administrations).toHaveLength(2);

    expect(await api.call('POST /integrations/exact/connect', { administration: '999' })).toMatchObject({
      status: 400,
      body: problem('invalid-body', {
        errors: [{ pointer: '/administration', code: 'administration-unknown', message: expect.any(String) }],
      }),
    });
    const chosen = await api.call('POST /integrations/exact/connect', { administration: String(SECOND) });
    expect(chosen).toMatchObject({ status: 200, body: { administration: { id: String(SECOND) } } });
    await world.answer();
    expect(world.toldOf('integration.connected')).toMatchObject([{ administration: { id: String(SECOND) } }]);
  });

  test('moving to another administration is done only by who says that it is meant', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    world.exact.addDivision({ code: SECOND, description: 'De tweede' });
    await api.consent('exact');
    const { administration } = await stored(world);
    expect((await api.call('POST /integrations/exact/connect', {})).body.administration).toEqual(administration);
    expect(await api.call('POST /integrations/exact/connect', { administration: String(SECOND) })).toMatchObject({
      status: 409,
      body: problem('administration-pinned'),
    });
    expect((await stored(world)).administration).toEqual(administration);
    const moved = await api.call('POST /integrations/exact/connect', { administration: String(SECOND), confirm: true });
    expect(moved).toMatchObject({ status: 200, body: { administration: { id: String(SECOND) } } });
    await world.push(anEvent());
    expect(world.exact.booksOf(SECOND).invoices()).toHaveLength(1);
    expect(world.books.invoices()).toEqual([]);
  });

  test('one that the grant no longer sees is asked about, and nothing is booked until then', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const { administration } = await stored(world);
    world.exact.addDivision({ code: SECOND, description: 'De tweede' });
    world.exact.consent.divisions = [SECOND];
    await api.consent('exact');
    expect((await api.call('POST /integrations/exact/connect', {})).body).toMatchObject({
      administrations: [{ id: String(SECOND) }],
      administration: null,
    });
    expect((await api.call('GET /integrations/exact')).body).toMatchObject({
      state: 'attention',
      administration,
      attention: { cause: 'administration-gone', message: expect.stringContaining(administration?.name ?? '') },
    });
    await world.answer();
    expect(world.toldOf('integration.attention')).toHaveLength(1);
  });

  test.each(['reconnect-needed', 'administration-gone'] as const)(
    'one that was never turned on asks for attention (%s), and a consent does not turn it on',
    async (cause) => {
      await using world = await testWorld({ state: 'connected' });
      await using api = await adminDesk(world);
      await world.change({ attention: { cause, about: {} } });
      const { body } = await api.call('GET /integrations/exact');
      expect(body).toMatchObject({ state: 'attention', attention: { cause } });
      expect((await api.call('GET /integrations')).body).toMatchObject([{ state: 'attention' }]);
      expect(await api.call('POST /integrations/exact/activate', {})).toMatchObject({
        status: 409,
        body: problem('checklist-open', { checklist: expect.arrayContaining([expect.objectContaining(noConsent)]) }),
      });
      await api.consent('exact');
      expect((await api.call('GET /integrations/exact')).body).toMatchObject({ state: 'connected', attention: null });
    },
  );

  test('one that was turned off stays off while its connection is lost, and is not turned on before a consent', async () => {
    await using world = await testWorld({ state: 'inactive' });
    await using api = await adminDesk(world);
    await world.change({ attention: { cause: 'reconnect-needed', about: {} } });
    expect((await api.call('GET /integrations/exact')).body).toMatchObject({ state: 'inactive' });
    expect(await api.call('POST /integrations/exact/activate', {})).toMatchObject({
      status: 409,
      body: problem('checklist-open', { checklist: [noConsent] }),
    });
  });

  test('books that do not answer are a matter of time, and that is said', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    world.exact.faults.next({ path: 'hrm/Divisions', fault: '503' });
    const { status, body, headers } = await api.call('POST /integrations/exact/connect', {});
    expect({ status, body }).toEqual({ status: 503, body: problem('books-unavailable', { cause: 'provider-down' }) });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect((await api.call('POST /integrations/exact/connect', {})).status).toBe(200);
  });
});

describe('the app and its secret', () => {
  test('B10: each integration has a secret of its own; a new one takes its place, and never comes out', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await api.call('PUT /integrations/other', { provider: 'exact' });
    const first = await api.call('PUT /integrations/other/authentication', {
      clientId: 'app-x',
      clientSecret: 'canary-1',
    });
    const { secretName } = await stored(world, 'other');
    expect(secretName).toMatch(/^i-reserve-bookkeeping\/[\w-]{36}$/);
    expect(await api.valueOf(secretName ?? '')).toBe('canary-1');
    expect(await api.secret(secretName ?? '')).toBe('canary-1');

    const again = await api.call('PUT /integrations/other/authentication', {
      clientId: 'app-x',
      clientSecret: 'canary-2',
    });
    expect((await stored(world, 'other')).secretName).toBe(secretName);
    expect(await api.valueOf(secretName ?? '')).toBe('canary-2');
    world.clock.advance(5 * 60_000);
    expect(await api.secret(secretName ?? '')).toBe('canary-2');

    const shown = await api.call('GET /integrations/other');
    await api.call('DELETE /integrations/other');
    expect(await api.valueOf(secretName ?? '')).toBeUndefined();
    expect([first.text, again.text, shown.text, ...world.logged].join()).not.toMatch(/canary|i-reserve-bookkeeping\//);
  });

  test('a secret that was mended lets out what waited for it, without another consent', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await world.change({ state: 'attention', attention: { cause: 'client-refused', about: {} } });
    await world.push(anEvent());
    expect(world.books.invoices()).toEqual([]);
    expect(await api.call('PUT /integrations/exact/authentication', app)).toMatchObject({
      status: 200,
      body: { state: 'active', attention: null },
    });
    await world.answer({ secret: api.secret });
    expect(world.books.invoices()).toHaveLength(1);
  });

  test('another app is another connection: nothing is sent by the old one, and a consent brings all of it back', async () => {
    const own = { clientId: 'app-new', clientSecret: 'secret-new' };
    await using world = await testWorld({ exact: { apps: [demoApp, own] } });
    await using api = await adminDesk(world);
    const before = await stored(world);
    expect(await api.call('PUT /integrations/exact/authentication', own)).toMatchObject({
      status: 200,
      body: {
        clientId: 'app-new',
        state: 'attention',
        administration: before.administration,
        attention: { cause: 'not-connected' },
      },
    });
    expect(await world.world.vault.read(before.chain ?? '')).toMatchObject({
      state: 'lost',
      access: '',
      refresh: null,
    });
    expect(await api.valueOf('demo')).toBeUndefined();
    await world.push(anEvent());
    expect(world.books.invoices()).toEqual([]);

    expect(await api.consent('exact')).toBe(200);
    await world.answer({ secret: api.secret });
    expect((await api.call('GET /integrations/exact')).body).toMatchObject({ state: 'active', attention: null });
    expect(world.books.invoices()).toHaveLength(1);
  });

  test('another country is another host, one of seven; left out, it stays what it is', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await api.call('PUT /integrations/be', { provider: 'exact' });
    const host = 'start.exactonline.be';
    const own = { clientId: 'app-be', clientSecret: 'secret-be' };
    expect((await api.call('PUT /integrations/be/authentication', { ...own, host })).body).toMatchObject({ host });
    expect((await api.call('PUT /integrations/be/authentication', own)).body).toMatchObject({ host, state: 'new' });
  });

  test('a consent that was begun for the app before is good for nothing', async () => {
    await using world = await testWorld({ state: 'connected' });
    await using api = await adminDesk(world);
    const { body } = await api.call('POST /integrations/exact/consent', {});
    await api.call('PUT /integrations/exact/authentication', { clientId: 'app-new', clientSecret: 'secret-new' });
    expect(await api.comeBack(body.authorizeUrl)).toBe(400);
    expect((await api.call('GET /integrations/exact')).body).toMatchObject({ state: 'new', administration: null });
  });
});

describe('disconnecting', () => {
  test('takes tokens and secret away and keeps the ledger; made again, it knows what it booked', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await world.push(anEvent());
    const { chain } = await stored(world);
    expect(await api.call('DELETE /integrations/exact')).toMatchObject({ status: 204, text: '' });
    expect(await api.call('GET /integrations/exact')).toMatchObject({ status: 404 });
    expect((await api.call('GET /integrations')).body).toEqual([]);
    expect(await api.call('DELETE /integrations/exact')).toMatchObject({ status: 404 });
    expect(await world.world.vault.read(chain ?? '')).toMatchObject({ state: 'lost', access: '', refresh: null });
    expect(await api.valueOf('demo')).toBeUndefined();
    expect((await api.call('GET /invoices/84311')).body.entries).toMatchObject([{ status: 'synced' }]);
    await world.push(anEvent({ id: 'again' }));
    await world.settle();
    expect(world.books.invoices()).toHaveLength(1);

    await api.call('PUT /integrations/exact', { provider: 'exact' });
    await api.call('PUT /integrations/exact/authentication', app);
    await api.consent('exact');
    await api.call('PUT /integrations/exact/mappings', { vat: { 'btw-laag': '3' } });
    expect((await api.call('POST /integrations/exact/activate', {})).status).toBe(200);
    await world.push(anEvent({ id: 'once more' }));
    expect(world.books.invoices()).toHaveLength(1);
    expect((await api.call('GET /invoices/84311')).body.entries).toMatchObject([{ status: 'synced' }]);
  });

  test('that ended halfway leaves no app whose secret can not be entered again', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    vi.spyOn(world.integrations, 'remove').mockRejectedValueOnce(new Error('the run died here'));
    expect((await api.call('DELETE /integrations/exact')).status).toBe(500);
    expect(await api.valueOf('demo')).toBeUndefined();

    expect((await api.call('PUT /integrations/exact/authentication', app)).status).toBe(200);
    expect(await api.valueOf((await stored(world)).secretName ?? '')).toBe(app.clientSecret);
    expect(await api.consent('exact')).toBe(200);
    expect((await api.call('POST /integrations/exact/activate', {})).status).toBe(200);
    await world.push(anEvent());
    expect(world.books.invoices()).toHaveLength(1);
  });
});

describe('what is for one alone', () => {
  test('an app is for the tenant who proved it: another one may fill it in, and is told nothing of whose it is', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const other = { tenant: 'another-tenant' };
    await api.call('PUT /integrations/exact', { provider: 'exact' }, other);
    const free = { ...app, clientId: 'nobody-has-this' };
    const [taken, untaken] = [
      await api.call('PUT /integrations/exact/authentication', app, other),
      await api.call('PUT /integrations/exact/authentication', free, other),
    ];
    expect([taken.status, untaken.status]).toEqual([200, 200]);
    expect({ ...taken.body, clientId: null }).toEqual({ ...untaken.body, clientId: null });
  });

  test('an app that nobody uses any more is free again', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await api.call('DELETE /integrations/exact');
    const other = { tenant: 'another-tenant' };
    await api.call('PUT /integrations/exact', { provider: 'exact' }, other);
    expect((await api.call('PUT /integrations/exact/authentication', app, other)).status).toBe(200);
  });

  test('an administration is for one integration: a second one can not be connected to it, chosen or not', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const { administration } = await stored(world);
    await api.call('PUT /integrations/two', { provider: 'exact' });
    await api.call('PUT /integrations/two/authentication', app);
    await api.consent('two');
    for (const body of [{}, { administration: administration?.id }])
      expect(await api.call('POST /integrations/two/connect', body)).toMatchObject({
        status: 409,
        body: problem('administration-taken'),
      });
    expect((await api.call('GET /integrations/two')).body.administration).toBeNull();
  });

  test('of integrations that choose one administration at the same moment one has it, until it moves or goes', async () => {
    await using world = await testWorld({
      exact: {
        divisions: [
          campingDeEik,
          { code: 102031, description: 'Camping De Beuk' },
          { code: 102032, description: 'Winkel' },
        ],
      },
    });
    await using api = await adminDesk(world);
    const names = ['two', 'three', 'four'];
    for (const name of names) {
      await api.call(`PUT /integrations/${name}`, { provider: 'exact' });
      await api.call(`PUT /integrations/${name}/authentication`, app);
      await api.consent(name);
    }
    const choose = async (name: string, administration: string, confirm = false) => {
      const { status } = await api.call(`POST /integrations/${name}/connect`, { administration, confirm });
      return status;
    };
    const answers = await Promise.all(names.map((name) => choose(name, '102031')));
    expect(answers.toSorted()).toEqual([200, 409, 409]);
    const [winner = ''] = names.filter((_, index) => answers[index] === 200);
    const [second = '', third = ''] = names.filter((name) => name !== winner);

    expect(await choose(winner, '102032', true)).toBe(200);
    expect(await choose(second, '102032')).toBe(409);
    expect(await choose(second, '102031')).toBe(200);
    await api.call(`DELETE /integrations/${second}`);
    expect(await choose(third, '102031')).toBe(200);
  });

  test('a field of i-Reserve is for one integration', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await api.call('PUT /integrations/moneybird', { provider: 'moneybird' });
    const save = (details: object) => api.call('PUT /integrations/moneybird/details', details);
    expect((await save({ externalInvoice: true })).status).toBe(200);
    for (const [setting, field] of Object.entries({ invoiceField: 'external_id', customerField: 'external_contact' }))
      expect(await save({ [setting]: field })).toMatchObject({
        status: 409,
        body: problem('field-taken', {
          errors: [{ pointer: `/${setting}`, code: 'field-taken', message: expect.any(String) }],
        }),
      });
    expect((await save({ invoiceField: 'moneybird_id', customerField: 'moneybird_contact' })).status).toBe(200);
  });
});

test('a Moneybird integration asks which kind of invoice it makes before it is turned on', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  const made = await api.call('PUT /integrations/moneybird', { provider: 'moneybird' });
  expect(made.body).toMatchObject({ provider: 'moneybird', host: 'moneybird.com', details: { externalInvoice: null } });
  const fields = { invoiceField: 'moneybird_id', customerField: 'moneybird_contact' };
  await api.call('PUT /integrations/moneybird/details', fields);
  const details = async () =>
    (await api.call('GET /integrations/moneybird/checklist')).body.find(
      ({ item }: { item: string }) => item === 'details',
    );
  expect(await details()).toMatchObject({ done: false, explanation: expect.stringContaining('externalInvoice') });
  await api.call('PUT /integrations/moneybird/details', { externalInvoice: false });
  expect(await details()).toMatchObject({ done: true });
});

describe('settings and mappings', () => {
  test('a part is saved, the rest stays, defaults are shown', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const { body: before } = await api.call('GET /integrations/exact');
    const details = { customerNumberPrefix: 'IR', customerNumberLength: 6, triggers: { invoiceSent: true } };
    const saved = await api.call('PUT /integrations/exact/details', details);
    expect(saved).toMatchObject({ status: 200, body: { details: { ...before.details, ...details } } });
    expect((await api.call('GET /integrations/exact')).body).toEqual(saved.body);
    await world.push(anEvent());
    expect(world.books.relations().map(({ code }) => code)).toContain('IR007012');
  });

  test('a key is added, changed, and taken away with null; other groups stay', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const { body: before } = await api.call('GET /integrations/exact');
    const { body } = await api.call('PUT /integrations/exact/mappings', {
      vat: { 'btw-laag': null, 'vervoer-laag': ' 3 ' },
      articles: { 'ledger:8000': 'STAY' },
    });
    const { 'btw-laag': _, ...rest } = before.mappings.vat;
    expect(body.mappings).toEqual({
      ...before.mappings,
      vat: { ...rest, 'vervoer-laag': '3' },
      articles: { ...before.mappings.articles, 'ledger:8000': 'STAY' },
    });
  });

  test('mend once, heal all: a rate that was mapped lets every invoice out that was parked for it', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const invoices = ['1', '2', '3'].map((id) =>
      anInvoice({ id, number: `2026-000${id}`, lines: [aLine({ vatRate: 'vervoer-laag' })] }),
    );
    await world.push(...invoices.map((invoice) => anEvent({ invoice })));
    expect((await api.call('GET /invoices', undefined, { query: 'status=parked' })).body.items).toHaveLength(3);
    await api.call('PUT /integrations/exact/mappings', { vat: { 'vervoer-laag': '3' } });
    await world.answer();
    expect(world.books.invoices()).toHaveLength(3);
  });

  test('saving mappings says at once what the books would refuse, in the language that is asked for', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const save = (body: unknown, language = 'en') =>
      api.call('PUT /integrations/exact/mappings', body, { headers: { 'accept-language': language } });
    const wrong = { vat: { 'btw-laag': '999999' }, articles: { 'PITCH-A': 'NO-SUCH-ITEM' } };
    const { status, body } = await save(wrong);
    expect(status).toBe(200);
    expect(body.mappings.vat['btw-laag'], 'it is saved all the same').toBe('999999');
    expect(body.misfits).toEqual([
      { group: 'vat', key: 'btw-laag', cause: 'vat-unmapped', message: expect.stringContaining('no vat code') },
      {
        ...{ group: 'articles', key: 'PITCH-A', cause: 'article-unknown' },
        message: expect.stringContaining('NO-SUCH-ITEM'),
      },
    ]);
    const dutch = await save({}, 'nl');
    expect(dutch.body.misfits[1].message).toMatch(/artikel/i);
    expect((await save({ vat: { 'btw-laag': '3' }, articles: { 'PITCH-A': null } })).body.misfits).toEqual([]);
  });

  test('books that do not answer or are not connected say nothing of mappings, which are saved all the same', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    world.exact.faults.next({ path: 'VATCodes', fault: '503', times: 5 });
    const { status, body } = await api.call('PUT /integrations/exact/mappings', { vat: { a: '999999' } });
    expect({ status, misfits: body.misfits }).toEqual({ status: 200, misfits: [] });
    await api.call('PUT /integrations/two', { provider: 'exact' });
    const apart = await api.call('PUT /integrations/two/mappings', { vat: { a: '999999' } });
    expect(apart).toMatchObject({ status: 200, body: { misfits: [] } });
  });

  test('a code that was just made in the books is known once a mapping names it, and what was parked goes out at once', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const parked = anInvoice({ id: '2', number: '2026-0002', lines: [aLine({ vatRate: 'vervoer-laag' })] });
    await world.push(anEvent(), anEvent({ invoice: parked })); // the list of VAT codes is read, and held
    world.books.addVatCode({ Code: '3A', Description: 'Vervoer laag', Type: 'E' }, 0.09);
    const { body } = await api.call('PUT /integrations/exact/mappings', { vat: { 'vervoer-laag': '3A' } });
    expect(body.misfits).toEqual([]);
    const [entry] = (await api.call('GET /invoices/2')).body.entries;
    expect(entry).toMatchObject({ status: 'received', cause: null });
    await world.answer();
    expect(world.books.invoices()).toHaveLength(2);
  });

  test('two who save at the same moment both have it', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const rates = ['a', 'b', 'c'];
    const all = await Promise.all(
      rates.map((rate) => api.call('PUT /integrations/exact/mappings', { vat: { [rate]: '3' } })),
    );
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await stored(world)).mappings.vat).toMatchObject({ a: '3', b: '3', c: '3' });
  });
});

describe('on and off', () => {
  test('activation is refused with what has to be done first', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await api.call('PUT /integrations/two', { provider: 'exact' });
    const refused = await api.call('POST /integrations/two/activate', {});
    expect(refused).toMatchObject({ status: 409, body: problem('checklist-open') });
    const open = { done: false, explanation: expect.any(String) };
    expect(refused.body.checklist).toEqual(
      ['app', 'consent', 'administration', 'details', 'vat-mapping'].map((item) => ({ item, ...open })),
    );
    expect((await api.call('GET /integrations/two/checklist')).body).toEqual(
      expect.arrayContaining([
        { item: 'app', ...open },
        { item: 'rollback', done: true, explanation: expect.any(String) },
      ]),
    );
  });

  test('without a journal for sales a person has to choose one; books that do not tell keep nobody waiting', async () => {
    await using world = await testWorld({ state: 'connected' });
    await using api = await adminDesk(world);
    world.books.change('financial/Journals', '70', { IsBlocked: true });
    const refused = await api.call('POST /integrations/exact/activate', {});
    expect(refused.body.checklist).toEqual([
      {
        item: 'details',
        done: false,
        explanation: expect.stringContaining('the sales journals that are there (70, 71) are blocked'),
      },
    ]);
    world.exact.faults.next({ path: 'Journals', fault: '503' });
    expect(await api.call('POST /integrations/exact/activate', {})).toMatchObject({ status: 200 });
    await api.call('POST /integrations/exact/deactivate', {});
    world.books.change('financial/Journals', '71', { IsBlocked: false });
    await api.call('PUT /integrations/exact/details', { journal: '71' });
    expect(await api.call('POST /integrations/exact/activate', {})).toMatchObject({ status: 200 });
  });

  test('every rate of the catalogue is to be mapped', async () => {
    await using world = await testWorld({ state: 'connected' });
    await using api = await adminDesk(world);
    const vatRates = [{ id: 'vervoer-laag', percentage: '9' }];
    expect((await api.call('PUT /catalogue', { vatRates })).status).toBe(200);
    const { body } = await api.call('POST /integrations/exact/activate', {});
    expect(body.checklist).toEqual([
      { item: 'vat-mapping', done: false, explanation: expect.stringContaining('vervoer-laag') },
    ]);
    await api.call('PUT /integrations/exact/mappings', { vat: { 'vervoer-laag': '3' } });
    expect(await api.call('POST /integrations/exact/activate', {})).toMatchObject({
      status: 200,
      body: { state: 'active' },
    });
  });

  test('off, nothing new is sent and it is remembered; on again, a person sends it after all', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    expect((await api.call('POST /integrations/exact/deactivate', {})).body.state).toBe('inactive');
    await world.push(anEvent());
    expect(world.books.invoices()).toEqual([]);
    expect((await api.call('POST /integrations/exact/activate', {})).body.state).toBe('active');
    await world.settle();
    expect(world.books.invoices()).toEqual([]);
    expect((await api.call('GET /invoices/84311')).body.entries).toMatchObject([
      { status: 'skipped', cause: 'inactive' },
    ]);
    expect(await api.call('POST /invoices/84311/sync', {})).toMatchObject({ status: 202 });
    expect((await api.call('GET /invoices/84311')).body.entries).toMatchObject([
      { status: 'received', cause: null, message: null, remedy: null }, // what stopped it stops it no more
    ]);
    await world.answer();
    expect(world.books.invoices()).toHaveLength(1);
  });

  test('what was never on can not be turned off, and what is on is on', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await api.call('PUT /integrations/two', { provider: 'exact' });
    expect((await api.call('POST /integrations/two/deactivate', {})).body.state).toBe('new');
    const before = await stored(world);
    expect((await api.call('POST /integrations/exact/activate', {})).status).toBe(200);
    expect(await stored(world)).toEqual(before);
  });
});

describe('the ledger', () => {
  test('shows one invoice with its path, and in the list', async () => {
    const { world, api } = await shared;
    const entry = await world.entry('invoice', '84311');
    if (entry?.kind !== 'invoice') throw new Error('there is no entry');
    const head = {
      integration: 'exact',
      provider: 'exact',
      status: 'synced',
      cause: null,
      externalId: entry.externalId,
      externalNumber: null,
      url: entry.url,
      finalised: false,
      updatedAt: entry.updatedAt,
    };
    expect((await api.call('GET /invoices/84311')).body).toEqual({
      id: '84311',
      number: '2026-0042',
      entries: [
        { ...head, message: null, messages: null, remedy: null, warnings: expect.any(Array), steps: entry.steps },
      ],
    });
    expect((await api.call('GET /invoices')).body).toEqual({
      items: [
        {
          ...{ id: '84311', number: '2026-0042', date: '2026-11-20', total: '210.00', currency: 'EUR' },
          ...{ customer: { id: '7012', name: 'Familie Jansen B.V.' }, ...head, warnings: expect.any(Array) },
        },
      ],
      cursor: null,
    });
  });

  test('is listed newest first, by status and integration, a page at a time', async () => {
    await using world = await testWorld({ state: 'inactive' });
    await using api = await adminDesk(world);
    for (let nth = 1; nth <= 60; nth++) {
      await world.take(anEvent({ invoice: anInvoice({ id: String(nth), number: `2026-${nth}` }) }));
      world.clock.advance(10);
    }
    const ids: string[] = [];
    let cursor: string | null = '';
    do {
      const { body } = await api.call('GET /invoices', undefined, { query: cursor ? `cursor=${cursor}` : '' });
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.cursor;
      expect(body.items.length).toBeLessThanOrEqual(50);
    } while (cursor);
    expect(ids).toEqual(Array.from({ length: 60 }, (_, index) => String(60 - index)));

    const list = async (query: string, asking = {}) =>
      (await api.call('GET /invoices', undefined, { query, ...asking })).body;
    expect((await list('status=parked')).items).toEqual([]);
    expect((await list('integration=other')).items).toEqual([]);
    expect((await list('status=received&integration=exact')).items).toHaveLength(50);
    const { cursor: theirs } = await list('');
    expect((await list(`cursor=${theirs}`, { tenant: 'another-tenant' })).items).toEqual([]);
    const forged = [
      `["exact","x"]`,
      `[1,"exact","x"]`,
      `[["arrival",1e999,"exact","x"]]`,
      String.raw`[["arrival",1,"exact","\ud800"]]`,
      `[["arrival",1,"exact","${'x'.repeat(3_000)}"]]`,
    ];
    const cursors = forged.map((text) => `cursor=${Buffer.from(text).toString('base64url')}`);
    for (const query of ['status=nothing', 'cursor=nothing', 'tenant=camping-de-eik', ...cursors])
      expect(await list(query)).toEqual(problem('invalid-query', { errors: [expect.any(Object)] }));
  });

  test('a parked invoice says why, in words, and who mends it', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await world.push(anEvent({ invoice: anInvoice({ lines: [aLine({ vatRate: 'vervoer-laag' })] }) }));
    const { body } = await api.call('GET /invoices/84311');
    expect(body.entries).toMatchObject([
      { status: 'parked', cause: 'vat-unmapped', message: expect.stringContaining('no vat code'), remedy: 'correct' },
    ]);
  });
});

describe('pushing again', () => {
  test('what is parked for one cause, or for any, with the number of them', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await world.push(anEvent({ invoice: anInvoice({ lines: [aLine({ vatRate: 'vervoer-laag' })] }) }));
    const retry = (body: object) => api.call('POST /integrations/exact/retry', body);
    expect(await retry({ cause: 'total-differs' })).toMatchObject({ status: 202, body: { count: 0 } });
    expect(await retry({ cause: 'vat-unmapped' })).toMatchObject({ status: 202, body: { count: 1 } });
    await world.answer();
    expect(await retry({})).toMatchObject({ status: 202, body: { count: 1 } });
  });

  test('an endpoint that was stopped gets one more call, and stops again when that is refused too', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const posts = () => world.exact.requests.count({ method: 'POST', endpoint: 'salesinvoice/SalesInvoices' });
    world.exact.faults.next({ method: 'POST', path: 'salesinvoice/SalesInvoices', fault: 'error', times: 20 });
    for (let nth = 0; nth < 8; nth++)
      await world.push(anEvent({ invoice: anInvoice({ id: `${nth}`, number: `2026-${nth}` }) }));
    const stoppedAt = posts();
    expect(stoppedAt).toBeLessThan(8);
    expect((await stored(world)).pause).toMatchObject({ cause: 'error-block' });
    await api.call('POST /integrations/exact/retry', { cause: 'total-differs' });
    await world.answer();
    expect(posts()).toBe(stoppedAt + 1);
  });

  test('who waits for a stopped endpoint goes on too, when the one call is taken', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const fault = { method: 'POST', path: 'crm/Accounts', fault: 'error', times: 5 } as const;
    world.exact.faults.next(fault);
    const newcomer = (n: number) =>
      anEvent({
        invoice: anInvoice({ id: `${n}`, number: `2026-${n}` }),
        customer: aCompany({ id: `9${n}`, number: `9${n}`, companyName: `Nieuw ${n}` }),
      });
    await world.push(...[1, 2, 3, 4, 5, 6, 7].map(newcomer));
    expect(world.books.relations()).toEqual([]);
    await api.call('POST /integrations/exact/retry', { cause: 'total-differs' });
    await world.answer();
    expect(world.toldOf('invoice.synced').map(({ invoice }) => invoice.id)).toEqual(['6', '7']);
  });

  test('a snapshot that has expired is gone: i-Reserve has to send it again', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await world.push(anEvent());
    expect(await api.call('POST /invoices/84311/sync', {})).toMatchObject({ status: 202, body: { count: 1 } });
    await world.answer();
    await world.change({ state: 'inactive' });
    for (const asked of ['POST /invoices/84311/sync', 'POST /customers/7012/sync'])
      expect(await api.call(asked, {}), 'it is off').toMatchObject({ status: 202, body: { count: 0 } });
    await world.change({ state: 'active' });
    world.clock.advance(401 * 24 * 3_600_000);
    for (const asked of ['POST /invoices/84311/sync', 'POST /customers/7012/sync'])
      expect(await api.call(asked, {})).toMatchObject({ status: 410, body: problem('snapshot-expired') });
  });

  test('a customer is updated in the books', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await world.push(anEvent({ customer: aCompany() }));
    await world.settle();
    world.told.length = 0;
    expect(await api.call('POST /customers/7012/sync', {})).toMatchObject({ status: 202, body: { count: 1 } });
    await world.answer();
    expect(world.toldOf('customer.synced')).toMatchObject([{ customer: { id: '7012' } }]);
  });
});

test('the catalogue is kept as it was sent, and is empty until then', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  const empty = {
    vatRates: [],
    products: [],
    ledgerAccounts: [],
    paymentMethods: [],
    paymentTerms: [],
    sellers: [],
    fields: { invoice: [], customer: [] },
  };
  expect(await api.call('GET /catalogue')).toMatchObject({ status: 200, body: empty });
  const vatRates = [{ id: 'btw-laag', description: 'Laag tarief', percentage: '9' }];
  expect((await api.call('PUT /catalogue', { vatRates })).body).toEqual({ ...empty, vatRates });
  expect((await api.call('GET /catalogue')).body).toEqual({ ...empty, vatRates });
  expect((await api.call('GET /catalogue', undefined, { tenant: 'another-tenant' })).body).toEqual(empty);
});

test('a fault of ours is told without a word of what it was', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world, {
    states: { keep: () => Promise.reject(new Error('canary')), take: async () => null },
  });
  const { status, body, text } = await api.call('POST /integrations/exact/consent', {});
  expect({ status, body }).toEqual({ status: 500, body: problem('internal-error') });
  expect(text + world.logged.join()).not.toContain('canary');
});
