import { fitsKey } from '../../store/keys.ts';
import type { InvoiceSources, Place } from '../../store/ledger/invoice-sources.ts';
import type { EntryKey } from '../../sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../../sync/ledger/integration.ts';
import type { AdminPorts } from '../ports.ts';
import { invoiceAt } from './invoice-at.ts';
import type { Wanted } from './invoices-query.ts';
import type { NamedSource } from './walk.ts';

type Ports = Pick<AdminPorts, 'ledger' | 'invoiceSources'>;

/** Every invoice of a tenant, by the moment at which it came in. */
export const arrivals = (tenant: string, read: InvoiceSources): NamedSource => ({
  name: 'arrival',
  read: (after, limit) => read({ by: 'arrival', tenant }, after, limit),
});

/**
 * Where to look for what is wanted, so that little else is read: by id or number the entries themselves, by status or cause
 * what stands in the index of what is due or stopped, by day the index of days, else everything as it came in.
 */
export async function sourcesFor(
  tenant: string,
  wanted: Wanted,
  all: readonly Integration[],
  ports: Ports,
): Promise<readonly NamedSource[]> {
  const { integration, ids, number, from, to } = wanted;
  const lines = all.filter(({ id }) => integration === undefined || id === integration);
  if (ids) return [await named(entriesNamed(lines, ids), ports)];
  if (number !== undefined) {
    const keys = await entriesNumbered(lines, number, ports);
    // The number of an invoice that was never readable is noted nowhere but in its entry.
    return keys.length > 0 ? [await named(keys, ports)] : partsIn(lines, ['parked', 'due'], ports);
  }
  const parts = partsOf(wanted);
  const needsIndex = parts.length > 1 || from !== undefined || to !== undefined;
  if (needsIndex && !lines.every(({ entriesIndexed }) => entriesIndexed))
    return [arrivals(tenant, ports.invoiceSources)];
  if (parts.length > 0) return partsIn(lines, parts, ports);
  if (from === undefined && to === undefined) return [arrivals(tenant, ports.invoiceSources)];
  const source = { by: 'day', tenant, from: from ?? '0000-01-01', to: to ?? '9999-12-31' } as const;
  return [{ name: 'day', read: (after, limit) => ports.invoiceSources(source, after, limit) }];
}

type Part = 'parked' | 'skipped' | 'due';

/** What stopped and still has an event to publish is due, so it is looked for there too, and last: it is there for moments. */
function partsOf({ status, cause }: Wanted): readonly Part[] {
  if (status === 'parked' || status === 'skipped') return [status, 'due'];
  if (status === undefined) return cause === undefined ? [] : ['parked', 'skipped', 'due'];
  return status === 'synced' ? [] : ['due'];
}

const partsIn = (lines: readonly Integration[], parts: readonly Part[], { invoiceSources }: Ports) =>
  lines.flatMap((line) => parts.map((by) => partOf(by, line, by === 'due' && parts.length > 1, invoiceSources)));

const partOf = (by: Part, line: Integration, isLast: boolean, read: InvoiceSources): NamedSource => ({
  name: `${by} ${line.id}`,
  isLast,
  read: (after, limit) => read({ by, key: keyOfIntegration(line) }, after, limit),
});

const entriesNamed = (lines: readonly Integration[], ids: readonly string[]): readonly EntryKey[] =>
  [...new Set(ids)]
    .filter(fitsKey)
    .flatMap((id) => lines.map((line) => ({ ...keyOfIntegration(line), kind: 'invoice' as const, id })));

async function entriesNumbered(lines: readonly Integration[], number: string, { ledger }: Ports) {
  const found = await Promise.all(
    lines.map(async (line): Promise<EntryKey[]> => {
      const key = keyOfIntegration(line);
      const id = await ledger.idOfNumber(key, number);
      return id === null ? [] : [{ ...key, kind: 'invoice', id }];
    }),
  );
  return found.flat();
}

/** Entries by their keys, the one that came in last first. */
async function named(keys: readonly EntryKey[], { ledger }: Ports): Promise<NamedSource> {
  const entries = await Promise.all(keys.map((key) => invoiceAt(key, ledger)));
  const places = entries
    .flatMap((entry, index): Place[] => {
      const key = keys[index];
      return entry && key ? [{ key, at: Date.parse(entry.createdAt) }] : [];
    })
    .toSorted((one, other) => other.at - one.at);
  return {
    name: 'named',
    read: async (after) => {
      const done = places.findIndex(({ key }) => key.integration === after?.key.integration && key.id === after.key.id);
      return { places: places.slice(done + 1), next: null };
    },
  };
}
