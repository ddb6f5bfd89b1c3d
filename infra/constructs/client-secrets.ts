import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import type { ServiceFunction } from './service-function.ts';
import { serviceName } from './stage/stage-name.ts';

/** The OAuth client secrets of the integrations, made at run time as `i-reserve-bookkeeping-<stage>/<id>`. */
export class ClientSecrets extends Construct {
  /** Lets each function read the secrets under our prefix, and sets the prefix in its environment. */
  lend(...functions: ServiceFunction[]): void {
    this.allow(['secretsmanager:GetSecretValue'], functions);
  }

  /** Lets each function make secrets under our prefix, put others in their place and take them away. */
  lendKeeping(...functions: ServiceFunction[]): void {
    this.allow(
      ['secretsmanager:CreateSecret', 'secretsmanager:PutSecretValue', 'secretsmanager:DeleteSecret'],
      functions,
    );
  }

  /** Lets each function take secrets under our prefix away. */
  lendTakingAway(...functions: ServiceFunction[]): void {
    this.allow(['secretsmanager:DeleteSecret'], functions);
  }

  /** Lets no function delete a secret for good: whoever takes one over can not take the secrets of all tenants away. */
  private forbidForGood(fn: ServiceFunction, everySecret: string): void {
    fn.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['secretsmanager:DeleteSecret'],
        resources: [everySecret],
        conditions: { Bool: { 'secretsmanager:ForceDeleteWithoutRecovery': 'true' } },
      }),
    );
  }

  private allow(actions: string[], functions: readonly ServiceFunction[]): void {
    const prefix = serviceName(this);
    const everySecret = Stack.of(this).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${prefix}/*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    for (const fn of functions) {
      fn.tell('SECRET_PREFIX', prefix);
      fn.addToRolePolicy(new PolicyStatement({ actions, resources: [everySecret] }));
      if (actions.includes('secretsmanager:DeleteSecret')) this.forbidForGood(fn, everySecret);
      accept(
        fn.role ?? fn,
        `IAM5[Resource::${everySecret}]`,
        'The secrets are made at run time, one for each integration, under our prefix.',
      );
    }
  }
}
