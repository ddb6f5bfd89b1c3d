import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

const kept = {
  billingMode: BillingMode.PAY_PER_REQUEST,
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

/** What we keep: one table with integrations, settings and the ledger, and one with nothing but token chains. */
export class Store extends Construct {
  private readonly table: Table;
  private readonly tokens: Table;
  private readonly tokenKey: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);

    this.table = new Table(this, 'Table', {
      ...kept,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });
    // These are sparse: only an entry that waits has `dueAt`, only an integration with work ahead has `wakeAt`, and only
    // one that is connected has `careAt`.
    this.table.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: { name: 'dueOf', type: AttributeType.STRING },
      sortKey: { name: 'dueAt', type: AttributeType.NUMBER },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: 'wake',
      partitionKey: { name: 'wakeShard', type: AttributeType.STRING },
      sortKey: { name: 'wakeAt', type: AttributeType.NUMBER },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: 'care',
      partitionKey: { name: 'careShard', type: AttributeType.STRING },
      sortKey: { name: 'careAt', type: AttributeType.NUMBER },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    // Every invoice, from the moment it came in: for people who look back, newest first.
    this.table.addGlobalSecondaryIndex({
      indexName: 'list',
      partitionKey: { name: 'listOf', type: AttributeType.STRING },
      sortKey: { name: 'listedAt', type: AttributeType.NUMBER },
      projectionType: ProjectionType.KEYS_ONLY,
    });

    this.tokenKey = new Key(this, 'TokenKey', {
      description: 'Encrypts the OAuth tokens of our customers.',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // No point-in-time recovery: a refresh token from yesterday is a spent one, and using it again loses the chain.
    this.tokens = new Table(this, 'Tokens', {
      ...kept,
      partitionKey: { name: 'chain', type: AttributeType.STRING },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.tokenKey,
    });
  }

  /** Lets each function read and write items of the main table, and tells it the name. Nobody may scan or delete. */
  lend(...functions: ServiceFunction[]): void {
    for (const fn of functions) {
      fn.tell('TABLE_NAME', this.table.tableName);
      this.table.grant(
        fn,
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:ConditionCheckItem',
      );
    }
  }

  /** Lets each function write down what came in, item by item: it may look through nothing. */
  lendToTakeIn(...functions: ServiceFunction[]): void {
    for (const fn of functions) {
      fn.tell('TABLE_NAME', this.table.tableName);
      this.table.grant(fn, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem');
    }
  }

  /** Lets each function open token chains, one by its key at a time: no query, no scan. Keep this list short. */
  lendTokens(...functions: ServiceFunction[]): void {
    for (const fn of functions) {
      fn.tell('TOKEN_TABLE_NAME', this.tokens.tableName);
      this.tokens.grant(
        fn,
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:ConditionCheckItem',
      );
      fn.addToRolePolicy(this.throughDynamo());
    }
  }

  /**
   * The key is used by DynamoDB on behalf of the caller, and by the caller itself never.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
   */
  private throughDynamo(): PolicyStatement {
    return new PolicyStatement({
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      resources: [this.tokenKey.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
    });
  }
}
