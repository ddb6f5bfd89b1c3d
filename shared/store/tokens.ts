import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { dayOf } from '../domain/days.ts';
import { Chain, type TokenVault } from '../oauth/chain.ts';
import { readStored } from '../sync/ledger/read-stored.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';

/** Token chains in their own table, under its own key. Nothing of them is ever logged. */
export const dynamoTokens = (documents: DynamoDBDocumentClient, TableName: string): TokenVault => {
  /** Changes a chain on condition of attributes that it has; the chain as it is then, or was before, or null. */
  async function update(
    chain: string,
    changes: Partial<Chain>,
    condition: string,
    values: Readonly<object> = {},
    ReturnValues: 'ALL_NEW' | 'ALL_OLD' = 'ALL_NEW',
  ) {
    const named = Object.entries({ ...changes, ...values });
    try {
      const { Attributes } = await documents.send(
        new UpdateCommand({
          TableName,
          Key: { chain },
          UpdateExpression: `SET ${Object.keys(changes)
            .map((name) => `#${name} = :${name}`)
            .join(', ')}`,
          ConditionExpression: condition,
          ExpressionAttributeNames: Object.fromEntries(namesOf(changes, condition).map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: Object.fromEntries(named.map(([name, value]) => [`:${name}`, value])),
          ReturnValues,
        }),
      );
      return Attributes ? readStored('chain', Chain, Attributes) : null;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw error;
    }
  }

  return {
    async read(chain) {
      const { Item } = await documents.send(new GetCommand({ TableName, Key: { chain }, ConsistentRead: true }));
      return Item ? readStored('chain', Chain, Item) : null;
    },
    async put(chain) {
      await documents.send(new PutCommand({ TableName, Item: chain }));
    },
    lease({ chain, version, fence }, nowMs, untilMs) {
      const changes = { fence: fence + 1, leaseUntilMs: untilMs, triedAtMs: nowMs };
      const free = '#state = :ok AND #version = :seen AND #fence = :seenFence AND #leaseUntilMs <= :now';
      return update(chain, changes, free, { ok: 'ok', seen: version, seenFence: fence, now: nowMs });
    },
    async write({ chain, fence, version }, changes) {
      const ours = '#fence = :held AND #version = :spent';
      return (await update(chain, changes, ours, { held: fence, spent: version })) !== null;
    },
    async replace({ chain, version }, next) {
      const changes = { ...next, version: version + 1, state: 'ok', leaseUntilMs: 0 } as const;
      return (await update(chain, changes, '#version = :spent', { spent: version })) !== null;
    },
    async name(chain, user) {
      await update(chain, { user }, 'attribute_exists(#chain)');
    },
    async callsToday(chain, nowMs) {
      const Key = { chain: counterOf(chain) };
      const { Item } = await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      const count = Item && readStored('tokenCalls', Counter, Item);
      return count?.day === dayOf(nowMs) ? count.calls : 0;
    },
    async countCall(chain, nowMs, calls = 1) {
      const Key = { chain: counterOf(chain) };
      const ExpressionAttributeNames = { '#day': 'day', '#calls': 'calls', '#tenant': 'tenant' };
      const values = { ':day': dayOf(nowMs), ':calls': calls, ':tenant': chain.tenant };
      const count = (UpdateExpression: string, ConditionExpression: string) =>
        documents.send(
          new UpdateCommand({
            TableName,
            Key,
            UpdateExpression,
            ConditionExpression,
            ExpressionAttributeNames,
            ExpressionAttributeValues: values,
          }),
        );
      try {
        await count('SET #tenant = :tenant ADD #calls :calls', '#day = :day');
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        // The first call of a day begins a new count; when two are the first at once, one of them is not counted.
        await count('SET #day = :day, #calls = :calls, #tenant = :tenant', '#day <> :day').catch(unlessRefused);
      }
    },
    retire(chain, next) {
      const nothing = { state: 'lost', access: '', refresh: null, version: Number.MAX_SAFE_INTEGER } as const;
      return update(chain, { ...nothing, next }, 'attribute_exists(#chain)', {}, 'ALL_OLD');
    },
  };
};

const Counter = v.object({ v: v.literal(VERSIONS.tokenCalls.newest), day: v.string(), calls: v.number() });

/** What a user's token calls through one app are counted under, whatever their chains; who it is stays out of the key. */
function counterOf({ provider, host, clientId, user, chain }: Chain): string {
  const whose = JSON.stringify([provider, host, clientId, user ?? chain]);
  return `calls#${createHash('sha256').update(whose).digest('hex')}`;
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
}

/** Every `#name` that an update speaks of. */
const namesOf = (changes: object, condition: string): string[] => [
  ...new Set([...Object.keys(changes), ...[...condition.matchAll(/#(\w+)/g)].map(([, name = '']) => name)]),
];
