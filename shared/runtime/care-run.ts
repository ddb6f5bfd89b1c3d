import { metered } from '../http/metered.ts';
import { originFor } from '../http/origin.ts';
import { Pacer } from '../http/pacer.ts';
import { openWire } from '../http/wire.ts';
import type { CarePorts } from '../oauth/keep-alive.ts';
import { openTokens } from '../oauth/token-source.ts';
import { providerOf, scopeOf, type WorkerWorld } from './worker-world.ts';
import type { Time } from './world.ts';

/** What looking after connections stands on. */
export interface CareWorld
  extends Pick<
    WorkerWorld,
    'outside' | 'clock' | 'vault' | 'secret' | 'pace' | 'openExchange' | 'ring' | 'log' | 'metrics'
  > {
  readonly integrations: CarePorts['integrations'];
}

/** One round over connections; what it borrowed is given back when it is over. */
export function openCareRun(world: CareWorld, { timeLeftMs }: Time): CarePorts & AsyncDisposable {
  const exchange = world.openExchange();
  return {
    ...world,
    async administrations(integration) {
      const provider = providerOf(integration.provider);
      const origin = originFor(provider, integration.host, world.outside.originOf);
      const profile = provider.oauth;
      const tokens = openTokens({ ...world, connection: integration, exchange, profile, origin, timeLeftMs });
      // Asked beside any administration, as at the consent: the budget of the invoices is not touched.
      const scope = scopeOf({ ...integration, administration: null });
      const pace = new Pacer(world.pace, scope, provider.limits, world.clock, timeLeftMs);
      try {
        const counted = metered(exchange, provider.id, world.metrics);
        const wire = openWire({ origin, tokens, pace, exchange: counted, now: world.clock.now, timeLeftMs });
        return await provider.administrations(wire);
      } finally {
        await pace.giveBack();
      }
    },
    [Symbol.asyncDispose]: () => exchange.close(),
  };
}
