import { describe, expect, test } from 'vitest';
import { beginConsent } from '../../shared/oauth/begin-consent.ts';
import { providerOf } from '../../shared/providers/index.ts';
import { keyOf } from '../../shared/store/keys.ts';
import { secretHash } from '../../shared/store/sessions.ts';
import { anEvent } from '../builders.ts';
import { integrationOf } from '../integration/oauth/oauth-fixtures.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../world.ts';
import { type Edge, openEdge } from './fixtures.ts';

/** Begins a consent and gives it at the books; the query that a browser is sent back with. */
async function given(world: AnyWorld, edge: Edge, session: string | null = null): Promise<string> {
  const ports = { ...edge.callbackWorld, provider: providerOf, originOf: world.world.outside.originOf };
  const redirect = 'http://127.0.0.1:4000/oauth/callback';
  const address = await beginConsent(await integrationOf(world), redirect, ports, { session, actor: 'api' });
  const { headers } = await fetch(address, { redirect: 'manual' });
  return new URL(headers.get('location') ?? '').search.slice(1);
}

const idOf = (cookie: string) => secretHash('session', cookie.split('=')[1] ?? '');

test('a consent begun in the console ends in that browser or nowhere', async () => {
  await using world = await testWorld();
  await using edge = await openEdge(world);
  const [mine, other] = [await edge.signIn(), await edge.signIn()];
  const { chain } = await integrationOf(world);
  for (const cookies of [[], [other]]) {
    const query = await given(world, edge, idOf(mine));
    expect((await edge.ask('GET /oauth/callback', { query, cookies })).body).not.toContain('Connected');
    expect((await integrationOf(world)).chain).toBe(chain);
  }
  const query = await given(world, edge, idOf(mine));
  const { statusCode, headers } = await edge.ask('GET /oauth/callback', { query, cookies: [mine] });
  expect([statusCode, headers.location]).toEqual([303, expect.stringContaining('outcome=connected')]);
});

test('a consent begun by the API says for whom it was, by which app and into which books', async () => {
  await using world = await testWorld();
  await using edge = await openEdge(world);
  const { body } = await edge.ask('GET /oauth/callback', { query: await given(world, edge) });
  const { tenant, clientId, administration } = await integrationOf(world);
  for (const name of [tenant, clientId, administration?.name]) expect(body).toContain(name);
});

describe('whoever was lured takes the consent back on the page that says for whom it was', () => {
  const secretOn = (body: string) => body.match(/name="withdraw" value="([^"]+)"/)?.[1] ?? '';
  const press = (edge: Edge, secret: string) =>
    edge.ask('POST /oauth/callback', { body: new URLSearchParams({ withdraw: secret }).toString() });

  test('with one press, once: the tokens are gone, and the tenant is told', async () => {
    await using world = await moneybirdWorld();
    await using edge = await openEdge(world);
    const { body } = await edge.ask('GET /oauth/callback', { query: await given(world, edge) });
    expect(body).toContain('Moneybird');
    const before = await integrationOf(world);
    const pressed = await press(edge, secretOn(body));
    expect(pressed).toMatchObject({ statusCode: 200, body: expect.stringContaining('Consent withdrawn') });
    expect(await integrationOf(world)).toMatchObject({ chain: null, state: 'attention' });
    expect(await world.world.vault.read(before.chain ?? '')).toMatchObject({ state: expect.not.stringMatching('ok') });
    expect(world.moneybird.requests.count({ endpoint: 'oauth/revoke' })).toBeGreaterThan(0);
    await world.answer();
    expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'reconnect-needed' }]);
    const changes = await edge.api('GET /changes');
    expect(JSON.parse(changes.body).items[0]).toMatchObject({ what: 'consent-withdrawn', actor: 'consent page' });

    await world.push(anEvent());
    expect(world.books.invoices()).toEqual([]);
    expect(await press(edge, secretOn(body))).toMatchObject({ statusCode: 400 });
  });

  test('and undoes no consent but that one, for a quarter of an hour', async () => {
    await using world = await testWorld();
    await using edge = await openEdge(world);
    const page = async () => (await edge.ask('GET /oauth/callback', { query: await given(world, edge) })).body;
    const first = secretOn(await page());
    const second = secretOn(await page());
    const { chain } = await integrationOf(world);
    await press(edge, first);
    expect(await integrationOf(world)).toMatchObject({ chain, state: 'active' });
    world.clock.advance(15 * 60_000);
    expect((await press(edge, second)).statusCode).toBe(400);
    expect(await integrationOf(world)).toMatchObject({ chain, state: 'active' });
    await world.push(anEvent());
    expect(world.toldOf('invoice.synced')).toHaveLength(1);
  });

  test('no other text takes anything back, and the secret is good for nothing else', async () => {
    await using world = await testWorld();
    await using edge = await openEdge(world);
    const { body } = await edge.ask('GET /oauth/callback', { query: await given(world, edge) });
    const before = await integrationOf(world);
    for (const text of ['', 'x', 'x'.repeat(5_000), before.chain ?? ''])
      expect((await press(edge, text)).statusCode).toBe(400);
    expect((await edge.ask('POST /oauth/callback')).statusCode).toBe(400);
    const secret = secretOn(body);
    expect((await edge.ask('GET /oauth/callback', { query: `code=any&state=${secret}` })).statusCode).toBe(400);
    expect((await edge.ask('GET /console', { cookies: [`console=${secret}`] })).statusCode).toBe(401);
    expect(await integrationOf(world)).toEqual(before);
  });
});

test('the callback leads to the console of the session’s own tenant: another tenant’s consent ends on a plain page', async () => {
  await using world = await testWorld();
  await using edge = await openEdge(world);
  const stranger = await edge.signIn({ tenant: 'another-tenant' });
  const query = await given(world, edge);
  const { statusCode, headers } = await edge.ask('GET /oauth/callback', { query, cookies: [stranger] });
  expect([statusCode, headers.location]).toEqual([200, undefined]);
});

describe('an app belongs to the tenant who proves it', () => {
  const other = 'another-tenant';

  /** Another tenant fills in the demo app. */
  async function fillsIn(edge: Edge, clientId: string, clientSecret: string) {
    const request = { claims: { tenant: other } };
    await edge.api('PUT /integrations/exact', { provider: 'exact' }, request);
    return edge.api('PUT /integrations/exact/authentication', { clientId, clientSecret }, request);
  }

  test('whoever only types an id keeps nobody from it', async () => {
    await using world = await testWorld();
    await using edge = await openEdge(world);
    const { clientId } = await integrationOf(world);
    const { table } = world.world;
    const app = keyOf.app({ provider: 'exact', host: 'start.exactonline.nl', clientId: clientId ?? '' });
    await table.put({ ...app, tenant: other }); // as it was written before a proof was asked for
    expect((await fillsIn(edge, clientId ?? '', 'made up')).statusCode).toBe(200);
    const { body } = await edge.ask('GET /oauth/callback', { query: await given(world, edge) });
    expect(body).toContain('Connected');
    expect(await table.get(app)).toMatchObject({ tenant: world.key.tenant, isProven: true });
  });

  test('nobody learns from us which apps others use: a taken one is answered as a wrong one', async () => {
    await using world = await testWorld();
    await using edge = await openEdge(world);
    const { clientId } = await integrationOf(world);
    const answers = [];
    for (const id of [clientId ?? '', 'nobody-has-this']) {
      await fillsIn(edge, id, 'made up');
      const { body } = await edge.api('POST /integrations/exact/consent', {}, { claims: { tenant: other } });
      const state = new URL(JSON.parse(body).authorizeUrl).searchParams.get('state');
      answers.push(await edge.ask('GET /oauth/callback', { query: `code=any&state=${state}` }));
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.statusCode).toBe(400);
  });
});
