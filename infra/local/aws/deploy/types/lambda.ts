import * as v from 'valibot';
import { arnOf } from '../../surroundings.ts';
import { physicalName, type ResourceContext, resourceType } from '../resource.ts';

/** A function: its code from the synthesized asset, and nothing in its environment but what the template says. */
export const lambdaFunction = resourceType(
  {
    Code: v.strictObject({ S3Bucket: v.unknown(), S3Key: v.string() }),
    Handler: v.string(),
    Runtime: v.pipe(v.string(), v.regex(/^nodejs\d+\.x$/)),
    Role: v.string(),
    Environment: v.optional(v.strictObject({ Variables: v.record(v.string(), v.string()) }), { Variables: {} }),
    Timeout: v.optional(v.number(), 3),
    MemorySize: v.optional(v.number(), 128),
  },
  {
    Architectures: 'the code is the same on every processor',
    Description: 'for people',
    LoggingConfig: 'what it prints is read here',
    RecursiveLoop: 'there is no watch over loops to lift',
    Tags: 'nobody is billed',
    TracingConfig: 'nothing is traced',
  },
  (properties, place, plan) => {
    const name = physicalName(place);
    const arn = arnOf('lambda', `function:${name}`);
    plan.functions.push({
      logicalId: place.logicalId,
      folder: folderOf(place) ?? name,
      name,
      arn,
      role: properties.Role,
      code: place.asset(properties.Code.S3Key),
      handler: properties.Handler,
      environment: properties.Environment.Variables,
      timeoutMs: properties.Timeout * 1000,
      memoryMb: properties.MemorySize,
    });
    return { ref: name, attributes: { Arn: arn } };
  },
);

/** The construct of a function has the name of its folder; `Resource` is the part of it that is in the template. */
const folderOf = ({ path }: ResourceContext) => path.filter((id) => id !== 'Resource').at(-1);

/** A version: what was deployed, under a number of its own. There is one here, since each run deploys into nothing. */
export const version = resourceType(
  { FunctionName: v.string() },
  { Description: 'for people' },
  ({ FunctionName }, _place, plan) => {
    const arn = `${arnOf('lambda', `function:${FunctionName}`)}:1`;
    plan.aliases.push({ arn, functionName: FunctionName });
    return { ref: arn, attributes: { Version: '1', FunctionArn: arn } };
  },
);

/** An alias: the address at which a version is called. */
export const alias = resourceType(
  { FunctionName: v.string(), FunctionVersion: v.literal('1', 'there is one version here'), Name: v.string() },
  { Description: 'for people' },
  ({ FunctionName, Name }, _place, plan) => {
    const arn = `${arnOf('lambda', `function:${FunctionName}`)}:${Name}`;
    plan.aliases.push({ arn, functionName: FunctionName });
    return { ref: arn, attributes: { AliasArn: arn } };
  },
);

/** What becomes of a call that nobody waits for, when the function fails. */
export const eventInvokeConfig = resourceType(
  {
    FunctionName: v.string(),
    Qualifier: v.string(),
    MaximumRetryAttempts: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(2)), 2),
    MaximumEventAgeInSeconds: v.optional(v.pipe(v.number(), v.minValue(60), v.maxValue(21_600)), 21_600),
    DestinationConfig: v.optional(
      v.strictObject({
        OnFailure: v.strictObject({ Destination: v.pipe(v.string(), v.startsWith('arn:aws:sqs:')) }),
      }),
    ),
  },
  {},
  (properties, { logicalId }, plan) => {
    const { FunctionName, Qualifier, MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } = properties;
    const own = arnOf('lambda', `function:${FunctionName}`);
    plan.asyncInvokes.push({
      functionArn: Qualifier === '$LATEST' ? own : `${own}:${Qualifier}`,
      retryAttempts: MaximumRetryAttempts,
      maxAgeSeconds: MaximumEventAgeInSeconds,
      onFailure: DestinationConfig?.OnFailure.Destination,
    });
    return { ref: logicalId, attributes: {} };
  },
);

/** A queue that feeds a function. A filter, a batching window or a way out for failures would be refused by name. */
export const eventSourceMapping = resourceType(
  {
    EventSourceArn: v.pipe(v.string(), v.regex(/^arn:aws:sqs:/, 'only queues feed functions here')),
    FunctionName: v.string(),
    BatchSize: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(10)), 10),
    FunctionResponseTypes: v.optional(v.array(v.literal('ReportBatchItemFailures')), []),
    ScalingConfig: v.optional(
      v.strictObject({ MaximumConcurrency: v.pipe(v.number(), v.minValue(2), v.maxValue(1000)) }),
    ),
  },
  { Tags: 'nobody is billed' },
  (properties, { logicalId }, plan) => {
    plan.mappings.push({
      logicalId,
      queueArn: properties.EventSourceArn,
      functionName: properties.FunctionName,
      batchSize: properties.BatchSize,
      reportsFailures: properties.FunctionResponseTypes.length > 0,
      atMost: properties.ScalingConfig?.MaximumConcurrency,
    });
    return { ref: logicalId, attributes: { Id: logicalId } };
  },
);

/** Who may call a function from outside; kept, and asked before a route is started. */
export const permission = resourceType(
  {
    Action: v.string(),
    FunctionName: v.string(),
    Principal: v.string(),
    SourceArn: v.optional(v.string()),
  },
  {},
  ({ Action, FunctionName, Principal, SourceArn }, { logicalId }, plan) => {
    plan.permissions.push({ functionName: FunctionName, action: Action, principal: Principal, sourceArn: SourceArn });
    return { ref: logicalId, attributes: {} };
  },
);
