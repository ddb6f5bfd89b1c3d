import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';

/**
 * How long a request to AWS may take, so that a connection that died without a word costs seconds and not a run. A request
 * that took too long counts as one without an answer, and the SDK repeats it. Without `throwOnRequestTimeout` it would only
 * be warned of; `socketTimeout` ends an answer that stops halfway.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-smithy-node-http-handler/Interface/NodeHttpHandlerOptions
 */
const PATIENCE = {
  connectionTimeout: 1_000,
  requestTimeout: 3_000,
  throwOnRequestTimeout: true,
  socketTimeout: 3_000,
  /** More than any function has under way at once. */
  httpsAgent: { keepAlive: true, maxSockets: 50 },
} as const;

/**
 * What every client is told at once, so that none looks for it in files: the region and the keys of the function's role,
 * as Lambda sets them, how long a request may take, and the SDK's own defaults. Lambda ends a function before its keys expire. Where they are not set,
 * a client searches for them as the SDK does.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
function options({ AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env) {
  return {
    ...(AWS_REGION && { region: AWS_REGION }),
    ...(AWS_ACCESS_KEY_ID &&
      AWS_SECRET_ACCESS_KEY && {
        credentials: {
          accessKeyId: AWS_ACCESS_KEY_ID,
          secretAccessKey: AWS_SECRET_ACCESS_KEY,
          ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
        },
      }),
    requestHandler: PATIENCE,
    maxAttempts: 3,
    retryMode: 'standard',
    defaultsMode: 'standard' as const,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    authSchemePreference: [],
  };
}

/** Steps of each request that do nothing for us: a log that nobody reads, and a header that tells the version of the SDK. */
const SUPERFLUOUS = ['loggerMiddleware', 'getUserAgentMiddleware'] as const;

interface Client {
  readonly middlewareStack: { remove(name: string): boolean };
  readonly config: { signer: (scheme?: never) => Promise<unknown> };
}

/** Leaves the superfluous steps out, and keeps the signer: its region and its keys stay what they are. */
function lean<C>(client: C & Client, superfluous: readonly string[] = SUPERFLUOUS): C {
  for (const name of superfluous)
    if (!client.middlewareStack.remove(name)) throw new Error(`the SDK has no step ${name}`);
  const make = client.config.signer;
  let made: ReturnType<typeof make> | undefined;
  client.config.signer = (scheme) => {
    made ??= make(scheme);
    return made;
  };
  return client;
}

/** Opens DynamoDB. No request to it can go round in a circle, so none is marked against that. */
export const openDynamoDb = (): DynamoDBClient =>
  lean(new DynamoDBClient({ ...options(), accountIdEndpointMode: 'disabled' }), [
    ...SUPERFLUOUS,
    'recursionDetectionMiddleware',
  ]);

/** Opens SQS. */
export const openSqs = (): SQSClient => lean(new SQSClient({ ...options(), cacheMiddleware: true }));

/** Opens EventBridge. */
export const openEventBridge = (): EventBridgeClient =>
  lean(new EventBridgeClient({ ...options(), cacheMiddleware: true }));

/** Opens Secrets Manager, whose trail of who read a secret names the SDK too. */
export const openSecretsManager = (): SecretsManagerClient => new SecretsManagerClient(options());
