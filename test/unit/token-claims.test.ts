import { expect, test } from 'vitest';
import { handler } from '../../functions/token-claims/handler.ts';
import { claimsOf, type HttpEvent } from '../../shared/runtime/http-api.ts';
import { checkScope } from '../../shared/runtime/scopes.ts';

/** What Cognito hands to the trigger for a token of a client, version 3 of the event. */
const asked = (clientMetadata: object | undefined) => ({
  version: '3',
  triggerSource: 'TokenGeneration_ClientCredentials',
  region: 'eu-west-1',
  userPoolId: 'eu-west-1_Made0up00',
  callerContext: { awsSdkVersion: 'none', clientId: 'backend' },
  request: { scopes: ['i-reserve-bookkeeping/read', 'i-reserve-bookkeeping/sync'], clientMetadata },
  response: {},
});

test('the tenant that the back end names stands in its token, with the scopes as the API knows them', async () => {
  const { response, ...rest } = await handler(asked({ tenant: 'camping-de-eik' }));
  const { response: _, ...given } = asked({ tenant: 'camping-de-eik' });
  expect(rest).toEqual(given);
  const { accessTokenGeneration } = response.claimsAndScopeOverrideDetails;
  expect(accessTokenGeneration).toEqual({
    claimsToAddOrOverride: { tenant: 'camping-de-eik' },
    scopesToAdd: ['read', 'sync'],
    scopesToSuppress: ['i-reserve-bookkeeping/read', 'i-reserve-bookkeeping/sync'],
  });
});

test('such a token opens what its scopes name, and nothing else', async () => {
  const { response } = await handler(asked({ tenant: 'camping-de-eik' }));
  const { claimsToAddOrOverride, scopesToAdd } = response.claimsAndScopeOverrideDetails.accessTokenGeneration;
  const event: HttpEvent = {
    rawPath: '/api/v1/integrations',
    headers: {},
    requestContext: {
      domainName: 'books.i-reserve.example',
      authorizer: { jwt: { claims: { ...claimsToAddOrOverride, scope: scopesToAdd.join(' ') } } },
    },
  };
  expect(claimsOf(event).tenant).toBe('camping-de-eik');
  expect(() => checkScope(event, 'sync')).not.toThrow();
  expect(() => checkScope(event, 'admin')).toThrow();
});

test.each([
  ['no metadata', undefined],
  ['no tenant', {}],
  ['an empty tenant', { tenant: '' }],
  ['a tenant that is no text', { tenant: 7 }],
  ['a tenant that can not be part of a key', { tenant: 'x'.repeat(2000) }],
])('a request with %s gets no token', async (_, metadata) => {
  await expect(handler(asked(metadata))).rejects.toThrow();
});
