import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGuard } from '../../../infra/local/aws/guard.ts';
import { queueUrl, startSqs } from '../../../infra/local/aws/sqs.ts';
import { clientOf } from '../../../infra/local/aws/surroundings.ts';
import { eventSender } from '../../../shared/store/queues/intake-queue.ts';
import { anEvent, anInvoice } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

let world: TestWorld;
let api: Awaited<ReturnType<typeof adminDesk>>;
beforeAll(async () => {
  world = await testWorld();
  api = await adminDesk(world);
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const invoice = (id: string, over: Parameters<typeof anEvent>[0] = {}) =>
  anEvent({ invoice: anInvoice({ id, number: `2026-${id}` }), ...over });

test('one envelope, or a list of them, is taken in as the bus brings it', async () => {
  expect(await api.call('POST /events', invoice('1'))).toMatchObject({ status: 202, body: { accepted: 1 } });
  expect(await api.call('POST /events', [invoice('2'), invoice('3')])).toMatchObject({ body: { accepted: 2 } });
  await world.answer();
  for (const id of ['1', '2', '3']) expect(await world.entry('invoice', id)).toMatchObject({ status: 'done' });
});

test('what a sender writes by habit is taken too, without losing a digit', async () => {
  const raw = JSON.stringify(invoice('4'))
    .replace('"id":"4"', '"id":400123456789012345')
    .replace('"currency":"EUR"', '"currency":"eur"')
    .replace('"quantity":"7"', '"quantity":7')
    .replace('"reference":"PO 4711"', '"reference":""')
    .replace('"source"', '"more":[1],"source"');
  expect(await api.call('POST /events', undefined, { raw })).toMatchObject({ status: 202, body: { accepted: 1 } });
  expect(await world.entry('invoice', '400123456789012345')).toMatchObject({ number: '2026-4' });
});

test('everything that is wrong with any envelope is told at once, and none of them is taken', async () => {
  const [line] = anInvoice().lines;
  const wrong = {
    ...invoice('6'),
    detail: {
      ...invoice('6').detail,
      tenant: 'another-tenant',
      occurredAt: 'today',
      invoice: { ...anInvoice({ id: '6' }), currency: 'euro', lines: [{ ...line, quantity: '1,5' }] },
    },
  };
  const { status, body } = await api.call('POST /events', [invoice('5'), wrong, { ...invoice('7'), source: 'me' }, 7]);
  expect({ status, type: body.type }).toEqual({
    status: 400,
    type: 'urn:i-reserve-bookkeeping:problem:invalid-body',
  });
  const told = body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
  expect(told.toSorted()).toEqual([
    '/1/detail/invoice/currency not-currency',
    '/1/detail/invoice/lines/0/quantity not-decimal',
    '/1/detail/occurredAt not-moment',
    '/1/detail/tenant other-tenant',
    '/2/source not-one-of',
    '/3 not-object',
  ]);
  for (const id of ['5', '6', '7']) expect(await world.entry('invoice', id)).toBeNull();
});

test.each<[why: string, raw: string | undefined, status: number, pointer: string | null, code: string | null]>([
  ['no body', undefined, 400, '', 'missing'],
  ['an empty body', ' ', 400, '', 'missing'],
  ['no JSON', '{"source"', 400, '', 'not-object'],
  ['a word', '"invoice"', 400, '', 'not-object'],
  ['an empty list', '[]', 400, '', 'too-few'],
  ['101 envelopes', JSON.stringify(Array(101).fill({})), 400, '', 'too-many'],
  [
    'an event of another type',
    JSON.stringify({ source: 'ireserve', 'detail-type': 'x' }),
    400,
    '/detail-type',
    'not-one-of',
  ],
  ['no type', '{}', 400, '/detail-type', 'missing'],
  [
    'an invoice without a number',
    JSON.stringify(invoice('8')).replace('"2026-8"', 'null'),
    400,
    '/detail/invoice/number',
    'not-text',
  ],
  ['more than 300 KB', JSON.stringify({ ...invoice('8'), more: 'x'.repeat(310_000) }), 400, '/detail', 'too-large'],
  ['a value nested too deep to be written', `{"source":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400, '', 'unfit'],
  ['more than 4 MB', ' '.repeat(4_000_001), 413, null, null],
])('%s is refused with its pointer', async (_, raw, status, pointer, code) => {
  const answer = await api.call('POST /events', undefined, { ...(raw !== undefined && { raw }) });
  expect(answer.status).toBe(status);
  if (pointer !== null) expect(answer.body.errors[0]).toMatchObject({ pointer, code });
});

test.each([
  ['POST /events', 4_000_000],
  ['POST /integrations/{id}/retry', 380_000],
])('what %s answers to a body of more than %i bytes is what its description shows', async (route, most) => {
  const [, path = ''] = route.split(' ');
  const { body: described } = await api.call('GET /openapi.json');
  const { body } = await api.call(route.replace('{id}', 'exact'), undefined, { raw: ' '.repeat(most + 1) });
  const { examples } = described.paths[path].post.responses[413].content['application/problem+json'];
  const shown = examples['body-too-large'];
  expect(shown.value ?? described.components.examples['body-too-large'].value).toEqual(body);
  expect(JSON.stringify(body)).toContain(String(most));
});

test('a queue that does not take every event is a 503, after which all may come again; the log says what failed', async () => {
  const sendEvents = () => Promise.reject(new RangeError('down, with Jansen in it'));
  const broken = await adminDesk(world, { sendEvents });
  const { status, body, headers } = await broken.call('POST /events', invoice('9'));
  expect({ status, type: body.type, after: headers['retry-after'] }).toEqual({
    status: 503,
    type: 'urn:i-reserve-bookkeeping:problem:events-not-taken',
    after: '60',
  });
  const line = world.logged.find((text) => text.includes('Posted events were not all taken'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({ fault: 'RangeError', frames: expect.any(Array) });
  expect(line).not.toContain('Jansen');
  await broken[Symbol.asyncDispose]();
});

test('a token that names its scopes needs `sync`', async () => {
  const claims = (scope: string) => ({ claims: { scope } });
  expect(await api.call('POST /events', invoice('10'), claims('read'))).toMatchObject({ status: 403 });
  expect(await api.call('POST /events', invoice('10'), claims('sync'))).toMatchObject({ status: 202 });
});

test('an integration that was never connected takes part in nothing', async () => {
  await api.call('PUT /integrations/second', { provider: 'moneybird' });
  await api.call('POST /events', [invoice('11'), invoice('12')]);
  await api.call('POST /invoices/11/sync');
  const { body } = await api.call('GET /invoices/11');
  expect(body.entries.map(({ integration }: { integration: string }) => integration)).toEqual(['exact']);
});

test('events of any size and with any character reach the queue, in their order', async () => {
  const service = await startSqs(createGuard());
  const client = new SQSClient(clientOf(service.url));
  await client.send(new CreateQueueCommand({ QueueName: 'Intake' }));
  const QueueUrl = queueUrl(service.url, 'Intake');
  const large = 'x'.repeat(299_000);
  const events = Array.from({ length: 23 }, (_, index) =>
    JSON.stringify({ index, odd: '\ufffe\uffff', large: index < 9 ? large : '' }),
  );
  await eventSender(client, QueueUrl)(events);
  const got: string[] = [];
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 600 }),
    );
    if (Messages.length === 0) break;
    got.push(...Messages.map(({ Body = '' }) => Body));
  }
  const parsed = got.map((text) => JSON.parse(text) as { index: number; odd: string });
  expect(parsed.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(events.map((_, index) => index));
  expect(new Set(parsed.map(({ odd }) => odd))).toEqual(new Set(['\ufffe\uffff']));
  client.destroy();
  await service.close();
});
