import type { Invoice } from '../../domain/invoice.ts';
import { valueAt } from '../../domain/outside-record.ts';
import { correct } from '../../domain/setback.ts';
import type { Mappings } from '../../domain/settings.ts';

/** Refuses an invoice with unmapped VAT rates, and names them all. It needs no list. */
export function checkMapped({ lines }: Invoice, { vat }: Mappings): void {
  const unmapped = new Set(lines.map(({ vatRate }) => vatRate).filter((rate) => valueAt(vat, rate) === undefined));
  if (unmapped.size > 0) throw correct('vat-unmapped', { rate: [...unmapped].join(', ') });
}
