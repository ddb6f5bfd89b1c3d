import { setTimeout as delay } from 'node:timers/promises';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { doneMessages, toSqsEvent } from '../../../infra/local/aws/lambda/batch.ts';
import { clientOf } from '../../../infra/local/aws/surroundings.ts';
import { type LocalStage, startLocal } from '../../../infra/local/stage.ts';
import { aFunction, aQueue, arnOf, aStack, eventually, feeds, type Resources, reads } from './fixtures.ts';

const FIFO = {
  FifoQueue: true,
  DeduplicationScope: 'messageGroup',
  FifoThroughputLimit: 'perMessageGroupId',
};

/** How long a queue hides what failed. A test sets the clock ahead past it: no test waits for it. */
const HIDDEN_SECONDS = 30;

/**
 * Code that tells what it does in lines which the test reads; `body` sees `record`, and throws to fail. `meet` ends when
 * another call is at the same place at the same time, as the other of the two names.
 */
const worker = (body: string) => `
  import { setTimeout as delay } from 'node:timers/promises';
  const tell = (...words) => console.log(words.join(' '));
  const meet = (name, other) => new Promise((met) => {
    const channel = new BroadcastChannel('meeting');
    const calling = setInterval(() => channel.postMessage({ name }), 5);
    channel.onmessage = ({ data }) => {
      if (data.name !== other) return;
      channel.postMessage({ name });
      clearInterval(calling);
      setImmediate(() => channel.close());
      met();
    };
  });
  export const handler = async ({ Records }) => {
    const failed = [];
    for (const record of Records) {
      try { ${body} } catch { failed.push({ itemIdentifier: record.messageId }); }
    }
    return { batchItemFailures: failed };
  };`;

interface Shape {
  readonly queue?: object;
  readonly mapping?: object;
  readonly more?: Resources;
}

/** Starts a queue `Jobs` that feeds a function with this code, and hears what it prints. */
async function startJobs(code: string, { queue = {}, mapping = {}, more = {} }: Shape = {}) {
  const resources = {
    ...aFunction('worker', { may: [reads('Jobs')], timeout: 100 }),
    ...aQueue('Jobs', queue),
    ...feeds('Jobs', 'worker', mapping),
    ...more,
  };
  const lines: string[] = [];
  const log = ({ text }: { text: string }) => void lines.push(text);
  const stage = await startLocal({ assembly: aStack(resources, { worker: code }), log });
  const sqs = new SQSClient(clientOf(stage.endpoints.sqs));
  const send = (MessageBody: string, MessageGroupId?: string) =>
    sqs.send(
      new SendMessageCommand({
        QueueUrl: stage.queues.Jobs,
        MessageBody,
        ...(MessageGroupId && { MessageGroupId, MessageDeduplicationId: MessageBody }),
      }),
    );
  return {
    ...{ stage, sqs, lines, send },
    heard: (count: number) => eventually(() => (lines.length >= count ? lines : undefined)),
    /** The same once what failed is shown again: whenever it failed, the clock is set ahead past its time. */
    heardLater: (count: number) =>
      eventually(() => {
        if (lines.length >= count) return lines;
        stage.advance(HIDDEN_SECONDS + 1);
        return undefined;
      }),
    async [Symbol.asyncDispose]() {
      await stage.close();
      sqs.destroy();
    },
  };
}

const quiet = (stage: LocalStage) => eventually(async () => (await stage.idle()).idle || undefined);

const deadLetters = (more: object = {}) => ({
  queue: {
    VisibilityTimeout: HIDDEN_SECONDS,
    RedrivePolicy: { deadLetterTargetArn: arnOf('Dead'), maxReceiveCount: 2 },
    ...more,
  },
  more: aQueue('Dead', 'FifoQueue' in more ? { FifoQueue: true } : {}),
});

const waitingIn = async (sqs: SQSClient, QueueUrl: string | undefined) => {
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return [Attributes?.ApproximateNumberOfMessages, Attributes?.ApproximateNumberOfMessagesNotVisible];
};

test('messages of one group come one after the other in their order, and those of others beside them', async () => {
  await using jobs = await startJobs(
    worker(`const { body } = record;
    tell('begin', body);
    if (body === 'a2') await meet('a2', 'b1');
    if (body === 'b1') await meet('b1', 'a2');
    tell('end', body);`),
    {
      queue: FIFO,
      mapping: { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 10 } },
    },
  );
  for (const body of ['a1', 'a2', 'a3', 'b1', 'b2']) await jobs.send(body, body[0]);
  const lines = await jobs.heard(10);
  const of = (group: string) => lines.filter((line) => line.includes(` ${group}`));
  expect(of('a')).toEqual(['begin a1', 'end a1', 'begin a2', 'end a2', 'begin a3', 'end a3']);
  expect(of('b')).toEqual(['begin b1', 'end b1', 'begin b2', 'end b2']);
});

test('no more calls run at once than the mapping allows', async () => {
  await using jobs = await startJobs(
    worker(`const { body } = record;
    tell('begin');
    if (body === '0') await meet('0', '1');
    if (body === '1') await meet('1', '0');
    tell('end');`),
    {
      mapping: { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } },
    },
  );
  for (let job = 0; job < 6; job++) await jobs.send(`${job}`);
  let atWork = 0;
  const most = (await jobs.heard(12)).map((line) => (line === 'begin' ? ++atWork : --atWork));
  expect(Math.max(...most)).toBe(2);
});

test('of a batch only what was reported comes again, and what succeeds then is gone', async () => {
  await using jobs = await startJobs(
    worker(`tell(record.body, record.attributes.ApproximateReceiveCount);
      if (record.body === 'bad' && record.attributes.ApproximateReceiveCount === '1') throw new Error();`),
    { queue: { VisibilityTimeout: HIDDEN_SECONDS }, mapping: { BatchSize: 10 } },
  );
  for (const body of ['good', 'bad', 'fine']) await jobs.send(body);
  expect((await jobs.heard(3)).toSorted()).toEqual(['bad 1', 'fine 1', 'good 1']);
  expect((await jobs.heardLater(4))[3]).toBe('bad 2');
  await quiet(jobs.stage);
});

test('a call that throws leaves its whole batch to come again', async () => {
  await using jobs = await startJobs(
    `export const handler = async ({ Records: [{ body, attributes }] }) => {
      console.log(body, attributes.ApproximateReceiveCount);
      if (attributes.ApproximateReceiveCount === '1') throw new Error('away');
    };`,
    { queue: { VisibilityTimeout: HIDDEN_SECONDS } },
  );
  await jobs.send('job');
  expect(await jobs.heardLater(3)).toEqual(['job 1', 'Error: away', 'job 2']);
  await quiet(jobs.stage);
});

test('what fails as often as the queue allows ends as a dead letter, and then all is quiet', async () => {
  await using jobs = await startJobs(worker(`tell(record.body); throw new Error();`), deadLetters());
  await jobs.send('bad');
  await jobs.heardLater(2);
  const dead = new ReceiveMessageCommand({ QueueUrl: jobs.stage.queues.Dead });
  const buried = await eventually(async () => {
    jobs.stage.advance(HIDDEN_SECONDS + 1);
    return (await jobs.sqs.send(dead)).Messages;
  });
  expect(buried.map(({ Body }) => Body)).toEqual(['bad']);
  expect(jobs.lines).toEqual(['bad', 'bad']);
  await quiet(jobs.stage);
});

test('a failing message holds back its own group until it is a dead letter, and no other group', async () => {
  await using jobs = await startJobs(worker(`tell(record.body); if (record.body === 'a1') throw new Error();`), {
    ...deadLetters(FIFO),
    mapping: { BatchSize: 1 },
  });
  for (const body of ['a1', 'a2', 'b1']) await jobs.send(body, body[0]);
  expect((await jobs.heard(2)).toSorted()).toEqual(['a1', 'b1']);
  const lines = await jobs.heardLater(4);
  expect(lines.filter((line) => line.startsWith('a'))).toEqual(['a1', 'a1', 'a2']);
});

test('a message whose worker was killed comes again when the queue shows it, and a jump of the clock counts', async () => {
  await using jobs = await startJobs(
    worker(`tell(record.body, record.attributes.ApproximateReceiveCount);
      if (record.attributes.ApproximateReceiveCount === '1') await delay(60_000);`),
    { queue: { VisibilityTimeout: 3600 } },
  );
  await jobs.send('job');
  await jobs.heard(1);
  expect((await jobs.stage.idle()).idle).toBe(false);
  expect(await jobs.stage.killWorkers('worker')).toBe(1);
  jobs.stage.advance(3000);
  await delay(150);
  expect(jobs.lines).toEqual(['job 1']);
  expect((await jobs.stage.idle()).idle).toBe(false);
  jobs.stage.advance(700);
  expect(await jobs.heard(2)).toEqual(['job 1', 'job 2']);
  await quiet(jobs.stage);
  expect(await waitingIn(jobs.sqs, jobs.stage.queues.Jobs)).toEqual(['0', '0']);
});

test('an event on the bus reaches the queue of its rule as a whole envelope', async () => {
  const statement = {
    ...{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arnOf('Jobs') },
    Principal: { Service: 'events.amazonaws.com' },
  };
  const rule = {
    EventPattern: { source: ['ireserve'] },
    EventBusName: { Ref: 'Bus' },
    Targets: [{ Id: 'T', Arn: arnOf('Jobs') }],
  };
  const more = {
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'books' } },
    Rule: { Type: 'AWS::Events::Rule', Properties: rule },
    Policy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: 'Jobs' }], PolicyDocument: { Statement: statement } },
    },
  };
  await using jobs = await startJobs(worker('tell(record.body);'), { more });
  await jobs.stage.postEvents([
    { source: 'else', 'detail-type': 'invoice.finalised', detail: { id: '0' } },
    { source: 'ireserve', 'detail-type': 'invoice.finalised', detail: { id: '1' } },
  ]);
  const [line = ''] = await jobs.heard(1);
  expect(JSON.parse(line)).toMatchObject({
    source: 'ireserve',
    'detail-type': 'invoice.finalised',
    detail: { id: '1' },
    version: '0',
  });
  await quiet(jobs.stage);
  expect(jobs.lines).toHaveLength(1);
});

test('a record has the shape that Lambda gives it', () => {
  const message = {
    ...{ MessageId: 'm', ReceiptHandle: 'r', Body: 'b', MD5OfBody: 'd' },
    Attributes: { MessageGroupId: 'g', ApproximateReceiveCount: '2' },
    MessageAttributes: {
      kind: { DataType: 'String', StringValue: 'x' },
      raw: { DataType: 'Binary', BinaryValue: Buffer.from('y') },
    },
  };
  expect(toSqsEvent([message], 'arn:queue')).toEqual({
    Records: [
      {
        ...{ messageId: 'm', receiptHandle: 'r', body: 'b', md5OfBody: 'd' },
        attributes: expect.objectContaining({ MessageGroupId: 'g', ApproximateReceiveCount: '2' }),
        messageAttributes: {
          kind: { dataType: 'String', stringValue: 'x', stringListValues: [], binaryListValues: [] },
          raw: { dataType: 'Binary', binaryValue: 'eQ==', stringListValues: [], binaryListValues: [] },
        },
        ...{ eventSource: 'aws:sqs', eventSourceARN: 'arn:queue', awsRegion: 'eu-west-1' },
      },
    ],
  } satisfies SQSEvent);
});

const report = (...ids: unknown[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

test.each<[string, unknown, string[]]>([
  ['no answer: all is done', null, ['1', '2']],
  ['an empty report: all is done', report(), ['1', '2']],
  ['a report without a list: all is done', { batchItemFailures: null }, ['1', '2']],
  ['one failure: the other is done', report('1'), ['2']],
  ['a failure that was not in the batch: none is done', report('3'), []],
  ['a failure without a name: none is done', report(''), []],
  ['a failure that is no text: none is done', report(null), []],
  ['a report that is none: none is done', 'well', []],
])('a batch is read as Lambda reads it, with %s', (_, answer, expected) => {
  const messages = [{ MessageId: '1' }, { MessageId: '2' }];
  expect(doneMessages(messages, answer).map(({ MessageId }) => MessageId)).toEqual(expected);
});
