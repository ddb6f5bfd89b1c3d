import { Setback } from '../../domain/setback.ts';
import { readRows } from '../named.ts';
import type { ItemsCheck, Sale } from '../settings/items-check.ts';
import { ledgerOf } from './invoice/lines.ts';
import { keys, MoneybirdLedgerAccount } from './lists/code-rows.ts';
import type { MoneybirdDetails } from './settings.ts';

/** A line of Moneybird needs no item; a ledger account that is mapped must be there (mapping 3). */
export const itemsCheck: ItemsCheck<MoneybirdDetails> = {
  needsItems: false,
  lists: ({ mappings }, sales) =>
    sales.some(({ ledgerAccount }) => ledgerAccount !== null && Object.hasOwn(mappings.ledgerAccounts, ledgerAccount))
      ? [keys.ledgerAccounts]
      : [],
  outcomes({ mappings }, sales, lists) {
    const accounts = readRows(MoneybirdLedgerAccount, lists.get(keys.ledgerAccounts) ?? [null]);
    if (accounts === null) return [];
    const outcomeOf = (sold: Sale) => {
      try {
        ledgerOf(sold, mappings.ledgerAccounts, accounts);
        return 'fits' as const;
      } catch (error) {
        if (error instanceof Setback) return 'stops' as const;
        throw error;
      }
    };
    return sales
      .filter(({ ledgerAccount }) => ledgerAccount !== null)
      .map((sold) => ({ ...sold, outcome: outcomeOf(sold) }));
  },
};
