import * as v from 'valibot';
import type { Choices } from '../../../shared/providers/code-lists.ts';
import { named, readRows } from '../../../shared/providers/named.ts';

/** The one list of Kasboek, by its key. */
export const VAT_CODES = 'vatCodes';

/** A kind of VAT; its type says whether its prices have VAT in them. */
export const VatKind = v.object({
  code: v.string(),
  description: v.nullable(v.string()),
  percentage: v.string(),
  type: v.picklist(['E', 'I']),
});
export type VatKind = v.InferOutput<typeof VatKind>;

/** What people choose from at Kasboek. */
export const choices: Choices = {
  vatCodes: {
    key: VAT_CODES,
    pick: (rows) =>
      readRows(VatKind, rows)?.map(({ percentage, type, ...row }) => ({ ...named(row), percentage, type })) ?? null,
  },
};
