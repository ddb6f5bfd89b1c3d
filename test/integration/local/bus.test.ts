import { DescribeEventBusCommand, EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from 'vitest';
import { type Envelope, startEventBridge } from '../../../infra/local/aws/event-bridge.ts';
import { readPattern } from '../../../infra/local/aws/event-pattern.ts';
import { createGuard } from '../../../infra/local/aws/guard.ts';
import { ACCOUNT, clientOf, REGION } from '../../../infra/local/aws/surroundings.ts';

describe('a pattern', () => {
  test.each<[string, unknown, object, object]>([
    ['an exact value', { kind: ['invoice'] }, { kind: 'invoice' }, { kind: 'credit' }],
    ['one of several values', { kind: ['invoice', 'credit'] }, { kind: 'credit' }, {}],
    ['every field at once', { a: ['1'], b: ['2'] }, { a: '1', b: '2' }, { a: '1', b: '3' }],
  ])('asks for %s', (_, pattern, fitting, other) => {
    const matches = readPattern(pattern);
    expect([matches(fitting), matches(other)]).toEqual([true, false]);
  });

  test.each([
    [{ 'detail-type': [{ prefix: 'invoice.' }] }],
    [{ $or: [{ a: ['1'] }, { b: ['2'] }] }],
    [{ detail: { kind: ['invoice'] } }],
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
    bus.addRule({ bus: 'books', matches: readPattern({ source: ['ireserve'] }), deliver });
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
    await expect(it.client.send(new DescribeEventBusCommand({ Name: 'books' }))).rejects.toThrow(
      'does not know DescribeEventBus',
    );
  });
});
