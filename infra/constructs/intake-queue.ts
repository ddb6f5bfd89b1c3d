import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountPrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import { raiseAlarm } from './alarm.ts';
import type { ServiceFunction } from './service-function.ts';

/** Who works from the queue of events. */
export interface IntakeQueueProps {
  /** The function that takes the events in. */
  readonly worker: ServiceFunction;
  /** How many of it may run side by side. */
  readonly atOnce: number;
}

/**
 * How often an event is tried: as often as SQS allows. A try that failed is hidden for three minutes (`visibilityTimeout`),
 * so an intake that is broken keeps its events in the queue for 1,000 × 180 s = 50 hours, and works them off by itself
 * once it is mended. An event that can never be read waits for none of it: the function puts it aside at first sight.
 */
const TRIES = 1_000;

/** Where i-Reserve's events wait to be taken in, and three places for those that were not: each has its own way back. */
export class IntakeQueue extends Construct {
  readonly queue: Queue;
  /** Events that failed for 50 hours. SQS brings them back by itself: `start-message-move-task`. */
  readonly exhausted: Queue;
  /** What the function put aside at first sight: nobody can read it, or it is too large to keep. */
  readonly buried: Queue;
  /** Events that the bus could not hand to the queue. */
  readonly undelivered: Queue;

  constructor(scope: Construct, id: string, { worker, atOnce }: IntakeQueueProps) {
    super(scope, id);
    const ours = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // An event here exists nowhere else yet: kept as long as SQS allows, also when the stack goes. A message counts its
      // days from when it was first sent, so an exhausted one has 14 days less 50 hours left: eleven days and 22 hours.
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    };
    this.exhausted = new Queue(this, 'Exhausted', ours);
    this.buried = new Queue(this, 'Buried', ours);
    this.undelivered = new Queue(this, 'Undelivered', ours);
    for (const end of [this.buried, this.undelivered])
      accept(end, 'SQS3', 'It is where messages end that no other queue took.');
    this.queue = new Queue(this, 'Queue', {
      ...ours,
      // Six times the worker's time-out, as Lambda advises: a throttled batch is not seen twice.
      visibilityTimeout: Duration.seconds(6 * (worker.timeout ?? Duration.seconds(3)).toSeconds()),
      deadLetterQueue: { queue: this.exhausted, maxReceiveCount: TRIES },
    });
    worker.entrance.addEventSource(
      // No batching window: an invoice would wait until it ends.
      new SqsEventSource(this.queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: atOnce }),
    );
    const holds = (queue: Queue) => queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' });
    raiseAlarm(this, 'intake-dead-letters', {
      impact: 'Some events of i-Reserve failed for two days: their invoices do not reach the books.',
      metric: holds(this.exhausted),
    });
    raiseAlarm(this, 'intake-buried', {
      impact: 'Some messages of i-Reserve can not be read, or not be kept: what they ask for does not happen.',
      metric: holds(this.buried),
    });
    raiseAlarm(this, 'events-in-undelivered', {
      impact: 'Some events of i-Reserve did not reach the intake: their invoices do not reach the books.',
      metric: holds(this.undelivered),
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

  /** Lets each function put aside what it can't read or keep, and sets the URL for it in its environment. */
  lendBuried(...functions: ServiceFunction[]): void {
    for (const fn of functions) {
      fn.tell('DEAD_LETTER_URL', this.buried.queueUrl);
      this.buried.grantSendMessages(fn);
    }
  }
}
