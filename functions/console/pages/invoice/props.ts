import type { InvoiceEntry } from '../../../../shared/sync/ledger/entry.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import type { SentInvoice } from '../../sight/sent-invoice.ts';
import type { Visit } from '../../visit.ts';
import type { Means } from '../overview/mend.tsx';
import type { Looked } from './look.tsx';

/** One entry of an invoice, with all that its card shows. */
export interface EntryProps {
  readonly entry: InvoiceEntry;
  readonly visit: Visit;
  /** What i-Reserve sent; null when it is no longer kept. */
  readonly sent: SentInvoice | null;
  /** Null when it was disconnected: its ledger is all that is left. */
  readonly integration: Integration | null;
  /** What mends its cause; null where nothing stopped it. */
  readonly means: Means | null;
  /** Where its relation stands in the books. */
  readonly relation: string | null;
  /** What stands in the books now; null as long as nobody asked. */
  readonly looked: Looked | null;
}
