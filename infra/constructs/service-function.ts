import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  Architecture,
  type IFunction,
  type IVersion,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { ConfigName } from '../../shared/runtime/config.ts';
import { raiseAlarm, sumOf } from './alarm.ts';
import { countLines, measure, namespaceOf } from './measures.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** undici is CommonJS and asks for Node's built-ins by `require`, which an ES module doesn't have. */
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** undici carries two parsers of HTTP; with this set it leaves out the experimental one, as it does where Node bundles it. */
const NO_SECOND_PARSER = { esbuildDetection: 'true' };

/** undici's parser for processors without SIMD: where there is SIMD, as on Lambda, nothing asks for it. */
const PARSER_WITHOUT_SIMD = '../llhttp/llhttp-wasm.js';

const SEARCH_FOR_CREDENTIALS = '@aws-sdk/credential-provider-node';
const NO_SEARCH = new URL('./no-credentials.ts', import.meta.url);

/** The properties that differ between functions. */
export interface ServiceFunctionProps {
  readonly timeout: Duration;
  readonly memoryMb: number;
  /** What the customer notices while it fails. Shown in its alarm. */
  readonly impact: string;
  /** True when undici comes along: only where an accounting system is called. */
  readonly callsProviders?: boolean;
  /** True when it sends to the queue that it works from. */
  readonly wakesItself?: boolean;
  /** What its code counts when it fails and answers all the same; Lambda counts only what it throws. */
  readonly alsoFails?: 'MessagesRetried' | 'RequestsFailed';
  /** When its failures wake somebody: so many in a period, in so many periods in a row. Twice in a row, once each, by default. */
  readonly failing?: { readonly from: number; readonly every: Duration; readonly periods: number };
}

const TWICE_IN_A_ROW = { from: 1, every: Duration.minutes(5), periods: 2 };

/** The context by which functions are bundled with source maps. */
export const SOURCE_MAPS = 'sourceMaps';

/**
 * A folder under `functions/`, deployed with our defaults: Node 24 on arm64, one ES module, a role of its own, logs that
 * expire, and an alarm that points to the entry `<folder>-fails` of the runbook.
 *
 * Each release is a version that stays. Whatever calls the function calls its `entrance`, which stands before one version,
 * or before two while a release takes over (`release.ts`).
 */
export class ServiceFunction extends NodejsFunction {
  readonly impact: string;
  readonly fails: Alarm;
  /** What queues, routes and schedules call. */
  readonly entrance: IFunction;
  /** The same, as a release moves it from version to version. */
  readonly live: Alias;

  constructor(scope: Construct, folder: string, props: ServiceFunctionProps) {
    const logGroup = new LogGroup(scope, `${folder}-logs`, { retention: RetentionDays.THREE_MONTHS });
    // A role of our own: the managed one may write to every log group of the account.
    const role = new Role(scope, `${folder}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    countLines(logGroup);

    const sourceMap = scope.node.tryGetContext(SOURCE_MAPS) === true;
    super(scope, folder, {
      entry: `${root}functions/${folder}/handler.ts`,
      projectRoot: root,
      depsLockFilePath: `${root}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: props.timeout,
      memorySize: props.memoryMb,
      role,
      logGroup,
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
      loggingFormat: LoggingFormat.JSON,
      // Lambda stops a function after sixteen rounds of sending to its own queue. Ours ends by itself: it wakes itself
      // only while something is due.
      ...(props.wakesItself && { recursiveLoop: RecursiveLoop.ALLOW }),
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        mainFields: ['module', 'main'],
        minify: true,
        sourceMap,
        sourcesContent: false, // places alone
        loader: { '.css': 'text', '.svg': 'text' },
        bundleAwsSDK: true,
        logLevel: LogLevel.WARNING,
        ...(props.callsProviders && {
          banner: REQUIRE,
          define: NO_SECOND_PARSER,
          externalModules: [PARSER_WITHOUT_SIMD],
        }),
        esbuildArgs: { [`--alias:${SEARCH_FOR_CREDENTIALS}`]: fileURLToPath(NO_SEARCH) },
      },
    });
    if (sourceMap) this.addEnvironment('NODE_OPTIONS', '--enable-source-maps');
    this.tell('METRICS_NAMESPACE', namespaceOf(this));
    const countedPer: unknown = this.node.tryGetContext('countedPer');
    if (typeof countedPer === 'string' && countedPer !== '') this.tell('COUNTED_PER', countedPer);
    this.impact = props.impact;
    this.live = new Alias(this, 'Live', { aliasName: 'live', version: this.currentVersion as IVersion });
    this.entrance = this.live as IFunction; // its own types miss `exactOptionalPropertyTypes`
    const { from, every, periods } = props.failing ?? TWICE_IN_A_ROW;
    const { alsoFails } = props;
    this.fails = raiseAlarm(this, `${folder}-fails`, {
      impact: props.impact,
      metric: sumOf({
        errors: this.metricErrors({ period: every }),
        ...(alsoFails && { caught: measure(this, alsoFails, { every, of: folder }) }),
      }),
      from,
      periods,
    });
  }

  /** Sets one variable of `shared/runtime/config.ts`; a name that the functions don't read doesn't compile. */
  tell(name: ConfigName, value: string): void {
    this.addEnvironment(name, value);
  }
}
