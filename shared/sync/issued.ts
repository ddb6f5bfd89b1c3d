import { amountsOfInvoice } from '../domain/amounts.ts';
import type { Invoice } from '../domain/invoice.ts';
import { amountText } from '../domain/money.ts';
import type { Issued } from './entry.ts';

/** What an entry remembers of an invoice, so that the books can be compared with it when its snapshot is gone. */
export function issuedOf(invoice: Invoice): Issued {
  const { perRate, total } = amountsOfInvoice(invoice);
  return {
    date: invoice.date,
    inclVat: amountText(total.inclVat),
    perRate: perRate.map(({ vatRate, exclVat, vat }) => ({ vatRate, exclVat, vat })),
  };
}
