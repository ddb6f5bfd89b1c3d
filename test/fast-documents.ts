import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Pool } from 'undici';

/** What goes the short way, with the name of its operation. */
const OPERATIONS = new Map<unknown, string>([
  [GetCommand, 'GetItem'],
  [BatchGetCommand, 'BatchGetItem'],
  [PutCommand, 'PutItem'],
  [UpdateCommand, 'UpdateItem'],
  [DeleteCommand, 'DeleteItem'],
  [QueryCommand, 'Query'],
  [TransactWriteCommand, 'TransactWriteItems'],
]);

/** Where plain values stand in what is asked, and in what is answered. */
const ASKED = new Set(['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey']);
const ANSWERED = new Set(['Item', 'Attributes', 'LastEvaluatedKey']);

type Fields = Readonly<Record<string, unknown>>;
type Typed = Parameters<typeof unmarshall>[0];
type Sendable = { readonly input: Fields };

/** What the embedded table wants to see of a signature. */
const UNSIGNED =
  'AWS4-HMAC-SHA256 Credential=local/20261120/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/**
 * Has the everyday requests of these documents go straight to the embedded table behind `pool`: the layers of the SDK cost
 * more than all of our own code, and most of the tests' time. What is refused in another way than by a condition, or
 * anything else, is sent by the SDK.
 */
export function shortcut(documents: DynamoDBDocumentClient, pool: Pool): DynamoDBDocumentClient {
  const sendBySdk = bySdk(documents);
  async function send(command: Sendable): Promise<unknown> {
    const operation = OPERATIONS.get(command.constructor);
    const answer = operation && (await ask(pool, operation, command.input));
    return answer || sendBySdk(command);
  }
  return Object.assign(documents, { send });
}

/** The long way of the same documents, for whoever measures or compares. */
export const bySdk = (documents: DynamoDBDocumentClient) =>
  DynamoDBDocumentClient.prototype.send.bind(documents) as (command: unknown) => Promise<unknown>;

/**
 * The answer to one operation, or null when it was refused; throws what the SDK throws for a condition that did not hold,
 * unless an item comes with it.
 */
export async function ask(pool: Pool, operation: string, input: Fields): Promise<object | null> {
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20261120T090000Z',
      authorization: UNSIGNED,
    },
    body: JSON.stringify(typed(input)),
  });
  const text = await body.text();
  const $metadata = { httpStatusCode: statusCode };
  if (statusCode === 200) return { $metadata, ...plain(JSON.parse(text)) };
  const { __type = '', Message = '', message = Message, Item, CancellationReasons = [] }: Refusal = JSON.parse(text);
  if (Item || CancellationReasons.some((reason) => reason.Item)) return null;
  if (__type.endsWith('#ConditionalCheckFailedException'))
    throw new ConditionalCheckFailedException({ $metadata, message });
  if (__type.endsWith('#TransactionCanceledException'))
    throw new TransactionCanceledException({ $metadata, message, CancellationReasons });
  return null;
}

interface Refusal {
  readonly __type?: string;
  readonly message?: string;
  readonly Message?: string;
  readonly Item?: object;
  readonly CancellationReasons?: { Code?: string; Message?: string; Item?: never }[];
}

/** A request with typed attributes in place of plain values, in every write of a transaction too. */
const typed = (input: Fields): Fields =>
  mapped(input, (name, value) => {
    if (name === 'Keys') return (value as object[]).map(attributes);
    return ASKED.has(name) ? attributes(value) : deeper(value);
  });

const attributes = (value: unknown) => withBytes(marshall(value, { removeUndefinedValues: true }), toBase64);
const values = (item: unknown) => unmarshall(withBytes(item as Typed, fromBase64));

/** Bytes travel as base64. A function that `JSON` calls for each key would take ten times as long. */
const toBase64 = (bytes: unknown): string => Buffer.from(bytes as Uint8Array).toString('base64');
const fromBase64 = (text: unknown): Uint8Array => new Uint8Array(Buffer.from(String(text), 'base64'));

/** Attributes of which the bytes are something else; they are written over. */
function withBytes<T extends object>(attributes: T, as: (bytes: unknown) => unknown): T {
  for (const attribute of Object.values(attributes)) {
    if ('B' in attribute) attribute.B = as(attribute.B);
    else if ('M' in attribute) withBytes(attribute.M, as);
    else if ('L' in attribute) withBytes(attribute.L, as);
  }
  return attributes;
}

const deeper = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(deeper) : isWrite(value) ? typed(value) : value;

const isWrite = (value: unknown): value is Fields => Object.prototype.toString.call(value) === '[object Object]';

/** An answer with plain values in place of typed attributes. */
const plain = (output: Fields): Fields =>
  mapped(output, (name, value) => {
    if (name === 'Items') return (value as Typed[]).map(values);
    if (name === 'Responses') return mapped(value as Fields, (_, items) => (items as Typed[]).map(values));
    return ANSWERED.has(name) ? values(value) : value;
  });

const mapped = (fields: Fields, one: (name: string, value: unknown) => unknown): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, one(name, value)]),
  );
