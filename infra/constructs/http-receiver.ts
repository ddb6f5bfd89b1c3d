import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import { raiseAlarm } from './alarm.ts';
import type { Bus } from './bus.ts';
import { measure } from './measures.ts';
import type { ServiceFunction } from './service-function.ts';

/** Where events go by HTTP, and who brings them. */
export interface HttpReceiverProps {
  /** The function that posts them. */
  readonly worker: ServiceFunction;
  readonly url: string;
  /** The secret in Secrets Manager that signs them; somebody made it there. */
  readonly secretName: string;
  /** The most posts a second. */
  readonly perSecond: number;
}

/** The fewest that Lambda lets run side by side from one queue. */
const AT_ONCE = 2;
/** More than the attempts of a day (`functions/events-out/pauses.ts`): only what ends without a word is seen as often. */
const RECEIVED_AT_MOST = 20;

/**
 * Delivers our events by HTTP to whoever does not read the bus, signed as Standard Webhooks: a function of ours, since an
 * API destination of EventBridge signs nothing. What is not taken is tried again for a day, then kept as a dead letter.
 */
export class HttpReceiver extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { worker, url, secretName, perSecond }: HttpReceiverProps) {
    super(scope, id);
    const ours = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) };
    this.deadLetters = new Queue(this, 'DeadLetters', ours);
    this.queue = new Queue(this, 'Queue', {
      ...ours,
      visibilityTimeout: Duration.seconds(6 * (worker.timeout ?? Duration.seconds(3)).toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: RECEIVED_AT_MOST },
    });
    worker.entrance.addEventSource(
      new SqsEventSource(this.queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: AT_ONCE }),
    );
    this.deadLetters.grantSendMessages(worker);
    this.lendSecret(worker, secretName);
    worker.tell('EVENTS_OUT_URL', url);
    worker.tell('EVENTS_OUT_QUEUE_URL', this.queue.queueUrl);
    worker.tell('EVENTS_OUT_SPACING_MS', String(Math.ceil((AT_ONCE * 1000) / perSecond)));
    worker.tell('DEAD_LETTER_URL', this.deadLetters.queueUrl);

    raiseAlarm(this, 'events-out-dead-letters', {
      impact: 'i-Reserve does not hear by HTTP that invoices were booked or stopped. They are booked all the same.',
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
    });
    raiseAlarm(this, 'events-out-refused', {
      impact: 'i-Reserve hears late by HTTP that invoices were booked or stopped: its address does not take events.',
      metric: measure(this, 'EventsOutRefused', { every: Duration.hours(1) }),
      from: 10,
    });
  }

  /** Has it get every event of ours that goes out on a bus. */
  listenTo(bus: Bus): void {
    bus.bringOurs('FromUs', new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters }));
  }

  /** Lets it read one secret, whose ARN ends in six characters that nobody knows before it is made. */
  private lendSecret(worker: ServiceFunction, secretName: string): void {
    worker.tell('EVENTS_OUT_SECRET_NAME', secretName);
    const arn = Stack.of(this).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${secretName}-??????`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    worker.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [arn] }));
    accept(
      worker.role ?? worker,
      `IAM5[Resource::${arn}]`,
      'It is one secret: AWS puts six characters of its own behind its name.',
    );
  }
}
