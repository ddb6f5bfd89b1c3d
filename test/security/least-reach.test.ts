import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { allows, PolicyDocument, type Statement } from '../../infra/local/aws/deploy/policy.ts';
import { arnOf, clientOf } from '../../infra/local/aws/surroundings.ts';
import { startLocal } from '../../infra/local/stage.ts';
import { keyOf } from '../../shared/store/keys.ts';
import { allOf, synthesized } from '../integration/infra/stack-fixtures.ts';

const { template } = synthesized('prod');

const TABLES = [
  [/StoreTable/, 'ledger'],
  [/StoreTokens/, 'tokens'],
  [/WebhooksTable/, 'webhooks'],
] as const;

/** A resource of a policy as an ARN that can be asked for; what is no table stays what it is. */
function arnIn(resource: unknown): string {
  const text = JSON.stringify(resource);
  const [, index] = text.match(/\/index\/(\w+)/) ?? [];
  const table = TABLES.find(([pattern]) => pattern.test(text))?.[1];
  return table ? arnOf('dynamodb', `table/${table}${index ? `/index/${index}` : ''}`) : text;
}

interface Policy {
  readonly PolicyDocument: { readonly Statement: { readonly Resource: unknown; readonly Condition?: unknown }[] };
  readonly Roles: { readonly Ref: string }[];
}

/** What each role may do, as the template says it. */
function statementsOf(role: string): readonly Statement[] {
  return allOf<Policy>(template, 'AWS::IAM::Policy')
    .filter(([, { Roles }]) => Roles.some(({ Ref }) => Ref.startsWith(role)))
    .flatMap(([, { PolicyDocument: document }]) =>
      document.Statement.flatMap(({ Resource, Condition, ...statement }) => {
        const isOfTables = !JSON.stringify(Condition ?? {}).includes('Fn::');
        const readable = { ...statement, ...(isOfTables && Condition ? { Condition } : {}) };
        return [Resource].flat().map((resource) => ({ ...readable, Resource: arnIn(resource) }));
      }),
    )
    .flatMap((Statement) => v.parse(PolicyDocument, { Statement }).Statement);
}

const line = { tenant: 'camping-de-eik', integration: 'exact' };
const app = { provider: 'exact', host: 'start.exactonline.nl', clientId: 'abc' };
/** One item of each kind, by the key that our code gives it. */
const KINDS = {
  entry: keyOf.entry({ ...line, kind: 'invoice', id: '84311' }),
  integration: keyOf.integration(line),
  snapshot: keyOf.invoiceSnapshot(line.tenant, '84311', 'hash'),
  catalogue: keyOf.catalogue(line.tenant),
  session: keyOf.door('session', 'hash'),
  link: keyOf.door('link', 'hash'),
  state: keyOf.oauthState('state'),
  withdrawal: keyOf.withdrawal('hash'),
  claim: keyOf.app(app),
  budget: keyOf.pace('exact#123'),
} as const;
const OF_TENANTS = ['entry', 'integration', 'snapshot', 'catalogue'];
const EVERYTHING = Object.keys(KINDS);
const VERBS = ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem', 'Query', 'DeleteItem', 'Scan'];

/** Function x resource x action x keys: which kinds of items a role reaches with each verb. */
function reachOf(role: string) {
  const statements = statementsOf(role);
  const kinds = (verb: string) =>
    EVERYTHING.filter((kind) =>
      allows(statements, {
        action: `dynamodb:${verb}`,
        resource: arnOf('dynamodb', 'table/ledger'),
        leadingKeys: [KINDS[kind as keyof typeof KINDS].pk],
      }),
    );
  const tokens = VERBS.filter((verb) =>
    allows(statements, { action: `dynamodb:${verb}`, resource: arnOf('dynamodb', 'table/tokens') }),
  );
  return {
    ledger: Object.fromEntries(VERBS.map((verb) => [verb, kinds(verb)] as const).filter(([, some]) => some.length > 0)),
    tokens,
  };
}

const all = (kinds: readonly string[], ...verbs: string[]) => Object.fromEntries(verbs.map((verb) => [verb, kinds]));
const ITEMS = ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem', 'Query'];
const OPENS = ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'];

describe('function x resource x action x keys:', () => {
  test.each([
    ['contactswebhook', all(OF_TENANTS, 'GetItem', 'PutItem', 'UpdateItem'), []],
    ['invoiceintake', all(OF_TENANTS, ...ITEMS), []],
    ['ringdue', {}, []],
    ['bookspush', all(EVERYTHING, ...ITEMS), OPENS],
    ['tokenrefresh', all(EVERYTHING, ...ITEMS), OPENS],
    ['oauthcallback', all(EVERYTHING, ...ITEMS), OPENS],
    ['adminapi', all(EVERYTHING, ...ITEMS), OPENS],
    ['console', all(EVERYTHING, ...ITEMS), OPENS],
  ])('%s reaches this and nothing else', (role, ledger, tokens) => {
    // A role of another name may do nothing either.
    expect(statementsOf(role)).not.toEqual([]);
    expect(reachOf(role)).toEqual({ ledger, tokens });
  });
});

test('a webhook function that was taken over gets no session, state, claim, budget or token, also in the local run', async () => {
  await using stage = await startLocal();
  const [ledger = '', tokens = ''] = [/^StoreTable/, /^StoreTokens/].map(
    (name) => Object.entries(stage.tables).find(([id]) => name.test(id))?.[1],
  );
  const as = (folder: string) =>
    new DynamoDBClient({
      ...clientOf(stage.endpoints.dynamodb),
      credentials: { accessKeyId: stage.environmentOf(folder).AWS_ACCESS_KEY_ID ?? '', secretAccessKey: 'local' },
    });
  const [asWebhook, asIntake] = [as('contacts-webhook'), as('invoice-intake')];
  const attributes = ({ pk, sk }: { pk: string; sk: string }) => ({ pk: { S: pk }, sk: { S: sk } });
  const denied = expect.objectContaining({ name: 'AccessDeniedException' });
  for (const kind of EVERYTHING.filter((one) => !OF_TENANTS.includes(one)) as (keyof typeof KINDS)[]) {
    const Item = { ...attributes(KINDS[kind]), tenant: { S: 'camping-de-eik' }, role: { S: 'administrator' } };
    await expect(asWebhook.send(new PutItemCommand({ TableName: ledger, Item }))).rejects.toEqual(denied);
    const Key = attributes(KINDS[kind]);
    await expect(asWebhook.send(new GetItemCommand({ TableName: ledger, Key }))).rejects.toEqual(denied);
    const mixed = [{ Put: { TableName: ledger, Item: attributes(KINDS.entry) } }, { Put: { TableName: ledger, Item } }];
    await expect(asWebhook.send(new TransactWriteItemsCommand({ TransactItems: mixed }))).rejects.toEqual(denied);
  }
  const Key = { chain: { S: 'any' } };
  await expect(asWebhook.send(new GetItemCommand({ TableName: tokens, Key }))).rejects.toEqual(denied);
  const partition = (pk: string) =>
    new QueryCommand({
      TableName: ledger,
      KeyConditionExpression: '#key = :pk',
      ExpressionAttributeNames: { '#key': 'pk' },
      ExpressionAttributeValues: { ':pk': { S: pk } },
    });
  await expect(asWebhook.send(partition('T#camping-de-eik'))).rejects.toEqual(denied);
  await expect(asIntake.send(partition(KINDS.session.pk))).rejects.toEqual(denied);
  expect((await asIntake.send(partition('T#camping-de-eik'))).Count).toBe(0);
  await asWebhook.send(new PutItemCommand({ TableName: ledger, Item: attributes(KINDS.entry) }));
  expect(await asWebhook.send(new GetItemCommand({ TableName: ledger, Key: attributes(KINDS.entry) }))).toMatchObject({
    Item: attributes(KINDS.entry),
  });
});
