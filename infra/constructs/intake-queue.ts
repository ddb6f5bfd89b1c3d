import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountPrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';
import type { ServiceFunction } from './service-function.ts';

/** Who works from the queue of events. */
export interface IntakeQueueProps {
  /** The function that takes the events in. */
  readonly worker: ServiceFunction;
  /** How many of it may run side by side. */
  readonly atOnce: number;
}

/** Where i-Reserve's events wait to be taken in: ten at a time, each failing on its own, five tries, then dead letters. */
export class IntakeQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { worker, atOnce }: IntakeQueueProps) {
    super(scope, id);
    const ours = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // An event here exists nowhere else yet: kept as long as SQS allows, also when the stack goes.
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    };
    this.deadLetters = new Queue(this, 'DeadLetters', ours);
    this.queue = new Queue(this, 'Queue', {
      ...ours,
      // Six times the worker's time-out, as Lambda advises: a throttled batch is not seen twice.
      visibilityTimeout: Duration.seconds(6 * (worker.timeout ?? Duration.seconds(3)).toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    worker.addEventSource(
      // No batching window: an invoice would wait until it ends.
      new SqsEventSource(this.queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: atOnce }),
    );
    raiseAlarm(this, 'intake-dead-letters', {
      impact: 'Some events of i-Reserve could not be taken in: their invoices do not reach the books.',
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
    });
    raiseAlarm(this, 'intake-stands-still', {
      impact: 'No invoice that becomes final now reaches the books.',
      metric: this.queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' }),
      from: Duration.minutes(10).toSeconds(),
    });
  }

  /** Lets other accounts send i-Reserve's events straight here. */
  admit(accounts: readonly string[]): void {
    for (const account of accounts) this.queue.grantSendMessages(new AccountPrincipal(account));
  }

  /** Lets each function put events here itself, and sets the URL of the queue in its environment. */
  lend(...functions: ServiceFunction[]): void {
    for (const fn of functions) {
      fn.tell('INTAKE_QUEUE_URL', this.queue.queueUrl);
      this.queue.grantSendMessages(fn);
    }
  }

  /**
   * Lets each function send unreadable messages of no known tenant to the dead letters, and sets the URL in its
   * environment.
   */
  lendDeadLetters(...functions: ServiceFunction[]): void {
    for (const fn of functions) {
      fn.tell('DEAD_LETTER_URL', this.deadLetters.queueUrl);
      this.deadLetters.grantSendMessages(fn);
    }
  }
}
