import type { AdminPorts } from '../../../shared/admin/ports.ts';
import { maskedCatalogue, maskedEntry, maskedSnapshot } from './masked.ts';

/**
 * The same ports for a role that sees no personal data: everything that is read is masked. Writing is refused, so that
 * masked values are never stored.
 */
export const maskedPorts = (ports: AdminPorts): AdminPorts => ({
  ...ports,
  ledger: replacing(ports.ledger, {
    read: async (key) => {
      const entry = await ports.ledger.read(key);
      return entry && maskedEntry(entry);
    },
    open: refuse,
    amend: refuse,
    claim: refuse,
    claimDue: refuse,
    own: refuse,
  }),
  snapshots: replacing(ports.snapshots, {
    invoice: async (...asked) => {
      const snapshot = await ports.snapshots.invoice(...asked);
      return snapshot && { ...maskedSnapshot(snapshot), expiresAtMs: snapshot.expiresAtMs };
    },
    customer: async () => null,
    keepInvoice: refuse,
    keepCustomer: refuse,
    lengthenInvoice: refuse,
    expireInvoice: refuse,
  }),
  catalogue: async (tenant) => maskedCatalogue(await ports.catalogue(tenant)),
  mappable: async (tenant) => maskedCatalogue(await ports.mappable(tenant)),
  changeCatalogue: refuse,
});

const refuse = () => Promise.reject(new Error('Nothing is written from masked data.'));

/** An object with some of its methods replaced; the others stay its own. */
const replacing = <T extends object>(whole: T, own: Partial<T>): T =>
  new Proxy(whole, {
    get(target, name) {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name);
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
