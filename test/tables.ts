import { type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Pool } from 'undici';
import { startDynamoDb } from '../infra/local/aws/dynamodb.ts';
import { openDocuments } from '../shared/store/documents.ts';
import { ask, shortcut } from './fast-documents.ts';

/** Empty tables, until they are given back. */
export interface Tables extends AsyncDisposable {
  readonly documents: DynamoDBDocumentClient;
  /** Where the database answers, for whoever brings a client of its own. */
  readonly url: string;
}

/** What the embedded table wants to see of a signature. */
const UNSIGNED = {
  'x-amz-date': '20261120T090000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20261120/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};

const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const number = (AttributeName: string) => ({ AttributeName, AttributeType: 'N' as const });
const keys = (hash: string, range?: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  ...(range ? [{ AttributeName: range, KeyType: 'RANGE' as const }] : []),
];
const index = (IndexName: string, hash: string, range: string) => ({
  IndexName,
  KeySchema: keys(hash, range),
  Projection: { ProjectionType: 'KEYS_ONLY' as const },
});
const keyed = (TableName: string, hash: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [string(hash)],
  KeySchema: keys(hash),
});

/** The tables of the stack, by hand: the end-to-end suite runs on the ones of the template. */
export const tables: readonly CreateTableCommandInput[] = [
  {
    TableName: 'ledger',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      ...['pk', 'sk', 'dueOf', 'wakeShard', 'careShard', 'listOf', 'dayOf'].map(string),
      ...['dueAt', 'wakeAt', 'careAt', 'listedAt', 'issuedOn'].map(number),
    ],
    KeySchema: keys('pk', 'sk'),
    GlobalSecondaryIndexes: [
      index('due', 'dueOf', 'dueAt'),
      index('wake', 'wakeShard', 'wakeAt'),
      index('care', 'careShard', 'careAt'),
      index('list', 'listOf', 'listedAt'),
      index('day', 'dayOf', 'issuedOn'),
    ],
  },
  keyed('tokens', 'chain'),
  keyed('webhooks', 'key'),
];

/** A database of this process, and the address of it. */
interface Database {
  readonly client: DynamoDBClient;
  readonly pool: Pool;
  readonly url: string;
}

/** Databases that nobody uses now; they end with the process. */
const free: Database[] = [];

/** Opens empty tables in a database that an earlier test is done with, or in a new one: starting it is the dear part. */
export async function openTables(): Promise<Tables> {
  const database = free.pop() ?? (await openDatabase());
  const { client, pool, url } = database;
  const manage = async (operation: string, input: { readonly TableName?: string | undefined }) => {
    if ((await ask(pool, operation, { ...input })) === null)
      throw new Error(`${operation} was refused: ${input.TableName}`);
  };
  await Promise.all(tables.map((table) => manage('CreateTable', table)));
  return {
    documents: shortcut(openDocuments(client), pool),
    url,
    async [Symbol.asyncDispose]() {
      await Promise.all(tables.map(({ TableName }) => manage('DeleteTable', { TableName })));
      free.push(database);
    },
  };
}

async function openDatabase(): Promise<Database> {
  const { url } = await startDynamoDb();
  const client = new DynamoDBClient({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // The embedded table asks nobody who they are, and a signature costs as much as the request.
    signer: { sign: async (request) => Object.assign(request, { headers: { ...request.headers, ...UNSIGNED } }) },
  });
  return { client, pool: new Pool(url), url };
}
