import type { Choice, Choices } from '../../code-lists.ts';
import { named, readRows } from '../../named.ts';
import { isSoldOn } from '../invoice/articles.ts';
import { Article, ExactLedgerAccount, Journal, keys, PaymentCondition, VatCode } from './code-rows.ts';

/** What people choose from at Exact, and what of it an invoice may use on a day (reference 5.12). */
export const choices: Choices = {
  vatCodes: {
    key: keys.vatCodes,
    pick: (rows) =>
      readRows(VatCode, rows)
        ?.filter(({ usable }) => usable)
        .map(({ percentage, type, ...row }) => ({ ...named(row), percentage, type, ...specialOf(row) })) ?? null,
  },
  paymentConditions: {
    key: keys.paymentConditions,
    pick: (rows) =>
      readRows(PaymentCondition, rows)?.map((row) => ({
        ...named(row),
        ...(row.endOfMonths === 0 && { days: row.days }),
      })) ?? null,
  },
  journals: { key: keys.journals, pick: (rows) => readRows(Journal, rows)?.filter(isOpen).map(named) ?? null },
  ledgerAccounts: {
    key: keys.ledgerAccounts,
    pick: (rows) => readRows(ExactLedgerAccount, rows)?.filter(isOpen).map(named) ?? null,
  },
  articles: {
    key: keys.articles,
    pick: (rows, day) =>
      readRows(Article, rows)
        ?.filter((article) => isSoldOn(article, day))
        .map((row) => ({
          ...named(row),
          ...(row.ledgerAccount !== null && { ledgerAccount: row.ledgerAccount }),
        })) ?? null,
  },
};

function specialOf({
  charged,
  margin,
  abroad,
}: Pick<VatCode, 'charged' | 'margin' | 'abroad'>): Pick<Choice, 'special'> {
  if (charged) return { special: 'reverse-charged' };
  if (margin) return { special: 'margin' };
  return abroad ? { special: 'abroad' } : {};
}

const isOpen = ({ blocked }: { readonly blocked: boolean }): boolean => !blocked;
