import type { Desk } from './desk.ts';
import type { InvoiceEntry } from './entry.ts';
import { invoiceSynced, stamp } from './facts.ts';
import type { Page } from './ledger.ts';
import { tell } from './tell.ts';
import { SNAPSHOT_KEPT_MS } from './timing.ts';

/** Says that the invoice stands in the books. The fact is written with the state, and told from there. */
export async function tellBooked(page: Page<InvoiceEntry>, desk: Desk): Promise<void> {
  const { tenant, id, hash } = page.entry;
  const fact = invoiceSynced(page.entry, desk.settings.invoiceField, stamp(desk.clock));
  await page.write(
    {
      step: 'announced',
      status: 'done',
      dueAt: desk.clock.now(),
      cause: null,
      about: {},
      remedy: null,
      asked: false,
      crashes: 0,
      waits: 0,
      toAnnounce: [...page.entry.toAnnounce, fact],
    },
    { step: 'booked' },
  );
  if (hash) await desk.snapshots.expireInvoice(tenant, id, hash, desk.clock.now() + SNAPSHOT_KEPT_MS);
  await tell(page, desk);
}
