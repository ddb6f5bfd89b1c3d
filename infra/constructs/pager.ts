import { Stack } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterOrPolicy, SubscriptionFilter, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct, type IConstruct } from 'constructs';

/**
 * Only what was raised before is over. Each alarm of a new stack goes from no data to well at once, and nobody wants to hear
 * that of forty.
 */
const WAS_RAISED = { OldStateValue: FilterOrPolicy.filter(SubscriptionFilter.stringFilter({ allowlist: ['ALARM'] })) };

/** Carries alarms to people. */
export class Pager extends Construct {
  /** What people have to hear at once: alarms, and costs above the budget. */
  readonly topic: Topic;
  /** That an alarm is over. */
  readonly over: Topic;

  constructor(scope: Construct, id: string, { email }: { readonly email: string | null }) {
    super(scope, id);
    // CloudWatch can't use the key that AWS keeps for SNS, so the topics have one of their own.
    const key = new Key(this, 'Key', { description: 'Encrypts alarms on their way.', enableKeyRotation: true });
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true });
    this.over = new Topic(this, 'Over', { masterKey: key, enforceSSL: true });
    // On behalf of this account alone: a service acts for everybody.
    const conditions = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    for (const service of ['cloudwatch', 'budgets']) {
      const principals = [new ServicePrincipal(`${service}.amazonaws.com`)];
      key.addToResourcePolicy(
        new PolicyStatement({
          principals,
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: ['*'],
          conditions,
        }),
      );
      for (const topic of service === 'budgets' ? [this.topic] : [this.topic, this.over])
        topic.addToResourcePolicy(
          new PolicyStatement({ principals, actions: ['sns:Publish'], resources: [topic.topicArn], conditions }),
        );
    }
    if (email === null) return;
    this.topic.addSubscription(new EmailSubscription(email));
    this.over.addSubscription(new EmailSubscription(email, { filterPolicyWithMessageBody: WAS_RAISED }));
  }

  /** Has every alarm below a construct notify people when it is raised, and when it is over. */
  carryAlarmsOf(scope: IConstruct): void {
    for (const alarm of scope.node.findAll())
      if (alarm instanceof Alarm) {
        alarm.addAlarmAction(new SnsAction(this.topic));
        alarm.addOkAction(new SnsAction(this.over));
      }
  }
}
