import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { DeduplicationScope, FifoThroughputLimit, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { WAKE_HIDDEN_MS } from '../../shared/sync/ledger/timing.ts';
import { raiseAlarm, when } from './alarm.ts';
import { measure } from './measures.ts';
import type { ServiceFunction } from './service-function.ts';

/** The worker of the queue of wakes. */
export interface WorkQueueProps {
  /** The function that answers a wake. */
  readonly worker: ServiceFunction;
  /** How many of it may run side by side, each for another integration. */
  readonly atOnce: number;
}

/**
 * A FIFO queue of wakes with the integration as message group: each integration has at most one worker, and
 * integrations run side by side. A wake only names the integration; the work is in the ledger.
 */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { worker, atOnce }: WorkQueueProps) {
    super(scope, id);
    const ours = { fifo: true, encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.deadLetters = new Queue(this, 'DeadLetters', { ...ours, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, 'Queue', {
      ...ours,
      // High throughput: limits and deduplication count per integration.
      deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
      fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
      // The time-out and a minute, not six times: a hidden message blocks its whole integration.
      visibilityTimeout: Duration.millis(WAKE_HIDDEN_MS),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    worker.entrance.addEventSource(
      new SqsEventSource(this.queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: atOnce }),
    );
    raiseAlarm(this, 'work-dead-letters', {
      impact: 'The invoices of one integration may wait: its worker ended five times without a word.',
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
    });
    raiseAlarm(this, 'work-stands-still', {
      impact: 'No invoice reaches any books: nobody answers the wakes of the integrations.',
      // The age of the oldest wake would tell of one tenant with much work: its wakes wait for one another.
      metric: when('due >= 1 AND runs < 1', {
        due: measure(this, 'IntegrationsDue', { statistic: 'Maximum' }),
        runs: worker.metricInvocations({ period: Duration.minutes(5) }),
      }),
      periods: 3,
    });
  }

  /** Lets each function send wakes, and sets the URL of the queue in its environment. */
  lend(...functions: ServiceFunction[]): void {
    for (const fn of functions) {
      fn.tell('WORK_QUEUE_URL', this.queue.queueUrl);
      this.queue.grantSendMessages(fn);
    }
  }
}
