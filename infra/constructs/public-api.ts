import { Duration } from 'aws-cdk-lib';
import {
  ApiMapping,
  type CfnStage,
  DomainName,
  HttpApi,
  type HttpMethod,
  HttpStage,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { FilterPattern, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import { raiseAlarm, when } from './alarm.ts';
import { namespaceOf } from './measures.ts';
import type { ServiceFunction } from './service-function.ts';
import { certificateOf, type DomainZone, pointAt, zoneOf } from './stage/domain-name.ts';

/** A route: method and path. */
export type ApiRoute = `${HttpMethod} /${string}`;

/** `GET /path` → the function that answers it. */
type ApiRoutes = Readonly<Record<ApiRoute, ServiceFunction>>;

/** How many calls of a route are let through: in a second, and at once. */
export interface Pace {
  readonly perSecond: number;
  readonly burst: number;
}

/** The pace of a route that asks for no other. */
const USUAL: Pace = { perSecond: 20, burst: 40 };

/** What the access log says of a call: no address, no path and no query, which hold people, keys and codes. */
const LOGGED = {
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  tookMs: '$context.responseLatency',
  bytes: '$context.responseLength',
  integrationError: '$context.integrationErrorMessage',
  authorizerError: '$context.authorizer.error',
};

/** A name of one's own for the API. */
export interface ApiDomain {
  readonly name: string;
  /** In the region of the API; null where one is made in the zone. */
  readonly certificateArn: string | null;
  /** The zone of Route 53 that the name is in; null where somebody else points it here. */
  readonly zone: DomainZone | null;
  /** Whether the address of API Gateway answers as well. */
  readonly oldAddressToo: boolean;
}

/** What the API answers, and to whom. */
export interface PublicApiProps {
  /** What anybody may ask. */
  readonly routes: ApiRoutes;
  /** What only the bearer of a token may ask. */
  readonly guarded: ApiRoutes;
  /** Whose tokens: i-Reserve's issuer of JWTs, found by its discovery document, and the audience that they name. */
  readonly tokens: { readonly issuer: string; readonly audience: string };
  readonly paces?: Readonly<Record<ApiRoute, Pace>>;
  /** The name that the gateway answers under. */
  readonly domain: ApiDomain | null;
}

/**
 * What the internet can reach: these routes, each at a pace of its own that leaves the account's Lambdas to the invoices.
 * A WAF can't be attached to an HTTP API; `infra/DEPLOY.md` says what stands in its place.
 */
export class PublicApi extends Construct {
  /** The gateway stops waiting after thirty seconds; a function that ends before can still say what went wrong. */
  static readonly longest = Duration.seconds(29);

  readonly http: HttpApi;
  /** Where the gateway answers: `https://...`, without a slash at the end. */
  readonly address: string;
  /** What the name of the domain has to point at; the address itself where there is no domain. */
  readonly pointsAt: string;
  private readonly accessLog: LogGroup;

  constructor(scope: Construct, id: string, { routes, guarded, tokens, paces = {}, domain }: PublicApiProps) {
    super(scope, id);
    this.accessLog = new LogGroup(this, 'Access', { retention: RetentionDays.THREE_MONTHS });
    this.http = new HttpApi(this, 'Http', {
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== null && !domain.oldAddressToo,
    });
    const bearer = new HttpJwtAuthorizer('Bearer', tokens.issuer, { jwtAudience: [tokens.audience] });
    const open = this.add(routes);
    for (const route of open)
      accept(
        route,
        'APIG4',
        'Its callers have no token: the function judges the session, state or signature that they bring, or tells all the same.',
      );
    const stage = this.serve([...Object.keys(routes), ...Object.keys(guarded)], paces);
    stage.node.addDependency(...open, ...this.add(guarded, bearer)); // a pace is refused while its route is not there

    const name = domain && this.name(domain, stage);
    this.address = domain ? `https://${domain.name}` : this.http.apiEndpoint;
    this.pointsAt = name?.regionalDomainName ?? this.http.apiEndpoint;
    const filter = (metricName: string, pattern: string) =>
      this.accessLog
        .addMetricFilter(metricName, {
          filterPattern: FilterPattern.literal(pattern),
          metricNamespace: namespaceOf(this),
          metricName,
        })
        .metric({ statistic: 'Sum', period: Duration.minutes(30) });
    raiseAlarm(this, 'api-refuses-all', {
      impact:
        'The set-up screens and the sync buttons of i-Reserve do not work: every token is refused. Invoices go on.',
      // A stranger without a token is refused for as long as they knock, while others pass; or nobody else is there.
      metric: when('refused >= 20 AND passed < 1', {
        refused: filter('GuardRefused', '{ $.route = "ANY /api/v1/*" && $.status = "401" }'),
        passed: filter('GuardPassed', '{ $.route = "ANY /api/v1/*" && $.status != "401" && $.status != "429" }'),
      }),
      periods: 4,
    });
    raiseAlarm(this, 'api-fails', {
      impact: 'The set-up screens, the sync buttons or a consent do not work. Invoices go on.',
      metric: this.http.metricServerError({ statistic: 'Sum', period: Duration.minutes(5) }),
      from: 5,
    });
  }

  private add(routes: ApiRoutes, authorizer?: IHttpRouteAuthorizer): Construct[] {
    return Object.entries(routes).flatMap(([route, fn]) => {
      const [method = '', path = ''] = route.split(' ');
      const integration = new HttpLambdaIntegration(fn.node.id, fn.entrance);
      const options = { path, methods: [method as HttpMethod], integration, ...(authorizer && { authorizer }) };
      return this.http.addRoutes(options);
    });
  }

  private serve(routes: string[], paces: Readonly<Record<string, Pace>>): HttpStage {
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: USUAL.perSecond, burstLimit: USUAL.burst },
    });
    const part = stage.node.defaultChild as CfnStage;
    part.routeSettings = Object.fromEntries(routes.map((route) => [route, throttle(paces[route] ?? USUAL)]));
    part.accessLogSettings = { destinationArn: this.accessLog.logGroupArn, format: JSON.stringify(LOGGED) };
    return stage;
  }

  private name({ name, certificateArn, zone }: ApiDomain, stage: HttpStage): DomainName {
    const inZone = zone && zoneOf(this, zone);
    const certificate = certificateOf(this, { name, certificateArn, zone: inZone });
    const domainName = new DomainName(this, 'Domain', { domainName: name, certificate });
    if (inZone)
      pointAt(
        this,
        name,
        inZone,
        new ApiGatewayv2DomainProperties(domainName.regionalDomainName, domainName.regionalHostedZoneId),
      );
    new ApiMapping(this, 'Mapping', { api: this.http, domainName, stage });
    return domainName;
  }
}

const throttle = ({ perSecond, burst }: Pace) => ({ ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: burst });
