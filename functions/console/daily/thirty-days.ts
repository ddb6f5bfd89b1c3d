import type { AdminPorts } from '../../../shared/admin/ports.ts';
import { DAY_MS } from '../../../shared/domain/duration.ts';
import { dayAt } from '../../../shared/providers/local-time.ts';
import type { EntryKey } from '../../../shared/sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../../../shared/sync/ledger/integration.ts';

const DAYS = 30;
/** So many invoices of one day are counted. */
const OF_A_DAY = 1_000;
/** So many open invoices of one integration are known by name; with more, no day can be told. */
const OPEN_AT_MOST = 5_000;

/** The invoices of one day in one integration, by where they stand now. What was not meant for the books is left out. */
export interface DayCount {
  /** The day on the invoices, `YYYY-MM-DD`. */
  readonly day: string;
  readonly inBooks: number;
  /** On their way, or waiting for something that comes right by itself. */
  readonly waiting: number;
  readonly stopped: number;
  /** There are more than were counted. */
  readonly isPart: boolean;
}

type Ports = Pick<AdminPorts, 'invoiceSources'> & { readonly clock: Pick<AdminPorts['clock'], 'now'> };

/**
 * The last thirty days of each integration by its id, the oldest day first. Read from indexes alone: no entry, and no call
 * to the books. An integration with more open invoices than can be told apart, or whose entries are not in the indexes yet,
 * is left out.
 */
export async function thirtyDays(
  tenant: string,
  lines: readonly Integration[],
  ports: Ports,
): Promise<ReadonlyMap<string, readonly DayCount[]>> {
  const today = Date.parse(dayAt(ports.clock.now()));
  const days = Array.from({ length: DAYS }, (_, nth) => dayOf(today - (DAYS - 1 - nth) * DAY_MS));
  const known = lines.filter(({ entriesIndexed }) => entriesIndexed);
  if (known.length === 0) return new Map();
  const [places, open] = await Promise.all([
    Promise.all(days.map((day) => keysIn({ by: 'day', tenant, from: day, to: day }, OF_A_DAY, ports))),
    Promise.all(known.map((line) => openOf(line, ports))),
  ]);
  return new Map(
    known.flatMap(({ id }, nth) => {
      const own = open[nth];
      if (!own) return [];
      const countOf = ({ keys, isPart }: Keys, at: number): DayCount => {
        const ids = keys.filter(({ integration }) => integration === id).map((key) => key.id);
        const count = (of: ReadonlySet<string>) => ids.filter((one) => of.has(one)).length;
        const [stopped, waiting, skipped] = [count(own.parked), count(own.due), count(own.skipped)];
        const inBooks = ids.length - stopped - waiting - skipped;
        return { day: days[at] ?? '', inBooks, waiting, stopped, isPart };
      };
      return [[id, places.map(countOf)] as const];
    }),
  );
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The ids of what is open, each in one set only; null when there are too many. */
async function openOf(line: Integration, ports: Ports) {
  const key = keyOfIntegration(line);
  const read = (by: 'parked' | 'skipped' | 'due') => keysIn({ by, key }, OPEN_AT_MOST, ports);
  const [parked, skipped, due] = await Promise.all([read('parked'), read('skipped'), read('due')]);
  if (parked.isPart || skipped.isPart || due.isPart) return null;
  const idsOf = ({ keys }: Keys, without: readonly ReadonlySet<string>[] = []) =>
    new Set(keys.map(({ id }) => id).filter((id) => !without.some((other) => other.has(id))));
  const stopped = idsOf(parked);
  const left = idsOf(skipped, [stopped]);
  return { parked: stopped, skipped: left, due: idsOf(due, [stopped, left]) };
}

type InvoiceSource = Parameters<AdminPorts['invoiceSources']>[0];

/** Some of a source. */
interface Keys {
  readonly keys: readonly EntryKey[];
  readonly isPart: boolean;
}

/** The keys of a source, at most so many, and whether there are more. */
export async function keysIn(
  source: InvoiceSource,
  most: number,
  { invoiceSources }: Pick<Ports, 'invoiceSources'>,
): Promise<Keys> {
  const { places, next } = await invoiceSources(source, null, most + 1);
  return { keys: places.slice(0, most).map(({ key }) => key), isPart: places.length > most || next !== null };
}
