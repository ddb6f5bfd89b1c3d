import type { Customer } from '../../../domain/customer.ts';
import { Money as Decimal, type Money, money } from '../../../domain/money.ts';
import { correct } from '../../../domain/setback.ts';
import type { Mappings } from '../../../domain/settings.ts';
import { wordsFor } from '../../words.ts';
import type { Article, VatCode } from '../lists/code-rows.ts';
import type { ExactDetails } from '../settings.ts';
import type { ExactCodes } from './codes.ts';
import { percentageOf, withoutVat } from './vat.ts';

/** A line that makes up a difference of cents. */
export interface RoundingLine {
  readonly description: string;
  readonly quantity: Money;
  readonly price: Money;
  readonly article: Article;
  readonly vatCode: string;
}

/** Whether the settings allow this difference to be made up by a line (mapping 1.4). */
export const mayAdd = (difference: Money, { rounding, roundingLimit }: ExactDetails): boolean =>
  rounding === 'add' && difference.abs().lessThanOrEqualTo(money(roundingLimit).abs());

/**
 * The line for a rounding difference, on an article of its own and a code without VAT; null when the books or the
 * settings have none. `turned` says that quantities get their sign turned, so that it is sent as one piece.
 */
export function roundingLine(
  difference: Money,
  {
    details,
    mappings,
    customer,
    date,
  }: { details: ExactDetails; mappings: Mappings; customer: Customer; date: string },
  codes: ExactCodes,
  turned: boolean,
): RoundingLine | null {
  const vatCode = codeWithoutVat(codes.vatCodes, mappings, date);
  const wanted = details.roundingArticle ?? details.defaultArticle;
  if (vatCode === null || wanted === null) return null;
  const article = codes.article(wanted);
  if (!article) throw correct('article-unknown', { article: wanted });
  const quantity = new Decimal(turned ? -1 : 1);
  return { description: wordsFor(customer).rounding, quantity, price: difference.times(quantity), article, vatCode };
}

/** A code without VAT: a mapped one first, since the bookkeeper chose those. */
function codeWithoutVat(codes: readonly VatCode[], { vat }: Mappings, date: string): string | null {
  const free = codes.filter((code) => code.usable && withoutVat(code.type) && money(percentageOf(code, date)).isZero());
  const mapped = new Set(Object.values(vat).map((code) => code.trim()));
  return (free.find(({ code }) => mapped.has(code)) ?? free[0])?.code ?? null;
}
