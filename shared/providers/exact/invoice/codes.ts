import * as v from 'valibot';
import { valueAt } from '../../../domain/outside-record.ts';
import type { InvoiceJob } from '../../document.ts';
import { Article, ExactLedgerAccount, Journal, keys, PaymentCondition, VatCode } from '../lists/code-rows.ts';
import type { ExactDetails } from '../settings.ts';
import { type Articles, articleKeys } from './articles.ts';
import { conditionOf } from './payment.ts';

/** The code lists that one invoice needs, read. */
export interface ExactCodes extends Articles {
  readonly vatCodes: readonly VatCode[];
  readonly paymentConditions: readonly PaymentCondition[];
  readonly journals: readonly Journal[];
  ledgerAccount(code: string): ExactLedgerAccount | null;
}

/** The keys of every code list that this invoice needs, all at once. */
export function keysFor(job: InvoiceJob<ExactDetails>): readonly string[] {
  const { invoice, details, mappings } = job;
  const { rounding, roundingArticle, defaultArticle } = details;
  const spare = rounding === 'add' ? (roundingArticle ?? defaultArticle) : null;
  const ledgers = invoice.lines.flatMap(({ ledgerAccount }) => valueAt(mappings.ledgerAccounts, ledgerAccount) ?? []);
  const wanted = [
    keys.vatCodes,
    ...(details.journal === null ? [keys.journals] : []),
    ...(conditionOf(invoice, mappings) === null ? [] : [keys.paymentConditions]),
    ...invoice.lines.flatMap((line) => articleKeys(line, mappings, details)),
    ...(spare === null ? [] : [keys.article(spare)]),
    ...ledgers.map(keys.ledgerAccount),
  ];
  return [...new Set(wanted)];
}

/** Those of the keys whose list is not there, or was written in another shape than we read now. */
export const lackingOf = (wanted: readonly string[], lists: InvoiceJob<ExactDetails>['lists']): readonly string[] =>
  wanted.filter((key) => !v.is(v.array(schemaOf(key)), lists.get(key)));

/** Opens code lists that are all there. */
export function openCodes(lists: InvoiceJob<ExactDetails>['lists']): ExactCodes {
  const rows = <T>(key: string, Row: v.GenericSchema<unknown, T>): T[] => v.parse(v.array(Row), lists.get(key) ?? []);
  return {
    vatCodes: rows(keys.vatCodes, VatCode),
    paymentConditions: rows(keys.paymentConditions, PaymentCondition),
    journals: rows(keys.journals, Journal),
    article: (code) => rows(keys.article(code), Article)[0] ?? null,
    ledgerAccount: (code) => rows(keys.ledgerAccount(code), ExactLedgerAccount)[0] ?? null,
  };
}

function schemaOf(key: string): v.GenericSchema {
  if (key === keys.vatCodes) return VatCode;
  if (key === keys.paymentConditions) return PaymentCondition;
  if (key === keys.journals) return Journal;
  return key.startsWith(keys.article('')) ? Article : ExactLedgerAccount;
}
