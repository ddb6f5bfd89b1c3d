import { money } from '../../../domain/money.ts';
import type { BookedDocument, TotalsText } from '../../document.ts';

/** A total this close to nothing may come out on the other side of it when it is computed another way. */
const NOTHING = money('0.05');

/** The kind of a document. Moneybird has no kinds, so the sign of the total decides; null for a total of nothing. */
export function kindOf({ inclVat }: Pick<TotalsText, 'inclVat'>): BookedDocument['kind'] {
  const total = money(inclVat);
  if (total.abs().lessThanOrEqualTo(NOTHING)) return null;
  return total.isNegative() ? 'credit' : 'invoice';
}
