import * as v from 'valibot';
import type { Exchange } from '../http/exchange.ts';
import { fromJson } from '../providers/json.ts';
import type { OAuthProfile, TokenFailure } from '../providers/oauth-profile.ts';
import { NoAnswer } from '../providers/wire.ts';

/** A pair of tokens as it came, and what the provider says of their lives, in ms. */
export interface Pair {
  readonly access: string;
  /** Null: the one that we have stays. */
  readonly refresh: string | null;
  readonly lifeMs: number | null;
}

/** How a request for tokens ended. */
export type TokenAnswer =
  | { readonly is: 'pair'; readonly pair: Pair }
  | { readonly is: 'refused'; readonly failure: TokenFailure }
  /** The outcome is unknown: the pair may have been spent. */
  | { readonly is: 'no answer'; readonly left: boolean };

/** `expires_in` is text at Exact and a number elsewhere. */
const Seconds = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.nonEmpty(), v.transform(Number))]),
  v.number(),
  v.minValue(1),
);
/** Whatever else is odd about an answer with an access token, the pair in it is kept: there is no other. */
const Body = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  refresh_token: v.fallback(v.nullable(v.pipe(v.string(), v.nonEmpty())), null),
  expires_in: v.fallback(v.nullable(Seconds), null),
});

/** Well below the lease on the chain. */
export const TOKEN_TIMEOUT_MS = 10_000;

/** A gateway gave up or something broke: the work may have been done all the same. */
const isUnclear = (status: number): boolean => status < 300 || status === 408 || status >= 500;

/** Sends one request to the token endpoint. Never repeated here: a refresh token is spent by sending it. */
export async function requestTokens(
  origin: string,
  profile: OAuthProfile,
  form: Readonly<Record<string, string>>,
  exchange: Exchange,
): Promise<TokenAnswer> {
  try {
    const answer = await exchange.send({
      method: 'POST',
      url: origin + profile.tokenPath,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
      timeoutMs: TOKEN_TIMEOUT_MS,
    });
    const body = v.safeParse(Body, fromJson(answer.text)); // a pair may come with a failure; it is kept all the same
    if (!body.success && isUnclear(answer.status)) return { is: 'no answer', left: true };
    if (!body.success) return { is: 'refused', failure: profile.readFailure({ ...answer, aheadMs: 0 }) };
    const { access_token: access, refresh_token: refresh, expires_in } = body.output;
    return {
      is: 'pair',
      pair: { access, refresh, lifeMs: expires_in === null ? profile.accessTokenMs : expires_in * 1000 },
    };
  } catch (error) {
    if (error instanceof NoAnswer) return { is: 'no answer', left: error.left };
    throw error;
  }
}
