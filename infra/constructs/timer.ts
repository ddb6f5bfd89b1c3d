import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';
import type { ServiceFunction } from './service-function.ts';

/** What runs, and how often. */
export interface TimerProps {
  readonly every: Duration;
  readonly runs: ServiceFunction;
}

/**
 * Runs a function again and again, once a day at least. The schedule carries the function's name; a missed turn is left to
 * the next one, and five in a row wake somebody.
 */
export class Timer extends Construct {
  constructor(scope: Construct, id: string, { every, runs }: TimerProps) {
    super(scope, id);
    // A role of our own: the one that CDK makes may call every version of the function too.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [runs.functionArn] }));
    new Schedule(this, 'Schedule', {
      scheduleName: runs.node.id,
      schedule: ScheduleExpression.rate(every),
      target: new LambdaInvoke(runs, {
        role: role.withoutPolicyUpdates(),
        retryAttempts: 0,
        maxEventAge: Duration.minutes(1),
      }),
    });
    raiseAlarm(this, `${runs.node.id}-stands-still`, {
      impact: runs.impact,
      // A day is the longest that an alarm looks back.
      metric: runs.metricInvocations({ period: Duration.seconds(Math.min(86_400, 5 * every.toSeconds())) }),
      below: 1,
    });
  }
}
