import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { Matcher } from '../event-pattern.ts';
import type { Occurrence } from '../schedule/occurrence.ts';
import type { LambdaPermission, Statement } from './policy.ts';

/** What a template asks for, in words that the local run acts on: every name is known, nothing is made yet. */
export interface Plan {
  readonly tables: TablePlan[];
  readonly queues: QueuePlan[];
  readonly buses: string[];
  readonly functions: FunctionPlan[];
  /** The names that stand for a function beside its own, each with the function that it stands for. */
  readonly aliases: AliasPlan[];
  readonly asyncInvokes: AsyncInvokePlan[];
  readonly mappings: MappingPlan[];
  readonly rules: RulePlan[];
  readonly schedules: SchedulePlan[];
  readonly apis: ApiPlan[];
  readonly stages: StagePlan[];
  readonly integrations: IntegrationPlan[];
  readonly authorizers: AuthorizerPlan[];
  readonly routes: RoutePlan[];
  /** Who may call a function from outside, as its `AWS::Lambda::Permission`s say. */
  readonly permissions: LambdaPermission[];
  /** What the policy of each queue says, by the queue's address. */
  readonly queuePolicies: Map<string, Statement[]>;
  /** What each role may do, by the role's ARN. */
  readonly rolePolicies: Map<string, Statement[]>;
  /** Who may take each role, by the role's ARN. */
  readonly trust: Map<string, Statement[]>;
}

/** A plan of nothing but the bus that every account has. */
export const emptyPlan = (): Plan => ({
  tables: [],
  queues: [],
  buses: ['default'],
  functions: [],
  aliases: [],
  asyncInvokes: [],
  mappings: [],
  rules: [],
  schedules: [],
  apis: [],
  stages: [],
  integrations: [],
  authorizers: [],
  routes: [],
  permissions: [],
  queuePolicies: new Map(),
  rolePolicies: new Map(),
  trust: new Map(),
});

/** A table to make. */
export interface TablePlan {
  readonly logicalId: string;
  readonly create: CreateTableCommandInput & { readonly TableName: string };
  /** The attribute that says when an item may go. */
  readonly expiry: string | undefined;
  readonly arn: string;
  /** The ARN of the key that it is encrypted with, where it has one of ours. */
  readonly keyArn: string | undefined;
}

/** A queue to make. */
export interface QueuePlan {
  readonly logicalId: string;
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly attributes: Record<string, string>;
}

/** A function to run. */
export interface FunctionPlan {
  readonly logicalId: string;
  /** The folder under `functions/` that it comes from: the id of its construct. */
  readonly folder: string;
  readonly name: string;
  readonly arn: string;
  /** The ARN of the role it runs as. */
  readonly role: string;
  /** The folder of its code, the file in it and what that file exports. */
  readonly code: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

/** A version of a function, or an alias that stands before one. Here each runs the code that was just deployed. */
export interface AliasPlan {
  readonly arn: string;
  readonly functionName: string;
}

/** What becomes of a call that nobody waits for, when the function fails. */
export interface AsyncInvokePlan {
  /** The ARN of the function, or of its alias, that is called so. */
  readonly functionArn: string;
  readonly retryAttempts: number;
  readonly maxAgeSeconds: number;
  /** The ARN of the queue that hears of a call that was given up. */
  readonly onFailure: string | undefined;
}

/** A queue that feeds a function. */
export interface MappingPlan {
  readonly logicalId: string;
  readonly queueArn: string;
  /** Name or ARN. */
  readonly functionName: string;
  readonly batchSize: number;
  readonly reportsFailures: boolean;
  readonly atMost: number | undefined;
}

/** A rule of a bus. */
export interface RulePlan {
  readonly logicalId: string;
  readonly arn: string;
  readonly name: string;
  readonly bus: string;
  /** As it is written, and as it is asked. */
  readonly pattern: unknown;
  readonly matches: Matcher;
  readonly targets: readonly TargetPlan[];
}

/** Where a rule sends its events. */
export interface TargetPlan {
  readonly arn: string;
  readonly deadLetters: string | undefined;
}

/** A schedule. */
export interface SchedulePlan {
  readonly logicalId: string;
  readonly arn: string;
  readonly occurrence: Occurrence;
  readonly target: string;
  readonly role: string;
  /** The group that it is in, on whose behalf the scheduler takes the role. */
  readonly groupArn: string;
}

/** An HTTP API. */
export interface ApiPlan {
  readonly logicalId: string;
  readonly id: string;
  readonly name: string;
}

/** How many calls a route lets through: in a second, and at once. */
export interface RoutePace {
  readonly perSecond: number;
  readonly burst: number;
}

/** Where an API is served: without one it answers nobody. */
export interface StagePlan {
  readonly logicalId: string;
  readonly apiId: string;
  /** The pace of each route that has one of its own, by its key. */
  readonly paces: ReadonlyMap<string, RoutePace>;
  /** The pace of all others; unlimited when undefined. */
  readonly usual: RoutePace | undefined;
}

/** The function behind a route. */
export interface IntegrationPlan {
  readonly id: string;
  readonly functionArn: string;
  readonly timeoutMs: number;
}

/** Whose tokens a route asks for. */
export interface AuthorizerPlan {
  readonly id: string;
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** A route of an API. */
export interface RoutePlan {
  readonly logicalId: string;
  readonly apiId: string;
  /** `GET /path/{name}`, or `$default`. */
  readonly key: string;
  /** The id of its integration. */
  readonly integration: string;
  /** The id of its authorizer, where it has one. */
  readonly authorizer: string | undefined;
}
