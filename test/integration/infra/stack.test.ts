import { readdirSync, readFileSync } from 'node:fs';
import type { CfnElement } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { ServiceFunction } from '../../../infra/constructs/service-function.ts';
import { WAKE_HIDDEN_MS, WORKER_TIMEOUT_MS } from '../../../shared/sync/ledger/timing.ts';
import { OPEN, ROUTES } from '../../security/fuzz.ts';
import { allOf, synthesized } from './stack-fixtures.ts';

const root = new URL('../../../', import.meta.url);
const { stack, template, settings } = synthesized('prod');

const FOLDERS = [
  'invoice-intake',
  'books-push',
  'ring-due',
  'token-refresh',
  'oauth-callback',
  'contacts-webhook',
  'admin-api',
  'console',
] as const;
type Folder = (typeof FOLDERS)[number];

/** Who may open token chains: the push, the care for connections, the way back from a consent, and the set-up. */
const TOKEN_READERS: readonly Folder[] = ['books-push', 'token-refresh', 'oauth-callback', 'admin-api', 'console'];

const all = <T>(type: string) => allOf<T>(template, type);

const idOf = ({ node }: { node: { defaultChild?: unknown } }): string =>
  stack.resolve(stack.getLogicalId(node.defaultChild as CfnElement));

/** The id of the alias at which a function is called. */
const entranceOf = (folder: Folder): string => idOf(functionOf(folder).live);

const functions = stack.node.findAll().filter((found) => found instanceof ServiceFunction);
const functionOf = (folder: Folder): ServiceFunction => {
  const found = functions.find(({ node }) => node.id === folder);
  if (!found) throw new Error(`no function ${folder}`);
  return found;
};

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
}
interface Policy {
  readonly PolicyDocument: { readonly Statement: Statement[] };
  readonly Roles?: { readonly Ref: string }[];
}

const policies = all<Policy>('AWS::IAM::Policy').map(([, policy]) => policy);
const actionsOf = ({ Action }: Statement): string[] => [Action].flat();

/** Everything that a function may do. */
function mayDo(folder: Folder): Statement[] {
  const role = functionOf(folder).role;
  if (!role) throw new Error(`${folder} has no role`);
  return policies
    .filter(({ Roles }) => Roles?.some(({ Ref }) => Ref === idOf(role)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** The functions that hold a permission on something whose name appears in the statement's resource. */
const whoReaches = (resource: string): Folder[] =>
  FOLDERS.filter((folder) => mayDo(folder).some(({ Resource }) => JSON.stringify(Resource).includes(resource)));

const environmentOf = (folder: Folder): Record<string, unknown> =>
  all<{ Environment: { Variables: Record<string, unknown> } }>('AWS::Lambda::Function').find(
    ([id]) => id === idOf(functionOf(folder)),
  )?.[1].Environment.Variables ?? {};

const idsOf = (type: string, props: object): string[] =>
  Object.keys(template.findResources(type, { Properties: props }));
const theOnly = (type: string, props: object): string => {
  const [id, ...more] = idsOf(type, props);
  if (!id || more.length > 0) throw new Error(`expected one ${type}`);
  return id;
};

const workQueue = theOnly('AWS::SQS::Queue', { FifoQueue: true, RedrivePolicy: Match.anyValue() });
const intakeQueue = theOnly('AWS::SQS::Queue', { FifoQueue: Match.absent(), RedrivePolicy: Match.anyValue() });

/** The mapping that feeds a function from a queue, and the id of what it calls. */
const mappingOf = (queue: string) =>
  all<{ EventSourceArn: { 'Fn::GetAtt': [string] }; FunctionName: unknown; BatchSize: number }>(
    'AWS::Lambda::EventSourceMapping',
  ).find(([, { EventSourceArn }]) => EventSourceArn['Fn::GetAtt'][0] === queue)?.[1];
const calledBy = (queue: string) =>
  /"Ref":"(\w+)"/.exec(JSON.stringify(mappingOf(queue)?.FunctionName).replaceAll('"Ref":"AWS', ''))?.[1];

/** A table with nothing but secrets, and the key that it lies under. */
function secretTable(partition: string): { table: string; key: string } {
  const table = theOnly('AWS::DynamoDB::Table', { KeySchema: [{ AttributeName: partition, KeyType: 'HASH' }] });
  const encrypted = all<{ SSESpecification?: { KMSMasterKeyId: { 'Fn::GetAtt': [string, string] } } }>(
    'AWS::DynamoDB::Table',
  ).find(([id]) => id === table)?.[1].SSESpecification;
  return { table, key: encrypted?.KMSMasterKeyId['Fn::GetAtt'][0] ?? 'none' };
}
const tokens = secretTable('chain');
const webhooks = secretTable('key');

describe('events reach the intake', () => {
  test('the five events of i-Reserve are brought to the intake queue, as they are', () => {
    template.resourceCountIs('AWS::Events::Rule', 1);
    template.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: { Ref: theOnly('AWS::Events::EventBus', { Name: 'i-reserve-bookkeeping-prod' }) },
      EventPattern: {
        source: ['ireserve'],
        'detail-type': [
          'invoice.finalised',
          'invoice.sent',
          'invoice.sync-requested',
          'customer.sync-requested',
          'catalogue.changed',
        ],
      },
      Targets: [
        {
          Arn: { 'Fn::GetAtt': [intakeQueue, 'Arn'] },
          Input: Match.absent(),
          InputPath: Match.absent(),
          InputTransformer: Match.absent(),
        },
      ],
    });
  });

  test('what the bus cannot deliver is kept as a dead letter', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [{ DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^IntakeUndelivered'), 'Arn'] } } }],
    });
  });

  test('the intake takes ten events at a time, hidden for six times as long as it may run', () => {
    expect(functionOf('invoice-intake').timeout?.toSeconds()).toBe(30);
    template.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: Match.anyValue(),
      FifoQueue: Match.absent(),
      VisibilityTimeout: 180,
    });
    expect(mappingOf(intakeQueue)).toMatchObject({ BatchSize: 10 });
    expect(calledBy(intakeQueue)).toBe(entranceOf('invoice-intake'));
  });

  test('an event that waits to be taken in survives the stack, and so does one that was not', () => {
    const kept = Object.keys(template.findResources('AWS::SQS::Queue', { DeletionPolicy: 'RetainExceptOnCreate' }));
    expect(kept).toEqual([
      expect.stringMatching('^IntakeExhausted'),
      expect.stringMatching('^IntakeBuried'),
      expect.stringMatching('^IntakeUndelivered'),
      intakeQueue,
    ]);
  });
});

describe('one integration, one line', () => {
  test('rings keep their order per integration and run side by side across integrations', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: Match.anyValue(),
      FifoQueue: true,
      DeduplicationScope: 'messageGroup',
      FifoThroughputLimit: 'perMessageGroupId',
      ContentBasedDeduplication: Match.absent(),
    });
  });

  test('one ring at a time reaches a worker', () => {
    expect(mappingOf(workQueue)).toMatchObject({ BatchSize: 1 });
    expect(calledBy(workQueue)).toBe(entranceOf('books-push'));
  });

  test('a ring stays hidden while its worker can be alive, and a crash holds up an integration for a minute at most', () => {
    expect(functionOf('books-push').timeout?.toMilliseconds()).toBe(WORKER_TIMEOUT_MS);
    expect(WAKE_HIDDEN_MS - WORKER_TIMEOUT_MS).toBe(60_000);
    template.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: Match.anyValue(),
      FifoQueue: true,
      VisibilityTimeout: WAKE_HIDDEN_MS / 1000,
    });
  });

  test('the worker may ring itself as often as there is work', () => {
    const looping = idsOf('AWS::Lambda::Function', { RecursiveLoop: 'Allow' });
    expect(looping).toEqual([idOf(functionOf('books-push'))]);
  });

  test('what is due is rung for every minute, and a missed minute is left to the next', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'i-reserve-bookkeeping-prod-ring-due',
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Target: {
        Arn: { Ref: entranceOf('ring-due') },
        RetryPolicy: { MaximumRetryAttempts: 0 },
      },
    });
    expect(functionOf('ring-due').timeout?.toSeconds()).toBeLessThanOrEqual(80);
  });

  test('connections are looked after every hour, by one run at a time', () => {
    template.resourceCountIs('AWS::Scheduler::Schedule', 2);
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'i-reserve-bookkeeping-prod-token-refresh',
      ScheduleExpression: 'rate(1 hour)',
      State: 'ENABLED',
      Target: { Arn: { Ref: entranceOf('token-refresh') } },
    });
    expect(functionOf('token-refresh').timeout?.toMinutes()).toBeLessThan(60);
  });
});

describe('no message is lost', () => {
  test('one that fails fails alone', () => {
    template.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: Match.anyValue() },
    });
    template.resourceCountIs('AWS::Lambda::EventSourceMapping', 2);
  });

  interface Queue {
    readonly FifoQueue?: true;
    readonly MessageRetentionPeriod: number;
    readonly RedrivePolicy?: { deadLetterTargetArn: { 'Fn::GetAtt': [string, string] }; maxReceiveCount: number };
  }

  test('one that failed too often is kept for two weeks from when it was sent, in a queue of the same kind', () => {
    const queues = all<Queue>('AWS::SQS::Queue');
    const redriven = queues.flatMap(([, queue]) => (queue.RedrivePolicy ? [queue] : []));
    expect(redriven).toHaveLength(2);
    for (const { FifoQueue, RedrivePolicy } of redriven) {
      const letters = queues.find(([id]) => id === RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'][0]);
      expect(letters?.[1]).toMatchObject({ MessageRetentionPeriod: 14 * 24 * 3600 });
      expect(letters?.[1].FifoQueue).toBe(FifoQueue);
    }
  });

  test('an intake that is broken for two days gives no event up', () => {
    const [waiting] = all<Queue & { VisibilityTimeout: number }>('AWS::SQS::Queue').flatMap(([id, queue]) =>
      id === intakeQueue ? [queue] : [],
    );
    const triedForSeconds = (waiting?.VisibilityTimeout ?? 0) * (waiting?.RedrivePolicy?.maxReceiveCount ?? 0);
    expect(triedForSeconds).toBeGreaterThan(2 * 24 * 3600);
    expect(triedForSeconds).toBeLessThan((waiting?.MessageRetentionPeriod ?? 0) / 2); // a person has time to move them
  });

  test('what cannot be read, what failed for days and what the bus could not deliver lie apart: each has its own way back', () => {
    const ends = idsOf('AWS::SQS::Queue', { FifoQueue: Match.absent(), RedrivePolicy: Match.absent() });
    expect(ends.map((id) => id.replace(/[\dA-F]{8}$/, '')).sort()).toEqual([
      'EveryHourMissed',
      'EveryMinuteMissed',
      'IntakeBuried',
      'IntakeExhausted',
      'IntakeUndelivered',
    ]);
  });

  test('a turn of a schedule that fails is not run twice more beside the next one, and is kept', () => {
    const kept = all<{ FunctionName: { Ref: string }; Qualifier: unknown }>('AWS::Lambda::EventInvokeConfig');
    expect(kept.map(([, { FunctionName }]) => FunctionName.Ref).sort()).toEqual(
      [idOf(functionOf('ring-due')), idOf(functionOf('token-refresh'))].sort(),
    );
    for (const [, { Qualifier, ...config }] of kept) {
      expect(JSON.stringify(Qualifier)).toMatch(/"Ref":"(ringdue|tokenrefresh)Live/); // the way in by which the schedule calls
      expect(config).toMatchObject({
        MaximumRetryAttempts: 0,
        MaximumEventAgeInSeconds: expect.any(Number),
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching('Missed'), 'Arn'] } } },
      });
    }
  });

  test('every queue is encrypted and speaks TLS only', () => {
    template.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
    const guarded = all<Policy & { Queues: { Ref: string }[] }>('AWS::SQS::QueuePolicy')
      .filter(([, { PolicyDocument }]) =>
        PolicyDocument.Statement.some(
          (statement) =>
            statement.Effect === 'Deny' &&
            actionsOf(statement).includes('sqs:*') &&
            JSON.stringify(statement).includes('{"Bool":{"aws:SecureTransport":"false"}}'),
        ),
      )
      .flatMap(([, { Queues }]) => Queues.map(({ Ref }) => Ref));
    expect(guarded.sort()).toEqual(idsOf('AWS::SQS::Queue', {}).sort());
  });
});

describe('what we keep', () => {
  test('the ledger can be restored to any second, forgets what has expired, and costs what it is used', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  test('four indexes of keys find what is due, who must wake, who must be looked after, and what came in last', () => {
    const index = (name: string, partition: string, sort: string) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: partition, KeyType: 'HASH' },
        { AttributeName: sort, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    });
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      GlobalSecondaryIndexes: [
        index('due', 'dueOf', 'dueAt'),
        index('wake', 'wakeShard', 'wakeAt'),
        index('care', 'careShard', 'careAt'),
        index('list', 'listOf', 'listedAt'),
        index('day', 'dayOf', 'issuedOn'),
      ],
      AttributeDefinitions: Match.arrayWith([
        { AttributeName: 'dueOf', AttributeType: 'S' },
        { AttributeName: 'dueAt', AttributeType: 'N' },
        { AttributeName: 'wakeShard', AttributeType: 'S' },
        { AttributeName: 'wakeAt', AttributeType: 'N' },
        { AttributeName: 'listOf', AttributeType: 'S' },
        { AttributeName: 'listedAt', AttributeType: 'N' },
      ]),
    });
  });

  test('tokens and webhook secrets lie each under a key of their own, which turns every year', () => {
    template.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    expect(tokens.key).not.toBe(webhooks.key);
  });

  test('no table and no key goes with the stack', () => {
    template.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
    template.allResources('AWS::DynamoDB::Table', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
    template.allResources('AWS::KMS::Key', { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });
});

describe('who may do what', () => {
  test('nobody may do everything: each action is named, each resource too', () => {
    const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    expect(statements.flatMap(actionsOf).filter((action) => action.includes('*'))).toEqual([]);
    expect(statements.filter(({ Resource }) => [Resource].flat().includes('*'))).toEqual([]);
    template.allResourcesProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent(), Policies: Match.absent() });
  });

  test('nobody may scan a table or delete from it', () => {
    const actions = FOLDERS.flatMap(mayDo).flatMap(actionsOf);
    expect(actions).not.toContain('dynamodb:Scan');
    expect(actions.filter((action) => /^dynamodb:.*Delete/.test(action))).toEqual([]);
  });

  test('what our code asks of a table is allowed', () => {
    const code = ['shared/', 'functions/']
      .map((folder) => new URL(folder, root))
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((path) => /\.tsx?$/.test(path))
          .map((path) => readFileSync(new URL(path, folder), 'utf8')),
      )
      .join();
    const asked = new Set(code.match(/\b(Get|Put|Update|Delete|Query|Scan|BatchGet|BatchWrite)(?=Command\b)/g));
    const allowed = new Set(FOLDERS.flatMap(mayDo).flatMap(actionsOf));
    for (const verb of asked) expect(allowed).toContain(`dynamodb:${verb === 'Query' ? verb : `${verb}Item`}`);
  });

  test('B9: tokens are opened by a named list of functions, one chain at a time', () => {
    expect(whoReaches(tokens.table)).toEqual(TOKEN_READERS);
    expect(whoReaches(tokens.key)).toEqual(TOKEN_READERS);
    const actions = FOLDERS.flatMap(mayDo)
      .filter(({ Resource }) => JSON.stringify(Resource).includes(tokens.table))
      .flatMap(actionsOf);
    expect(actions).not.toContain('dynamodb:Query');
  });

  test('webhook secrets are kept by the push, taken away by the set-up, read by the webhook, and reached by nobody else', () => {
    expect(whoReaches(webhooks.table)).toEqual(['books-push', 'contacts-webhook', 'admin-api', 'console']);
    expect(whoReaches(webhooks.key)).toEqual(['books-push', 'contacts-webhook', 'admin-api', 'console']);
  });

  test('what the internet reaches without a token reads one webhook, writes entries, rings, and opens no secret else', () => {
    const may = mayDo('contacts-webhook').map((statement) => [
      JSON.stringify(statement.Resource)
        .match(/Webhooks\w+|Store\w+|Work\w+|logs/)?.[0]
        .replace(/[\dA-F]{8}/, ''),
      actionsOf(statement),
    ]);
    expect(may).toEqual([
      ['logs', ['logs:CreateLogStream', 'logs:PutLogEvents']],
      ['StoreTable', ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']],
      ['WebhooksTable', ['dynamodb:GetItem']],
      ['WebhooksKey', ['kms:Decrypt', 'kms:DescribeKey']],
      ['WorkQueue', ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage']],
    ]);
  });

  test('the keys of secrets open nothing but their tables', () => {
    const uses = FOLDERS.flatMap(mayDo).filter((statement) => actionsOf(statement).includes('kms:Decrypt'));
    for (const use of uses)
      expect(use).toMatchObject({
        Condition: {
          StringEquals: {
            'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com',
          },
        },
      });
  });

  test('client secrets are read where tokens are, kept by the set-up alone, taken away by the care too, and only ours (B10)', () => {
    const mayWithSecrets = (folder: Folder) =>
      mayDo(folder).filter(
        (statement) => statement.Effect === 'Allow' && actionsOf(statement).join().includes('secretsmanager'),
      );
    const kept = ['CreateSecret', 'DeleteSecret', 'GetSecretValue', 'PutSecretValue'];
    const allowed = {
      'books-push': ['GetSecretValue'],
      'token-refresh': ['DeleteSecret', 'GetSecretValue'],
      'oauth-callback': ['GetSecretValue'],
      'admin-api': kept,
      console: kept,
    };
    expect(whoReaches(':secret:i-reserve-bookkeeping-prod/*')).toEqual(Object.keys(allowed));
    for (const [folder, actions] of Object.entries(allowed))
      expect(
        mayWithSecrets(folder as Folder)
          .flatMap(actionsOf)
          .sort(),
      ).toEqual(actions.map((action) => `secretsmanager:${action}`));
    for (const { Resource } of FOLDERS.flatMap(mayWithSecrets))
      expect(JSON.stringify(Resource)).toContain(':secret:i-reserve-bookkeeping-prod/*');
  });

  test('a function that may delete a client secret may not delete it for good', () => {
    const deleters = FOLDERS.filter((folder) =>
      mayDo(folder).some((one) => one.Effect === 'Allow' && actionsOf(one).includes('secretsmanager:DeleteSecret')),
    );
    expect(deleters).toEqual(['token-refresh', 'admin-api', 'console']);
    for (const folder of deleters)
      expect(mayDo(folder).filter(({ Effect }) => Effect === 'Deny')).toEqual([
        {
          Effect: 'Deny',
          Action: 'secretsmanager:DeleteSecret',
          Resource: expect.stringContaining(':secret:i-reserve-bookkeeping-prod/*'),
          Condition: { Bool: { 'secretsmanager:ForceDeleteWithoutRecovery': 'true' } },
        },
      ]);
  });

  test('only the worker takes rings, only the intake takes events', () => {
    const takes = (queue: string) =>
      FOLDERS.filter((folder) =>
        mayDo(folder).some(
          (statement) =>
            actionsOf(statement).includes('sqs:ReceiveMessage') && JSON.stringify(statement.Resource).includes(queue),
        ),
      );
    expect(takes(workQueue)).toEqual(['books-push']);
    expect(takes(intakeQueue)).toEqual(['invoice-intake']);
  });
});

describe('every function', () => {
  test('is one of the folders, on Node 24 and arm64', () => {
    expect(functions.map(({ node }) => node.id)).toEqual(FOLDERS);
    template.resourceCountIs('AWS::Lambda::Function', FOLDERS.length);
    template.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
    });
  });

  test.each<[Folder, string[]]>([
    ['invoice-intake', ['DEAD_LETTER_URL', 'TABLE_NAME', 'WORK_QUEUE_URL']],
    [
      'books-push',
      [
        'API_ADDRESS',
        'EVENT_BUS_NAME',
        'SECRET_PREFIX',
        'TABLE_NAME',
        'TOKEN_TABLE_NAME',
        'WEBHOOK_TABLE_NAME',
        'WORK_QUEUE_URL',
      ],
    ],
    ['ring-due', ['TABLE_NAME', 'WORK_QUEUE_URL']],
    [
      'admin-api',
      [
        'API_ADDRESS',
        'INTAKE_QUEUE_URL',
        'REQUESTS_PER_TENANT',
        'SECRET_PREFIX',
        'TABLE_NAME',
        'TOKEN_TABLE_NAME',
        'WEBHOOK_TABLE_NAME',
        'WORK_QUEUE_URL',
      ],
    ],
    [
      'console',
      [
        'API_ADDRESS',
        'REQUESTS_PER_SESSION',
        'SECRET_PREFIX',
        'TABLE_NAME',
        'TOKEN_TABLE_NAME',
        'WEBHOOK_TABLE_NAME',
        'WORK_QUEUE_URL',
      ],
    ],
    ['token-refresh', ['SECRET_PREFIX', 'TABLE_NAME', 'TOKEN_TABLE_NAME', 'WORK_QUEUE_URL']],
    ['oauth-callback', ['API_ADDRESS', 'SECRET_PREFIX', 'TABLE_NAME', 'TOKEN_TABLE_NAME', 'WORK_QUEUE_URL']],
    ['contacts-webhook', ['TABLE_NAME', 'WEBHOOK_TABLE_NAME', 'WORK_QUEUE_URL']],
  ])('%s knows what it uses and nothing else', (folder, names) => {
    expect(Object.keys(environmentOf(folder)).sort()).toEqual(['METRICS_NAMESPACE', ...names].sort());
  });

  test('holds no secret in its environment (B10), and nothing that a route or stage decides', () => {
    for (const folder of FOLDERS)
      for (const [name, value] of Object.entries(environmentOf(folder))) {
        if (name === 'SECRET_PREFIX') expect(value).toBe('i-reserve-bookkeeping-prod');
        else if (name === 'API_ADDRESS') expect(value).toBe('https://books.i-reserve.example');
        else if (name === 'METRICS_NAMESPACE') expect(value).toBe('IReserveBookkeeping/prod');
        else if (name.startsWith('REQUESTS_PER_')) expect(value).toMatch(/^\d+$/);
        else expect(value).toEqual({ Ref: expect.stringMatching(/^(Store|Bus|Work|Webhooks|Intake)/) });
      }
  });

  test('writes to a log group of its own, which forgets after three months', () => {
    interface Logs {
      readonly LoggingConfig: { readonly LogFormat: string; readonly LogGroup: { readonly Ref: string } };
    }
    const groups = all<Logs>('AWS::Lambda::Function').map(([, { LoggingConfig }]) => LoggingConfig.LogGroup.Ref);
    expect(idsOf('AWS::Logs::LogGroup', { RetentionInDays: 90 })).toEqual(expect.arrayContaining(groups));
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
    expect(new Set(groups).size).toBe(FOLDERS.length);
    template.allResourcesProperties('AWS::Lambda::Function', { LoggingConfig: { LogFormat: 'JSON' } });
  });
});

describe('what the internet can reach', () => {
  interface Served {
    readonly RouteKey: string;
    readonly AuthorizationType: string;
    readonly AuthorizerId?: { readonly Ref: string };
    readonly Target: { readonly 'Fn::Join': [string, [string, { readonly Ref: string }]] };
  }

  /** The route of this key, and the id of the function behind it. */
  function served(key: string) {
    const [, route] = all<Served>('AWS::ApiGatewayV2::Route').find(([, { RouteKey }]) => RouteKey === key) ?? [];
    const target = route?.Target['Fn::Join'][1][1].Ref;
    const [, behind] =
      all<{ IntegrationUri: { Ref: string } }>('AWS::ApiGatewayV2::Integration').find(([id]) => id === target) ?? [];
    return { route, functionId: behind?.IntegrationUri.Ref };
  }

  test('is all of it tried with what programs trip over', () => {
    const keys = all<Served>('AWS::ApiGatewayV2::Route').map(([, { RouteKey }]) => RouteKey);
    const whole = keys.filter((key) => !key.startsWith('ANY ')); // the others are the API and the console, route by route
    expect(whole.map((key) => key.replace(/\{\w+\}/, '{id}')).sort()).toEqual([...OPEN].sort());
    for (const key of keys.filter((one) => !whole.includes(one))) {
      const start = key.replace('ANY ', '').replace('{proxy+}', '');
      expect(
        ROUTES.some((route) => route.split(' ')[1]?.startsWith(start)),
        key,
      ).toBe(true);
    }
  });

  test('is the callback, the webhooks, the first page with both descriptions, and the door of the console for everybody, the admin API for who bears a token, and nothing else', () => {
    const routes = all<Served>('AWS::ApiGatewayV2::Route').map(
      ([, { RouteKey, AuthorizationType }]) => `${RouteKey}: ${AuthorizationType}`,
    );
    expect(routes.sort()).toEqual([
      'ANY /api/v1/{proxy+}: JWT',
      'ANY /console/{proxy+}: NONE',
      'ANY /console: NONE',
      'GET /: NONE',
      'GET /api/v1/asyncapi.json: NONE',
      'GET /api/v1/openapi.json: NONE',
      'GET /oauth/callback: NONE',
      'POST /oauth/callback: NONE',
      'POST /webhooks/moneybird/{key}: NONE',
    ]);
    for (const route of ['GET /oauth/callback', 'POST /oauth/callback'])
      expect(served(route).functionId).toBe(entranceOf('oauth-callback'));
    expect(served('POST /webhooks/moneybird/{key}').functionId).toBe(entranceOf('contacts-webhook'));
    for (const route of ['ANY /console', 'ANY /console/{proxy+}'])
      expect(served(route).functionId).toBe(entranceOf('console'));
    expect(served('ANY /api/v1/{proxy+}').functionId).toBe(entranceOf('admin-api'));
    template.allResourcesProperties('AWS::ApiGatewayV2::Integration', { PayloadFormatVersion: '2.0' });
    for (const folder of ['oauth-callback', 'contacts-webhook', 'admin-api', 'console'] as const)
      template.hasResourceProperties('AWS::Lambda::Permission', {
        FunctionName: { Ref: entranceOf(folder) },
        Principal: 'apigateway.amazonaws.com',
      });
  });

  test('tokens are those of the issuer and for the audience that cdk.json names (B17)', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: settings.tokenIssuer, Audience: [settings.tokenAudience] },
    });
    const { route } = served('ANY /api/v1/{proxy+}');
    expect(route?.AuthorizerId?.Ref).toBe(theOnly('AWS::ApiGatewayV2::Authorizer', {}));
  });

  test('answers before the gateway gives up, and is held to a pace', () => {
    for (const folder of ['oauth-callback', 'contacts-webhook', 'admin-api', 'console'] as const)
      expect(functionOf(folder).timeout?.toSeconds()).toBeLessThan(30);
    template.allResourcesProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: Match.anyValue(), ThrottlingBurstLimit: Match.anyValue() },
    });
  });
});

test('the outputs say where to send events and where the API is', () => {
  template.hasOutput('EventBusName', {});
  template.hasOutput('IntakeQueueUrl', { Value: { Ref: intakeQueue } });
  template.hasOutput('ApiAddress', {});
});
