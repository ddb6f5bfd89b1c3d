import { Duration, SecretValue } from 'aws-cdk-lib';
import { Authorization, Connection, ApiDestination as Destination, type IApiDestination } from 'aws-cdk-lib/aws-events';
import { ApiDestination as Target } from 'aws-cdk-lib/aws-events-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import { raiseAlarm } from './alarm.ts';
import type { Bus } from './bus.ts';

/** Where events go by HTTP, and how they are sent. */
export interface HttpReceiverProps {
  readonly url: string;
  /** The header that carries the API key, and the secret that holds it. */
  readonly header: string;
  readonly secretName: string;
  /** The most calls a second. */
  readonly perSecond: number;
}

/**
 * Delivers our events by HTTP to whoever does not read the bus. A receiver has five seconds to answer; what it does not
 * take is tried again for a day, then kept as a dead letter. No order: `occurredAt` says what came first.
 */
export class HttpReceiver extends Construct {
  private readonly target: Target;

  constructor(scope: Construct, id: string, { url, header, secretName, perSecond }: HttpReceiverProps) {
    super(scope, id);
    const connection = new Connection(this, 'Connection', {
      authorization: Authorization.apiKey(header, SecretValue.secretsManager(secretName)),
    });
    const destination = new Destination(this, 'Destination', {
      connection,
      endpoint: url,
      rateLimitPerSecond: perSecond,
    });
    const deadLetterQueue = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    accept(deadLetterQueue, 'SQS3', 'It is the dead-letter queue of the rule.');
    this.target = new Target(destination as IApiDestination, {
      deadLetterQueue,
      maxEventAge: Duration.hours(24),
      retryAttempts: 185,
    });
    raiseAlarm(this, 'events-out-dead-letters', {
      impact: 'i-Reserve does not hear by HTTP that invoices were booked or stopped. They are booked all the same.',
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
    });
  }

  /** Has it get every event of ours that goes out on a bus. */
  listenTo(bus: Bus): void {
    bus.bringOurs(this.target);
  }
}
