import { Defer, Setback } from '../domain/setback.ts';
import type { Wire, WireAnswer, WireRequest } from '../providers/wire.ts';
import { CALL_TIMEOUT_MS } from '../sync/ledger/timing.ts';
import type { Exchange, Incoming } from './exchange.ts';

/** Gives access tokens for one connection. */
export interface TokenSource {
  /** A token that still works. */
  fresh(): Promise<string>;
  /** Another look after a token was refused: a newer one, or the same once more. */
  afterRefusal(refused: string): Promise<string>;
}

/** Counts and spaces the calls to one administration. */
export interface CallPace {
  reserve(calls: number): Promise<void>;
  /** Waits for its turn and a slot; `done` follows every `take` that did not throw. */
  take(endpoint: string): Promise<void>;
  done(endpoint: string, answer: WireAnswer | null): Promise<void>;
}

/** What a wire is made of. */
export interface WireParts {
  readonly origin: string;
  readonly tokens: TokenSource;
  /** Whose limits a call counts to: those of an administration that is named, or null for the one that the wire is for. */
  readonly paceOf: (administration: string | null) => CallPace;
  readonly exchange: Exchange;
  readonly now: () => number;
  readonly timeLeftMs: () => number;
}

/** A call ends this long before the run does, so that what it said can still be written down. */
const WRITE_DOWN_MS = 3_000;
/** A call that would have less time than this is left to the next run: cut short, its outcome would be unknown. */
const WORTH_MS = 5_000;

/** What a header can hold of a token (RFC 6750). With anything else no call could ever be made. */
const TOKEN = /^[\x21-\x7e]+$/;

/** Carries requests to one administration: paced, with a fresh token, over before the run is. */
export function openWire({ origin, tokens, paceOf, exchange, now, timeLeftMs }: WireParts): Wire {
  async function attempt(request: WireRequest, tokenOf: () => Promise<string>) {
    const url = urlOf(origin, request);
    let answer: WireAnswer | null = null;
    const pace = paceOf(request.countedTo ?? null);
    timeForACall();
    await pace.take(request.endpoint);
    try {
      const token = await tokenOf(); // after the wait for a slot, which a token may not live through
      if (!TOKEN.test(token)) throw new Setback('reconnect', 'reconnect-needed', { scope: 'integration' });
      const timeoutMs = timeForACall();
      const incoming = await exchange.send({
        method: request.method,
        url,
        headers: headersOf(request, token),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        timeoutMs,
      });
      answer = { ...incoming, aheadMs: aheadOf(incoming, now()) };
      return { answer, token };
    } finally {
      await pace.done(request.endpoint, answer);
    }
  }

  /** How long a call may take. Throws when it is not worth beginning one: the next run does. */
  function timeForACall(): number {
    const timeoutMs = Math.min(CALL_TIMEOUT_MS, timeLeftMs() - WRITE_DOWN_MS);
    if (timeoutMs < WORTH_MS) throw new Defer('soon', now());
    return timeoutMs;
  }

  return {
    origin,
    reserve: (calls) => paceOf(null).reserve(calls),
    async send(request) {
      const { answer, token } = await attempt(request, tokens.fresh);
      if (answer.status !== 401) return answer;
      return (await attempt(request, () => tokens.afterRefusal(token))).answer;
    },
  };
}

/** Where a request goes. Throws when it would leave the origin: the token goes nowhere else. */
function urlOf(origin: string, { path, query = {} }: WireRequest): string {
  if (!path.startsWith('/')) throw new Error('a request must stay within its origin');
  const search = Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return origin + path + (search && `?${search.replaceAll('%24', '$')}`);
}

const headersOf = ({ headers, body }: WireRequest, token: string): Record<string, string> => ({
  accept: 'application/json',
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...headers,
  authorization: `Bearer ${token}`,
});

/** How far our clock is ahead of theirs; a second is the grain of a `Date` header. */
function aheadOf({ headers }: Incoming, nowMs: number): number {
  const theirs = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(theirs) ? 0 : nowMs - theirs;
}
