import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { Chain, type TokenVault } from '../oauth/chain.ts';

/** Token chains in their own table, under its own key. Nothing of them is ever logged. */
export const dynamoTokens = (documents: DynamoDBDocumentClient, TableName: string): TokenVault => {
  const update = async (chain: string, changes: object, condition: string, values: object, add: object) => {
    const named = [...condition.matchAll(/#(\w+)/g)].map(([, name = '']) => name);
    const names = [...Object.keys(changes), ...Object.keys(add), ...named];
    const assign = (entries: object, sign: string) => Object.keys(entries).map((name) => `#${name}${sign}:${name}`);
    const added = assign(add, ' ');
    try {
      const { Attributes } = await documents.send(
        new UpdateCommand({
          TableName,
          Key: { chain },
          UpdateExpression: `SET ${assign(changes, ' = ').join(', ')}${added.length ? ` ADD ${added.join(', ')}` : ''}`,
          ConditionExpression: condition,
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: Object.fromEntries(
            [...Object.entries(changes), ...Object.entries(add), ...Object.entries(values)].map(([name, value]) => [
              name.startsWith(':') ? name : `:${name}`,
              value,
            ]),
          ),
          ReturnValues: 'ALL_NEW',
        }),
      );
      return Attributes ?? null;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw error;
    }
  };

  return {
    async read(chain) {
      const { Item } = await documents.send(new GetCommand({ TableName, Key: { chain }, ConsistentRead: true }));
      return Item ? v.parse(Chain, Item) : null;
    },
    async put(chain) {
      await documents.send(new PutCommand({ TableName, Item: chain }));
    },
    async lease(chain, version, nowMs, untilMs) {
      const day = new Date(nowMs).toISOString().slice(0, 10);
      const changes = { leaseUntilMs: untilMs, triedAtMs: nowMs };
      const free = 'version = :seen AND leaseUntilMs <= :now';
      const values = { ':seen': version, ':now': nowMs };
      const today = await update(chain, changes, `${free} AND #day = :today`, { ...values, ':today': day }, ADD_CALL);
      const item =
        today ?? (await update(chain, { ...changes, day, dayCalls: 1 }, `${free} AND #day <> :day`, values, ADD_LEASE));
      return item && v.parse(Chain, item);
    },
    async write({ chain, fence }, changes) {
      return (await update(chain, changes, 'fence = :held', { ':held': fence }, {})) !== null;
    },
    async name(chain, user) {
      await update(chain, { user }, 'attribute_exists(chain)', {}, {});
    },
  };
};

const ADD_CALL = { fence: 1, dayCalls: 1 };
const ADD_LEASE = { fence: 1 };
