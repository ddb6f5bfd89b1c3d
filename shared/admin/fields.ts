import type { Integration } from '../sync/ledger/integration.ts';
import { takesPart } from '../sync/ledger/integration-state.ts';
import { readSettings } from '../sync/ledger/read-settings.ts';
import { type FieldClash, fieldClashes } from '../sync/review/clash.ts';
import type { AdminPorts } from './ports.ts';

/**
 * The fields of i-Reserve that an integration with these settings would share with others of the tenant. One that was
 * never connected writes nothing, so it does not count. `counts` selects the settings that are compared; all by default.
 */
export async function clashesOf(
  { tenant, id, provider, details }: Pick<Integration, 'tenant' | 'id' | 'provider' | 'details'>,
  ports: Pick<AdminPorts, 'integrations' | 'provider'>,
  counts: (setting: FieldClash['setting']) => boolean = () => true,
): Promise<readonly FieldClash[]> {
  const settingsOf = (one: Pick<Integration, 'provider' | 'details'>) =>
    readSettings(ports.provider(one.provider), one);
  const others = (await ports.integrations.ofTenant(tenant)).filter((one) => one.id !== id && takesPart(one));
  const { invoiceField, customerField, contactField = null } = settingsOf({ provider, details });
  return fieldClashes(
    {
      invoiceField: counts('invoiceField') ? invoiceField : '',
      customerField: counts('customerField') ? customerField : '',
      contactField: counts('contactField') ? contactField : null,
    },
    others.map((one) => ({ id: one.id, settings: settingsOf(one) })),
  );
}

/** The fields of i-Reserve that the tenant's other connected integrations keep their ids in. */
export async function fieldsInUse(
  { tenant, id }: Pick<Integration, 'tenant' | 'id'>,
  ports: Pick<AdminPorts, 'integrations' | 'provider'>,
): Promise<{ readonly invoice: ReadonlySet<string>; readonly customer: ReadonlySet<string> }> {
  const others = (await ports.integrations.ofTenant(tenant)).filter((one) => one.id !== id && takesPart(one));
  const settings = others.map((one) => readSettings(ports.provider(one.provider), one));
  return {
    invoice: new Set(settings.map(({ invoiceField }) => invoiceField)),
    customer: new Set(
      settings.flatMap(({ customerField, contactField = null }) =>
        contactField === null ? [customerField] : [customerField, contactField],
      ),
    ),
  };
}
