import * as v from 'valibot';
import { resourceType } from '../resource.ts';

/** An HTTP API; locally there is one, on the port of the local run. */
export const api = resourceType(
  { Name: v.string(), ProtocolType: v.literal('HTTP') },
  {
    Description: 'for people',
    DisableExecuteApiEndpoint: 'there is no other address',
    Tags: 'nobody is billed',
  },
  ({ Name }, { logicalId, api }, plan) => {
    const id = logicalId.toLowerCase();
    plan.apis.push({ logicalId, id, name: Name });
    return { ref: id, attributes: { ApiEndpoint: api, ApiId: id } };
  },
);

/** The function that answers a route. */
export const integration = resourceType(
  {
    ApiId: v.string(),
    IntegrationType: v.literal('AWS_PROXY'),
    IntegrationUri: v.pipe(v.string(), v.regex(/^arn:aws:lambda:/, 'only functions answer here')),
    PayloadFormatVersion: v.literal('2.0'),
    TimeoutInMillis: v.optional(v.number(), 30_000),
  },
  { Description: 'for people' },
  ({ IntegrationUri, TimeoutInMillis }, { logicalId }, plan) => {
    plan.integrations.push({ id: logicalId, functionArn: IntegrationUri, timeoutMs: TimeoutInMillis });
    return { ref: logicalId, attributes: { IntegrationId: logicalId } };
  },
);

/** Who may pass a route: the bearer of a JWT of this issuer, for this audience. */
export const authorizer = resourceType(
  {
    ApiId: v.string(),
    AuthorizerType: v.literal('JWT'),
    IdentitySource: v.tuple([v.literal('$request.header.Authorization')]),
    JwtConfiguration: v.strictObject({ Issuer: v.string(), Audience: v.array(v.string()) }),
    Name: v.string(),
  },
  {},
  ({ JwtConfiguration: { Issuer, Audience } }, { logicalId }, plan) => {
    plan.authorizers.push({ id: logicalId, issuer: Issuer, audience: Audience });
    return { ref: logicalId, attributes: { AuthorizerId: logicalId } };
  },
);

/** A path that the API answers. */
export const route = resourceType(
  {
    ApiId: v.string(),
    RouteKey: v.pipe(v.string(), v.regex(/^(\$default|[A-Z]+ \/.*)$/)),
    Target: v.pipe(v.string(), v.startsWith('integrations/')),
    AuthorizationType: v.optional(v.picklist(['NONE', 'JWT']), 'NONE'),
    AuthorizerId: v.optional(v.string()),
  },
  {},
  ({ ApiId, RouteKey, Target, AuthorizerId }, { logicalId }, plan) => {
    plan.routes.push({
      logicalId,
      apiId: ApiId,
      key: RouteKey,
      integration: Target.slice('integrations/'.length),
      authorizer: AuthorizerId,
    });
    return { ref: logicalId, attributes: { RouteId: logicalId } };
  },
);

const Pace = v.pipe(
  v.strictObject({ ThrottlingRateLimit: v.number(), ThrottlingBurstLimit: v.number() }),
  v.transform(({ ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: burst }) => ({ perSecond, burst })),
);

/** Where the API is served: the stage without a name of its own in the address. */
export const stage = resourceType(
  {
    ...{ ApiId: v.string(), StageName: v.literal('$default'), AutoDeploy: v.literal(true) },
    DefaultRouteSettings: v.optional(Pace),
    RouteSettings: v.optional(v.record(v.string(), Pace), {}),
  },
  {
    AccessLogSettings: 'there is no access log',
    Description: 'for people',
    Tags: 'nobody is billed',
  },
  ({ ApiId, StageName, DefaultRouteSettings, RouteSettings }, { logicalId }, plan) => {
    const paces = new Map(Object.entries(RouteSettings));
    plan.stages.push({ logicalId, apiId: ApiId, paces, usual: DefaultRouteSettings });
    return { ref: StageName, attributes: {} };
  },
);
