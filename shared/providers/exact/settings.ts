import * as v from 'valibot';
import type { FaultCode } from '../../domain/faults.ts';
import { code, common, fieldName, numberFits, tooLong } from '../../domain/settings.ts';

/** The settings of an Exact Online integration: contract section 4. Unknown keys are refused. */
export const ExactDetails = v.pipe(
  v.strictObject({
    ...common,
    contactField: v.optional(v.nullable(fieldName), null),
    vatExclusive: v.optional(v.boolean(), true),
    journal: v.optional(v.nullable(code), null),
    defaultArticle: v.optional(v.nullable(code), null),
    creditSign: v.optional(v.picklist(['positive', 'negative']), 'positive'),
    roundingArticle: v.optional(v.nullable(code), null),
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
