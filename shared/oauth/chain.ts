import * as v from 'valibot';

const nullable = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);

/**
 * A chain of tokens: each refresh token gives the next pair and is spent by it. It belongs to one user of one app at
 * one host; losing it costs a person a consent. All times in epoch milliseconds.
 */
export const Chain = v.object({
  v: v.literal(1),
  chain: v.string(),
  tenant: v.string(),
  provider: v.string(),
  host: v.string(),
  clientId: v.string(),
  /** The name of the client secret in Secrets Manager. */
  secretName: v.string(),
  /** The provider's id of the user who consented; null until they were asked. */
  user: nullable(v.string()),
  access: v.string(),
  refresh: nullable(v.string()),
  receivedAtMs: v.number(),
  /** When the access token stops working; null when it does not. */
  accessUntilMs: nullable(v.number()),
  /** From when it may be refreshed; null when only a refusal asks for that. */
  refreshFromMs: nullable(v.number()),
  /** Rises with each pair. */
  version: v.number(),
  /** Rises with each lease; only the newest holder may write. */
  fence: v.number(),
  leaseUntilMs: v.number(),
  /** When the current refresh token was last sent; null when it was not. */
  triedAtMs: nullable(v.number()),
  state: v.picklist(['ok', 'lost']),
  day: v.optional(v.string(), ''),
  dayCalls: v.optional(v.number(), 0),
});
export type Chain = v.InferOutput<typeof Chain>;

/** Keeps chains. Every write after `lease` is refused once somebody else holds a newer lease. */
export interface TokenVault {
  read(chain: string): Promise<Chain | null>;
  put(chain: Chain): Promise<void>;
  /** Takes the lease and notes the attempt, if nobody holds it and the pair is still `version`; null when refused. */
  lease(chain: string, version: number, nowMs: number, untilMs: number): Promise<Chain | null>;
  /** Writes on condition of the lease's fence; false when somebody else took over. */
  write(held: Pick<Chain, 'chain' | 'fence'>, changes: Partial<Chain>): Promise<boolean>;
  name(chain: string, user: string): Promise<void>;
}
