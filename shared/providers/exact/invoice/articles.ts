import { type Remark, remark } from '../../../domain/causes.ts';
import type { Line } from '../../../domain/invoice.ts';
import { money } from '../../../domain/money.ts';
import { valueAt } from '../../../domain/outside-record.ts';
import { correct } from '../../../domain/setback.ts';
import type { Mappings } from '../../../domain/settings.ts';
import { type Article, keys } from '../lists/code-rows.ts';
import type { ExactDetails } from '../settings.ts';

/** The items of the books, by their code. */
export interface Articles {
  article(code: string): Article | null;
}

type Details = Pick<ExactDetails, 'defaultArticle'>;
/** What of a line decides its article. */
export type Sold = Pick<Line, 'product' | 'ledgerAccount'>;

const mapped = ({ product, ledgerAccount }: Sold, { articles }: Pick<Mappings, 'articles'>): string | null =>
  valueAt(articles, product) ?? (ledgerAccount === null ? null : valueAt(articles, `ledger:${ledgerAccount}`)) ?? null;

/** The keys of the items that may become the article of a line. */
export function articleKeys(line: Sold, mappings: Pick<Mappings, 'articles'>, { defaultArticle }: Details): string[] {
  const code = mapped(line, mappings);
  const candidates = code === null ? [line.product, defaultArticle] : [code];
  return candidates.filter((candidate) => candidate !== null).map(keys.article);
}

/** The article of a line, and whether it is only the default one. */
export interface Chosen {
  readonly article: Article;
  readonly byDefault: boolean;
}

/**
 * Chooses a line's article: mapped by product, mapped by ledger account, the product's own code when such an item
 * exists, else the default one (mapping 3).
 */
export function chooseArticle(
  line: Sold,
  mappings: Pick<Mappings, 'articles'>,
  details: Details,
  codes: Articles,
): Chosen {
  const code = mapped(line, mappings);
  if (code !== null) return { article: codes.article(code) ?? unknown(line, code), byDefault: false };
  const own = line.product === null ? null : codes.article(line.product);
  if (own) return { article: own, byDefault: false };
  const { defaultArticle } = details;
  if (defaultArticle === null) return unknown(line, line.product);
  return { article: codes.article(defaultArticle) ?? unknown(line, defaultArticle), byDefault: true };
}

/** True for an item that may be on a sale of that day (reference 5.12). */
export const isSoldOn = ({ forSale, from, to }: Article, day: string): boolean =>
  forSale && (from === null || day >= from) && (to === null || day <= to);

/** Refuses an article that the books would refuse on that day or in that quantity (reference 5.12, 6.5). */
export function checkArticle(article: Article, quantity: string, date: string): void {
  const { code, fractions } = article;
  if (!isSoldOn(article, date)) throw correct('article-blocked', { article: code });
  if (fractions === false && !money(quantity).isInteger())
    throw correct('quantity-refused', { article: code, quantity });
}

/** One remark for every product or ledger account that fell back on the default article. */
export function defaultRemarks(lines: readonly Line[], chosen: readonly Chosen[]): Remark[] {
  const seen = new Set<string>();
  return lines.flatMap(({ product, ledgerAccount }, index) => {
    const { article, byDefault } = chosen[index] ?? {};
    const name = product ?? ledgerAccount ?? '';
    if (!byDefault || !article || seen.has(name)) return [];
    seen.add(name);
    const about = { article: article.code, ...(ledgerAccount === null ? {} : { ledgerAccount }) };
    return [
      remark(
        'default-article',
        about,
        `/detail/invoice/lines/${index}/${product === null && ledgerAccount !== null ? 'ledgerAccount' : 'product'}`,
      ),
    ];
  });
}

function unknown({ product, ledgerAccount }: Sold, article: string | null): never {
  const name = article ?? product;
  throw correct('article-unknown', {
    ...(name === null ? {} : { article: name }),
    ...(ledgerAccount === null ? {} : { ledgerAccount }),
  });
}
