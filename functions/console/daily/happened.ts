import { beginOfDayMs, monthAt } from '../../../shared/admin/closing/calendar.ts';
import type { AdminPorts } from '../../../shared/admin/ports.ts';
import { dayAt } from '../../../shared/providers/local-time.ts';
import type { ListPosition } from '../../../shared/store/ledger/invoice-list.ts';
import { type InvoiceEntry, statusOf } from '../../../shared/sync/ledger/entry.ts';
import { unlessUnreadable } from '../../../shared/sync/ledger/read-stored.ts';
import { isDraft } from '../parts/standing.tsx';

/** No page looks at more invoices than this. */
const LOOKED_AT_MOST = 500;
const PAGE = 100;

/** A draft is counted apart from what is done. */
type HappenedStatus = ReturnType<typeof statusOf> | 'draft';

/** How many invoices stand where. */
export type Tally = Readonly<Record<HappenedStatus, number>> & { readonly all: number };

/** What came in today and this month, by where it stands now. */
export interface Happened {
  readonly today: Tally;
  readonly month: Tally;
  /** More came in this month than was looked at: the counts are those of the newest. */
  readonly isPart: boolean;
}

const none = (): Record<HappenedStatus | 'all', number> => ({
  all: 0,
  received: 0,
  waiting: 0,
  uncertain: 0,
  parked: 0,
  skipped: 0,
  synced: 0,
  draft: 0,
});

/** Counts what came in today and this month, as days and months are in Amsterdam. Looks at the newest 500. */
export async function happened(
  tenant: string,
  { ledger, invoiceList, clock }: Pick<AdminPorts, 'ledger' | 'invoiceList' | 'clock'>,
): Promise<Happened> {
  const now = clock.now();
  const monthFromMs = beginOfDayMs(`${monthAt(now)}-01`);
  const todayFromMs = beginOfDayMs(dayAt(now));
  const [today, month] = [none(), none()];
  let after: ListPosition | null = null;
  for (let looked = 0; looked < LOOKED_AT_MOST; looked += PAGE) {
    const places: readonly ListPosition[] = await invoiceList(tenant, after, PAGE);
    const ofMonth = places.filter(({ listedAt }) => listedAt >= monthFromMs);
    const entries = await Promise.all(ofMonth.map(({ key }) => unlessUnreadable(ledger.read(key))));
    for (const [index, entry] of entries.entries()) {
      if (entry?.kind !== 'invoice') continue;
      const isToday = (ofMonth[index]?.listedAt ?? 0) >= todayFromMs;
      for (const tally of isToday ? [today, month] : [month]) {
        tally[standingOf(entry)]++;
        tally.all++;
      }
    }
    if (ofMonth.length < PAGE) return { today, month, isPart: false };
    after = places.at(-1) ?? null;
  }
  return { today, month, isPart: true };
}

const standingOf = (entry: InvoiceEntry): HappenedStatus => {
  const status = statusOf(entry);
  return isDraft({ status, finalised: entry.finalised }) ? 'draft' : status;
};
