import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { greatestShareOf, raiseAlarm, sumOf } from './alarm.ts';
import type { ServiceFunction } from './service-function.ts';
import { serviceName } from './stage/stage-name.ts';

/** The parts of the platform that are watched. */
export interface PlatformProps {
  readonly functions: readonly ServiceFunction[];
  readonly scheduled: readonly ServiceFunction[];
  readonly tables: Readonly<Record<'ledger' | 'tokens' | 'webhooks', Pick<Table, 'tableName'>>>;
  /** How many functions the account may run at once, by Lambda's quota. */
  readonly concurrencyQuota: number;
}

const MINUTES = Duration.minutes(5);

/**
 * What our functions do with each table. A metric of an operation that nobody uses has no data. An alarm may look at ten: a
 * webhook's secret is put once in a tenant's life, so that is left out.
 */
const OPERATIONS = {
  ledger: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'Query', 'TransactWriteItems'],
  tokens: ['GetItem', 'PutItem', 'UpdateItem'],
  webhooks: ['GetItem'],
} as const;

const of = (namespace: string, metricName: string, dimensionsMap: Record<string, string> = {}, statistic = 'Sum') =>
  new Metric({ namespace, metricName, dimensionsMap, statistic, period: MINUTES });

/** The alarms on what AWS counts of us: functions, tables and schedules near their limits, or beyond. */
export class PlatformWatch extends Construct {
  constructor(scope: Construct, id: string, { functions, scheduled, tables, concurrencyQuota }: PlatformProps) {
    super(scope, id);
    raiseAlarm(this, 'functions-throttled', {
      impact: 'Everything is slower: the account runs as many functions as it may.',
      metric: of('AWS/Lambda', 'Throttles'),
      from: 10,
      periods: 2,
    });
    raiseAlarm(this, 'concurrency-near-quota', {
      impact:
        'None yet. The account runs four fifths of the functions that it may; beyond its quota calls are turned away.',
      metric: of('AWS/Lambda', 'ConcurrentExecutions', {}, 'Maximum'),
      from: Math.ceil(0.8 * concurrencyQuota),
      periods: 3,
    });
    raiseAlarm(this, 'functions-near-time-out', {
      impact:
        'None yet. A function takes nearly all of the time that it has; beyond it, its work is cut short and done again.',
      // The worker and the checks stop by themselves before their time is over, 35 s of it left.
      metric: greatestShareOf(
        Object.fromEntries(
          functions.map((fn) => [
            fn.node.id.replaceAll('-', '_'),
            [
              fn.metricDuration({ statistic: 'p99', period: MINUTES }),
              (fn.timeout ?? MINUTES).toMilliseconds(),
            ] as const,
          ]),
        ),
      ),
      from: 0.95,
      periods: 3,
    });
    const throttles = (['ReadThrottleEvents', 'WriteThrottleEvents'] as const).flatMap((name) =>
      Object.entries(tables).map(([table, { tableName }]) => [
        `${name.startsWith('Read') ? 'read' : 'write'}_${table}`,
        of('AWS/DynamoDB', name, { TableName: tableName }),
      ]),
    );
    raiseAlarm(this, 'tables-throttled', {
      impact: 'Invoices are slower: a table turns requests away, which are tried again.',
      metric: sumOf(Object.fromEntries(throttles)),
      from: 50,
      periods: 2,
    });
    const errors = Object.entries(OPERATIONS).flatMap(([table, operations]) =>
      operations.map((Operation) => [
        `${table}_${Operation}`,
        of('AWS/DynamoDB', 'SystemErrors', { TableName: tables[table as keyof typeof tables].tableName, Operation }),
      ]),
    );
    raiseAlarm(this, 'tables-fail', {
      impact: 'Everything is slower, or stands still: DynamoDB fails inside.',
      metric: sumOf(Object.fromEntries(errors)),
      from: 10,
      periods: 2,
    });
    const group = { ScheduleGroup: serviceName(this) };
    raiseAlarm(this, 'schedules-fail', {
      impact:
        'Invoices that have to wait, and connections, are looked after late: the scheduler can not call our functions.',
      metric: sumOf({
        refused: of('AWS/Scheduler', 'TargetErrorCount', group),
        throttled: of('AWS/Scheduler', 'TargetErrorThrottledCount', group),
        dropped: of('AWS/Scheduler', 'InvocationDroppedCount', group),
      }),
      periods: 2,
    });
    raiseAlarm(this, 'turns-dropped', {
      impact: 'Invoices that have to wait, and connections, are looked after late: turns of a schedule were not run.',
      metric: sumOf(
        Object.fromEntries(
          scheduled.map((fn) => [
            fn.node.id.replaceAll('-', '_'),
            of('AWS/Lambda', 'AsyncEventsDropped', { FunctionName: fn.functionName }),
          ]),
        ),
      ),
      periods: 3,
    });
  }
}
