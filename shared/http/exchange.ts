import request from 'undici/lib/api/api-request.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import { type AnswerHeaders, NoAnswer } from '../providers/wire.ts';

/** One request as it leaves. */
export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its origin and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Real milliseconds after which it is given up. */
  readonly timeoutMs: number;
}

/** An answer as it came in: its body is read, and not judged. */
export interface Incoming {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly text: string;
}

/** Sends requests and gives whatever came back. Throws `NoAnswer`, and nothing else. */
export interface Exchange {
  send(outgoing: Outgoing): Promise<Incoming>;
  close(): Promise<void>;
}

/** The most that an answer may weigh; a larger one counts as unreadable. */
const MAX_BYTES = 2 * 1024 * 1024;

const CONNECT_TIMEOUT_MS = 5_000;

/** Failures that happen before a single byte of the request is on its way. */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Opens connections for one run. They are closed at its end: a function that was frozen must not meet a connection that
 * the other side has closed meanwhile, since a request lost there has an unknown outcome. Redirects are not followed.
 */
export function openExchange(): Exchange {
  const agent = new Agent({ connections: 2, connect: { timeout: CONNECT_TIMEOUT_MS } });
  return {
    async send({ method, url, headers, body, timeoutMs }) {
      try {
        const signal = AbortSignal.timeout(timeoutMs);
        const { origin, pathname, search } = new URL(url);
        const answer = await request.call(agent, {
          origin,
          path: pathname + search,
          method,
          headers: { ...headers },
          signal,
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
          ...(body === undefined ? {} : { body }),
        });
        return { status: answer.statusCode, headers: headersOf(answer.headers), text: await readAll(answer.body) };
      } catch (error) {
        throw new NoAnswer(!NEVER_LEFT.has(codeOf(error)));
      }
    },
    close: () => agent.destroy(),
  };
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Not a `Headers`: the first of those makes Node load its whole fetch, in the middle of a call. */
const headersOf = (headers: Readonly<Record<string, string | string[] | undefined>>): AnswerHeaders => ({
  get: (name) => [headers[name.toLowerCase()] ?? []].flat().join(', ') || null,
});

async function readAll(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
