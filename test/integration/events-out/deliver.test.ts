import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { createHandler } from '../../../functions/events-out/handler.ts';
import { PAUSES_MS } from '../../../functions/events-out/pauses.ts';
import { posterTo } from '../../../functions/events-out/post.ts';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/duration.ts';
import { type ReceiverAnswer, startReceiver } from '../../receiver.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const OTHER = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;

const body = JSON.stringify({
  ...{ version: '0', id: 'of-the-bus', source: 'ireserve.accounting', 'detail-type': 'invoice.synced' },
  detail: {
    version: 1,
    id: 'evt-1',
    tenant: 'camping-de-eik',
    integration: 'exact',
    invoice: { id: '84311', number: 'é' },
  },
});

/** A receiver, and the function that posts to it; `take` hands the function one message. */
async function aDelivery(answer?: (nth: number) => ReceiverAnswer, secrets = SECRET, random = 0) {
  const receiver = await startReceiver(answer);
  const [kept, hidden, lines, slept]: [string[], number[], string[], number[]] = [[], [], [], []];
  const write = (message: string, fields: object = {}) => void lines.push(JSON.stringify({ message, ...fields }));
  const handler = createHandler({
    post: posterTo(`${receiver.url}/events`),
    secrets: async () => secrets,
    receiversNow: Date.now,
    random: () => random,
    keep: async (message) => void kept.push(message),
    hide: async (_receipt, ms) => void hidden.push(ms),
    spacingMs: 200,
    sleep: async (ms) => void slept.push(ms),
    log: { info: write, warn: write, error: write },
    metrics: {
      note: (measure) => write(measure),
      count: () => undefined,
      flush: () => undefined,
      time: () => undefined,
    },
  });
  const record = (attempt: number, message = body) => ({
    ...{ messageId: 'm', receiptHandle: 'r', body: message },
    attributes: { ApproximateReceiveCount: `${attempt}` },
  });
  return {
    ...{ receiver, kept, hidden, lines, slept, handler, record },
    take: (attempt = 1, message = body) => handler({ Records: [record(attempt, message)] }),
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  };
}

const DONE = { batchItemFailures: [] };
const AGAIN = { batchItemFailures: [{ itemIdentifier: 'm' }] };
const headersOf = (headers: object) => headers as Record<string, string>;

describe('an event out by HTTP', () => {
  test('has the envelope of the bus for its body, signed so that the library of Standard Webhooks takes it', async () => {
    await using it = await aDelivery();
    expect(await it.take()).toEqual(DONE);
    const [{ path, headers, body: sent } = { path: '', headers: {}, body: '' }] = it.receiver.received;
    expect([path, sent]).toEqual(['/events', body]);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': 'evt-1' });
    expect(new Webhook(SECRET).verify(sent, headersOf(headers))).toEqual(JSON.parse(body));
    expect(() => new Webhook(OTHER).verify(sent, headersOf(headers))).toThrow();
  });

  test('is signed by each of two secrets while one takes the place of the other', async () => {
    await using it = await aDelivery(undefined, `${SECRET} ${OTHER}`);
    await it.take();
    const [{ headers, body: sent } = { headers: {}, body: '' }] = it.receiver.received;
    for (const secret of [SECRET, OTHER]) new Webhook(secret).verify(sent, headersOf(headers));
  });

  test.each([500, 503, 400, 401, 404, 429, 304])(
    'that hears %i comes again after its pause, with the same id',
    async (status) => {
      await using it = await aDelivery((nth) => ({ status: nth === 1 ? status : 200 }));
      expect(await it.take(1)).toEqual(AGAIN);
      expect(it.hidden).toEqual([PAUSES_MS[0]]);
      expect(await it.take(2)).toEqual(DONE);
      const [first, second] = it.receiver.received;
      expect([second?.headers['webhook-id'], second?.body]).toEqual([first?.headers['webhook-id'], first?.body]);
      expect(it.kept).toEqual([]);
    },
  );

  test('that hears nothing comes again', async () => {
    await using it = await aDelivery();
    await it.receiver[Symbol.asyncDispose]();
    expect(await it.take()).toEqual(AGAIN);
    expect(it.hidden).toEqual([PAUSES_MS[0]]);
  });

  test('waits as long as Retry-After asks, when that is longer, and never longer than SQS can hide it', async () => {
    await using it = await aDelivery((nth) => ({
      status: 503,
      headers: { 'retry-after': nth === 1 ? '90' : '999999' },
    }));
    await it.take(1);
    await it.take(1);
    expect(it.hidden).toEqual([90_000, 11 * HOUR_MS]);
  });

  test('waits up to a tenth longer, so that the events of an outage do not come back together', async () => {
    await using it = await aDelivery(() => ({ status: 503 }), SECRET, 0.5);
    await it.take(1);
    expect(it.hidden).toEqual([(PAUSES_MS[0] ?? 0) * 1.05]);
  });

  test('that hears 410 is kept at once', async () => {
    await using it = await aDelivery(() => ({ status: 410 }));
    expect(await it.take()).toEqual(DONE);
    expect(it.kept).toEqual([body]);
  });

  test('that nobody took for a day is kept, as it was', async () => {
    await using it = await aDelivery(() => ({ status: 500 }));
    for (const attempt of PAUSES_MS.keys()) expect(await it.take(attempt + 1)).toEqual(AGAIN);
    expect(await it.take(PAUSES_MS.length + 1)).toEqual(DONE);
    expect(it.kept).toEqual([body]);
    expect(it.hidden).toEqual(PAUSES_MS);
    expect(it.hidden.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(DAY_MS);
    expect(it.hidden.toSorted((one, other) => one - other)).toEqual(it.hidden);
  });

  test('goes to no other address than the one that was chosen', async () => {
    await using elsewhere = await startReceiver();
    await using it = await aDelivery(() => ({ status: 307, headers: { location: `${elsewhere.url}/taken` } }));
    expect(await it.take()).toEqual(AGAIN);
    expect(elsewhere.received).toEqual([]);
  });

  test('that cannot be read is kept, and posted to nobody', async () => {
    await using it = await aDelivery();
    for (const message of ['no JSON', '{"detail-type":"x","detail":{}}'])
      expect(await it.take(1, message)).toEqual(DONE);
    expect([it.kept.length, it.receiver.received.length]).toEqual([2, 0]);
  });

  test('leaves in the log who and how often, and nothing of what was sent or answered', async () => {
    await using it = await aDelivery(() => ({ status: 500, body: 'a page about Anna Jansen' }));
    await it.take(3);
    const log = it.lines.join('\n');
    expect(log).toContain('"tenant":"camping-de-eik"');
    expect(log).toContain('"httpStatus":500');
    expect(log).toContain('EventsOutRefused');
    expect(log).not.toMatch(/Jansen|84311|whsec|v1,/);
  });

  test('leaves time between two of a batch, and fails alone', async () => {
    await using it = await aDelivery((nth) => ({ status: nth === 2 ? 500 : 200 }));
    const Records = ['a', 'b', 'c'].map((messageId) => ({ ...it.record(1), messageId }));
    const { batchItemFailures } = await it.handler({ Records });
    expect(batchItemFailures).toHaveLength(1);
    expect(it.slept).toEqual([200, 200, 200]);
  });
});
