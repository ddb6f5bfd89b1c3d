import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import { raiseAlarm, when } from './alarm.ts';
import type { ServiceFunction } from './service-function.ts';
import { scheduleGroupOf } from './stage/schedule-group.ts';
import { serviceName } from './stage/stage-name.ts';

/** What runs, and how often. */
export interface TimerProps {
  readonly every: Duration;
  readonly runs: ServiceFunction;
  /** What the function is called with, where that says more than that it is time. */
  readonly input?: Readonly<Record<string, number>>;
  /** A queue that is polled as long as the stack stands: SQS measures it every minute from then on. */
  readonly alive: IQueue;
}

/**
 * Runs a function again and again, once an hour at least. The schedule carries the stage's and the function's name; a
 * missed turn is left to the next one, and ten in a row wake somebody.
 *
 * The scheduler calls without waiting, and Lambda would run a failed turn twice more by itself, beside the next one: it is
 * told not to. What a turn was called with, and how it failed, is kept for four days.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class Timer extends Construct {
  /** The turns that failed or never began. */
  readonly missed: Queue;

  constructor(scope: Construct, id: string, { every, runs, input, alive }: TimerProps) {
    super(scope, id);
    // A role of our own: the one that CDK makes may call every version of the function too.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [runs.entrance.functionArn] }),
    );
    this.missed = new Queue(this, 'Missed', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
    });
    accept(this.missed, 'SQS3', 'It is where the turns end that failed; the next turn does their work.');
    runs.entrance.configureAsyncInvoke({
      retryAttempts: 0,
      maxEventAge: every, // a turn that could not begin until the next one is left to it
      onFailure: new SqsDestination(this.missed),
    });
    const group = scheduleGroupOf(this);
    const schedule = new Schedule(this, 'Schedule', {
      scheduleName: `${serviceName(this)}-${runs.node.id}`,
      scheduleGroup: group,
      schedule: ScheduleExpression.rate(every),
      target: new LambdaInvoke(runs.entrance, {
        role: role.withoutPolicyUpdates(),
        ...(input && { input: ScheduleTargetInput.fromObject(input) }),
        retryAttempts: 0,
        maxEventAge: Duration.minutes(1),
      }),
    });
    schedule.node.addDependency(group); // it is written by its name, which tells CloudFormation of no order
    raiseAlarm(this, `${runs.node.id}-stands-still`, {
      impact: runs.impact,
      // Where the queue has no data either, the stack was only just made: that is no reason to wake somebody.
      metric: when('polled >= 1 AND runs < 1', {
        polled: alive.metricApproximateNumberOfMessagesVisible({ statistic: 'SampleCount', period: every }),
        runs: runs.metricInvocations({ period: every }),
      }),
      periods: 10,
    });
  }
}
