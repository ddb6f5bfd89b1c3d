import type { Exchange } from '../http/exchange.ts';
import { listening, metered } from '../http/metered.ts';
import { originFor } from '../http/origin.ts';
import { Pacer, type PaceStore } from '../http/pacer.ts';
import { errorsOf, scopeOf } from '../http/scope.ts';
import type { TheirClocks } from '../http/their-clock.ts';
import { openWire, type TokenSource } from '../http/wire.ts';
import type { TokenVault } from '../oauth/chain.ts';
import { openTokens } from '../oauth/fresh-access-token.ts';
import type { TokenMemory } from '../oauth/token-memory.ts';
import { providerOf } from '../providers/index.ts';
import type { Provider } from '../providers/provider.ts';
import type { Wire } from '../providers/wire.ts';
import type { ReadSecret } from '../store/secrets.ts';
import type { Clock } from '../sync/ledger/context.ts';
import type { Integration } from '../sync/ledger/integration.ts';
import type { Log } from '../sync/ledger/log.ts';
import type { Metrics } from '../sync/ledger/metrics.ts';
import { whatFailed } from '../sync/ledger/note-fault.ts';
import type { Config } from './config.ts';
import type { Outside } from './outside.ts';
import type { Time } from './time.ts';

/** The ports of calls to accounting systems. */
export interface ConnectionWorld {
  readonly config: Pick<Config, 'COUNTED_PER'>;
  readonly outside: Pick<Outside, 'originOf'>;
  readonly vault: TokenVault;
  readonly tokenMemory: TokenMemory;
  readonly secret: ReadSecret;
  readonly pace: PaceStore;
  readonly theirClocks: TheirClocks;
  /** Opens the sockets of one run. */
  readonly openExchange: () => Exchange;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** What may differ between the connections of one run. */
export interface ConnectionOptions {
  /** How much of the provider's limits may be used up, by whomever, when these calls are made; all of it by default. */
  readonly part?: number;
  /** The tokens to call with; the integration's own by default. */
  readonly tokens?: TokenSource;
}

/** An open way to the accounting system of one integration. */
export interface Connection {
  readonly provider: Provider;
  readonly wire: Wire;
  /** True once the other side gave an answer of its own. */
  heard(): boolean;
}

/**
 * The connections of one run. Every call to an accounting system goes through one of them, except those to its token
 * endpoint, so that it is paced, counted, metered, and over before the run is.
 *
 * Connections that share a count share their slots, and those that share tokens read them once. Disposal returns what
 * is left of the slots and closes the sockets. It never throws.
 */
export class Connections implements AsyncDisposable {
  /** The sockets of this run, for calls that carry no access token. */
  readonly exchange: Exchange;
  readonly #world: ConnectionWorld;
  readonly #timeLeftMs: () => number;
  readonly #pacers = new Map<string, Pacer>();
  readonly #tokens = new Map<string, TokenSource>();

  constructor(world: ConnectionWorld, { timeLeftMs }: Time) {
    this.#world = world;
    this.#timeLeftMs = timeLeftMs;
    this.exchange = world.openExchange();
  }

  /**
   * Opens a connection to the administration of an integration. Without an administration, its calls are counted beside
   * those of every administration, where the provider counts by them, but for those that name one.
   */
  open(integration: Integration, { part = 1, tokens }: ConnectionOptions = {}): Connection {
    const { clock, metrics, outside } = this.#world;
    const provider = providerOf(integration.provider);
    const origin = originFor(provider, integration.host, outside.originOf);
    const exchange = listening(metered(this.exchange, provider.id, metrics));
    const wire = openWire({
      origin,
      tokens: tokens ?? this.#tokensOf(integration, origin, provider),
      paceOf: (administration) => this.#pacerOf(within(integration, administration), provider, part),
      exchange,
      now: clock.now,
      timeLeftMs: this.#timeLeftMs,
    });
    return { provider, wire, heard: exchange.heard };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { log } = this.#world;
    for (const pacer of this.#pacers.values())
      await pacer.release().catch((error) => log.warn('Slots were not released', whatFailed(error)));
    await this.exchange.close().catch((error) => log.warn('Sockets were not closed', whatFailed(error)));
  }

  #pacerOf(integration: Integration, { limits }: Provider, part: number): Pacer {
    const { config, pace, clock } = this.#world;
    const theirs = this.#world.theirClocks.of(integration.host);
    const scope = scopeOf(integration, config.COUNTED_PER);
    const whose = errorsOf(integration, config.COUNTED_PER);
    return known(
      this.#pacers,
      [scope, whose, part],
      () => new Pacer(pace, scope, limits, clock, theirs, this.#timeLeftMs, part, whose),
    );
  }

  #tokensOf(connection: Integration, origin: string, { oauth: profile }: Provider): TokenSource {
    const { tenant, provider, host, clientId, chain } = connection;
    const ports = {
      ...this.#world,
      connection,
      exchange: this.exchange,
      profile,
      origin,
      timeLeftMs: this.#timeLeftMs,
    };
    return known(this.#tokens, [tenant, provider, host, clientId, chain], () => openTokens(ports));
  }
}

/** An integration as it would be at this administration; null: as it is. */
const within = (integration: Integration, administration: string | null): Integration =>
  administration === null
    ? integration
    : { ...integration, administration: { id: administration, name: '', number: null, vatNumber: null } };

/** What is known by this name; made the first time. */
function known<T>(all: Map<string, T>, name: readonly unknown[], make: () => T): T {
  const key = JSON.stringify(name);
  const found = all.get(key) ?? make();
  all.set(key, found);
  return found;
}
