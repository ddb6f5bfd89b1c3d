import * as v from 'valibot';
import type { Choices, CodeRows } from '../provider.ts';
import { Article, Journal, keys, LedgerAccount, PaymentCondition, VatCode } from './code-rows.ts';

/** What people choose from at Exact, and what of it an invoice may use now (reference 5.12). */
export const choices: Choices = {
  vatCodes: {
    key: keys.vatCodes,
    pick: (rows) =>
      read(VatCode, rows)
        ?.filter(({ usable }) => usable)
        .map(({ percentage, type, ...row }) => ({ ...named(row), percentage, type })) ?? null,
  },
  paymentConditions: { key: keys.paymentConditions, pick: (rows) => read(PaymentCondition, rows)?.map(named) ?? null },
  journals: { key: keys.journals, pick: (rows) => read(Journal, rows)?.filter(isOpen).map(named) ?? null },
  ledgerAccounts: {
    key: keys.ledgerAccounts,
    pick: (rows) => read(LedgerAccount, rows)?.filter(isOpen).map(named) ?? null,
  },
  articles: {
    key: keys.articles,
    pick: (rows) =>
      read(Article, rows)
        ?.filter(({ forSale }) => forSale)
        .map(named) ?? null,
  },
};

const isOpen = ({ blocked }: { readonly blocked: boolean }): boolean => !blocked;

const named = ({ code, description }: { readonly code: string; readonly description: string | null }) => ({
  code,
  description: description ?? code,
});

function read<T>(Row: v.GenericSchema<unknown, T>, rows: CodeRows): T[] | null {
  const parsed = v.safeParse(v.array(Row), rows);
  return parsed.success ? parsed.output : null;
}
