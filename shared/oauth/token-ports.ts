import { Defer, Setback } from '../domain/setback.ts';
import type { Exchange } from '../http/exchange.ts';
import type { OAuthProfile } from '../providers/oauth-profile.ts';
import type { Clock } from '../sync/ledger/context.ts';
import type { Integration } from '../sync/ledger/integration.ts';
import type { Log } from '../sync/ledger/log.ts';
import type { Metrics } from '../sync/ledger/metrics.ts';
import type { TokenVault } from './chain.ts';
import type { KnownToken, TokenMemory } from './token-memory.ts';

/** Whose tokens are asked for: a chain of another tenant, provider, host or app is never opened for it. */
export type TokenConnection = Pick<Integration, 'tenant' | 'provider' | 'host' | 'clientId' | 'secretName' | 'chain'>;

/** What giving out and renewing tokens needs. */
export interface TokenPorts {
  readonly connection: TokenConnection;
  readonly vault: TokenVault;
  readonly tokenMemory: TokenMemory;
  /** `refused`: a value that is known not to work, so that it is read anew. */
  readonly secret: (name: string, refused?: string) => Promise<string>;
  readonly exchange: Exchange;
  readonly profile: OAuthProfile;
  readonly origin: string;
  readonly clock: Clock;
  readonly timeLeftMs: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** An access token this close to its end may not live through a call. */
const NEARLY_OVER_MS = 5_000;

/** True when the access token still works, as far as we know, and is not the one that was refused. */
export const isGood = ({ access, accessUntilMs }: KnownToken, refused: string | null, nowMs: number): boolean =>
  access !== refused && (accessUntilMs === null || accessUntilMs - nowMs > NEARLY_OVER_MS);

/** The token endpoint gave no new token: the integration rests until it may be asked again. */
export const notRenewed = (retryAtMs: number): Setback =>
  new Setback('wait', 'provider-down', { scope: 'integration', retryAtMs });

/** It is not our turn to ask for a token: the integration rests until it is. */
export const notOurTurn = (retryAtMs: number): Defer => new Defer('soon', retryAtMs, { scope: 'integration' });

/** Only a person can help: the connection has to be made again. */
export const reconnect = (code: 'not-connected' | 'reconnect-needed' | 'client-refused'): Setback =>
  new Setback('reconnect', code, { scope: 'integration' });
