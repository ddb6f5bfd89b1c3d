import * as v from 'valibot';
import { fitsKey } from '../../shared/store/keys.ts';

/** What Cognito asks before it gives out a token: for whom, and with which scopes. */
const Asked = v.looseObject({
  request: v.looseObject({
    clientMetadata: v.object({ tenant: v.pipe(v.string(), v.check(fitsKey, 'is no id of a tenant')) }),
    scopes: v.optional(v.array(v.string()), []),
  }),
});

/**
 * Writes the tenant into a token of the stack's own issuer: i-Reserve's back end names it in `aws_client_metadata` when it
 * asks for the token. Scopes lose the name of their resource server: `i-reserve-bookkeeping/read` becomes `read`. Throws for
 * a request that names no tenant, and Cognito gives out nothing.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const handler = async (event: unknown) => {
  const asked = v.parse(Asked, event);
  const { clientMetadata, scopes } = asked.request;
  return {
    ...asked,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          claimsToAddOrOverride: { tenant: clientMetadata.tenant },
          scopesToAdd: scopes.map((scope) => scope.slice(scope.indexOf('/') + 1)),
          scopesToSuppress: scopes.filter((scope) => scope.includes('/')),
        },
      },
    },
  };
};
