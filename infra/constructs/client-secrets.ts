import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import type { ServiceFunction } from './service-function.ts';

const PREFIX = 'i-reserve-bookkeeping';
/** Our secrets, as cdk-nag writes them. */
const NAGGED = `arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:${PREFIX}/*`;

/** The OAuth client secrets of the integrations, made at run time as `i-reserve-bookkeeping/<id>` in Secrets Manager. */
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

  private allow(actions: string[], functions: readonly ServiceFunction[]): void {
    const everySecret = Stack.of(this).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${PREFIX}/*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    for (const fn of functions) {
      fn.tell('SECRET_PREFIX', PREFIX);
      fn.addToRolePolicy(new PolicyStatement({ actions, resources: [everySecret] }));
      accept(
        fn.role ?? fn,
        `IAM5[Resource::${NAGGED}]`,
        'The secrets are made at run time, one for each integration, under our prefix.',
      );
    }
  }
}
