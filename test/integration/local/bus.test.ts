import {
  CreateEventBusCommand,
  DeleteRuleCommand,
  DescribeEventBusCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EventBridgeClient,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../../infra/local/aws/bus-rules.ts';
import { startAws } from '../../../infra/local/aws/embedded.ts';
import { startEventBridge } from '../../../infra/local/aws/event-bridge.ts';
import { readPattern } from '../../../infra/local/aws/event-pattern.ts';
import { createGuard } from '../../../infra/local/aws/guard.ts';
import { ACCOUNT, arnOf, clientOf, REGION } from '../../../infra/local/aws/surroundings.ts';

describe('a pattern', () => {
  test.each<[string, unknown, object, object]>([
    ['an exact value', { kind: ['invoice'] }, { kind: 'invoice' }, { kind: 'credit' }],
    ['one of several values', { kind: ['invoice', 'credit'] }, { kind: 'credit' }, {}],
    ['every field at once', { a: ['1'], b: ['2'] }, { a: '1', b: '2' }, { a: '1', b: '3' }],
    ['a field of a field', { detail: { kind: ['a'] } }, { detail: { kind: 'a' } }, { detail: 'a' }],
    ['a number, a truth or null', { a: [1, true, null] }, { a: null }, { a: 'null' }],
    ['a member of a list', { a: ['1'] }, { a: ['2', '1'] }, { a: ['2'] }],
    ['a beginning', { type: [{ prefix: 'invoice.' }] }, { type: 'invoice.synced' }, { type: 'customer.synced' }],
    ['an end', { type: [{ suffix: '.failed' }] }, { type: 'invoice.failed' }, { type: 'invoice.synced' }],
    ['a word in any case', { a: [{ 'equals-ignore-case': 'Ab' }] }, { a: 'aB' }, { a: 'abc' }],
    ['all but some', { a: [{ 'anything-but': ['1', '2'] }] }, { a: '3' }, { a: '2' }],
    ['a field that is there', { a: [{ exists: true }] }, { a: null }, { b: 1 }],
    ['a field that is not there', { a: [{ exists: false }] }, { b: 1 }, { a: null }],
    ['one of two patterns', { $or: [{ a: ['1'] }, { b: ['2'] }] }, { b: '2' }, { a: '2' }],
  ])('asks for %s', (_, pattern, fitting, other) => {
    const matches = readPattern(pattern);
    expect([matches(fitting), matches(other)]).toEqual([true, false]);
  });

  test.each([
    [{ a: [{ numeric: ['>', 1] }] }],
    [{ a: [{ prefix: 'a', suffix: 'b' }] }],
    [{ $or: ['a'] }],
    [{ a: [] }],
    [{}],
    [{ a: 'text' }],
    ['text'],
    [undefined],
  ])('that is not known is refused by name when it is read: %j', (pattern) => {
    expect(() => readPattern(pattern)).toThrow(`does not know the pattern ${JSON.stringify(pattern)}`);
  });
});

describe('the bus', () => {
  async function aBus(deliver: (event: Envelope) => Promise<void> = async () => undefined) {
    const bus = await startEventBridge(() => Date.parse('2026-11-20T09:00:00.123Z'), createGuard());
    bus.addBus('books');
    const pattern = { source: ['ireserve'] };
    const rule = { name: 'of-the-template', bus: 'books', pattern, matches: readPattern(pattern), targets: [] };
    bus.addRule({ ...rule, deliver });
    const client = new EventBridgeClient(clientOf(bus.url));
    return { bus, client, [Symbol.asyncDispose]: () => bus.close() };
  }
  const entry = { EventBusName: 'books', Source: 'ireserve', DetailType: 'invoice.finalised', Detail: '{"id":"1"}' };

  test('hands on the whole envelope, before it answers the sender', async () => {
    const delivered: Envelope[] = [];
    await using it = await aBus(async (event) => void delivered.push(event));
    const { Entries = [], FailedEntryCount } = await it.client.send(new PutEventsCommand({ Entries: [entry] }));
    expect(FailedEntryCount).toBe(0);
    expect(delivered).toEqual([
      {
        ...{ version: '0', id: Entries[0]?.EventId, source: 'ireserve', 'detail-type': 'invoice.finalised' },
        ...{ account: ACCOUNT, region: REGION, time: '2026-11-20T09:00:00Z', resources: [], detail: { id: '1' } },
      },
    ]);
  });

  test('hands nothing to a rule that does not ask for it, nor to one of another bus', async () => {
    const delivered: Envelope[] = [];
    await using it = await aBus(async (event) => void delivered.push(event));
    it.bus.addBus('other');
    const others = [
      { ...entry, Source: 'else' },
      { ...entry, EventBusName: 'other' },
    ];
    expect((await it.client.send(new PutEventsCommand({ Entries: others }))).FailedEntryCount).toBe(0);
    expect(delivered).toEqual([]);
  });

  test('says of each malformed entry what is wrong, and takes the others', async () => {
    const delivered: Envelope[] = [];
    await using it = await aBus(async (event) => void delivered.push(event));
    const { Source, DetailType, Detail, ...nothing } = entry;
    const Entries = [
      { ...nothing, DetailType, Detail },
      { ...nothing, Source, Detail },
      { ...nothing, Source, DetailType },
      { ...entry, Detail: 'no JSON' },
      { ...entry, Detail: '[1]' },
      { ...entry, Source: 'aws.s3' },
      { ...entry, EventBusName: 'elsewhere' },
      entry,
    ];
    const answer = await it.client.send(new PutEventsCommand({ Entries }));
    expect(answer.FailedEntryCount).toBe(7);
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      'InvalidArgument',
      'InvalidArgument',
      'InvalidArgument',
      'MalformedDetail',
      'MalformedDetail',
      'NotAuthorizedForSourceException',
      'ResourceNotFoundException',
      undefined,
    ]);
    expect(delivered).toHaveLength(1);
  });

  test('says when a target cannot be reached', async () => {
    await using it = await aBus(() => Promise.reject(new Error('away')));
    const { FailedEntryCount, Entries } = await it.client.send(new PutEventsCommand({ Entries: [entry] }));
    expect([FailedEntryCount, Entries?.[0]?.ErrorCode]).toEqual([1, 'InternalFailure']);
  });

  test('refuses more than ten entries, or more than it can carry', async () => {
    await using it = await aBus();
    const many = new PutEventsCommand({ Entries: Array(11).fill(entry) });
    const large = new PutEventsCommand({
      Entries: [{ ...entry, Detail: JSON.stringify({ text: 'x'.repeat(1_100_000) }) }],
    });
    await expect(it.client.send(many)).rejects.toThrow();
    await expect(it.client.send(large)).rejects.toThrow('over the limit');
  });

  test('refuses an operation that it does not have by its name', async () => {
    await using it = await aBus();
    await expect(it.client.send(new CreateEventBusCommand({ Name: 'mine' }))).rejects.toThrow(
      'does not know CreateEventBus',
    );
  });
});

describe('a reader with an AWS SDK of its own', () => {
  async function aReader() {
    const aws = await startAws(Date.now);
    aws.bus.addBus('books');
    const pattern = { source: ['ireserve'] };
    const rule = { name: 'of-the-template', bus: 'books', pattern, matches: readPattern(pattern), targets: [] };
    aws.bus.addRule({ ...rule, deliver: async () => undefined });
    const { QueueUrl = '' } = await aws.sqs.send(new CreateQueueCommand({ QueueName: 'mine' }));
    expect(QueueUrl, 'SDKs call a queue by its address').toBe(`${aws.endpoints.sqs}/${ACCOUNT}/mine`);
    const AttributeNames = ['QueueArn'] as const;
    const { Attributes } = await aws.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
    );
    const Arn = Attributes?.QueueArn ?? '';
    const at = { Rule: 'mine', EventBusName: 'books' };
    const putRule = (EventPattern: object, State?: 'DISABLED') =>
      aws.events.send(
        new PutRuleCommand({
          ...{ Name: 'mine', EventBusName: 'books', EventPattern: JSON.stringify(EventPattern) },
          ...(State && { State }),
        }),
      );
    const publish = (DetailType: string) =>
      aws.events.send(
        new PutEventsCommand({
          Entries: [{ EventBusName: 'books', Source: 'ireserve.accounting', DetailType, Detail: '{"id":"1"}' }],
        }),
      );
    const read = async () => {
      const { Messages = [] } = await aws.sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      return Messages.map(({ Body = '' }) => JSON.parse(Body)['detail-type']);
    };
    return { aws, Arn, at, putRule, publish, read, [Symbol.asyncDispose]: () => aws[Symbol.asyncDispose]() };
  }

  test('finds the bus and its rules, puts a rule of its own on it, and reads what it asked for', async () => {
    await using it = await aReader();
    const { EventBuses = [] } = await it.aws.events.send(new ListEventBusesCommand({}));
    expect(EventBuses.map(({ Name }) => Name)).toEqual(['books']);
    expect(await it.aws.events.send(new DescribeEventBusCommand({ Name: 'books' }))).toMatchObject({
      Arn: arnOf('events', 'event-bus/books'),
    });
    await it.putRule({ source: ['ireserve.accounting'], 'detail-type': [{ prefix: 'invoice.' }] });
    await it.aws.events.send(new PutTargetsCommand({ ...it.at, Targets: [{ Id: 'queue', Arn: it.Arn }] }));
    const { Rules = [] } = await it.aws.events.send(new ListRulesCommand({ EventBusName: 'books' }));
    expect(Rules.map(({ Name }) => Name)).toEqual(['of-the-template', 'mine']);
    const { Targets } = await it.aws.events.send(new ListTargetsByRuleCommand(it.at));
    expect(Targets).toEqual([{ Id: 'queue', Arn: it.Arn }]);

    for (const type of ['invoice.synced', 'customer.synced']) await it.publish(type);
    expect(await it.read()).toEqual(['invoice.synced']);
  });

  test('hears nothing of a rule that is off, that asks for something else, or that is gone', async () => {
    await using it = await aReader();
    await it.putRule({ source: ['ireserve.accounting'] }, 'DISABLED');
    await it.aws.events.send(new PutTargetsCommand({ ...it.at, Targets: [{ Id: 'queue', Arn: it.Arn }] }));
    await it.publish('invoice.synced');
    await it.putRule({ source: ['else'] }); // keeps its targets
    await it.publish('invoice.synced');
    expect(await it.read()).toEqual([]);
    await it.putRule({ source: ['ireserve.accounting'] });
    await it.publish('invoice.failed');
    expect(await it.read()).toEqual(['invoice.failed']);

    const named = { Name: 'mine', EventBusName: 'books' };
    await expect(it.aws.events.send(new DeleteRuleCommand(named))).rejects.toThrow('since it has targets');
    await it.aws.events.send(new RemoveTargetsCommand({ ...it.at, Ids: ['queue'] }));
    await it.aws.events.send(new DeleteRuleCommand(named));
    await expect(it.aws.events.send(new DescribeRuleCommand(named))).rejects.toThrow('does not exist');
  });

  test('is told what a rule cannot be', async () => {
    await using it = await aReader();
    await expect(it.putRule({ a: [{ numeric: ['>', 1] }] })).rejects.toMatchObject({
      name: 'InvalidEventPatternException',
    });
    await it.putRule({ source: ['ireserve.accounting'] });
    const elsewhere = { Id: 'fn', Arn: arnOf('lambda', 'function:mine') };
    await expect(it.aws.events.send(new PutTargetsCommand({ ...it.at, Targets: [elsewhere] }))).rejects.toThrow(
      'only queues',
    );
    const ofTemplate = new DisableRuleCommand({ Name: 'of-the-template', EventBusName: 'books' });
    await expect(it.aws.events.send(ofTemplate)).rejects.toMatchObject({ name: 'ManagedRuleException' });
  });

  test('that is a function may change no rule which its role does not name', async () => {
    await using it = await aReader();
    it.aws.guard.bind('local', [{ Effect: 'Allow', Action: ['events:PutEvents'], Resource: ['*'], Condition: {} }]);
    await expect(it.putRule({ source: ['ireserve'] })).rejects.toThrow('not authorized to perform: events:PutRule');
  });
});
