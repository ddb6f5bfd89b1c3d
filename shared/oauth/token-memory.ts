import type { Integration } from '../sync/ledger/integration.ts';
import type { Chain } from './chain.ts';

type Owner = Pick<Integration, 'tenant' | 'provider' | 'host' | 'clientId' | 'chain'>;

/** An access token, and until when it may be used unasked. No refresh token is remembered. */
export type KnownToken = Pick<Chain, 'access' | 'accessUntilMs' | 'refreshFromMs'>;

/** So many connections are remembered; the one that was noted longest ago goes first. */
const REMEMBERED = 1_000;

/**
 * The access tokens that one container has used: read once, until a refresh is due. What another worker renewed meanwhile
 * shows in a 401, after which the chain is read again.
 */
export class TokenMemory {
  readonly #tokens = new Map<string, KnownToken>();

  recall(connection: Owner): KnownToken | null {
    return this.#tokens.get(nameOf(connection)) ?? null;
  }

  note(connection: Owner, { access, accessUntilMs, refreshFromMs }: KnownToken): void {
    const name = nameOf(connection);
    this.#tokens.delete(name);
    this.#tokens.set(name, { access, accessUntilMs, refreshFromMs });
    const [first] = this.#tokens.keys();
    if (this.#tokens.size > REMEMBERED && first !== undefined) this.#tokens.delete(first);
  }
}

/** A token is remembered for its connection alone: a chain's id may be known to another tenant. */
const nameOf = ({ tenant, provider, host, clientId, chain }: Owner): string =>
  JSON.stringify([tenant, provider, host, clientId, chain]);
