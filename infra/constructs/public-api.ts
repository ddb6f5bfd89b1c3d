import { Duration } from 'aws-cdk-lib';
import { type AddRoutesOptions, HttpApi, type HttpMethod, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

export type Route = `${HttpMethod} /${string}`;

/** `GET /path` → the function that answers it. */
type Routes = Readonly<Record<Route, ServiceFunction>>;

export interface PublicApiProps {
  /** What anybody may ask. */
  readonly routes: Routes;
  /** What only the bearer of a token may ask. */
  readonly guarded: Routes;
  /** Whose tokens: i-Reserve's issuer of JWTs, found by its discovery document, and the audience that they name. */
  readonly tokens: { readonly issuer: string; readonly audience: string };
}

/** What the internet can reach: these routes, and at a pace that leaves the account's Lambdas to the invoices. */
export class PublicApi extends Construct {
  /** The gateway stops waiting after thirty seconds; a function that ends before can still say what went wrong. */
  static readonly longest = Duration.seconds(29);

  /** `https://...`, without a slash at the end. */
  readonly address: string;

  constructor(scope: Construct, id: string, { routes, guarded, tokens }: PublicApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Http', { createDefaultStage: false });
    this.address = api.apiEndpoint;
    new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
    });
    const bearer = new HttpJwtAuthorizer('Bearer', tokens.issuer, { jwtAudience: [tokens.audience] });
    addRoutes(api, routes);
    addRoutes(api, guarded, { authorizer: bearer });
  }
}

function addRoutes(api: HttpApi, routes: Routes, options: Pick<AddRoutesOptions, 'authorizer'> = {}): void {
  for (const [route, fn] of Object.entries(routes)) {
    const [method = '', path = ''] = route.split(' ');
    const integration = new HttpLambdaIntegration(fn.node.id, fn);
    api.addRoutes({ path, methods: [method as HttpMethod], integration, ...options });
  }
}
