import * as v from 'valibot';
import type { FaultCode } from '../../domain/faults.ts';
import { described } from '../../domain/schemas/described.ts';
import { code, common, fieldName, numberFits, tooLong } from '../../domain/settings.ts';

/** The settings of an Exact Online integration: contract section 4. Unknown keys are refused. */
export const ExactDetails = v.pipe(
  v.strictObject({
    ...common,
    contactField: described(
      v.optional(v.nullable(fieldName), null),
      'The field of a customer in i-Reserve that holds the id of its contact in the books; null for none. Another one than customerField.',
    ),
    vatExclusive: described(v.optional(v.boolean(), true), 'Whether prices are sent without VAT.'),
    journal: described(v.optional(v.nullable(code), null), 'The code of the sales journal; null until one is chosen.'),
    defaultArticle: described(
      v.optional(v.nullable(code), null),
      'The code of the item for lines whose product has none; null for none.',
    ),
    creditSign: described(
      v.optional(v.picklist(['positive', 'negative']), 'positive'),
      'How a credit invoice is sent: with positive quantities, or with negative ones as i-Reserve has them.',
    ),
    roundingArticle: described(
      v.optional(v.nullable(code), null),
      'The code of the item for a rounding line; null for none.',
    ),
  }),
  v.forward(
    v.check((settings) => numberFits(settings), tooLong),
    ['customerNumberLength'],
  ),
  v.forward(
    v.check(
      ({ contactField, customerField }) => contactField !== customerField,
      'same-as-customer-field' satisfies FaultCode,
    ),
    ['contactField'],
  ),
);
export type ExactDetails = v.InferOutput<typeof ExactDetails>;
