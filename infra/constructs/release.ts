import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

/** What a release shifts, and what ends it. */
export interface ReleaseProps {
  /** A tenth of the calls go to the new version first. */
  readonly functions: readonly ServiceFunction[];
  /** Any of these takes a release back, beside a function's own alarm. */
  readonly alarms: readonly IAlarm[];
}

/**
 * A release takes over in two steps: a tenth of the calls for a quarter of an hour, then all of them. An alarm in that time
 * brings the version before back, without a deployment. The quarter is longer than the alarms that end it need
 * (`test/rehearsal/` plays it).
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-lambda.html
 */
export class Release extends Construct {
  constructor(scope: Construct, id: string, { functions, alarms }: ReleaseProps) {
    super(scope, id);
    const application = new LambdaApplication(this, 'Application');
    const role = this.role(functions, alarms);
    for (const fn of functions)
      new LambdaDeploymentGroup(this, fn.node.id, {
        application,
        alias: fn.live,
        role,
        deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_15MINUTES,
        alarms: [fn.fails as IAlarm, ...alarms],
        autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
      });
  }

  /** A role of our own: the managed policy may move every function of the account, and publish to every topic. */
  private role(functions: readonly ServiceFunction[], alarms: readonly IAlarm[]): IRole {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('codedeploy.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
        resources: functions.flatMap(({ functionArn }) => [functionArn, `${functionArn}:live`]),
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        actions: ['cloudwatch:DescribeAlarms'],
        resources: [...functions.map(({ fails }) => fails), ...alarms].map(({ alarmArn }) => alarmArn),
      }),
    );
    return role.withoutPolicyUpdates();
  }
}
