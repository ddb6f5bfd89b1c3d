import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { type Conditions, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * By partition and by sort. The first three are sparse: only an entry that waits or that stopped has `dueAt`, only an
 * integration with work ahead has `wakeAt`, and only one that is connected has `careAt`. For people who look back, `list` has
 * every invoice from the moment it came in, and `day` by the day of the invoice. Both are written once for an invoice.
 */
const INDEXES = {
  due: ['dueOf', 'dueAt'],
  wake: ['wakeShard', 'wakeAt'],
  care: ['careShard', 'careAt'],
  list: ['listOf', 'listedAt'],
  day: ['dayOf', 'issuedOn'],
} as const;

const ITEMS = ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem', 'Query'];

/** Every partition of a tenant begins with `T#` (`shared/store/keys.ts`), and no other does. */
const OF_TENANTS: Conditions = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['T#*'] } };

/** How the tables are kept. */
export interface StoreProps {
  /** False where nothing is worth keeping: the tables may be deleted. */
  readonly protects: boolean;
  /** The table that a backup was restored into, while it stands in for the stack's own. */
  readonly restoredTable: string | null;
}

/** What we keep: one table with integrations, settings and the ledger, and one with nothing but token chains. */
export class Store extends Construct {
  /** Integrations, settings and the ledger. */
  readonly table: Pick<ITable, 'tableName' | 'tableArn'>;
  /** Nothing but token chains. */
  readonly tokens: Table;
  private readonly tokenKey: Key;

  constructor(scope: Construct, id: string, { protects, restoredTable }: StoreProps) {
    super(scope, id);
    const kept = {
      billingMode: BillingMode.PAY_PER_REQUEST,
      deletionProtection: protects,
      removalPolicy: RemovalPolicy.RETAIN,
    };

    const table = new Table(this, 'Table', {
      ...kept,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });
    for (const [indexName, [partition, sort]] of Object.entries(INDEXES))
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partition, type: AttributeType.STRING },
        sortKey: { name: sort, type: AttributeType.NUMBER },
        projectionType: ProjectionType.KEYS_ONLY,
      });
    this.table = restoredTable === null ? table : Table.fromTableName(this, 'Restored', restoredTable);

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
    accept(
      this.tokens,
      'DDB3',
      'A refresh token of yesterday is a spent one: using it again would lose the connection.',
    );
  }

  /**
   * Lets each function read and write items of the main table, and sets its name in the environment. No function may
   * scan or delete.
   */
  lend(...functions: ServiceFunction[]): void {
    this.allow(functions, ITEMS, this.table.tableArn);
  }

  /** The same for what belongs to a tenant: no session, no state of a consent, no claim, no budget of calls. */
  lendOfTenants(...functions: ServiceFunction[]): void {
    this.allow(functions, ITEMS, this.table.tableArn, OF_TENANTS);
  }

  /** Lets each function look things up in one index of the main table. */
  lendIndex(index: keyof typeof INDEXES, ...functions: ServiceFunction[]): void {
    this.allow(functions, ['Query'], `${this.table.tableArn}/index/${index}`);
  }

  /** Lets each function write down what came in for a tenant, item by item: it may look through nothing. */
  lendToTakeIn(...functions: ServiceFunction[]): void {
    this.allow(functions, ['GetItem', 'PutItem', 'UpdateItem'], this.table.tableArn, OF_TENANTS);
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

  private allow(
    functions: readonly ServiceFunction[],
    verbs: readonly string[],
    resource: string,
    conditions: Conditions = {},
  ): void {
    const actions = verbs.map((verb) => `dynamodb:${verb}`);
    for (const fn of functions) {
      fn.tell('TABLE_NAME', this.table.tableName);
      fn.addToRolePolicy(new PolicyStatement({ actions, resources: [resource], conditions }));
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
