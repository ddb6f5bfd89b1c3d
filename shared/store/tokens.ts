import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { dayOf } from '../http/pace.ts';
import { Chain, type TokenVault } from '../oauth/chain.ts';

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
      return Attributes ? v.parse(Chain, Attributes) : null;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw error;
    }
  }

  return {
    async read(chain) {
      const { Item } = await documents.send(new GetCommand({ TableName, Key: { chain }, ConsistentRead: true }));
      return Item ? v.parse(Chain, Item) : null;
    },
    async put(chain) {
      await documents.send(new PutCommand({ TableName, Item: chain }));
    },
    lease({ chain, version, fence, day, dayCalls }, nowMs, untilMs) {
      const today = dayOf(nowMs);
      const changes = {
        fence: fence + 1,
        leaseUntilMs: untilMs,
        triedAtMs: nowMs,
        day: today,
        dayCalls: (day === today ? dayCalls : 0) + 1,
      };
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
    retire(chain, next) {
      const nothing = { state: 'lost', access: '', refresh: null, version: Number.MAX_SAFE_INTEGER } as const;
      return update(chain, { ...nothing, next }, 'attribute_exists(#chain)', {}, 'ALL_OLD');
    },
  };
};

/** Every `#name` that an update speaks of. */
const namesOf = (changes: object, condition: string): string[] => [
  ...new Set([...Object.keys(changes), ...[...condition.matchAll(/#(\w+)/g)].map(([, name = '']) => name)]),
];
