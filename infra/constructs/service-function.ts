import { fileURLToPath } from 'node:url';
import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { ConfigName } from '../../shared/runtime/config.ts';
import { raiseAlarm } from './alarm.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** undici is CommonJS and asks for Node's built-ins by `require`, which an ES module doesn't have. */
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** undici carries two parsers of HTTP; with this set it leaves out the experimental one, as it does where Node bundles it. */
const NO_SECOND_PARSER = { esbuildDetection: 'true' };

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
}

/**
 * A folder under `functions/`, deployed with our defaults: Node 24 on arm64, one ES module, a role of its own, logs that
 * expire, and an alarm that points to the entry `<folder>-fails` of the runbook.
 */
export class ServiceFunction extends NodejsFunction {
  readonly impact: string;

  constructor(scope: Construct, folder: string, props: ServiceFunctionProps) {
    const logGroup = new LogGroup(scope, `${folder}-logs`, { retention: RetentionDays.THREE_MONTHS });
    // A role of our own: the managed one may write to every log group of the account.
    const role = new Role(scope, `${folder}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);

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
      loggingFormat: LoggingFormat.JSON,
      // Lambda stops a function after sixteen rounds of sending to its own queue. Ours ends by itself: it wakes itself
      // only while something is due.
      ...(props.wakesItself && { recursiveLoop: RecursiveLoop.ALLOW }),
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        mainFields: ['module', 'main'],
        minify: true,
        loader: { '.css': 'text', '.svg': 'text' },
        bundleAwsSDK: true,
        logLevel: LogLevel.WARNING,
        ...(props.callsProviders && { banner: REQUIRE, define: NO_SECOND_PARSER }),
        esbuildArgs: { [`--alias:${SEARCH_FOR_CREDENTIALS}`]: fileURLToPath(NO_SEARCH) },
      },
    });
    const countedPer: unknown = this.node.tryGetContext('countedPer');
    if (typeof countedPer === 'string' && countedPer !== '') this.tell('COUNTED_PER', countedPer);
    this.impact = props.impact;
    raiseAlarm(this, `${folder}-fails`, {
      impact: props.impact,
      metric: this.metricErrors({ period: Duration.minutes(5) }),
      periods: 2,
    });
  }

  /** Sets one variable of `shared/runtime/config.ts`; a name that the functions don't read doesn't compile. */
  tell(name: ConfigName, value: string): void {
    this.addEnvironment(name, value);
  }
}
