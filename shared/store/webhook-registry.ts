import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { readStored } from '../sync/ledger/read-stored.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import type { Hooks } from '../sync/ledger/webhook-registry.ts';

const StoredHook = v.object({
  v: v.literal(VERSIONS.hook.newest),
  key: v.string(),
  tenant: v.string(),
  integration: v.string(),
  provider: v.string(),
  administration: v.string(),
  secrets: v.array(v.string()),
  token: v.nullable(v.string()),
});

/** Webhooks with their secrets in their own table, one by its key at a time. Nothing of them is ever logged. */
export const dynamoHooks = (
  documents: DynamoDBDocumentClient,
  TableName: string,
  now: () => number,
  address: string | null,
): Hooks => ({
  address,
  async read(key) {
    const { Item } = await documents.send(new GetCommand({ TableName, Key: { key }, ConsistentRead: true }));
    return Item && Item.forgotten !== true ? readStored('hook', StoredHook, Item) : null;
  },
  async keep(hook) {
    await documents.send(
      new PutCommand({ TableName, Item: { v: VERSIONS.hook.newest, ...hook, secrets: [...hook.secrets] } }),
    );
  },
  async forget(key) {
    const Item = { v: VERSIONS.hook.newest, key, forgotten: true, expiresAt: Math.floor(now() / 1000) };
    await documents.send(new PutCommand({ TableName, Item }));
  },
});
