import { NoAnswer, type Wire, type WireAnswer, type WireRequest } from '../providers/provider.ts';
import { CALL_TIMEOUT_MS } from '../sync/timing.ts';
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
  take(endpoint: string): Promise<void>;
  done(endpoint: string, answer: WireAnswer | null): Promise<void>;
}

export interface WireParts {
  readonly origin: string;
  readonly tokens: TokenSource;
  readonly pace: CallPace;
  readonly exchange: Exchange;
  readonly now: () => number;
  readonly timeLeftMs: () => number;
}

/** A call ends this long before the run does, so that what it said can still be written down. */
const WRITE_DOWN_MS = 3_000;

/** Carries requests to one administration: paced, with a fresh token, over before the run is. */
export function openWire({ origin, tokens, pace, exchange, now, timeLeftMs }: WireParts): Wire {
  async function attempt(request: WireRequest, token: string): Promise<WireAnswer> {
    await pace.take(request.endpoint);
    let answer: WireAnswer | null = null;
    try {
      const incoming = await exchange.send({
        method: request.method,
        url: urlOf(origin, request),
        headers: headersOf(request, token),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        timeoutMs: Math.max(1, Math.min(CALL_TIMEOUT_MS, timeLeftMs() - WRITE_DOWN_MS)),
      });
      answer = { ...incoming, aheadMs: aheadOf(incoming, now()) };
      return answer;
    } finally {
      await pace.done(request.endpoint, answer);
    }
  }

  return {
    origin,
    reserve: (calls) => pace.reserve(calls),
    async send(request) {
      if (timeLeftMs() < WRITE_DOWN_MS) throw new NoAnswer(false);
      const token = await tokens.fresh();
      const answer = await attempt(request, token);
      return answer.status === 401 ? attempt(request, await tokens.afterRefusal(token)) : answer;
    },
  };
}

function urlOf(origin: string, { path, query = {} }: WireRequest): string {
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
