import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Oidc from 'oidc-provider';
import * as v from 'valibot';
import { exact } from '../../../shared/providers/exact/index.ts';
import type { Provider } from '../../../shared/providers/provider.ts';

const client = { id: 'our-app', secret: 'a-secret-of-our-app' };
const REDIRECT = 'http://127.0.0.1:4000/oauth/callback';
const PERSON = 'a.devries';

/**
 * An authorization server that none of us wrote: codes need a verifier, refresh tokens are spent by their use, and using
 * one twice ends the whole family. Its clock is `Date.now`.
 */
export async function startIndependentServer() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const oidc = new Oidc(origin, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [REDIRECT],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    scopes: ['openid', 'offline_access'],
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
    pkce: { required: () => true },
    rotateRefreshToken: true,
    ttl: { AccessToken: 600, AuthorizationCode: 180, Grant: 400 * 86_400, RefreshToken: 30 * 86_400 },
    cookies: { keys: ['of the test'] },
  });
  let tokenCalls = 0;
  const answer = oidc.callback();
  server.on('request', (request, response) => {
    if (request.url === '/token') tokenCalls++;
    answer(request, response);
  });

  return {
    origin,
    client,
    redirectUri: REDIRECT,
    person: PERSON,
    /** This server as one of our accounting systems. */
    provider: providerAt(),
    tokenCalls: () => tokenCalls,
    /** What a person's click on "allow" leads to: a code for the request behind this address. */
    async allow(address: string): Promise<string> {
      const asked = new URL(address).searchParams;
      const grant = new oidc.Grant({ accountId: PERSON, clientId: client.id });
      grant.addOIDCScope('openid offline_access');
      return new oidc.AuthorizationCode({
        accountId: PERSON,
        client: await oidc.Client.find(client.id),
        grantId: await grant.save(),
        gty: 'authorization_code',
        redirectUri: asked.get('redirect_uri'),
        scope: 'openid offline_access',
        codeChallenge: asked.get('code_challenge'),
        codeChallengeMethod: asked.get('code_challenge_method'),
      }).save();
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const Failure = v.object({ error: v.string() });
const Person = v.object({ sub: v.string() });

function providerAt(): Provider {
  const base = exact as unknown as Provider;
  return {
    ...base,
    oauth: {
      ...base.oauth,
      authorizePath: '/auth',
      tokenPath: '/token',
      revokePath: '/token/revocation',
      authorizeParameters: { scope: 'openid offline_access', prompt: 'consent' },
      pkce: true,
      tellsWrongClient: true,
      readFailure({ status, text }) {
        console.log(status, text);
        if (status >= 500) return 'busy';
        return v.parse(Failure, JSON.parse(text)).error === 'invalid_client' ? 'client' : 'lost';
      },
    },
    async whoAmI(wire) {
      const { text } = await wire.send({ method: 'GET', path: '/me', endpoint: 'me' });
      return { userId: v.parse(Person, JSON.parse(text)).sub };
    },
    administrations: async () => [{ id: '1', name: 'De Eik', number: null, vatNumber: null }],
  };
}
