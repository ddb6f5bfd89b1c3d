import { Decimal } from 'decimal.js';
import * as v from 'valibot';
import type { FaultCode } from './faults.ts';
import { digits, readingFirst } from './lenient.ts';

/** Exact decimals that round half away from zero, as invoices do. Never a float. */
export const Money = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -30, toExpPos: 30 });
export type Money = Decimal;

/** A decimal number as text, such as `"-27.5229"`: how amounts, quantities and percentages cross every border. */
export const DecimalText = v.pipe(v.string(), v.regex(/^-?\d{1,12}(\.\d{1,12})?$/, 'not-decimal' satisfies FaultCode));

/** The same as events bring it: a JSON number counts as its own digits. */
export const DecimalIn = readingFirst(DecimalText, digits);

/** Turns decimal text into an exact amount. */
export const money = (text: string): Money => new Money(text);

/** Rounds to whole cents, half away from zero. */
export const toCents = (amount: Money): Money => amount.toDecimalPlaces(2);

/** Writes an amount with two decimals, such as `"210.00"`; never `"-0.00"`. */
export const amountText = (amount: Money): string => {
  const cents = toCents(amount);
  return (cents.isZero() ? new Money(0) : cents).toFixed(2);
};

/** False for a difference that is too large to come of rounding: a rounding line never mends it. */
export const canBeRounding = (difference: Money): boolean => difference.abs().lessThanOrEqualTo(1);

/** Adds amounts up. */
export const sum = (amounts: Iterable<Money>): Money => [...amounts].reduce((a, b) => a.plus(b), new Money(0));

/** A percentage such as `"9"` as the factor 0.09. */
export const fraction = (percentage: string): Money => money(percentage).dividedBy(100);
