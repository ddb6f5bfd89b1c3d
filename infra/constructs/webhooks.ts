import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * The webhooks at the books, each with the secret that its pushes are signed with, by the key in its address. They have
 * a table and a key of their own: the function that the internet reaches opens these secrets and no others.
 */
export class Webhooks extends Construct {
  readonly table: Table;
  private readonly key: Key;

  constructor(scope: Construct, id: string, { protects }: { readonly protects: boolean }) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the webhook secrets of our customers.',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'key', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      billingMode: BillingMode.PAY_PER_REQUEST,
      deletionProtection: protects,
      removalPolicy: RemovalPolicy.RETAIN,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
    });
    accept(this.table, 'DDB3', 'A webhook that is lost is registered anew, with another secret.');
  }

  /** Lets each function look a webhook up by its key, and sets the name of the table in its environment. */
  lendToCheck(...functions: ServiceFunction[]): void {
    for (const fn of functions) this.lend(fn, ['dynamodb:GetItem'], ['kms:Decrypt', 'kms:DescribeKey']);
  }

  /** Lets each function register and remove webhooks too. */
  lendToRegister(...functions: ServiceFunction[]): void {
    const uses = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom'];
    for (const fn of functions) this.lend(fn, ['dynamodb:GetItem', 'dynamodb:PutItem'], [...uses, 'kms:ReEncryptTo']);
  }

  private lend(fn: ServiceFunction, ofTable: string[], ofKey: string[]): void {
    fn.tell('WEBHOOK_TABLE_NAME', this.table.tableName);
    fn.addToRolePolicy(new PolicyStatement({ actions: ofTable, resources: [this.table.tableArn] }));
    // DynamoDB uses the key on behalf of the caller; the caller itself never does.
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ofKey,
        resources: [this.key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
      }),
    );
  }
}
