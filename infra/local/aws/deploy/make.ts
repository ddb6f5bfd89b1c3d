import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateQueueCommand,
  SetQueueAttributesCommand,
  type SQSClient,
  SQSServiceException,
} from '@aws-sdk/client-sqs';
import type { Plan, QueuePlan, TablePlan } from './plan.ts';

/** The clients of the embedded services that keep something. */
export interface Keepers {
  readonly dynamodb: DynamoDBClient;
  readonly sqs: SQSClient;
}

/** Makes what a plan keeps things in; what is already there from an earlier run is used as it is. */
export async function makeStores(plan: Plan, { dynamodb, sqs }: Keepers): Promise<void> {
  await Promise.all([
    ...plan.tables.map((table) => makeTable(table, dynamodb)),
    ...plan.queues.map((queue) => makeQueue(queue, sqs)),
  ]);
}

async function makeTable({ create, expiry }: TablePlan, dynamodb: DynamoDBClient): Promise<void> {
  const { TableName } = create;
  try {
    await dynamodb.send(new CreateTableCommand(create));
  } catch (cause) {
    if (!(cause instanceof ResourceInUseException)) throw cause;
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
    if (shapeOf(Table) !== shapeOf(create))
      throw new Error(
        `The table ${TableName} has other keys or indexes than the template. Start with another DATA_DIR.`,
      );
    return;
  }
  if (expiry === undefined) return;
  const TimeToLiveSpecification = { AttributeName: expiry, Enabled: true };
  await dynamodb.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
}

/** The keys of a table and of its indexes, in words that can be compared. */
function shapeOf(table: Pick<TableDescription, 'KeySchema' | 'GlobalSecondaryIndexes'> | undefined): string {
  const { KeySchema, GlobalSecondaryIndexes = [] } = table ?? {};
  const keys = (schema: TableDescription['KeySchema'] = []) =>
    schema.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`);
  return [
    keys(KeySchema),
    ...GlobalSecondaryIndexes.map(({ IndexName, KeySchema }) => `${IndexName}: ${keys(KeySchema)}`).sort(),
  ].join('; ');
}

async function makeQueue({ name, url, attributes }: QueuePlan, sqs: SQSClient): Promise<void> {
  try {
    await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
  } catch (cause) {
    if (!(cause instanceof SQSServiceException && cause.name.endsWith('QueueNameExists'))) throw cause;
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: attributes }));
  }
}
