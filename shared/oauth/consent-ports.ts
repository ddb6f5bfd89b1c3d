import * as v from 'valibot';
import type { Exchange } from '../http/exchange.ts';
import type { OriginOf } from '../http/origin.ts';
import type { Provider } from '../providers/provider.ts';
import type { Wire } from '../providers/wire.ts';
import type { Clock } from '../sync/ledger/context.ts';
import type { IntegrationKey } from '../sync/ledger/entry.ts';
import type { Integration } from '../sync/ledger/integration.ts';
import type { Log } from '../sync/ledger/log.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import type { TokenVault } from './chain.ts';
import type { ClientIds } from './client-ids.ts';
import type { ConnectPorts } from './connect.ts';
import type { LooseEndPorts } from './loose-ends.ts';

/** This consent was not asked for here, or not for this integration as it stands now, or too long ago. */
export class StaleConsent extends Error {
  override readonly name = 'StaleConsent';
}

/** What a `state` stands for. */
export const ConsentState = v.object({
  v: v.literal(VERSIONS.oauthState.newest),
  tenant: v.string(),
  integration: v.string(),
  provider: v.string(),
  host: v.string(),
  clientId: v.string(),
  generation: v.optional(v.number(), 0),
  redirectUri: v.string(),
  /** What proves, where the provider asks for it, that the code comes back to whom it was made for. */
  verifier: v.optional(v.nullable(v.string()), null),
  /** The console session that it was begun in: it ends in that browser or nowhere. Null: begun through the admin API. */
  session: v.optional(v.nullable(v.string()), null),
  /** Who began it, for the change log. */
  actor: v.optional(v.string(), 'api'),
  expiresAtMs: v.number(),
});
export type ConsentState = v.InferOutput<typeof ConsentState>;

/** Keeps states: each is taken once. */
export interface ConsentStates {
  keep(state: string, meaning: ConsentState): Promise<void>;
  /** Takes a state away and says what it stood for; null when it is unknown, spent or over, or not readable. */
  take(state: string): Promise<ConsentState | null>;
}

/** A consent that whoever gave it may still take back. */
export interface Withdrawal extends IntegrationKey {
  /** The tokens that came of it; those of a later consent are left alone. */
  readonly chain: string;
  readonly expiresAtMs: number;
}

/** Keeps the offers to take a consent back, by the hash of their secret. */
export interface Withdrawals {
  keep(secret: string, withdrawal: Withdrawal): Promise<void>;
  /** What a secret takes back; null when it is unknown, spent or over. */
  see(secret: string): Promise<Withdrawal | null>;
  spend(secret: string): Promise<void>;
}

/** What giving consent needs. */
export interface ConsentPorts extends ConnectPorts {
  readonly states: ConsentStates;
  readonly withdrawals: Withdrawals;
  readonly vault: TokenVault;
  readonly integrations: ConnectPorts['integrations'] & LooseEndPorts['integrations'];
  readonly clientIds: Pick<ClientIds, 'isFree' | 'claim'>;
  readonly secret: (name: string) => Promise<string>;
  readonly exchange: Exchange;
  readonly provider: (id: string) => Provider;
  readonly originOf: OriginOf;
  /** A wire with this token and nothing else: for asking who it is. */
  readonly wireWith: (integration: Integration, access: string) => Wire;
  readonly clock: Clock;
  readonly log: Log;
}

/** Another tenant uses this app: one person who consents for both would end the tokens of the first. */
export class AppTaken extends Error {
  override readonly name = 'AppTaken';
}
