import { money } from '../../domain/money.ts';
import { countryCode, isInUnion } from '../../providers/country.ts';

/**
 * A box of the Dutch VAT return that sales fall in: 1a high rate, 1b low rate, 1c other rates, 1e 0 % or not taxed with the
 * seller, 3a to outside the EU, 3b within the EU; `3` is one of the last two, and nothing tells which.
 *
 * @see https://www.belastingdienst.nl/wps/wcm/connect/bldcontentnl/belastingdienst/zakelijk/btw/btw_aangifte_doen_en_betalen/
 */
export const VAT_BOXES = ['1a', '1b', '1c', '1e', '3a', '3b', '3'] as const;
/** One of those boxes. */
export type VatBox = (typeof VAT_BOXES)[number];

/** What a VAT code of the books says of itself. */
interface TellingCode {
  readonly percentage?: string;
  readonly special?: 'reverse-charged' | 'margin' | 'abroad';
}

/**
 * Pure: the box that a VAT code leads to. Null where it does not tell: for the margin scheme, and for the VAT of another
 * country, which is declared there or through the one-stop shop.
 *
 * @param abroad - the customer's country as i-Reserve named it; null where nobody knows one, or it is `NL`
 */
export function vatBoxOf({ percentage, special }: TellingCode, abroad: string | null): VatBox | null {
  if (special === 'margin' || percentage === undefined) return null;
  const rate = money(percentage);
  if (special === 'abroad') return rate.isZero() ? boxAbroad(abroad) : null;
  if (special === 'reverse-charged' || rate.isZero()) return '1e';
  if (rate.equals(21)) return '1a';
  return rate.equals(9) ? '1b' : '1c';
}

function boxAbroad(country: string | null): VatBox {
  const code = country && countryCode(country);
  if (code === null || code === 'NL') return '3';
  return isInUnion(code) ? '3b' : '3a';
}
