import type { Choice } from '../../shared/providers/provider.ts';

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

/** Only of Exact's types E and I does one ask for other prices than the other. */
export const fitsPrices = ({ type }: Choice, vatExclusive: boolean): boolean => type !== (vatExclusive ? 'I' : 'E');

const isSame = (one: string | undefined, other: string): boolean => one !== undefined && plain(one) === plain(other);

/** `21.00` is `21`. */
const plain = (percentage: string): string =>
  percentage.includes('.') ? percentage.replace(/0+$/, '').replace(/\.$/, '') : percentage;
