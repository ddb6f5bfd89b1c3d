import * as v from 'valibot';
import { Fields } from './customer.ts';
import type { FaultCode } from './faults.ts';
import { readingFirst } from './lenient.ts';
import { DecimalIn, money } from './money.ts';
import { idText, longText, maybe, maybeId, maybeLongText, maybeText } from './optional.ts';
import { described } from './schemas/described.ts';

/** Whether the day that a date or a moment starts with is in the calendar. */
const exists = (text: string): boolean => {
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false;
};

/** A calendar day of Europe/Amsterdam, `YYYY-MM-DD`. */
export const Day = v.config(
  v.pipe(v.string(), v.isoDate('not-day' satisfies FaultCode), v.check(exists, 'not-day' satisfies FaultCode)),
  { abortPipeEarly: true },
);

/** A moment with its zone, such as `2026-11-20T09:00:00Z`. */
export const Moment = v.config(
  v.pipe(
    v.string(),
    v.isoTimestamp('not-moment' satisfies FaultCode),
    v.check(exists, 'not-moment' satisfies FaultCode),
  ),
  { abortPipeEarly: true },
);

const Totals = v.object({
  exclVat: described(DecimalIn, 'Without VAT: decimal text.'),
  vat: described(DecimalIn, 'The VAT.'),
  inclVat: described(DecimalIn, 'With VAT.'),
});

/** What one VAT rate adds up to on an invoice. */
export const RateTotal = v.object({
  vatRate: described(idText, 'The id of the VAT rate.'),
  percentage: described(DecimalIn, 'Its percentage: decimal text.'),
  exclVat: described(DecimalIn, 'What is charged without VAT.'),
  vat: described(DecimalIn, 'The VAT of it.'),
});
export type RateTotal = v.InferOutput<typeof RateTotal>;

/** From when to when. Half a period is none: nothing could be spread over it. */
const Period = v.pipe(
  v.object({ start: described(maybe(Moment), 'From when.'), end: described(maybe(Moment), 'Until when.') }),
  v.transform(({ start, end }) => (start !== null && end !== null ? { start, end } : null)),
);

/** A line of an invoice. */
export const Line = v.pipe(
  v.object({
    description: described(longText, 'What is charged.'),
    quantity: described(DecimalIn, 'How many: decimal text; negative on a credit.'),
    unitPriceExclVat: described(maybe(DecimalIn), 'The price of one without VAT.'),
    unitPriceInclVat: described(maybe(DecimalIn), 'The price of one with VAT.'),
    vatRate: described(idText, 'The id of the VAT rate.'),
    vatPercentage: described(DecimalIn, 'Its percentage on this line.'),
    totals: described(maybe(Totals), 'What the line adds up to. A line has a price or this.'),
    product: described(maybeId, 'The code of the product.'),
    ledgerAccount: described(maybeId, 'The ledger account of the revenue.'),
    period: described(maybe(Period), 'From when to when, as a stay.'),
  }),
  v.forward(
    v.check(
      (line) => line.unitPriceExclVat !== null || line.unitPriceInclVat !== null || line.totals !== null,
      'price-missing' satisfies FaultCode,
    ),
    ['unitPriceExclVat'],
  ),
);
export type Line = v.InferOutput<typeof Line>;

/** A currency code; senders write it in any case. */
const Currency = readingFirst(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'not-currency' satisfies FaultCode)), (input) =>
  typeof input === 'string' ? input.trim().toUpperCase() : input,
);

const Seller = v.object({
  id: described(maybeId, 'Its id, which the setting sellers names.'),
  name: described(maybeText, 'Its name.'),
  vatNumber: described(maybeText, 'Its VAT number.'),
});

/** The most lines that one invoice may have. */
export const MAX_LINES = 500;

/** A final invoice or credit invoice, as i-Reserve issued it. */
export const Invoice = v.object({
  id: described(idText, 'The id of the invoice in i-Reserve.'),
  number: described(idText, 'Its number, which the books have too.'),
  kind: described(v.picklist(['invoice', 'credit']), 'An invoice, or a credit for one.'),
  creditFor: described(maybeId, 'The id of the invoice that a credit is for.'),
  date: described(Day, 'The day of the invoice, in Europe/Amsterdam.'),
  dueDate: described(maybe(Day), 'The last day to pay.'),
  currency: described(Currency, 'Three letters (ISO 4217), such as EUR.'),
  reference: described(maybeText, 'A reference that the books show, such as one of the customer.'),
  description: described(maybeLongText, 'What stands above the lines.'),
  booking: described(maybeText, 'The number of the booking.'),
  paymentMethod: described(maybeId, 'How it is paid: an id of the catalogue.'),
  paymentTerm: described(maybeId, 'The term to pay in: an id of the catalogue.'),
  seller: described(maybe(Seller), 'In whose name it is issued.'),
  lines: described(v.pipe(v.array(Line), v.minLength(1), v.maxLength(MAX_LINES)), 'What is charged, 1 to 500 lines.'),
  totals: described(
    v.object({ ...Totals.entries, perRate: described(maybe(v.array(RateTotal)), 'What each VAT rate adds up to.') }),
    'What it comes to; the books must agree to the cent.',
  ),
  fields: described(Fields, 'Free fields of the invoice in i-Reserve, by their name.'),
});
export type Invoice = v.InferOutput<typeof Invoice>;

const plain = (decimal: string | null): string | null => (decimal === null ? null : money(decimal).toString());

/**
 * The text that decides whether two events speak of the same invoice: number, kind, date, currency,
 * lines and totals. Free fields, customer, event id and time do not count, nor does `30` against `30.00`.
 */
export const contentOf = ({ number, kind, date, currency, lines, totals }: Invoice): string =>
  JSON.stringify([
    number,
    kind,
    date,
    currency,
    lines.map((line) => [
      line.description,
      plain(line.quantity),
      plain(line.unitPriceExclVat),
      plain(line.unitPriceInclVat),
      line.vatRate,
      plain(line.vatPercentage),
      line.totals && [plain(line.totals.exclVat), plain(line.totals.vat), plain(line.totals.inclVat)],
      line.product,
      line.ledgerAccount,
      line.period && [Date.parse(line.period.start), Date.parse(line.period.end)],
    ]),
    [plain(totals.exclVat), plain(totals.vat), plain(totals.inclVat)],
    totals.perRate?.map((rate) => [rate.vatRate, plain(rate.percentage), plain(rate.exclVat), plain(rate.vat)]) ?? null,
  ]);
