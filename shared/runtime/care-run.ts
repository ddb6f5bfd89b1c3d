import * as v from 'valibot';
import { metered } from '../http/metered.ts';
import { originFor } from '../http/origin.ts';
import { Pacer } from '../http/pacer.ts';
import { openWire } from '../http/wire.ts';
import type { CarePorts } from '../oauth/keep-alive.ts';
import { openTokens } from '../oauth/token-source.ts';
import type { Provider, Wire } from '../providers/provider.ts';
import { driftOf } from '../sync/drift.ts';
import type { Integration } from '../sync/integration.ts';
import { providerOf, scopeOf, type WorkerWorld } from './worker-world.ts';
import type { Time } from './world.ts';

/** What looking after connections stands on. */
export interface CareWorld
  extends Pick<
    WorkerWorld,
    'outside' | 'config' | 'clock' | 'vault' | 'secret' | 'pace' | 'openExchange' | 'ring' | 'log' | 'metrics'
  > {
  readonly integrations: CarePorts['integrations'];
}

/** A look at night leaves half of the limits to the invoices. */
const PART_OF_LIMITS = 0.5;

/** One round over connections; what it borrowed is given back when it is over. */
export function openCareRun(world: CareWorld, { timeLeftMs }: Time): CarePorts & AsyncDisposable {
  const exchange = world.openExchange();

  /** Asks with a wire to this integration's books, counted with the calls of `scope`. */
  async function asking<T>(
    integration: Integration,
    { scope, part }: { readonly scope: string; readonly part: number },
    ask: (provider: Provider, wire: Wire) => Promise<T>,
  ): Promise<T> {
    const provider = providerOf(integration.provider);
    const origin = originFor(provider, integration.host, world.outside.originOf);
    const profile = provider.oauth;
    const tokens = openTokens({ ...world, connection: integration, exchange, profile, origin, timeLeftMs });
    const pace = new Pacer(world.pace, scope, provider.limits, world.clock, timeLeftMs, part);
    try {
      const counted = metered(exchange, provider.id, world.metrics);
      return await ask(
        provider,
        openWire({ origin, tokens, pace, exchange: counted, now: world.clock.now, timeLeftMs }),
      );
    } finally {
      await pace.giveBack();
    }
  }

  return {
    ...world,
    // Asked beside any administration, as at the consent: the budget of the invoices is not touched.
    administrations: (integration) =>
      asking(integration, { scope: scopeOf({ ...integration, administration: null }), part: 1 }, (provider, wire) =>
        provider.administrations(wire),
      ),
    async drift(integration) {
      const { administration, mappings } = integration;
      if (!administration) return null;
      const share = { scope: scopeOf(integration, world.config.COUNTED_PER), part: PART_OF_LIMITS };
      return asking(integration, share, (provider, wire) => {
        const details = v.parse(provider.details, integration.details);
        return driftOf(provider, details, mappings, provider.open(wire, administration));
      });
    },
    [Symbol.asyncDispose]: () => exchange.close(),
  };
}
