import * as v from 'valibot';
import type { App, ClientIds } from '../oauth/client-ids.ts';
import { providerOf } from '../providers/index.ts';
import { readStored } from '../sync/ledger/read-stored.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import { keyOf } from './keys.ts';
import type { Table } from './table.ts';

const Stored = v.object({
  v: v.literal(VERSIONS.app.newest),
  tenant: v.optional(v.string()),
  isProven: v.optional(v.boolean(), false),
});

/**
 * The tenant of each app, one item each: the first tenant to prove that it holds the secret. An item without a proof
 * excludes no other tenant.
 */
export const dynamoClientIds = (table: Table): ClientIds => ({
  async isFree(tenant, app) {
    const item = await table.get(keyOf.app(asOne(app)));
    const owner = item && readStored('app', Stored, item);
    return owner?.tenant === undefined || owner.tenant === tenant || !owner.isProven;
  },
  claim: (tenant, app) =>
    table.put(
      { ...keyOf.app(asOne(app)), v: VERSIONS.app.newest, tenant, isProven: true },
      {
        expression: 'attribute_not_exists(tenant) OR attribute_not_exists(isProven) OR tenant = :tenant',
        values: { ':tenant': tenant },
      },
    ),
  async release(tenant, app) {
    const ours = { expression: 'tenant = :tenant', values: { ':tenant': tenant } };
    await table.update(keyOf.app(asOne(app)), { tenant: undefined }, ours);
  },
});

/** The app by the one spelling of its client id. */
const asOne = ({ clientId, ...app }: App): App => ({
  ...app,
  clientId: providerOf(app.provider).app.canonicalClientId(clientId),
});
