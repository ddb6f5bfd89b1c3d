import { Pool } from 'undici';
import { OUTSIDE, type Outside } from '../../shared/runtime/outside.ts';

/** What a container is asked: to call a function with messages, or to make so many bare requests. */
export type Asked = { readonly nowMs: number } & (
  | { readonly bundle: string; readonly bodies: readonly string[] }
  | { readonly requests: number }
);
/** What it took, and what time it is by the clock of the container. */
export interface Answered {
  readonly cpuMs: number;
  readonly nowMs: number;
  readonly failed?: string;
}

type Handler = (event: object, context: object) => Promise<{ batchItemFailures?: unknown[] }>;

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
  const failed = await work(asked).catch((error: unknown) => String(error));
  const { user, system } = process.cpuUsage(before);
  process.send?.({ cpuMs: (user + system) / 1000, nowMs, ...(failed && { failed }) } satisfies Answered);
});
process.send?.('ready');

async function work(asked: Asked): Promise<string | undefined> {
  if ('requests' in asked) {
    for (let nth = 0; nth < asked.requests; nth++) await bareRequest();
    return undefined;
  }
  const Records = asked.bodies.map((body, nth) => ({ messageId: String(nth), body }));
  const answer = await handlers.get(asked.bundle)?.({ Records }, { getRemainingTimeInMillis: () => 240_000 });
  return answer?.batchItemFailures?.length ? 'a message comes back' : undefined;
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
