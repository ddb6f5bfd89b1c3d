import * as v from 'valibot';
import { nullable } from '../domain/optional.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';

/**
 * A chain of tokens: each refresh token gives the next pair and is spent by it. It belongs to one user of one app at
 * one host; losing it costs a person a consent. All times in epoch milliseconds, by our clock.
 */
export const Chain = v.object({
  v: v.literal(VERSIONS.chain.newest),
  chain: v.string(),
  tenant: v.string(),
  provider: v.string(),
  host: v.string(),
  clientId: v.string(),
  /** The provider's id of the user who consented; null until they were asked. */
  user: nullable(v.string()),
  access: v.string(),
  refresh: nullable(v.string()),
  receivedAtMs: v.number(),
  /** When the access token stops working; null when it does not, or when that is unknown. */
  accessUntilMs: nullable(v.number()),
  /** From when it may be refreshed; null when only a refusal asks for that. */
  refreshFromMs: nullable(v.number()),
  /** True when this pair was asked for because the one before was refused. */
  onRefusal: v.optional(v.boolean(), false),
  /** Rises with each pair. */
  version: v.number(),
  /** Rises with each lease; only the newest holder may write. */
  fence: v.number(),
  leaseUntilMs: v.number(),
  /** When the current refresh token last left without an answer that says what became of it; null when it did not. */
  triedAtMs: nullable(v.number()),
  /** Attempts in a row that gave no pair. */
  failures: v.optional(v.number(), 0),
  state: v.picklist(['ok', 'lost']),
  /** The chain of a later consent, which took this one's place. */
  next: nullable(v.string()),
});
export type Chain = v.InferOutput<typeof Chain>;

/** True when it was retired for another one, or for none: a pair that is on its way no longer belongs to it. */
export const isRetired = ({ state, access }: Chain): boolean => state === 'lost' && access === '';

/** Keeps chains. The loser of a race gets false or null, and changes nothing. */
export interface TokenVault {
  read(chain: string): Promise<Chain | null>;
  put(chain: Chain): Promise<void>;
  /**
   * Takes the lease until `untilMs` and notes the attempt, if the chain still is as it was seen
   * and nobody holds it; null when not.
   */
  lease(seen: Chain, nowMs: number, untilMs: number): Promise<Chain | null>;
  /** Writes while this lease is the newest and its pair the current one; false when not. */
  write(held: Chain, changes: Partial<Chain>): Promise<boolean>;
  /**
   * Puts the next pair in the place of the one that was spent for it, also after the lease has passed to another; false
   * when another pair stands there, or none.
   */
  replace(spent: Chain, next: Partial<Chain>): Promise<boolean>;
  name(chain: string, user: string): Promise<void>;
  /** How often the token endpoint was asked on the day (UTC) of `nowMs`, for the chain's user and app: by any chain of theirs. */
  callsToday(chain: Chain, nowMs: number): Promise<number>;
  /** Counts a call to the token endpoint, or several. */
  countCall(chain: Chain, nowMs: number, calls?: number): Promise<void>;
  /**
   * Forgets the tokens of a chain: later readers find the chain that took its place, or none; a pair that is on its way
   * is never written. The chain as it was, so that its tokens can be revoked; null when it is not there.
   */
  retire(chain: string, next: string | null): Promise<Chain | null>;
}
