import * as v from 'valibot';
import type { IamRequest } from './deploy/policy.ts';
import { arnOf } from './surroundings.ts';

/** What a request to a service asks to do, by the operation it names and the input it carries. */
export type IamRequestsOf = (operation: string, input: unknown) => readonly IamRequest[];

const Values = v.optional(v.record(v.string(), v.record(v.string(), v.unknown())));
const Table = v.object({
  TableName: v.string(),
  IndexName: v.optional(v.string()),
  Key: Values,
  Item: Values,
  KeyConditionExpression: v.optional(v.string()),
  ExpressionAttributeNames: v.optional(v.record(v.string(), v.string()), {}),
  ExpressionAttributeValues: Values,
});
const Batch = v.object({ RequestItems: v.record(v.string(), v.unknown()) });
const Transaction = v.object({ TransactItems: v.array(v.record(v.string(), Table)) });

/** A transaction is judged by each of its parts, as if it had come alone. */
const PARTS: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

type Asked = Pick<v.InferOutput<typeof Table>, 'TableName'> & Partial<v.InferOutput<typeof Table>>;

/** What an equation of a key condition compares, wherever it stands in it: `pk = :tenant`. */
const EQUATION = /(#?\w+)\s*=\s*(:\w+)/g;

/** The partition keys that a request to a table names; none when it names them in a way that is not read here. */
function leadingKeysOf(asked: Asked, partitionKey: string | undefined): readonly string[] {
  if (partitionKey === undefined || asked.IndexName !== undefined) return [];
  const names = asked.ExpressionAttributeNames ?? {};
  const equation = [...(asked.KeyConditionExpression ?? '').matchAll(EQUATION)].find(
    ([, name = '']) => (names[name] ?? name) === partitionKey,
  );
  const value = equation
    ? asked.ExpressionAttributeValues?.[equation[2] ?? '']
    : (asked.Key ?? asked.Item)?.[partitionKey];
  return typeof value?.S === 'string' ? [value.S] : [];
}

/** What requests to DynamoDB ask, where `partitionKeys` has the name of each table's partition key. */
export const dynamoDbWants =
  (partitionKeys: ReadonlyMap<string, string>): IamRequestsOf =>
  (operation, input) => {
    const onTable = (action: string, asked: Asked): IamRequest => ({
      action: `dynamodb:${action}`,
      resource: arnOf(
        'dynamodb',
        `table/${asked.TableName}${asked.IndexName === undefined ? '' : `/index/${asked.IndexName}`}`,
      ),
      leadingKeys: leadingKeysOf(asked, partitionKeys.get(asked.TableName)),
    });
    const parts = v.safeParse(Transaction, input);
    if (parts.success)
      return parts.output.TransactItems.flatMap((item) =>
        Object.entries(item).map(([part, table]) => onTable(PARTS[part] ?? part, table)),
      );
    if (v.is(Batch, input))
      return Object.keys(input.RequestItems).map((TableName) => onTable(operation, { TableName }));
    const table = v.safeParse(Table, input);
    return [table.success ? onTable(operation, table.output) : { action: `dynamodb:${operation}`, resource: '*' }];
  };

const Queue = v.object({ QueueUrl: v.string() });

/** What a call to SQS asks of IAM. */
export const sqsWants: IamRequestsOf = (operation, input) => [
  {
    action: `sqs:${operation.replace(/Batch$/, '')}`,
    resource: v.is(Queue, input) ? arnOf('sqs', input.QueueUrl.split('/').at(-1) ?? '') : '*',
  },
];

const Named = v.union([
  v.pipe(
    v.object({ SecretId: v.string() }),
    v.transform(({ SecretId }) => SecretId),
  ),
  v.pipe(
    v.object({ Name: v.string() }),
    v.transform(({ Name }) => Name),
  ),
]);

/** On AWS the ARN of a secret ends in six characters of its own, which a policy has to leave open. */
export const secretsManagerWants: IamRequestsOf = (operation, input) => {
  const named = v.safeParse(Named, input);
  const name = named.success ? named.output : '';
  const resource = name.startsWith('arn:') ? name : arnOf('secretsmanager', `secret:${name}-abcdef`);
  const forced = v.is(v.looseObject({ ForceDeleteWithoutRecovery: v.literal(true) }), input);
  const context = { 'secretsmanager:ForceDeleteWithoutRecovery': String(forced) };
  return [{ action: `secretsmanager:${operation}`, resource, context }];
};

const Entries = v.object({ Entries: v.array(v.object({ EventBusName: v.optional(v.string(), 'default') })) });

/** What a call to EventBridge asks of IAM; of what is not `PutEvents`, that it may be done to anything. */
export const eventBridgeWants: IamRequestsOf = (operation, input) => {
  const read = v.safeParse(Entries, input);
  if (operation !== 'PutEvents') return [{ action: `events:${operation}`, resource: '*' }];
  const buses = read.success ? read.output.Entries.map(({ EventBusName }) => EventBusName.split('/').at(-1)) : [];
  return buses.map((bus) => ({ action: `events:${operation}`, resource: arnOf('events', `event-bus/${bus}`) }));
};
