import type { AdminPorts } from '../../../shared/admin/ports.ts';
import { DAY_MS } from '../../../shared/domain/duration.ts';
import { dayAt } from '../../../shared/providers/local-time.ts';
import type { ListPosition } from '../../../shared/store/ledger/invoice-list.ts';
import { type InvoiceEntry, statusOf } from '../../../shared/sync/ledger/entry.ts';
import { unlessUnreadable } from '../../../shared/sync/ledger/read-stored.ts';

/** No page looks at more invoices than this. */
const LOOKED_AT_MOST = 500;
const PAGE = 100;
const DAYS = 14;

/** How the invoices that came in on one day stand now. */
export interface CountedDay {
  readonly day: string;
  /** In the books, as a draft or final. */
  readonly booked: number;
  readonly stopped: number;
  /** All others that go to the books; what was skipped is not counted. */
  readonly waiting: number;
}

/** The invoices of 14 days by the integration that received them. */
export interface Fortnight {
  /** Fourteen days in Amsterdam, today last, also those on which nothing came in. */
  of(integration: string): readonly CountedDay[];
  /** More came in than was looked at: only the newest are counted. */
  readonly isPart: boolean;
}

type Counts = Map<string, { booked: number; stopped: number; waiting: number }>;

/** Counts what came in during the last 14 days. Looks at the newest 500 invoices of the tenant. */
export async function fortnight(
  tenant: string,
  { ledger, invoiceList, clock }: Pick<AdminPorts, 'ledger' | 'invoiceList' | 'clock'>,
): Promise<Fortnight> {
  const days = lastDays(clock.now());
  const first = days[0] ?? '';
  const counted = new Map<string, Counts>();
  const answer = (isPart: boolean): Fortnight => ({
    isPart,
    of: (integration) => {
      const own = counted.get(integration);
      return days.map((day) => ({ day, ...(own?.get(day) ?? { booked: 0, stopped: 0, waiting: 0 }) }));
    },
  });
  let after: ListPosition | null = null;
  for (let looked = 0; looked < LOOKED_AT_MOST; looked += PAGE) {
    const places: readonly ListPosition[] = await invoiceList(tenant, after, PAGE);
    const recent = places.filter(({ listedAt }) => dayAt(listedAt) >= first);
    const entries = await Promise.all(recent.map(({ key }) => unlessUnreadable(ledger.read(key))));
    for (const [nth, entry] of entries.entries()) {
      if (entry?.kind === 'invoice') count(entry, dayAt(recent[nth]?.listedAt ?? 0), counted);
    }
    if (recent.length < PAGE) return answer(false);
    after = places.at(-1) ?? null;
  }
  return answer(true);
}

/** Counted back from noon: a day of 23 or 25 hours changes nothing. */
function lastDays(nowMs: number): readonly string[] {
  const noonMs = Date.parse(`${dayAt(nowMs)}T12:00:00Z`);
  return Array.from({ length: DAYS }, (_, ago) => dayAt(noonMs - ago * DAY_MS)).reverse();
}

function count(entry: InvoiceEntry, day: string, counted: Map<string, Counts>): void {
  const status = statusOf(entry);
  if (status === 'skipped') return;
  const own: Counts = counted.get(entry.integration) ?? new Map();
  counted.set(entry.integration, own);
  const tally = own.get(day) ?? { booked: 0, stopped: 0, waiting: 0 };
  own.set(day, tally);
  tally[status === 'synced' ? 'booked' : status === 'parked' ? 'stopped' : 'waiting']++;
}
