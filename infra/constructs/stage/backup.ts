import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { accept } from '../accept.ts';
import { serviceName } from './stage-name.ts';

/** How copies of the ledger are made. */
export interface BackupProps {
  readonly table: Pick<ITable, 'tableArn'>;
  /** The vault of another region or account that takes the copies. */
  readonly copyTo: string;
  /** Hours between two of them: what is lost at the most, beside the time that a copy takes. */
  readonly everyHours: 1 | 6 | 12 | 24;
  readonly keepDays: number;
  /** Whether the vault stays when the stack goes. */
  readonly keeps: boolean;
}

/**
 * Copies the ledger out of reach of what may happen to its region or account. The account has to have AWS Backup's advanced
 * features for DynamoDB turned on, and the other vault has to admit copies from this account.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/backuprestore_HowItWorksAWS.html
 */
export class Backup extends Construct {
  constructor(scope: Construct, id: string, { table, copyTo, everyHours, keepDays, keeps }: BackupProps) {
    super(scope, id);
    const removalPolicy = keeps ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const encryptionKey = new Key(this, 'Key', {
      description: 'Encrypts the backups of the ledger.',
      enableKeyRotation: true,
      removalPolicy,
    });
    const vault = new BackupVault(this, 'Vault', { backupVaultName: serviceName(this), encryptionKey, removalPolicy });
    const kept = Duration.days(keepDays);
    const plan = new BackupPlan(this, 'Plan', { backupPlanName: serviceName(this), backupVault: vault });
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'ledger',
        scheduleExpression: Schedule.cron({ minute: '20', hour: everyHours === 24 ? '1' : `*/${everyHours}` }),
        deleteAfter: kept,
        copyActions: [
          {
            destinationBackupVault: BackupVault.fromBackupVaultArn(this, 'Elsewhere', copyTo),
            deleteAfter: kept,
          },
        ],
      }),
    );
    plan.addSelection('Ledger', {
      resources: [BackupResource.fromArn(table.tableArn)],
      role: this.role(),
    });
  }

  private role(): Role {
    const policy = 'service-role/AWSBackupServiceRolePolicyForBackup';
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(policy)],
    });
    accept(
      role,
      `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`,
      'AWS keeps the list of what its backups need; the role is for the service alone, and its plan names one table.',
    );
    return role;
  }
}
