import { letters } from '../../seeded.ts';
import type { Readings } from '../readings.ts';
import type { Grant } from './grants.ts';

/** How long an access token is good in the reading in which it expires at all. */
const accessSeconds = 7_200;
/** How long a new token may be refused. */
const refusedMs = 2_000;

/** What one consent started. */
export interface Chain {
  readonly grant: Grant;
  refresh: string;
  /** The token before, which the overlapping reading still takes until `refresh` is used. */
  previous: string | undefined;
  /** Access tokens that work. */
  readonly access: Set<string>;
  ended: boolean;
}

/** What a token answer carries. */
export interface Issued {
  readonly accessToken: string;
  /** Left out where a refresh does not name it again. */
  readonly refreshToken: string | undefined;
  readonly expiresInSeconds: number | undefined;
}

/** Why a token is not taken, if it is not. */
export type Standing = 'good' | 'unknown' | 'revoked' | 'expired' | 'too-new';

/** Keeps every chain of tokens, and finds the chain to which a token belongs. */
export class Chains {
  private readonly byAccess = new Map<string, { chain: Chain; issuedAt: number }>();
  private readonly byRefresh = new Map<string, Chain>();
  private readonly random: () => number;
  private readonly readings: Readings;

  constructor(random: () => number, readings: Readings) {
    this.random = random;
    this.readings = readings;
  }

  /** Starts a chain; an earlier one of the same owner and application goes on. */
  start(grant: Grant, now: number): Issued & { readonly refreshToken: string } {
    const chain: Chain = { grant, refresh: this.token(), previous: undefined, access: new Set(), ended: false };
    this.byRefresh.set(chain.refresh, chain);
    return { ...this.issue(chain, now), refreshToken: chain.refresh };
  }

  /** Gives another access token, and whatever refresh token goes with it. */
  renew(chain: Chain, used: string, now: number): Issued {
    const reading = this.readings.refreshTokens;
    if (reading === 'left-out' || reading === 'repeated') {
      return { ...this.issue(chain, now), refreshToken: reading === 'repeated' ? chain.refresh : undefined };
    }
    if (reading === 'strict') chain.access.clear();
    chain.previous = used;
    chain.refresh = this.token();
    this.byRefresh.set(chain.refresh, chain);
    return { ...this.issue(chain, now), refreshToken: chain.refresh };
  }

  /** The chain in which a refresh token can still be used. */
  ofRefreshToken(token: string): Chain | undefined {
    const chain = this.byRefresh.get(token);
    if (!chain || chain.ended || !chain.grant.person.active) return undefined;
    const overlaps = this.readings.refreshTokens === 'overlapping' && token === chain.previous;
    return token === chain.refresh || overlaps ? chain : undefined;
  }

  /** The chain of an access token, and how the token stands. */
  ofAccessToken(token: string, now: number): { chain: Chain | undefined; standing: Standing } {
    const known = this.byAccess.get(token);
    if (!known) return { chain: undefined, standing: 'unknown' };
    const { chain, issuedAt } = known;
    const alive = !chain.ended && chain.grant.person.active && chain.access.has(token);
    if (!alive) return { chain, standing: 'revoked' };
    const isOld = this.readings.accessTokens === 'expiring' && now >= issuedAt + accessSeconds * 1000;
    if (isOld) return { chain, standing: 'expired' };
    const isNew = this.readings.newTokens === 'refused-briefly' && now < issuedAt + refusedMs;
    return { chain, standing: isNew ? 'too-new' : 'good' };
  }

  /** Ends the chain of an access or a refresh token. */
  revoke(token: string): void {
    const chain = this.byAccess.get(token)?.chain ?? this.byRefresh.get(token);
    if (chain) chain.ended = true;
  }

  /** Ends every chain that `which` picks, as when an owner takes consent back. */
  endWhere(which: (grant: Grant) => boolean): void {
    for (const chain of this.byRefresh.values()) if (which(chain.grant)) chain.ended = true;
  }

  private issue(chain: Chain, now: number): Omit<Issued, 'refreshToken'> {
    const accessToken = this.token();
    chain.access.add(accessToken);
    this.byAccess.set(accessToken, { chain, issuedAt: now });
    return { accessToken, expiresInSeconds: this.readings.accessTokens === 'expiring' ? accessSeconds : undefined };
  }

  private token(): string {
    return letters(this.random, 43, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
  }
}
