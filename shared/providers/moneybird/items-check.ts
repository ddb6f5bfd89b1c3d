import { Setback } from '../../domain/setback.ts';
import { readRows } from '../named.ts';
import type { ItemsCheck } from '../settings/items-check.ts';
import { ledgerOf } from './invoice/lines.ts';
import { keys, MoneybirdLedgerAccount } from './lists/code-rows.ts';
import type { MoneybirdDetails } from './settings.ts';

/** A line of Moneybird needs no item; a ledger account that is mapped must be there (mapping 3). */
export const itemsCheck: ItemsCheck<MoneybirdDetails> = {
  needsItems: false,
  lists: ({ mappings }, { ledgerAccounts }) =>
    ledgerAccounts.some((code) => Object.hasOwn(mappings.ledgerAccounts, code)) ? [keys.ledgerAccounts] : [],
  outcomes({ mappings }, { ledgerAccounts }, lists) {
    const accounts = readRows(MoneybirdLedgerAccount, lists.get(keys.ledgerAccounts) ?? [null]);
    if (accounts === null) return [];
    const outcomeOf = (ledgerAccount: string) => {
      try {
        ledgerOf({ ledgerAccount }, mappings.ledgerAccounts, accounts);
        return 'fits' as const;
      } catch (error) {
        if (error instanceof Setback) return 'stops' as const;
        throw error;
      }
    };
    return ledgerAccounts.map((code) => ({ of: 'ledgerAccounts', code, outcome: outcomeOf(code) }));
  },
};
