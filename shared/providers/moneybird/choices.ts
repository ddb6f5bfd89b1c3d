import * as v from 'valibot';
import type { Choices, CodeRows } from '../provider.ts';
import { keys, LedgerAccount, TaxRate, Workflow } from './code-rows.ts';

/** What people choose from at Moneybird, and what of it an invoice may use now (reference 8). */
export const choices: Choices = {
  vatCodes: {
    key: keys.vatCodes,
    pick: (rows) =>
      read(TaxRate, rows)
        ?.filter(isUsable)
        .map(({ percentage, type, ...row }) => ({ ...named(row), percentage, type })) ?? null,
  },
  ledgerAccounts: {
    key: keys.ledgerAccounts,
    pick: (rows) => read(LedgerAccount, rows)?.filter(isUsable).map(named) ?? null,
  },
  workflows: { key: keys.workflows, pick: (rows) => read(Workflow, rows)?.map(named) ?? null },
};

const isUsable = ({ usable }: { readonly usable: boolean }): boolean => usable;

const named = ({ code, description }: { readonly code: string; readonly description: string | null }) => ({
  code,
  description: description ?? code,
});

function read<T>(Row: v.GenericSchema<unknown, T>, rows: CodeRows): T[] | null {
  const parsed = v.safeParse(v.array(Row), rows);
  return parsed.success ? parsed.output : null;
}
