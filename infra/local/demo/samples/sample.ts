import * as v from 'valibot';
import type { Cause } from '../../../../shared/domain/causes.ts';
import type { Customer } from '../../../../shared/domain/customer.ts';
import { EventIn, type InvoiceEvent } from '../../../../shared/domain/events-in.ts';
import type { Invoice, Line } from '../../../../shared/domain/invoice.ts';

/** An invoice of the demo tenant, what it shows, and where it has to end. */
export interface Sample {
  readonly title: string;
  readonly event: InvoiceEvent;
  readonly ends: { readonly status: 'synced' | 'parked'; readonly cause?: Cause };
}

/** A customer, as i-Reserve sends it. */
export type CustomerIn = v.InferInput<typeof Customer>;
type InvoiceIn = v.InferInput<typeof Invoice>;
type LineIn = v.InferInput<typeof Line>;

/** One of i-Reserve's VAT rates, as a line names it. */
export interface Rate {
  readonly vatRate: string;
  readonly vatPercentage: string;
}

/** The low rate. */
export const low: Rate = { vatRate: 'btw-laag', vatPercentage: '9' };

/** The high rate. */
export const high: Rate = { vatRate: 'btw-hoog', vatPercentage: '21' };

/** The high rate of overnight stays. */
export const stayHigh: Rate = { vatRate: 'logies-hoog', vatPercentage: '21' };

/** The zero rate. */
export const zero: Rate = { vatRate: 'btw-nul', vatPercentage: '0' };

/** No VAT. */
export const none: Rate = { vatRate: 'geen-btw', vatPercentage: '0' };

/** The low rate of passenger transport. */
export const transport: Rate = { vatRate: 'vervoer-laag', vatPercentage: '9' };

/** `[without VAT, VAT, with VAT]` */
type AmountsText = readonly [exclVat: string, vat: string, inclVat: string];

const totalsOf = ([exclVat, vat, inclVat]: AmountsText) => ({ exclVat, vat, inclVat });

/** An invoice line: its rate and text, what it costs, what it comes to (null when i-Reserve leaves that to us). */
export const line = (
  rate: Rate,
  description: string,
  [quantity, unitPriceExclVat, unitPriceInclVat]: readonly [quantity: string, net: string | null, gross: string | null],
  totals: AmountsText | null,
  rest: Pick<LineIn, 'product' | 'ledgerAccount' | 'period'>,
): LineIn => ({
  description,
  quantity,
  unitPriceExclVat,
  unitPriceInclVat,
  ...rate,
  totals: totals && totalsOf(totals),
  ...rest,
});

/** What an invoice comes to, and what each of its rates does (null when i-Reserve leaves that to us). */
export const totals = (
  total: AmountsText,
  perRate: readonly (readonly [Rate, exclVat: string, vat: string])[] | null,
): InvoiceIn['totals'] => ({
  ...totalsOf(total),
  perRate:
    perRate?.map(([{ vatRate, vatPercentage }, exclVat, vat]) => ({
      vatRate,
      percentage: vatPercentage,
      exclVat,
      vat,
    })) ?? null,
});

/** The event for this invoice becoming final, read by the schema that the intake uses. */
export const finalised = (
  tenant: string,
  occurredAt: string,
  { invoice, customer }: { readonly invoice: InvoiceIn; readonly customer: CustomerIn },
): InvoiceEvent =>
  v.parse(EventIn, {
    source: 'ireserve',
    'detail-type': 'invoice.finalised',
    detail: { id: `finalised-${tenant}-${invoice.id}`, tenant, occurredAt, invoice, customer },
  }) as InvoiceEvent; // the variant that the literal above picks

/** A sample: finalised at nine in the morning of its own day. */
export const sample = (
  title: string,
  content: { readonly invoice: InvoiceIn; readonly customer: CustomerIn },
  ends: Sample['ends'] = { status: 'synced' },
): Sample => ({
  title,
  event: finalised('camping-de-eik', `${content.invoice.date}T09:00:00Z`, content),
  ends,
});
