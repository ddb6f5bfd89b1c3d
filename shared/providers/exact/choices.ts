import { named, readRows } from '../named.ts';
import type { Choices } from '../provider.ts';
import { Article, Journal, keys, LedgerAccount, PaymentCondition, VatCode } from './code-rows.ts';

/** What people choose from at Exact, and what of it an invoice may use now (reference 5.12). */
export const choices: Choices = {
  vatCodes: {
    key: keys.vatCodes,
    pick: (rows) =>
      readRows(VatCode, rows)
        ?.filter(({ usable }) => usable)
        .map(({ percentage, type, ...row }) => ({ ...named(row), percentage, type })) ?? null,
  },
  paymentConditions: {
    key: keys.paymentConditions,
    pick: (rows) => readRows(PaymentCondition, rows)?.map(named) ?? null,
  },
  journals: { key: keys.journals, pick: (rows) => readRows(Journal, rows)?.filter(isOpen).map(named) ?? null },
  ledgerAccounts: {
    key: keys.ledgerAccounts,
    pick: (rows) => readRows(LedgerAccount, rows)?.filter(isOpen).map(named) ?? null,
  },
  articles: {
    key: keys.articles,
    pick: (rows) =>
      readRows(Article, rows)
        ?.filter(({ forSale }) => forSale)
        .map(named) ?? null,
  },
};

const isOpen = ({ blocked }: { readonly blocked: boolean }): boolean => !blocked;
