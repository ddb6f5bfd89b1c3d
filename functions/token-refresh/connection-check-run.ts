import * as v from 'valibot';
import { DAY_MS } from '../../shared/domain/duration.ts';
import { common } from '../../shared/domain/settings.ts';
import type { ForgetPorts } from '../../shared/oauth/disconnect.ts';
import type { ConnectionCheckPorts } from '../../shared/oauth/keep-alive.ts';
import { type LooseEndPorts, tieLooseEnds } from '../../shared/oauth/loose-ends.ts';
import { providerOf } from '../../shared/providers/index.ts';
import type { ConnectionWorld } from '../../shared/runtime/connections.ts';
import { type Connection, type ConnectionOptions, Connections } from '../../shared/runtime/connections.ts';
import type { Time } from '../../shared/runtime/time.ts';
import type { Ground } from '../../shared/runtime/world.ts';
import { readMappable } from '../../shared/store/catalogue.ts';
import type { Integration } from '../../shared/sync/ledger/integration.ts';
import { readSettings } from '../../shared/sync/ledger/read-settings.ts';
import {
  rightsOf,
  type SettingsCheck,
  settingsCheckOf,
  settingsInUse,
} from '../../shared/sync/review/settings-check.ts';

/** The ports of a connection check. */
export interface ConnectionCheckWorld
  extends ConnectionWorld,
    Pick<Ground, 'table'>,
    Pick<ConnectionCheckPorts, 'ledger' | 'wake'>,
    Pick<ForgetPorts, 'clientIds' | 'deleteSecret'> {
  readonly integrations: ConnectionCheckPorts['integrations'] &
    LooseEndPorts['integrations'] &
    ForgetPorts['integrations'];
}

/** A connection check uses at most half of the limits; the rest is for invoices. */
const PART_OF_LIMITS = 0.5;

/** The books report an undelivered mail within days. */
const MAIL_LOOKED_AT_MS = 7 * DAY_MS;
const Mailing = v.object({ finaliseInvoice: common.finaliseInvoice, sendEmail: common.sendEmail });

const NOTHING: SettingsCheck = { settingsIssues: [], unread: new Set(), setback: null };

/**
 * Opens one round of connection checks. Each call to the books opens its own connection, so that slots are freed at
 * once.
 */
export function openConnectionChecks(world: ConnectionCheckWorld, time: Time): ConnectionCheckPorts {
  async function asking<T>(
    integration: Integration,
    options: ConnectionOptions,
    ask: (connection: Connection) => Promise<T>,
  ): Promise<T> {
    await using connections = new Connections(world, time);
    return await ask(connections.open(integration, options));
  }

  return {
    ...world,
    async tieLooseEnds(integration) {
      await using connections = new Connections(world, time);
      const { exchange } = connections;
      const removeWebhook = async () => undefined; // a loose end has none
      const originOf = world.outside.originOf;
      return await tieLooseEnds(integration, { ...world, exchange, removeWebhook, provider: providerOf, originOf });
    },
    // Asked without an administration, as at the consent: of the invoices' budget only what has to count there is used.
    administrations: (integration) =>
      asking({ ...integration, administration: null }, {}, ({ provider, wire }) => provider.administrations(wire)),
    async fit(integration) {
      const { administration, mappings, tenant } = integration;
      if (!administration) return NOTHING;
      const catalogue = await readMappable(tenant, world.table);
      return asking(integration, { part: PART_OF_LIMITS }, async ({ provider, wire }) => {
        const books = provider.open(wire, administration);
        const refused = await rightsOf(books);
        if (refused) throw refused;
        const details = readSettings(provider, integration);
        const setUp = settingsInUse({ details, mappings }, catalogue, world.clock.now());
        return settingsCheckOf(provider, setUp, (keys) => books.lists(keys));
      });
    },
    async undelivered(integration) {
      const { administration } = integration;
      const { finaliseInvoice, sendEmail } = v.parse(Mailing, integration.details);
      if (!administration || !finaliseInvoice || !sendEmail) return [];
      const sinceMs = world.clock.now() - MAIL_LOOKED_AT_MS;
      return asking(
        integration,
        { part: PART_OF_LIMITS },
        async ({ provider, wire }) => (await provider.open(wire, administration).undelivered?.(sinceMs)) ?? [],
      );
    },
  };
}
