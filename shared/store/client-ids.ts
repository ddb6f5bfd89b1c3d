import type { App, ClientIds } from '../oauth/client-ids.ts';
import { providerOf } from '../providers/index.ts';
import { keyOf } from './keys.ts';
import type { Table } from './table.ts';

/** Who uses which app, one item each: the first to write its name has it. */
export const dynamoClientIds = (table: Table): ClientIds => ({
  claim: (tenant, app) =>
    table.put(
      { ...keyOf.app(asOne(app)), tenant },
      { expression: 'attribute_not_exists(tenant) OR tenant = :tenant', values: { ':tenant': tenant } },
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
