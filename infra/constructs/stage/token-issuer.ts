import { createHash } from 'node:crypto';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  FeaturePlan,
  LambdaVersion,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Scope } from '../../../shared/runtime/scopes.ts';
import { accept } from '../accept.ts';
import type { ServiceFunction } from '../service-function.ts';
import { serviceName } from './stage-name.ts';

/** What a token may be good for, as the consent of nobody: one client has all of it. */
const SCOPES: Readonly<Record<Scope, string>> = {
  read: 'See what is there.',
  sync: 'Hand over invoices, customers and the catalogue, and have them sent again.',
  admin: 'Set up integrations, turn them on and off, open the console.',
};

/** Where tokens come from, in the words of the gateway's authorizer. */
export interface TrustedTokens {
  readonly issuer: string;
  readonly audience: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10);

/**
 * An issuer of tokens for a stage whose i-Reserve has none: a user pool without users, with one client, i-Reserve's back
 * end. It asks for a token with its id and secret, and names the tenant; a function writes the name into the claim `tenant`.
 */
export class TokenIssuer extends Construct {
  readonly tokens: TrustedTokens;
  /** Where the back end asks for tokens. */
  readonly tokenUrl: string;

  constructor(
    scope: Construct,
    id: string,
    { claims, keeps }: { readonly claims: ServiceFunction; readonly keeps: boolean },
  ) {
    super(scope, id);
    const pool = new UserPool(this, 'Pool', {
      userPoolName: serviceName(this),
      featurePlan: FeaturePlan.ESSENTIALS, // the least that lets a function write into the tokens of a client
      selfSignUpEnabled: false,
      removalPolicy: keeps ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    accept(pool, 'COG1', 'It has no users, so nobody has a password.');
    accept(pool, 'COG2', 'It has no users, so there is no second factor.');
    accept(pool, 'COG3', 'It has no users, whose sign-ins a threat could be seen in.');
    accept(pool, 'COG8', 'It has no users, whose sign-ins a threat could be seen in.');
    pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, claims, LambdaVersion.V3_0);

    const scopes = Object.entries(SCOPES).map(
      ([scopeName, scopeDescription]) => new ResourceServerScope({ scopeName, scopeDescription }),
    );
    const server = pool.addResourceServer('Api', { identifier: 'i-reserve-bookkeeping', scopes });
    const client = pool.addClient('BackEnd', {
      generateSecret: true,
      accessTokenValidity: Duration.hours(1),
      authFlows: {},
      oAuth: {
        flows: { clientCredentials: true },
        scopes: scopes.map((one) => OAuthScope.resourceServer(server, one)),
      },
    });
    const domain = pool.addDomain('Domain', {
      // A name is given once in a region, to all customers of AWS together: the account makes it ours.
      cognitoDomain: { domainPrefix: `${serviceName(this)}-${digest(Stack.of(this).account)}` },
    });
    this.tokens = { issuer: pool.userPoolProviderUrl, audience: client.userPoolClientId };
    this.tokenUrl = `${domain.baseUrl()}/oauth2/token`;
  }
}
