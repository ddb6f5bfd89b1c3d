import { describe, expect, test } from 'vitest';
import { type Exchange, openExchange } from '../../../shared/http/exchange.ts';
import { dynamoClientIds } from '../../../shared/store/client-ids.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { aCustomer, anEvent, anInvoice } from '../../builders.ts';
import { demoApp } from '../../simulators/exact/index.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consentDesk, integrationOf, tokenDesk } from './oauth-fixtures.ts';

const SECOND_CODE = 1_234_567;
/** The app of another tenant; by chance with the same secret. */
const otherApp = { clientId: 'app-of-another-tenant', clientSecret: demoApp.clientSecret };
const bothApps = { exact: { apps: [demoApp, otherApp] } };
const elsewhere = { tenant: 'another-tenant', id: 'exact', clientId: otherApp.clientId };

/** A further integration of the tenant: another administration, the same app. */
async function another(world: TestWorld, over: Partial<Integration> = {}): Promise<Integration> {
  const { chain: _, administration: __, ...rest } = await integrationOf(world);
  const made: Integration = {
    ...rest,
    id: 'exact-2',
    state: 'new',
    chain: null,
    administration: null,
    outbox: [],
    ...over,
  };
  await world.integrations.make(made);
  return made;
}

const lineOf = ({ tenant, id }: Integration) => ({ tenant, integration: id });

describe('the page', () => {
  test('says where invoices go, has no script, and tells nobody else anything', async () => {
    await using world = await testWorld();
    const answer = await consentDesk(world).consent();
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain((await integrationOf(world)).administration?.name);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    });
    expect(answer.headers).not.toHaveProperty('location');
    expect(answer.body).not.toMatch(/<script|javascript:|\son\w+=|<a |http-equiv/i);
    // One form, which takes the consent back, at the address of this page.
    expect(answer.body.match(/<form[^>]*>/g)).toEqual(['<form method="post" action="/oauth/callback">']);
  });

  test.each([
    ['nl-NL,nl;q=0.9,en;q=0.8', 'nl', 'Verbonden', 'Facturen gaan naar'],
    ['de-DE,de;q=0.9,en;q=0.5,nl;q=0.7', 'nl', 'Verbonden', 'Facturen gaan naar'],
    ['en-GB,en;q=0.9,nl;q=0.8', 'en', 'Connected', 'Invoices will go to'],
    ['fr', 'en', 'Connected', 'Invoices will go to'],
  ])('speaks the language that a browser prefers: %s', async (asked, language, title, said) => {
    await using world = await testWorld();
    const desk = consentDesk(world);
    const headers = { 'accept-language': asked };
    const { body } = await desk.callback(await desk.visit(await desk.begin()), headers);
    for (const part of [`<html lang="${language}">`, `<h1>${title}</h1>`, said]) expect(body).toContain(part);
    const refused = await desk.callback('error=access_denied', headers);
    expect(refused.body).toContain(language === 'nl' ? 'Niet verbonden' : 'Not connected');
  });

  test('escapes the name of an administration', async () => {
    const name = '<script>alert("x")</script> & Zn';
    await using world = await testWorld({ exact: { divisions: [{ code: SECOND_CODE, description: name }] } });
    const { body } = await consentDesk(world).consent();
    expect(body).not.toContain('<script');
    expect(body).toContain('&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62; &#38; Zn');
  });

  test('comes for a user whose id is no GUID too, who is known by it at the next consent', async () => {
    await using world = await testWorld();
    const userId = "o'brien {7} @eik";
    const openRenamed = (): Exchange => {
      const real = openExchange();
      return {
        ...real,
        send: async (outgoing) => {
          const answer = await real.send(outgoing);
          return { ...answer, text: answer.text.replace(/("UserID":)"[^"]*"/, `$1${JSON.stringify(userId)}`) };
        },
      };
    };
    const desk = consentDesk(world, { openExchange: openRenamed });
    const chainOf = async (integration: Integration) => world.world.vault.read(integration.chain ?? '');
    expect((await desk.consent()).statusCode).toBe(200);
    const first = await chainOf(await integrationOf(world));
    expect(first).toMatchObject({ user: userId, state: 'ok' });
    await desk.consent();
    const second = await chainOf(await integrationOf(world));
    expect(second).toMatchObject({ user: userId });
    expect(await world.world.vault.read(first?.chain ?? '')).toMatchObject({ state: 'lost', next: second?.chain });
    if (!second) throw new Error('there is no chain');
    expect(await world.world.vault.callsToday(second, world.clock.now())).toBe(2);
  });

  test.each([
    ['nothing at all', ''],
    ['an unknown state', 'code=canary-c&state=canary-s'],
    ['a state without a code', 'state=canary-s'],
    ['a code without a state', 'code=canary-c'],
    ['a refusal with a story', 'error=access_denied&error_description=%3Cscript%3Ecanary-e&state=canary-s'],
    [
      'a place to go to',
      'code=canary-c&state=canary-s&returnTo=https%3A%2F%2Fevil.example&redirect_uri=//evil.example',
    ],
    ['doubled names', 'code=canary-c&code=canary-d&state=canary-s&state=__proto__'],
    ['broken encoding', 'code=%E0%A4%A&state=%'],
    ['something endless', `code=${'a'.repeat(20_000)}&state=${'b'.repeat(1_500)}`],
  ])('for %s refuses, repeats nothing of it, asks nobody and goes nowhere', async (_, query) => {
    await using world = await testWorld();
    const desk = consentDesk(world);
    const before = world.exact.requests.count();
    const { statusCode, body, headers } = await desk.callback(query);
    expect(statusCode).toBe(400);
    expect(`${body}${JSON.stringify(headers)}`).not.toMatch(/canary|evil|aaaa|bbbb|location/i);
    expect(world.exact.requests.count()).toBe(before);
  });
});

test('of consents at the same moment one takes the only administration, and a claim that was left behind gives way', async () => {
  await using world = await testWorld();
  await world.change({ administration: null, chain: null });
  const desk = consentDesk(world);
  const rivals = await Promise.all(['exact-2', 'exact-3', 'exact-4'].map((id) => another(world, { id })));
  const answers = await Promise.all(rivals.map((rival) => desk.consent(rival)));
  for (const { statusCode } of answers) expect([200, 409]).toContain(statusCode);
  const all = await world.integrations.ofTenant(world.key.tenant);
  expect(all.filter(({ administration }) => administration !== null)).toHaveLength(1);
});

describe('a state', () => {
  test('is good once: the second visit makes no token call', async () => {
    await using world = await testWorld();
    const desk = consentDesk(world);
    const query = await desk.visit(await desk.begin());
    expect((await desk.callback(query)).statusCode).toBe(200);
    const before = desk.tokenCalls();
    const again = await desk.callback(query);
    expect(again.statusCode).toBe(400);
    expect(again.body).toContain('used already');
    expect(desk.tokenCalls()).toBe(before);
  });

  test('is taken once by fifty visits at once', async () => {
    await using world = await testWorld();
    const desk = consentDesk(world);
    const query = await desk.visit(await desk.begin());
    const before = desk.tokenCalls();
    const answers = await Promise.all(Array.from({ length: 50 }, () => desk.callback(query)));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 400)).toHaveLength(49);
    expect(desk.tokenCalls()).toBe(before + 1);
  });

  test('is spent by a refusal too, also in a browser without a session', async () => {
    await using world = await testWorld();
    const desk = consentDesk(world);
    const query = await desk.visit(await desk.begin());
    const state = new URLSearchParams(query).get('state') ?? '';
    const refused = await desk.callback(`error=access_denied&state=${encodeURIComponent(state)}`);
    expect(refused.body).toContain('Not connected');
    const before = desk.tokenCalls();
    expect((await desk.callback(query)).body).toContain('used already');
    expect(desk.tokenCalls()).toBe(before);
  });

  test('is over after ten minutes', async () => {
    await using world = await testWorld();
    const desk = consentDesk(world);
    const begin = async () => desk.visit(await desk.begin());
    const [inTime, late] = [await begin(), await begin()];
    world.clock.advance(170_000); // the code lives three
    expect((await desk.callback(inTime)).statusCode).toBe(200);
    const before = desk.tokenCalls();
    world.clock.advance(600_000 - 170_000);
    expect((await desk.callback(late)).body).toContain('older than ten minutes');
    expect(desk.tokenCalls()).toBe(before);
  });

  test('can not be guessed', async () => {
    await using world = await testWorld();
    const { secret } = (await import('../../../shared/runtime/outside.ts')).outside();
    const states = new Set(Array.from({ length: 100 }, () => secret()));
    expect(states.size).toBe(100);
    for (const state of states) expect(state).toMatch(/^[\w-]{43}$/);
    const address = new URL(await consentDesk(world, { clock: { ...world.world.clock, secret } }).begin());
    expect(address.searchParams.get('state')).toMatch(/^[\w-]{43}$/);
  });

  test.each([
    ['another host', { host: 'start.exactonline.be' }],
    ['another app', { clientId: 'another' }],
    ['another provider', { provider: 'moneybird' }],
  ])('is worth nothing when the integration has %s by now', async (_, over) => {
    await using world = await testWorld();
    const desk = consentDesk(world);
    const query = await desk.visit(await desk.begin());
    const before = desk.tokenCalls();
    await world.change(over);
    expect((await desk.callback(query)).statusCode).toBe(400);
    expect(desk.tokenCalls()).toBe(before);
  });

  test('connects the integration that it was made for, and no other', async () => {
    await using world = await testWorld(bothApps);
    const desk = consentDesk(world);
    const other = await another(world, elsewhere);
    const before = await integrationOf(world);
    expect((await desk.consent(other)).statusCode).toBe(200);
    expect((await integrationOf(world)).chain).toBe(before.chain);
    const connected = await world.integrations.get(lineOf(other));
    expect(connected).toMatchObject({ state: 'connected', administration: before.administration });
    expect(await world.world.vault.read(connected?.chain ?? '')).toMatchObject({ tenant: 'another-tenant' });
  });

  test('is not made for a host that is none of the provider’s', async () => {
    await using world = await testWorld();
    const integration = { ...(await integrationOf(world)), host: 'evil.example' };
    await expect(consentDesk(world).begin(integration)).rejects.toThrow('not a host');
  });
});

describe('no connection is made', () => {
  test('when the person refused, for good: yes is said on another page', async () => {
    await using world = await testWorld();
    const desk = consentDesk(world);
    const address = await desk.begin();
    world.exact.consent.answer = 'deny';
    const refused = await desk.callback(await desk.visit(address));
    expect(refused).toMatchObject({
      statusCode: 400,
      body: expect.stringContaining('Consent was not given') as string,
    });
    world.exact.consent.answer = 'allow';
    expect((await desk.callback(await desk.visit(address))).statusCode).toBe(400);
    expect((await desk.consent()).statusCode).toBe(200);
  });

  test('when the code has expired', async () => {
    await using world = await testWorld();
    const desk = consentDesk(world);
    const query = await desk.visit(await desk.begin());
    const then = await integrationOf(world);
    world.clock.advance(180_001);
    const { statusCode, body } = await desk.callback(query);
    expect({ statusCode, asks: body.includes('start the consent once more') }).toEqual({ statusCode: 400, asks: true });
    expect(await integrationOf(world)).toEqual(then);
  });

  test('when the client secret is wrong', async () => {
    await using world = await testWorld();
    const desk = consentDesk(world, { secret: async () => 'wrong' });
    const then = await integrationOf(world);
    const { statusCode, body } = await desk.consent();
    expect(statusCode).toBe(400);
    expect(body).toContain('Client Secret');
    expect(body).not.toContain('wrong-secret');
    expect(await integrationOf(world)).toEqual(then);
  });

  test.each(['503', 'lost-answer', 'not-json', '429-minute'] as const)(
    'when the token endpoint has %s',
    async (fault) => {
      await using world = await testWorld();
      const desk = consentDesk(world);
      const then = await integrationOf(world);
      world.exact.faults.next({ path: '/api/oauth2/token', fault });
      const { statusCode, body } = await desk.consent();
      expect(statusCode).toBe(503);
      expect(body).toContain('start the consent once more');
      expect(await integrationOf(world)).toEqual(then);
    },
  );

  test('when our own table is away; nothing but that is told', async () => {
    await using world = await testWorld();
    const states = { keep: async () => undefined, take: () => Promise.reject(new Error('canary')) };
    const { statusCode, body } = await consentDesk(world, { states }).callback('code=a&state=b');
    expect(statusCode).toBe(500);
    expect(body).not.toContain('canary');
    expect(world.logged.join()).not.toContain('canary');
  });

  test('for a user who is not active', async () => {
    await using world = await testWorld({ state: 'connected' });
    const desk = consentDesk(world);
    const query = await desk.visit(await desk.begin());
    world.exact.user().active = false;
    const { statusCode, body } = await desk.callback(query);
    expect(statusCode).toBe(400);
    expect(body).toContain('Not connected');
    expect(body).toContain('not active there');
    expect(await integrationOf(world)).toMatchObject({ state: 'connected' });
  });

  test('for a stranger who may not be there: the one that stands goes on as it was', async () => {
    await using world = await testWorld();
    await using tokens = await tokenDesk(world);
    const { chain } = await tokens.chain();
    world.exact.addDivision({ code: SECOND_CODE, user: { name: 'b.bakker' } });
    world.exact.consent.user = 'b.bakker';
    const desk = consentDesk(world);
    const query = await desk.visit(await desk.begin());
    world.exact.user('b.bakker').active = false;
    expect(await desk.callback(query)).toMatchObject({ statusCode: 400 });
    expect(await integrationOf(world)).toMatchObject({ state: 'active', chain, attention: null });
    await tokens.ageTo(700_000);
    await world.push(anEvent());
    expect(world.books.invoices()).toHaveLength(1);
  });
});

test('when who it is can not be asked, the tokens are kept for the second step: there are no others', async () => {
  await using world = await testWorld();
  const desk = consentDesk(world);
  const made = await another(world);
  world.exact.faults.next({ path: 'current/Me', fault: '503' });
  expect((await desk.consent(made)).statusCode).toBe(503);
  const after = await world.integrations.get(lineOf(made));
  expect(after).toMatchObject({ state: 'new', administration: null });
  expect(await world.world.vault.read(after?.chain ?? '')).toMatchObject({ state: 'ok' });
});

test('the slots that a consent borrowed are given back, so that many can follow each other', async () => {
  await using world = await testWorld();
  const desk = consentDesk(world);
  for (let turn = 0; turn < 12; turn++) expect((await desk.consent()).statusCode).toBe(200);
  expect(world.exact.limits.refused).toMatchObject({ minute: 0 });
});

describe('the administration', () => {
  const second = { code: SECOND_CODE, description: 'De tweede' };

  test('is pinned when there is one to choose', async () => {
    await using world = await testWorld();
    world.exact.addDivision({ ...second, user: { name: 'b.bakker' } });
    world.exact.consent.user = 'b.bakker';
    const made = await another(world);
    expect((await consentDesk(world).consent(made)).body).toContain('De tweede');
    expect(await world.integrations.get(lineOf(made))).toMatchObject({
      state: 'connected',
      administration: { id: String(second.code) },
    });
    await world.answer();
    expect(world.toldOf('integration.connected')).toMatchObject([{ integration: 'exact-2' }]);
  });

  test('is not pinned when another integration of the tenant books there: the page says which', async () => {
    await using world = await testWorld();
    const made = await another(world);
    const { statusCode, body } = await consentDesk(world).consent(made);
    expect(statusCode).toBe(409);
    expect(body).toContain((await integrationOf(world)).administration?.name);
    expect(body).toContain('Integration “exact”');
    expect(await world.integrations.get(lineOf(made))).toMatchObject({ state: 'connected', administration: null });
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null });
  });

  test('is not there for a user who sees none: the page says what that user lacks, and asks for no choice', async () => {
    await using world = await testWorld();
    const real = openExchange();
    const none = { status: 200, headers: new Headers(), text: '{"d":{"results":[]}}' };
    const send: Exchange['send'] = async (call) => (call.url.includes('/Divisions') ? none : real.send(call));
    const desk = consentDesk(world, { openExchange: () => ({ ...real, send }) });
    const { statusCode, body } = await desk.consent(await another(world));
    expect(statusCode).toBe(409);
    expect(body).toContain('sees no administration');
  });

  test('is not pinned for an accountant whose clients only one list names, nor when one of the lists is closed', async () => {
    await using world = await testWorld();
    const office = { name: 'c.kantoor', divisions: [second.code, 7_654_321], clients: [7_654_321] };
    world.exact.addDivision({ ...second, user: office });
    world.exact.addDivision({ code: 7_654_321, description: 'De klant' });
    world.exact.consent.user = office.name;
    const made = await another(world);
    await consentDesk(world).consent(made);
    expect(await world.integrations.get(lineOf(made))).toMatchObject({ state: 'connected', administration: null });

    world.exact.addDivision({ code: 1_111_111, user: { name: 'd.alleen' } });
    world.exact.consent.user = 'd.alleen';
    const fault = {
      kind: 'error',
      status: 403,
      message: 'Forbidden - Application Scope Violated. Cannot read',
    } as const;
    world.exact.faults.next({ path: 'system/Divisions', fault });
    const alone = await another(world, { id: 'exact-3' });
    await consentDesk(world).consent(alone);
    expect(await world.integrations.get(lineOf(alone))).toMatchObject({ state: 'connected', administration: null });
  });

  test('is left to a person when there are several, and the page says so', async () => {
    await using world = await testWorld();
    world.exact.addDivision(second);
    const made = await another(world);
    const { statusCode, body } = await consentDesk(world).consent(made);
    expect({ statusCode, asks: body.includes('Choose the administration') }).toEqual({ statusCode: 200, asks: true });
    expect(await world.integrations.get(lineOf(made))).toMatchObject({ state: 'connected', administration: null });
    await world.answer();
    expect(world.toldOf('integration.connected')).toEqual([]);
  });

  test('that was pinned stays when the grant still sees it among others', async () => {
    await using world = await testWorld();
    world.exact.addDivision(second);
    const { administration } = await integrationOf(world);
    expect((await consentDesk(world).consent()).statusCode).toBe(200);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', administration });
  });

  test('that was pinned is never exchanged for the only one that the grant sees: a person is asked, nothing is sent', async () => {
    await using world = await testWorld();
    world.exact.addDivision(second);
    world.exact.consent.divisions = [second.code];
    const { administration } = await integrationOf(world);
    const { statusCode, body } = await consentDesk(world).consent();
    expect(statusCode).toBe(409);
    expect(body).toContain(administration?.name);
    expect(await integrationOf(world)).toMatchObject({
      state: 'attention',
      administration,
      attention: { cause: 'administration-gone', about: { administration: administration?.name } },
    });
    await world.push(anEvent());
    await world.settle();
    expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'administration-gone' }]);
    expect(world.toldOf('integration.connected')).toEqual([]);
    expect(world.books.invoices()).toEqual([]);
    expect(world.exact.booksOf(second.code).invoices()).toEqual([]);

    world.exact.consent.divisions = undefined;
    expect((await consentDesk(world).consent()).statusCode).toBe(200);
    await world.settle();
    expect(await integrationOf(world)).toMatchObject({ state: 'active', administration, attention: null });
    expect(world.books.invoices()).toHaveLength(1);
    expect(world.exact.booksOf(second.code).invoices()).toEqual([]);
  });

  test.each(['inactive', 'connected'] as const)(
    'that is gone does not make an integration that is %s active later on',
    async (state) => {
      await using world = await testWorld({ state });
      world.exact.addDivision(second);
      world.exact.consent.divisions = [second.code];
      await consentDesk(world).consent();
      expect(await integrationOf(world)).toMatchObject({ state, attention: { cause: 'administration-gone' } });
      world.exact.consent.divisions = undefined;
      await consentDesk(world).consent();
      expect(await integrationOf(world)).toMatchObject({ state, attention: null });
    },
  );
});

describe('the same user again, for another integration of the tenant', () => {
  test('takes the first one along to the new chain, since the old one ended', async () => {
    await using world = await testWorld();
    await using tokens = await tokenDesk(world);
    world.exact.addDivision({ code: SECOND_CODE });
    const made = await another(world);
    const old = await tokens.chain();
    expect((await consentDesk(world).consent(made)).statusCode).toBe(200);
    const both = [await integrationOf(world), await world.integrations.get(lineOf(made))];
    expect(new Set(both.map((one) => one?.chain)).size).toBe(1);
    expect(await tokens.vault.read(old.chain)).toMatchObject({ state: 'lost', access: '', refresh: null });

    await tokens.ageTo(700_000);
    await world.push(anEvent({ invoice: anInvoice(), customer: aCustomer() }));
    expect(world.books.invoices()).toHaveLength(1);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null });
  });

  test('leaves another user’s chain alone', async () => {
    await using world = await testWorld();
    const made = await another(world);
    world.exact.addDivision({ code: SECOND_CODE, user: { name: 'b.bakker' } });
    world.exact.consent.user = 'b.bakker';
    const { chain } = await integrationOf(world);
    expect((await consentDesk(world).consent(made)).statusCode).toBe(200);
    expect((await integrationOf(world)).chain).toBe(chain);
    expect(await world.world.vault.read(chain ?? '')).toMatchObject({ state: 'ok' });
  });

  test('keeps the chain that others of the tenant still use when one of them moves to another user', async () => {
    await using world = await testWorld();
    world.exact.addDivision({ code: SECOND_CODE + 1 });
    const made = await another(world);
    const desk = consentDesk(world);
    await desk.consent(made);
    const { chain: shared } = await integrationOf(world);
    world.exact.addDivision({ code: SECOND_CODE, user: { name: 'b.bakker' } });
    world.exact.consent.user = 'b.bakker';
    await desk.consent((await world.integrations.get(lineOf(made))) ?? made);
    expect((await integrationOf(world)).chain).toBe(shared);
    expect(await world.world.vault.read(shared ?? '')).toMatchObject({ state: 'ok' });
    expect((await world.integrations.get(lineOf(made)))?.chain).not.toBe(shared);
  });

  test('never touches another tenant’s integration', async () => {
    await using world = await testWorld(bothApps);
    const other = await another(world, elsewhere);
    const desk = consentDesk(world);
    await desk.consent(other);
    const { chain } = (await world.integrations.get(lineOf(other))) ?? other;
    await desk.consent();
    expect((await world.integrations.get(lineOf(other)))?.chain).toBe(chain);
    expect(await world.world.vault.read(chain ?? '')).toMatchObject({ state: 'ok', tenant: 'another-tenant' });
  });
});

describe('an app', () => {
  test('that another tenant uses is refused before the code is sent; a connection that stands is not touched', async () => {
    await using world = await testWorld();
    await using tokens = await tokenDesk(world);
    const other = await another(world, { tenant: 'another-tenant', id: 'exact' });
    const before = await tokens.chain();
    const { statusCode, body } = await consentDesk(world).consent(other);
    expect(statusCode).toBe(400);
    expect(body).toContain('Register an app of your own');
    expect(await tokens.chain()).toEqual(before);
    const { wakes: _, seenWakes: __, wasIdle: ___, wokenAtMs: ____, ...kept } = other; // its wakes are an item of their own
    expect(await world.integrations.get(lineOf(other))).toMatchObject(kept);
    await tokens.ageTo(580_000);
    await tokens.open().fresh();
    expect((await tokens.chain()).state).toBe('ok');
  });

  test('is claimed by one of two tenants who come at once, however its id is written, and is free when let go', async () => {
    await using world = await testWorld();
    const clientIds = dynamoClientIds(world.world.table);
    const app = { provider: 'exact', host: 'start.exactonline.nl', clientId: 'AbC-1' };
    const claims = await Promise.all([
      ...['abc-1', '{abc-1}', 'ABC-1'].map((clientId) => clientIds.claim('one', { ...app, clientId })),
      ...['abc-1', '{ABC-1}'].map((clientId) => clientIds.claim('two', { ...app, clientId })),
    ]);
    expect([
      [true, true, true, false, false],
      [false, false, false, true, true],
    ]).toContainEqual(claims);
    const [owner, loser] = claims[0] ? ['one', 'two'] : ['two', 'one'];
    expect(await clientIds.claim(loser, { ...app, host: 'start.exactonline.be' })).toBe(true); // registered there, it is another
    await clientIds.release(loser, app);
    expect(await clientIds.claim(loser, app)).toBe(false);
    await clientIds.release(owner, app);
    expect(await clientIds.claim(loser, app)).toBe(true);
  });
});

test('the code is sent once, form-encoded, with the very redirect address of the consent', async () => {
  await using world = await testWorld();
  const sent: URLSearchParams[] = [];
  const open = world.world.openExchange;
  const desk = consentDesk(world, {
    openExchange: () => {
      const real = open();
      return {
        ...real,
        send: (outgoing) => {
          if (outgoing.url.endsWith('/token')) sent.push(new URLSearchParams(outgoing.body));
          return real.send(outgoing);
        },
      };
    },
  });
  const query = await desk.visit(await desk.begin());
  await desk.callback(query);
  expect(sent.map((form) => Object.fromEntries(form))).toEqual([
    {
      grant_type: 'authorization_code',
      code: new URLSearchParams(query).get('code'),
      redirect_uri: 'http://127.0.0.1:4000/oauth/callback',
      client_id: demoApp.clientId,
      client_secret: demoApp.clientSecret,
    },
  ]);
});
