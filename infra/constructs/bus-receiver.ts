import { Duration } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { EventBus as Target } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import { raiseAlarm } from './alarm.ts';
import type { Bus } from './bus.ts';

/**
 * Brings our events to the bus of another account, which has to let this account put events there. What it refuses for a day
 * is kept as a dead letter.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
 */
export class BusReceiver extends Construct {
  private readonly target: Target;

  constructor(scope: Construct, id: string, { busArn }: { readonly busArn: string }) {
    super(scope, id);
    const deadLetterQueue = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    accept(deadLetterQueue, 'SQS3', 'It is the dead-letter queue of the rule.');
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('events.amazonaws.com') });
    this.target = new Target(EventBus.fromEventBusArn(this, 'Bus', busArn), { role, deadLetterQueue });
    raiseAlarm(this, 'events-to-bus-dead-letters', {
      impact: "i-Reserve's own bus does not get that invoices were booked or stopped. They are booked all the same.",
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
    });
  }

  /** Has it get every event of ours that goes out on a bus. */
  listenTo(bus: Bus): void {
    bus.bringOurs('FromUsToBus', this.target);
  }
}
