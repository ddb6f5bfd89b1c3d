import type { WireAnswer } from './wire.ts';

/** How a provider does OAuth, where providers differ. */
export interface OAuthProfile {
  readonly authorizePath: string;
  readonly tokenPath: string;
  /** The endpoint that revokes tokens (RFC 7009); null where there is none. */
  readonly revokePath: string | null;
  /** Query parameters of the consent page beside the standard ones. */
  readonly authorizeParameters: Readonly<Record<string, string>>;
  /** True where the code is bound to a verifier (RFC 7636, S256). */
  readonly pkce: boolean;
  /** True where the token endpoint refuses a wrong client id or secret in other words than a wrong code. */
  readonly tellsWrongClient: boolean;
  /** How old an access token must be before it may be refreshed, in ms; 0 where that is free to us. */
  readonly refreshFromMs: number;
  /** How long a brand-new access token may be refused before it is known everywhere, in ms; 0 where it works at once. */
  readonly settlesWithinMs: number;
  /** How long an access token works when the answer does not say, in ms; null when it does not expire. */
  readonly accessTokenMs: number | null;
  /** How long an unused refresh token lives, in ms; null when it does not expire. */
  readonly refreshTokenMs: number | null;
  /** Token calls that one user of one app may make in a day (UTC); null when there is no such limit. */
  readonly tokenCallsPerDay: number | null;
  /** What a refused token request means. */
  readFailure(answer: WireAnswer): TokenFailure;
}

/**
 * - `too-early`   nothing is broken: the access token that we have still works
 * - `spent`       the refresh token was used before; re-read, else the chain is lost
 * - `lost`        the chain is over (expired, revoked, inactive user); consent again
 * - `client`      wrong client id or secret
 * - `busy`        throttled or down; later
 */
export type TokenFailure = 'too-early' | 'spent' | 'lost' | 'client' | 'busy';
