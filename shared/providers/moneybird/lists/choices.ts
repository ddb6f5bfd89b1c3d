import type { Choices } from '../../code-lists.ts';
import { named, readRows } from '../../named.ts';
import { keys, MoneybirdLedgerAccount, TaxRate, Workflow } from './code-rows.ts';

/** What people choose from at Moneybird, and what of it an invoice may use now (reference 8). */
export const choices: Choices = {
  vatCodes: {
    key: keys.vatCodes,
    pick: (rows) =>
      readRows(TaxRate, rows)
        ?.filter(isUsable)
        .map(({ percentage, type, charged, abroad, ...row }) => ({
          ...named(row),
          percentage,
          type,
          ...(charged ? { special: 'reverse-charged' as const } : abroad ? { special: 'abroad' as const } : {}),
        })) ?? null,
  },
  ledgerAccounts: {
    key: keys.ledgerAccounts,
    pick: (rows) => readRows(MoneybirdLedgerAccount, rows)?.filter(isUsable).map(named) ?? null,
  },
  workflows: { key: keys.workflows, pick: (rows) => readRows(Workflow, rows)?.map(named) ?? null },
};

const isUsable = ({ usable }: { readonly usable: boolean }): boolean => usable;
