import { Duration } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

export interface TimerProps {
  readonly every: Duration;
  readonly runs: ServiceFunction;
}

/** Runs a function again and again. The schedule carries the function's name; a missed turn is left to the next one. */
export class Timer extends Construct {
  constructor(scope: Construct, id: string, { every, runs }: TimerProps) {
    super(scope, id);
    new Schedule(this, 'Schedule', {
      scheduleName: runs.node.id,
      schedule: ScheduleExpression.rate(every),
      target: new LambdaInvoke(runs, { retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
    });
  }
}
