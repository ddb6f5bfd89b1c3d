import * as v from 'valibot';
import { Fields } from './customer.ts';
import type { FaultCode } from './faults.ts';
import { readingFirst } from './lenient.ts';
import { DecimalIn, money } from './money.ts';
import { idText, longText, maybe, maybeId, maybeLongText, maybeText } from './optional.ts';

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

const Totals = v.object({ exclVat: DecimalIn, vat: DecimalIn, inclVat: DecimalIn });

/** What one VAT rate adds up to on an invoice. */
export const RateTotal = v.object({
  vatRate: idText,
  percentage: DecimalIn,
  exclVat: DecimalIn,
  vat: DecimalIn,
});
export type RateTotal = v.InferOutput<typeof RateTotal>;

/** From when to when. Half a period is none: nothing could be spread over it. */
const Period = v.pipe(
  v.object({ start: maybe(Moment), end: maybe(Moment) }),
  v.transform(({ start, end }) => (start !== null && end !== null ? { start, end } : null)),
);

/** A line of an invoice. */
export const Line = v.pipe(
  v.object({
    description: longText,
    quantity: DecimalIn,
    unitPriceExclVat: maybe(DecimalIn),
    unitPriceInclVat: maybe(DecimalIn),
    vatRate: idText,
    vatPercentage: DecimalIn,
    totals: maybe(Totals),
    product: maybeId,
    ledgerAccount: maybeId,
    period: maybe(Period),
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

/** The most lines that one invoice may have. */
export const MAX_LINES = 500;

/** A final invoice or credit invoice, as i-Reserve issued it. */
export const Invoice = v.object({
  id: idText,
  number: idText,
  kind: v.picklist(['invoice', 'credit']),
  creditFor: maybeId,
  date: Day,
  dueDate: maybe(Day),
  currency: Currency,
  reference: maybeText,
  description: maybeLongText,
  booking: maybeText,
  paymentMethod: maybeId,
  paymentTerm: maybeId,
  seller: maybe(v.object({ id: maybeId, name: maybeText, vatNumber: maybeText })),
  lines: v.pipe(v.array(Line), v.minLength(1), v.maxLength(MAX_LINES)),
  totals: v.object({ ...Totals.entries, perRate: maybe(v.array(RateTotal)) }),
  fields: Fields,
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
