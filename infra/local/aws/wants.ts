import * as v from 'valibot';
import type { IamRequest } from './deploy/policy.ts';
import { arnOf } from './surroundings.ts';

/** What a request to a service asks to do, by the operation it names and the input it carries. */
export type IamRequestsOf = (operation: string, input: unknown) => readonly IamRequest[];

const Table = v.object({ TableName: v.string(), IndexName: v.optional(v.string()) });
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

const onTable = (action: string, { TableName, IndexName }: v.InferOutput<typeof Table>): IamRequest => ({
  action: `dynamodb:${action}`,
  resource: arnOf('dynamodb', `table/${TableName}${IndexName === undefined ? '' : `/index/${IndexName}`}`),
});

/** What a call to DynamoDB asks of IAM. */
export const dynamoDbWants: IamRequestsOf = (operation, input) => {
  if (v.is(Transaction, input))
    return input.TransactItems.flatMap((item) =>
      Object.entries(item).map(([part, table]) => onTable(PARTS[part] ?? part, table)),
    );
  if (v.is(Batch, input)) return Object.keys(input.RequestItems).map((TableName) => onTable(operation, { TableName }));
  return [v.is(Table, input) ? onTable(operation, input) : { action: `dynamodb:${operation}`, resource: '*' }];
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
  return [{ action: `secretsmanager:${operation}`, resource }];
};

const Entries = v.object({ Entries: v.array(v.object({ EventBusName: v.optional(v.string(), 'default') })) });

/** What a call to EventBridge asks of IAM. */
export const eventBridgeWants: IamRequestsOf = (operation, input) => {
  const read = v.safeParse(Entries, input);
  const buses = read.success ? read.output.Entries.map(({ EventBusName }) => EventBusName.split('/').at(-1)) : [];
  return buses.map((bus) => ({ action: `events:${operation}`, resource: arnOf('events', `event-bus/${bus}`) }));
};
