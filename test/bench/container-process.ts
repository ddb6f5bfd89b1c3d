import { Pool } from 'undici';
import type { HttpAnswer, HttpEvent } from '../../shared/runtime/http-api.ts';
import { OUTSIDE, type Outside } from '../../shared/runtime/outside.ts';

/** What a container is asked: to call a function with messages or with a request, or to make so many bare requests. */
export type Asked = { readonly nowMs: number } & (
  | { readonly bundle: string; readonly bodies: readonly string[] }
  | { readonly bundle: string; readonly event: HttpEvent }
  | { readonly requests: number }
);
/** What it took, and what time it is by the clock of the container. */
export interface Answered {
  readonly cpuMs: number;
  readonly nowMs: number;
  readonly failed?: string;
  /** What a function answered to a request. */
  readonly answer?: HttpAnswer;
}

type Handler = (event: object, context: object) => Promise<HttpAnswer & { batchItemFailures?: unknown[] }>;

const { bundles, origin, table } = JSON.parse(process.argv[2] ?? '');
let nowMs = 0;
const ours: Partial<Outside> = {
  now: () => nowMs,
  sleep: async (ms) => {
    nowMs += ms;
  },
  originOf: () => origin,
};
Object.assign(globalThis, { [OUTSIDE]: ours });
process.stdout.write = () => true; // writing lines is work, showing them is not
const handlers = new Map<string, Handler>();
for (const [name, file] of Object.entries<string>(bundles)) handlers.set(name, (await import(file)).handler);
const pool = new Pool(table, { connections: 1 });

process.on('message', async (asked: Asked) => {
  nowMs = asked.nowMs;
  const before = process.cpuUsage();
  const worked = await work(asked).catch((error: unknown) => ({ failed: String(error) }));
  const { user, system } = process.cpuUsage(before);
  process.send?.({ cpuMs: (user + system) / 1000, nowMs, ...worked } satisfies Answered);
});
process.send?.('ready');

async function work(asked: Asked): Promise<Pick<Answered, 'failed' | 'answer'>> {
  const context = { getRemainingTimeInMillis: () => 240_000 };
  if ('requests' in asked) {
    for (let nth = 0; nth < asked.requests; nth++) await bareRequest();
    return {};
  }
  if ('event' in asked) {
    const answer = await handlers.get(asked.bundle)?.(asked.event, context);
    return answer ? { answer } : { failed: 'nothing answers' };
  }
  const Records = asked.bodies.map((body, nth) => ({ messageId: String(nth), body }));
  const answer = await handlers.get(asked.bundle)?.({ Records }, context);
  return answer?.batchItemFailures?.length ? { failed: 'a message comes back' } : {};
}

/** The least that a request to the table can be: no SDK, no signature, one connection. */
async function bareRequest(): Promise<void> {
  const { body } = await pool.request({
    method: 'POST',
    path: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.GetItem',
      'x-amz-date': '20261120T090000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20261120/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify({ TableName: 'ledger', Key: { pk: { S: 'nothing' }, sk: { S: 'here' } } }),
  });
  JSON.parse(await body.text());
}
