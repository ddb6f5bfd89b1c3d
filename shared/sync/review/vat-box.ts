import { money } from '../../domain/money.ts';

/**
 * A box of the Dutch VAT return that sales fall in: 1a high rate, 1b low rate, 1c other rates, 1e 0 % or not taxed with the
 * seller, and `3` for what goes abroad, which is 3a outside the EU and 3b within it: a VAT code does not tell which.
 *
 * @see https://www.belastingdienst.nl/wps/wcm/connect/bldcontentnl/belastingdienst/zakelijk/btw/btw_aangifte_doen_en_betalen/
 */
export const VAT_BOXES = ['1a', '1b', '1c', '1e', '3'] as const;
/** One of those boxes. */
export type VatBox = (typeof VAT_BOXES)[number];

/** What a VAT code of the books says of itself. */
interface TellingCode {
  readonly percentage?: string;
  readonly special?: 'reverse-charged' | 'margin' | 'abroad';
}

/** Pure: the box that a VAT code leads to; null where it does not tell, such as for the margin scheme. */
export function vatBoxOf({ percentage, special }: TellingCode): VatBox | null {
  if (special === 'abroad') return '3';
  if (special === 'reverse-charged') return '1e';
  if (special === 'margin' || percentage === undefined) return null;
  const rate = money(percentage);
  if (rate.isZero()) return '1e';
  if (rate.equals(21)) return '1a';
  return rate.equals(9) ? '1b' : '1c';
}
