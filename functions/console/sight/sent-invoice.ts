import { customerName } from '../../../shared/domain/customer.ts';
import type { Invoice } from '../../../shared/domain/invoice.ts';
import type { InvoiceSnapshot } from '../../../shared/sync/ledger/ledger.ts';

/** What i-Reserve sent of an invoice, as a page shows it. */
export interface SentInvoice {
  readonly invoice: Invoice;
  readonly customer: {
    readonly id: string;
    readonly number: string;
    readonly name: string;
    /** On one line; empty when there is none. */
    readonly address: string;
    readonly email: string | null;
    readonly vatNumber: string | null;
  };
}

/** Reads it off a snapshot. */
export function sentInvoice({ invoice, customer }: InvoiceSnapshot): SentInvoice {
  const { id, number, address, email, vatNumber } = customer;
  const parts = [address?.street, address?.postalCode, address?.city, address?.country];
  return {
    invoice,
    customer: {
      ...{ id, number, email, vatNumber },
      name: customerName(customer),
      address: parts.filter(Boolean).join(', '),
    },
  };
}
