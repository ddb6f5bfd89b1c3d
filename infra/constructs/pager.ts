import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct, type IConstruct } from 'constructs';

/** Carries alarms to people. */
export class Pager extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { email }: { readonly email: string | null }) {
    super(scope, id);
    // CloudWatch can't use the key that AWS keeps for SNS, so the topic has one of its own.
    const key = new Key(this, 'Key', { description: 'Encrypts alarms on their way.', enableKeyRotation: true });
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true });
    for (const service of ['cloudwatch', 'budgets']) {
      const principals = [new ServicePrincipal(`${service}.amazonaws.com`)];
      key.addToResourcePolicy(
        new PolicyStatement({ principals, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'] }),
      );
      this.topic.addToResourcePolicy(
        new PolicyStatement({ principals, actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
      );
    }
    if (email !== null) this.topic.addSubscription(new EmailSubscription(email));
  }

  /** Has every alarm below a construct notify people when it is raised, and when it is over. */
  carryAlarmsOf(scope: IConstruct): void {
    const action = new SnsAction(this.topic);
    for (const alarm of scope.node.findAll())
      if (alarm instanceof Alarm) {
        alarm.addAlarmAction(action);
        alarm.addOkAction(action);
      }
  }
}
