import * as v from 'valibot';
import { type FieldClash, fieldClash } from '../sync/clash.ts';
import type { CommonSettings } from '../sync/desk.ts';
import type { Integration } from '../sync/integration.ts';
import type { AdminPorts } from './ports.ts';

/**
 * The field of i-Reserve that an integration with these settings would share with another one of the tenant; null when
 * there is none. One that was never connected writes nothing, and takes no field away.
 */
export async function clashOf(
  { tenant, id, provider, details }: Pick<Integration, 'tenant' | 'id' | 'provider' | 'details'>,
  ports: Pick<AdminPorts, 'integrations' | 'provider'>,
): Promise<FieldClash | null> {
  const settingsOf = (one: Pick<Integration, 'provider' | 'details'>) =>
    v.parse(ports.provider(one.provider).details, one.details) as CommonSettings; // every provider has these
  const others = (await ports.integrations.ofTenant(tenant)).filter((one) => one.id !== id && one.state !== 'new');
  return fieldClash(
    settingsOf({ provider, details }),
    others.map((one) => ({ id: one.id, settings: settingsOf(one) })),
  );
}
