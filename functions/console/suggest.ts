import type { Choice } from '../../shared/providers/provider.ts';

/** What of a chosen VAT code does not fit a rate. */
export type Mismatch = 'gone' | 'percentage' | 'type';

interface Rate {
  /** As i-Reserve writes it; null for a rate that only a mapping knows. */
  readonly percentage: string | null;
}

/** The one VAT code that fits a rate by percentage and by the kind of prices that are sent; null when none or several do. */
export function suggestionFor({ percentage }: Rate, codes: readonly Choice[], vatExclusive: boolean): Choice | null {
  if (percentage === null) return null;
  const fitting = codes.filter((code) => isSame(code.percentage, percentage) && fitsPrices(code, vatExclusive));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Why a chosen code can't be right; null when it can. */
export function mismatchOf(
  chosen: string,
  { percentage }: Rate,
  codes: readonly Choice[],
  vatExclusive: boolean,
): Mismatch | null {
  const code = codes.find((one) => one.code === chosen);
  if (!code) return 'gone';
  if (percentage !== null && code.percentage !== undefined && !isSame(code.percentage, percentage)) return 'percentage';
  return fitsPrices(code, vatExclusive) ? null : 'type';
}

/** Only of Exact's types E and I does one ask for other prices than the other. */
export const fitsPrices = ({ type }: Choice, vatExclusive: boolean): boolean => type !== (vatExclusive ? 'I' : 'E');

const isSame = (one: string | undefined, other: string): boolean => one !== undefined && plain(one) === plain(other);

/** `21.00` is `21`. */
const plain = (percentage: string): string =>
  percentage.includes('.') ? percentage.replace(/0+$/, '').replace(/\.$/, '') : percentage;
