import type { Sessions } from '../../shared/domain/session.ts';
import { metered } from '../../shared/http/metered.ts';
import { originFor } from '../../shared/http/origin.ts';
import { Pacer } from '../../shared/http/pacer.ts';
import { errorsOf, scopeOf } from '../../shared/http/scope.ts';
import { openWire } from '../../shared/http/wire.ts';
import type { ConsentPorts, ConsentStates } from '../../shared/oauth/consent.ts';
import { providerOf } from '../../shared/providers/index.ts';
import type { WorkerWorld } from '../../shared/runtime/worker-world.ts';
import type { Time } from '../../shared/runtime/world.ts';

/** What a consent stands on. */
export interface ConsentWorld
  extends Pick<
    WorkerWorld,
    'config' | 'outside' | 'clock' | 'vault' | 'secret' | 'pace' | 'openExchange' | 'wake' | 'log' | 'metrics'
  > {
  readonly integrations: ConsentPorts['integrations'];
  readonly states: ConsentStates;
  readonly doors: Sessions;
  readonly clientIds: ConsentPorts['clientIds'];
}

/** One person's way through the callback; connections and slots are given back when it is over. */
export function openConsentRun(world: ConsentWorld, { timeLeftMs }: Time): ConsentPorts & AsyncDisposable {
  const exchange = world.openExchange();
  const pacers: Pacer[] = [];
  return {
    ...world,
    exchange,
    provider: providerOf,
    originOf: world.outside.originOf,
    wireWith(integration, access) {
      const provider = providerOf(integration.provider);
      // Who somebody is and what they see is asked beside any administration; the count is the app's own.
      const scope = scopeOf({ ...integration, administration: null }, world.config.COUNTED_PER);
      const whose = errorsOf(integration, world.config.COUNTED_PER);
      const pace = new Pacer(world.pace, scope, provider.limits, world.clock, timeLeftMs, 1, whose);
      pacers.push(pace);
      const origin = originFor(provider, integration.host, world.outside.originOf);
      const tokens = {
        fresh: async () => access,
        afterRefusal: async () => {
          await world.clock.sleep(provider.oauth.settlesWithinMs);
          return access;
        },
      };
      const counted = metered(exchange, provider.id, world.metrics);
      return openWire({ origin, tokens, pace, exchange: counted, now: world.clock.now, timeLeftMs });
    },
    async [Symbol.asyncDispose]() {
      for (const pacer of pacers) await pacer.release();
      await exchange.close();
    },
  };
}
