import type { Integration } from '../sync/ledger/integration.ts';
import { takesPart } from '../sync/ledger/integration-state.ts';
import { readSettings } from '../sync/ledger/read-settings.ts';
import { type FieldClash, fieldClash } from '../sync/review/clash.ts';
import type { AdminPorts } from './ports.ts';

/**
 * The field of i-Reserve that an integration with these settings would share with another one of the tenant; null when
 * there is none. One that was never connected writes nothing, so it does not count. `counts` selects the settings
 * that are compared; all of them by default.
 */
export async function clashOf(
  { tenant, id, provider, details }: Pick<Integration, 'tenant' | 'id' | 'provider' | 'details'>,
  ports: Pick<AdminPorts, 'integrations' | 'provider'>,
  counts: (setting: FieldClash['setting']) => boolean = () => true,
): Promise<FieldClash | null> {
  const settingsOf = (one: Pick<Integration, 'provider' | 'details'>) =>
    readSettings(ports.provider(one.provider), one);
  const others = (await ports.integrations.ofTenant(tenant)).filter((one) => one.id !== id && takesPart(one));
  const { invoiceField, customerField, contactField = null } = settingsOf({ provider, details });
  return fieldClash(
    {
      invoiceField: counts('invoiceField') ? invoiceField : '',
      customerField: counts('customerField') ? customerField : '',
      contactField: counts('contactField') ? contactField : null,
    },
    others.map((one) => ({ id: one.id, settings: settingsOf(one) })),
  );
}
