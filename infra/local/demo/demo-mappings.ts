import * as v from 'valibot';
import { Mappings } from '../../../shared/domain/settings.ts';
import { Article, Journal, keys, PaymentCondition, VatCode } from '../../../shared/providers/exact/lists/code-rows.ts';
import { ExactDetails } from '../../../shared/providers/exact/settings.ts';
import type { IntegrationKey } from '../../../shared/sync/ledger/entry.ts';
import type { DemoWorld } from './demo-world.ts';
import { demoTenant } from './samples/demo-tenant.ts';

type Kind = 'low' | 'high' | 'zero' | 'none';

/** What the demo's administrator looks for on the screen of VAT codes, for each kind of rate. */
const FITS: Readonly<Record<Kind, (code: VatCode) => boolean>> = {
  low: ({ percentage, type }) => percentage === '9' && type === 'E',
  high: ({ percentage, type }) => percentage === '21' && type === 'E',
  zero: ({ percentage, type }) => percentage === '0' && type !== 'N' && type !== 'I',
  none: ({ percentage, type }) => percentage === '0' && type === 'N',
};

/**
 * Does on the Mapping tab what a person would: reads what stands in these books, and picks a counterpart for each rate,
 * article and payment. The books of our simulator have all of it; in others a plain item stands in for what is missing.
 */
export async function chooseMappings(world: DemoWorld, integrationKey: IntegrationKey) {
  const { books } = await world.openContext(integrationKey);
  /** A list that these books do not give is an empty one: what needs it then parks with its cause. */
  const list = (key: string) => books.list(key).catch(() => []);
  const codes = v.parse(v.array(VatCode), await list(keys.vatCodes));
  const articles = v.parse(v.array(Article), await list(keys.articles)).filter(({ forSale }) => forSale);
  const conditions = v.parse(v.array(PaymentCondition), await list(keys.paymentConditions));

  const codeFor = (kind: Kind) => {
    const usable = codes.filter(({ usable, charged, margin }) => usable && !charged && !margin);
    const free = kind === 'zero' || kind === 'none' ? [FITS.zero, FITS.none] : [];
    return [FITS[kind], ...free].map((fits) => usable.find(fits)).find((code) => code !== undefined)?.code;
  };
  const vat = demoTenant.rates.flatMap(({ id, kind }) => {
    const code = kind && codeFor(kind);
    return code ? [[id, code] as const] : [];
  });
  const there = (wanted: Readonly<Record<string, string>>, rows: readonly { readonly code: string }[]) =>
    Object.fromEntries(Object.entries(wanted).filter(([, code]) => rows.some((row) => row.code === code)));
  const journals = v.parse(v.array(Journal), await list(keys.journals)).filter(({ blocked }) => !blocked);
  const usual = journals.find(({ code }) => code === '70') ?? journals[0];
  const plainItem = articles.find(({ fractions, to }) => fractions && to === null) ?? articles[0];

  return {
    mappings: v.parse(Mappings, {
      vat: Object.fromEntries(vat),
      articles: there(demoTenant.mappings.articles, articles),
      paymentConditions: there(demoTenant.mappings.paymentConditions, conditions),
    }),
    details: v.parse(ExactDetails, {
      ...demoTenant.details,
      defaultArticle: plainItem?.code ?? null,
      journal: usual?.code ?? null,
    }),
  };
}
