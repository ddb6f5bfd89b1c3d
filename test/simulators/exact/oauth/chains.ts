import { letters } from '../../seeded.ts';
import type { App, User } from '../model/world.ts';
import type { Readings } from '../readings.ts';

/** How long an access token is good. */
const accessMs = 600_000;

/** What one consent started: every refresh token leads to the next. */
export interface Chain {
  readonly app: App;
  readonly user: User;
  /** The divisions that the user granted. */
  readonly granted: readonly number[];
  current: string;
  /** The token before, which the overlapping reading still takes until `current` is used. */
  previous: string | undefined;
  refreshIssuedAt: number;
  accessIssuedAt: number;
  /** Set when the same user consents to the same app once more. */
  ended: boolean;
}

/** An access token and the refresh token that goes with it. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Keeps every chain of tokens, and finds the chain to which a token belongs. */
export class Chains {
  private readonly chains: Chain[] = [];
  private readonly byRefresh = new Map<string, Chain>();
  private readonly byAccess = new Map<string, { chain: Chain; expiresAt: number }>();
  private readonly random: () => number;
  private readonly reading: Readings['refreshTokens'];

  constructor(random: () => number, reading: Readings['refreshTokens']) {
    this.random = random;
    this.reading = reading;
  }

  /** Starts a chain; an earlier one of the same user and app ends. */
  start(app: App, user: User, granted: readonly number[], now: number): TokenPair {
    for (const chain of this.chains) {
      if (chain.app.clientId === app.clientId && chain.user.id === user.id) chain.ended = true;
    }
    const chain: Chain = {
      app,
      user,
      granted,
      current: '',
      previous: undefined,
      refreshIssuedAt: now,
      accessIssuedAt: now,
      ended: false,
    };
    this.chains.push(chain);
    return this.issue(chain, now);
  }

  /** Gives the next pair; the token that was used is spent. */
  rotate(chain: Chain, used: string, now: number): TokenPair {
    chain.previous = used;
    return this.issue(chain, now);
  }

  /** The chain that ever had this refresh token. */
  ofRefreshToken(token: string): Chain | undefined {
    return this.byRefresh.get(token);
  }

  /** Whether a refresh token of a chain can still be used. */
  isGood(chain: Chain, token: string): boolean {
    if (chain.ended) return false;
    return token === chain.current || (this.reading === 'overlapping' && token === chain.previous);
  }

  /** The chain of an access token, and whether the token has run out. */
  ofAccessToken(token: string, now: number): { chain: Chain; expired: boolean } | undefined {
    const known = this.byAccess.get(token);
    return known && { chain: known.chain, expired: now >= known.expiresAt };
  }

  /** Ends every chain of a user, as when the user withdraws consent. */
  endAll(userId: string): void {
    for (const chain of this.chains) if (chain.user.id === userId) chain.ended = true;
  }

  private issue(chain: Chain, now: number): TokenPair {
    const accessToken = `AAEA${letters(this.random, 60, alphabet)}`;
    const refreshToken = `Gjkl!IAAAA${letters(this.random, 40, alphabet)}/${letters(this.random, 12, alphabet)}!+=`;
    chain.current = refreshToken;
    chain.refreshIssuedAt = now;
    chain.accessIssuedAt = now;
    this.byRefresh.set(refreshToken, chain);
    this.byAccess.set(accessToken, { chain, expiresAt: now + accessMs });
    return { accessToken, refreshToken };
  }
}
