import { entriesOf } from '../../../shared/admin/invoices/one-invoice.ts';
import type { AdminPorts } from '../../../shared/admin/ports.ts';
import { fitsKey } from '../../../shared/store/keys.ts';
import { type EntryKey, type IntegrationKey, type InvoiceEntry, statusOf } from '../../../shared/sync/ledger/entry.ts';
import { unlessUnreadable } from '../../../shared/sync/ledger/read-stored.ts';

/** An invoice that a person may try an integration with. */
export interface Trial {
  readonly id: string;
  readonly number: string;
  /** The day that stands on it; null when nobody remembers. */
  readonly date: string | null;
}

/** A person chooses from the newest; an older one is found by its number. */
const SHOWN_AT_MOST = 10;
const LOOKED_AT_MOST = 50;

type Ports = Pick<AdminPorts, 'integrations' | 'ledger' | 'invoiceList'>;

/**
 * The tenant's newest invoices that these books do not have yet: those that came while the integration was off,
 * that stopped, or that only another integration received. At most 10, of the newest 50 that came in.
 */
export async function invoicesToTry(
  integrationKey: IntegrationKey,
  { ledger, invoiceList }: Ports,
): Promise<readonly Trial[]> {
  const places = await invoiceList(integrationKey.tenant, null, LOOKED_AT_MOST);
  const newest = new Map(places.map(({ key }) => [key.id, key]));
  const keys = [...newest.values()];
  const found: Trial[] = [];
  while (keys.length > 0 && found.length < SHOWN_AT_MOST) {
    const some = await Promise.all(keys.splice(0, SHOWN_AT_MOST).map((key) => trialAt(key, integrationKey, ledger)));
    found.push(...some.filter((trial) => trial !== null));
  }
  return found.slice(0, SHOWN_AT_MOST);
}

async function trialAt(key: EntryKey, integrationKey: IntegrationKey, ledger: Ports['ledger']): Promise<Trial | null> {
  const [here, there] = await Promise.all([
    unlessUnreadable(ledger.read({ ...integrationKey, kind: 'invoice', id: key.id })),
    key.integration === integrationKey.integration ? null : unlessUnreadable(ledger.read(key)),
  ]);
  const entry = here ?? there;
  if (entry?.kind !== 'invoice' || (here !== null && statusOf(entry) === 'synced')) return null;
  return trialOf(entry);
}

/** Null for what could not be read: there is nothing to send of it. */
const trialOf = ({ id, number, hash, issued }: InvoiceEntry): Trial | null =>
  hash === null || number === null ? null : { id, number, date: issued?.date ?? null };

/** The id of the tenant's invoice that a person means by its number, or by its id; null when we never received it. */
export async function invoiceNamed(tenant: string, name: string, ports: Ports): Promise<string | null> {
  if (!fitsKey(name)) return null;
  for (const { id: integration } of await ports.integrations.everOfTenant(tenant)) {
    const id = await ports.ledger.idOfNumber({ tenant, integration }, name);
    if (id !== null) return id;
  }
  return (await entriesOf(tenant, name, ports)).length > 0 ? name : null;
}
