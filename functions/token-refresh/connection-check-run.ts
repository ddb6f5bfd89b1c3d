import * as v from 'valibot';
import { metered } from '../../shared/http/metered.ts';
import { originFor } from '../../shared/http/origin.ts';
import { Pacer } from '../../shared/http/pacer.ts';
import { errorsOf, scopeOf } from '../../shared/http/scope.ts';
import { openWire } from '../../shared/http/wire.ts';
import { openTokens } from '../../shared/oauth/fresh-access-token.ts';
import type { ConnectionCheckPorts } from '../../shared/oauth/keep-alive.ts';
import { providerOf } from '../../shared/providers/index.ts';
import type { Provider } from '../../shared/providers/provider.ts';
import type { Wire } from '../../shared/providers/wire.ts';
import type { WorkerWorld } from '../../shared/runtime/worker-world.ts';
import type { Time } from '../../shared/runtime/world.ts';
import { readMappable } from '../../shared/store/catalogue.ts';
import type { Integration } from '../../shared/sync/ledger/integration.ts';
import {
  rightsOf,
  type SettingsCheck,
  settingsCheckOf,
  settingsInUse,
} from '../../shared/sync/review/settings-check.ts';

/** What looking after connections stands on. */
export interface CareWorld
  extends Pick<
    WorkerWorld,
    'outside' | 'config' | 'clock' | 'table' | 'vault' | 'secret' | 'pace' | 'openExchange' | 'wake' | 'log' | 'metrics'
  > {
  readonly integrations: ConnectionCheckPorts['integrations'];
}

/** A look at night leaves half of the limits to the invoices. */
const PART_OF_LIMITS = 0.5;

const NOTHING: SettingsCheck = { settingsIssues: [], unread: new Set(), setback: null };

/** One round over connections; what it borrowed is given back when it is over. */
export function openCareRun(world: CareWorld, { timeLeftMs }: Time): ConnectionCheckPorts & AsyncDisposable {
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
    const whose = errorsOf(integration, world.config.COUNTED_PER);
    const pace = new Pacer(world.pace, scope, provider.limits, world.clock, timeLeftMs, part, whose);
    try {
      const counted = metered(exchange, provider.id, world.metrics);
      return await ask(
        provider,
        openWire({ origin, tokens, pace, exchange: counted, now: world.clock.now, timeLeftMs }),
      );
    } finally {
      await pace.release();
    }
  }

  return {
    ...world,
    // Asked beside any administration, as at the consent: the budget of the invoices is not touched.
    administrations: (integration) =>
      asking(
        integration,
        { scope: scopeOf({ ...integration, administration: null }, world.config.COUNTED_PER), part: 1 },
        (provider, wire) => provider.administrations(wire),
      ),
    async fit(integration) {
      const { administration, mappings, tenant } = integration;
      if (!administration) return NOTHING;
      const share = { scope: scopeOf(integration, world.config.COUNTED_PER), part: PART_OF_LIMITS };
      const catalogue = await readMappable(tenant, world.table);
      return asking(integration, share, async (provider, wire) => {
        const books = provider.open(wire, administration);
        const refused = await rightsOf(books);
        if (refused) throw refused;
        const details = v.parse(provider.details, integration.details);
        const setUp = settingsInUse({ details, mappings }, catalogue, world.clock.now());
        return settingsCheckOf(provider, setUp, (keys) => books.lists(keys));
      });
    },
    [Symbol.asyncDispose]: () => exchange.close(),
  };
}
