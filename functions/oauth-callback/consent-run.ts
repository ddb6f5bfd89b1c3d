import type { Sessions } from '../../shared/domain/session.ts';
import type { TokenSource } from '../../shared/http/wire.ts';
import type { ConsentPorts } from '../../shared/oauth/consent-ports.ts';
import { providerOf } from '../../shared/providers/index.ts';
import { Connections, type ConnectionWorld } from '../../shared/runtime/connections.ts';
import type { Time } from '../../shared/runtime/time.ts';

/** The ports of a consent. */
export interface ConsentWorld
  extends ConnectionWorld,
    Pick<ConsentPorts, 'integrations' | 'states' | 'withdrawals' | 'clientIds' | 'wake'> {
  readonly sessions: Sessions;
}

/** One request to the callback. Its connections are closed at the end. */
export function openConsentRun(world: ConsentWorld, time: Time): ConsentPorts & AsyncDisposable {
  const connections = new Connections(world, time);

  /** A token that was just given. One that is refused is not known everywhere yet. */
  const given = (access: string, settlesWithinMs: number): TokenSource => ({
    fresh: async () => access,
    afterRefusal: async () => {
      await world.clock.sleep(settlesWithinMs);
      return access;
    },
  });

  return {
    ...world,
    exchange: connections.exchange,
    provider: providerOf,
    originOf: world.outside.originOf,
    wireWith(integration, access) {
      const tokens = given(access, providerOf(integration.provider).oauth.settlesWithinMs);
      // The person and their administrations are asked for without an administration; the calls count for the app.
      return connections.open({ ...integration, administration: null }, { tokens }).wire;
    },
    [Symbol.asyncDispose]: () => connections[Symbol.asyncDispose](),
  };
}
