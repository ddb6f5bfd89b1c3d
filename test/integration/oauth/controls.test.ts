import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Setback } from '../../../shared/domain/setback.ts';
import { originFor } from '../../../shared/http/origin.ts';
import { nextPage } from '../../../shared/providers/exact/envelope.ts';
import { exact } from '../../../shared/providers/exact/index.ts';
import { providers } from '../../../shared/providers/index.ts';
import { keyOf } from '../../../shared/store/keys.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { atScale } from '../../tier.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consentDesk, integrationOf, tokenDesk } from './oauth-fixtures.ts';

/**
 * The controls of `reference/reliability.md` section B that hold a connection, each by its number. B3 and B11 are also
 * held by an authorization server of others (`independent-server.test.ts`), B9 by the template (`stack.test.ts`).
 */

/** The state of a consent that was begun, as it is kept. */
async function kept(address: string, world: TestWorld): Promise<Record<string, unknown>> {
  const state = new URL(address).searchParams.get('state') ?? '';
  return (await world.world.table.get(keyOf.oauthState(state))) ?? {};
}

describe('B1: a code comes back to the provider and host that it was asked of', () => {
  test.each<[string, Partial<Integration>]>([
    ['another provider', { provider: 'moneybird', host: 'moneybird.com' }],
    ['another host', { host: 'start.exactonline.de' }],
  ])('a state that was made for %s is refused without a token call', async (_, elsewhere) => {
    await using world = await testWorld();
    const desk = consentDesk(world);
    const query = await desk.visit(await desk.begin());
    await world.change(elsewhere);
    const before = desk.tokenCalls();
    expect((await desk.callback(query)).statusCode).toBe(400);
    expect(desk.tokenCalls()).toBe(before);
  });

  test('the redirect address is the same to the letter at the consent and at the exchange', async () => {
    await using world = await testWorld();
    const address = await consentDesk(world).begin();
    const asked = new URL(address).searchParams.get('redirect_uri');
    expect(await kept(address, world)).toMatchObject({ redirectUri: asked });
  });
});

describe('B2: a state is 256 bits, single use, over in ten minutes, and bound to its integration', () => {
  test('it stands for one tenant, integration, provider, host and app', async () => {
    await using world = await testWorld();
    const { tenant, id, provider, host, clientId, generation } = await integrationOf(world);
    const stored = await kept(await consentDesk(world).begin(), world);
    expect(stored).toMatchObject({ tenant, integration: id, provider, host, clientId, generation });
    expect(stored.expiresAtMs).toBe(world.clock.now() + 600_000);
    expect(stored.expiresAt).toBe((world.clock.now() + 600_000) / 1000); // the table forgets it too
  });

  test('fifty visits at once are one connection', async () => {
    await using world = await testWorld();
    const desk = consentDesk(world);
    const query = await desk.visit(await desk.begin());
    const before = desk.tokenCalls();
    const answers = await Promise.all(Array.from({ length: 50 }, () => desk.callback(query)));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(desk.tokenCalls()).toBe(before + 1);
  });

  test('a state that is over, or that nobody made, is refused without a token call', async () => {
    await using world = await testWorld();
    const desk = consentDesk(world);
    const query = await desk.visit(await desk.begin());
    world.clock.advance(600_001);
    const before = desk.tokenCalls();
    for (const late of [query, 'code=a&state=b', `code=a&state=${'x'.repeat(43)}`])
      expect((await desk.callback(late)).statusCode).toBe(400);
    expect(desk.tokenCalls()).toBe(before);
  });
});

test('B3: a verifier goes along where the provider asks for it, and nowhere else', async () => {
  await using world = await testWorld();
  const address = await consentDesk(world).begin();
  expect(address).not.toContain('code_challenge');
  expect(await kept(address, world)).toMatchObject({ verifier: null });
  for (const { oauth } of Object.values(providers)) expect(oauth.pkce).toBe(false); // neither is known to take it
});

test('B4: a code is exchanged once, and stands in no log line', async () => {
  await using world = await testWorld();
  const desk = consentDesk(world);
  const query = await desk.visit(await desk.begin());
  const before = desk.tokenCalls();
  expect((await desk.callback(query)).statusCode).toBe(200);
  expect((await desk.callback(query)).statusCode).toBe(400);
  expect(desk.tokenCalls()).toBe(before + 1);
  expect(world.logged.join()).not.toContain(new URLSearchParams(query).get('code'));
});

test('B5: who consented is asked, and an administration that was not chosen is never taken', async () => {
  await using world = await testWorld();
  await using tokens = await tokenDesk(world);
  world.exact.addDivision({ code: 1_234_567, description: 'De tweede' });
  world.exact.consent.divisions = [1_234_567];
  const { administration } = await integrationOf(world);
  const { statusCode, body } = await consentDesk(world).consent();
  expect(statusCode).toBe(409);
  expect(body).toContain(administration?.name);
  expect(await integrationOf(world)).toMatchObject({ state: 'attention', administration });
  expect((await tokens.chain()).user).toBe(world.exact.user().id);
});

test('B6: the callback sends the browser nowhere, whatever the address asks for', async () => {
  await using world = await testWorld();
  const desk = consentDesk(world);
  for (const place of ['//evil.example', '/\\evil.example', '%0d%0alocation:evil', 'javascript:alert(1)']) {
    const asked = new URLSearchParams({ returnTo: place, next: place, redirect_uri: place });
    for (const query of [`${asked}`, `${await desk.visit(await desk.begin())}&${asked}`]) {
      const { statusCode, headers, body } = await desk.callback(query);
      expect([200, 400]).toContain(statusCode);
      expect(Object.keys(headers).map((name) => name.toLowerCase())).not.toContain('location');
      expect(body).not.toContain('evil');
      expect(body).not.toContain('alert');
    }
  }
});

describe('B7: our requests go to the provider and nowhere else', () => {
  const originOf = (_: string, host: string) => `https://${host}`;

  test('a host is one of the seven of Exact, and nothing that looks like one', () => {
    expect(exact.hosts).toHaveLength(7);
    const near = fc
      .constantFrom(...exact.hosts)
      .chain((host) =>
        fc.constantFrom(
          `${host}.evil.example`,
          `evil.example/${host}`,
          `${host}@evil.example`,
          `evil.example#${host}`,
          `${host}:8443`,
          `${host}/`,
          ` ${host}`,
          host.toUpperCase(),
          `http://${host}`,
        ),
      );
    fc.assert(
      fc.property(fc.oneof(near, fc.string(), fc.webUrl()), (host) => {
        if (exact.hosts.includes(host)) return;
        expect(() => originFor(exact, host, originOf)).toThrow('not a host');
      }),
    );
    for (const host of exact.hosts) expect(originFor(exact, host, originOf)).toBe(`https://${host}`);
  });

  test('a link to a next page is followed within the administration alone', () => {
    const origin = 'https://start.exactonline.nl';
    const root = '/api/v1/102030';
    const odd = fc.constantFrom(
      '..',
      '%2e%2e',
      '\\',
      '//',
      '@',
      ':',
      '#',
      '?',
      '\n',
      'https:',
      'evil.example',
      '102030',
    );
    const link = fc.oneof(
      fc.webUrl({ withQueryParameters: true }),
      fc.string(),
      fc.array(fc.oneof(odd, fc.string({ maxLength: 4 })), { maxLength: 8 }).map((parts) => parts.join('/')),
      fc.array(odd, { maxLength: 6 }).map((parts) => `${origin}${root}/${parts.join('/')}`),
    );
    fc.assert(
      fc.property(link, (next) => {
        let path: string;
        try {
          path = nextPage(next, origin, root, 'crm/Accounts').path;
        } catch (error) {
          expect(error).toBeInstanceOf(Setback);
          return;
        }
        const url = new URL(origin + path); // what the wire makes of it
        expect(url.origin).toBe(origin);
        expect(url.pathname.startsWith(`${root}/`)).toBe(true);
      }),
      { numRuns: atScale(1_000, 10_000) },
    );
  });

  test('a redirect of the token endpoint is not followed: no secret goes along', async () => {
    await using world = await testWorld();
    const open = world.world.openExchange;
    const asked: string[] = [];
    const desk = consentDesk(world, {
      openExchange: () => {
        const real = open();
        const send: typeof real.send = async (outgoing) => {
          asked.push(outgoing.url);
          return { status: 307, headers: new Headers({ location: 'https://evil.example/token' }), text: '' };
        };
        return { ...real, send };
      },
    });
    expect((await desk.consent()).statusCode).toBeGreaterThanOrEqual(400);
    expect(asked).toEqual([`${world.exact.origin}/api/oauth2/token`]);
  });
});

test('B11: a chain whose token was used elsewhere is over within one call, and no call follows', async () => {
  await using world = await testWorld();
  await using desk = await tokenDesk(world);
  const { refresh, clientId } = await desk.chain();
  await desk.ageTo(700_000);
  const form = {
    grant_type: 'refresh_token',
    refresh_token: refresh ?? '',
    client_id: clientId,
    client_secret: 'demo-secret',
  };
  await fetch(`${world.exact.origin}/api/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
  const before = desk.calls();
  for (let turn = 0; turn < 3; turn++) await expect(desk.open().fresh()).rejects.toThrow('reconnect-needed');
  expect(desk.calls()).toBe(before + 1);
  expect((await desk.chain()).state).toBe('lost');
});
