import { describe, expect, test } from 'vitest';
import { allOf, synthesized } from './stack-fixtures.ts';

const { template } = synthesized('prod');

interface Policy {
  readonly PolicyDocument: { readonly Statement: { readonly Action: string | string[]; readonly Resource: unknown }[] };
  readonly Roles: { readonly Ref: string }[];
}

/** What a resource of a statement is, in our words, by what the template calls it. */
const NAMES: readonly [pattern: RegExp, name: string][] = [
  [/"StoreTable.*\/index\/due/, 'due'],
  [/"StoreTable.*\/index\/wake/, 'wake'],
  [/"StoreTable.*\/index\/care/, 'care'],
  [/"StoreTable.*\/index\/list/, 'list'],
  [/"StoreTable.*\/index\/day/, 'day'],
  [/"StoreTable/, 'ledger'],
  [/"StoreTokens/, 'tokens'],
  [/"StoreTokenKey/, 'token key'],
  [/"WebhooksTable/, 'webhooks'],
  [/"WebhooksKey/, 'webhook key'],
  [/:secret:i-reserve-bookkeeping-\w+\/\*/, 'client secrets'],
  [/"IntakeBuried/, 'buried'],
  [/"Every(Minute|Hour)Missed/, 'missed turns'],
  [/"IntakeQueue/, 'intake'],
  [/"WorkQueue/, 'rings'],
  [/"Bus/, 'bus'],
  [/logs[\dA-F]{8}/, 'its log'],
  [/"(ringdue)Live/, 'ring-due'],
  [/"(tokenrefresh)Live/, 'token-refresh'],
  [/"\w+(fails|error|ours)alarm[\dA-F]{8}/, 'alarms of releases'],
  [
    /"(invoiceintake|bookspush|oauthcallback|contactswebhook|adminapi|console)(Live)?[\dA-F]{8}/,
    'functions that people and queues call',
  ],
];

/** `dynamodb:GetItem` → `Get`; the name says enough beside its resource. */
const verbOf = (action: string): string =>
  (action.split(':')[1] ?? action).replace(/(?<=^(?:Get|Put|Update|ConditionCheck))Item$/, '');

/** Role × resource × action, as the template grants them. */
function matrix(): Record<string, Record<string, string>> {
  const rows: Record<string, Record<string, string>> = {};
  for (const [, { PolicyDocument, Roles }] of allOf<Policy>(template, 'AWS::IAM::Policy'))
    for (const { Ref } of Roles) {
      const role = Ref.replace(/[\dA-F]{8}$/, '');
      const row = rows[role] ?? {};
      rows[role] = row;
      for (const { Action, Resource } of PolicyDocument.Statement)
        for (const resource of [Resource].flat()) {
          const text = JSON.stringify(resource);
          const name = NAMES.find(([pattern]) => pattern.test(text))?.[1] ?? text;
          const verbs = new Set([...(row[name]?.split(' ') ?? []), ...[Action].flat().map(verbOf)]);
          row[name] = [...verbs].sort().join(' ');
        }
    }
  return rows;
}

const LOG = { 'its log': 'CreateLogStream PutLogEvents' };
const LEDGER = { ...LOG, ledger: 'BatchGetItem ConditionCheck Get Put Query Update' };
const THROUGH_DYNAMO = 'Decrypt DescribeKey Encrypt GenerateDataKey';
const TOKENS = {
  tokens: 'ConditionCheck Get Put Update',
  'token key': `${THROUGH_DYNAMO} GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo`,
};
const WEBHOOKS = { webhooks: 'Get Put', 'webhook key': `${THROUGH_DYNAMO} ReEncryptFrom ReEncryptTo` };
const SEND = 'GetQueueAttributes GetQueueUrl SendMessage';
const TAKE = 'ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage';
const READ_SECRETS = { 'client secrets': 'GetSecretValue' };
const KEEP_SECRETS = { 'client secrets': 'CreateSecret DeleteSecret GetSecretValue PutSecretValue' };

/** What each role may do; a new function, or a new verb, is a line here that somebody reads. */
const MAY = {
  invoiceintakerole: { ...LEDGER, intake: TAKE, buried: SEND, rings: SEND },
  bookspushrole: {
    ...{ ...LEDGER, due: 'Query', ...TOKENS, ...READ_SECRETS, ...WEBHOOKS },
    ...{ rings: `${TAKE} SendMessage`, bus: 'PutEvents' },
  },
  ringduerole: { ...LOG, due: 'Query', wake: 'Query', rings: SEND, 'missed turns': SEND },
  tokenrefreshrole: {
    ...LEDGER,
    care: 'Query',
    list: 'Query',
    ...TOKENS,
    'client secrets': 'DeleteSecret GetSecretValue',
    rings: SEND,
    'missed turns': SEND,
  },
  oauthcallbackrole: { ...LEDGER, ...TOKENS, ...READ_SECRETS, rings: SEND },
  contactswebhookrole: {
    ...LOG,
    ledger: 'Get Put Update',
    webhooks: 'Get',
    'webhook key': 'Decrypt DescribeKey',
    rings: SEND,
  },
  adminapirole: {
    ...{ ...LEDGER, due: 'Query', list: 'Query', day: 'Query', ...TOKENS, ...KEEP_SECRETS, ...WEBHOOKS },
    ...{ intake: SEND, rings: SEND },
  },
  consolerole: {
    ...{ ...LEDGER, due: 'Query', list: 'Query', day: 'Query', ...TOKENS, ...KEEP_SECRETS, ...WEBHOOKS },
    rings: SEND,
  },
  EveryMinuteRole: { 'ring-due': 'InvokeFunction' },
  ReleaseRole: {
    'functions that people and queues call': 'GetAlias GetProvisionedConcurrencyConfig UpdateAlias',
    'alarms of releases': 'DescribeAlarms',
  },
  EveryHourRole: { 'token-refresh': 'InvokeFunction' },
};

describe('who may do what, with which resource', () => {
  test('is this, and nothing beside it', () => {
    expect(matrix()).toEqual(MAY);
  });

  test('names each resource: nothing stands for everything, and no statement turns a list around', () => {
    for (const [, { PolicyDocument }] of allOf<Policy>(template, 'AWS::IAM::Policy'))
      for (const { Resource, ...statement } of PolicyDocument.Statement) {
        expect([Resource].flat()).not.toContain('*');
        expect(Object.keys(statement)).not.toEqual(expect.arrayContaining(['NotAction', 'NotResource']));
      }
  });

  test('is given to functions by their role alone: no other service and no stranger may take one', () => {
    interface Role {
      readonly AssumeRolePolicyDocument: { readonly Statement: { readonly Principal: { readonly Service: string } }[] };
    }
    const trusted = allOf<Role>(template, 'AWS::IAM::Role').flatMap(([, { AssumeRolePolicyDocument }]) =>
      AssumeRolePolicyDocument.Statement.map(({ Principal }) => Principal),
    );
    expect(new Set(trusted.map((principal) => JSON.stringify(principal)))).toEqual(
      new Set([
        '{"Service":"lambda.amazonaws.com"}',
        '{"Service":"scheduler.amazonaws.com"}',
        '{"Service":"codedeploy.amazonaws.com"}',
      ]),
    );
  });

  test('holds no secret itself: the template has none, only names of where they lie', () => {
    const text = JSON.stringify(template.toJSON());
    expect(text).not.toMatch(/"(?:ApiKeyValue|SecretString|Password|client_secret)":"(?!\{\{resolve:)/i);
    template.resourceCountIs('AWS::SecretsManager::Secret', 0);
  });
});
