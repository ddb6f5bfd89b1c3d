import * as v from 'valibot';
import { described } from '../../domain/schemas/described.ts';
import { code, common, numberFits, tooLong } from '../../domain/settings.ts';

/** Which parts of a contact may come back from Moneybird. */
const ContactPart = v.picklist(['name', 'address', 'email', 'phone', 'vatNumber', 'chamberOfCommerce', 'iban']);

/** The settings of a Moneybird integration: contract section 4. Unknown keys are refused. */
export const MoneybirdDetails = v.pipe(
  v.strictObject({
    ...common,
    vatExclusive: described(
      v.optional(v.boolean(), false),
      'Whether prices are sent without VAT, where the invoice leaves the choice.',
    ),
    externalInvoice: described(
      v.optional(v.nullable(v.boolean()), null),
      'Whether an invoice becomes an external sales invoice; when false a regular one. Null until it is chosen.',
    ),
    workflow: described(v.optional(v.nullable(code), null), 'The id of the workflow; null names none.'),
    contactSyncBack: described(
      v.optional(v.boolean(), false),
      'Whether changes that people make to a contact come back to i-Reserve.',
    ),
    contactSyncBackFields: described(
      v.optional(v.array(ContactPart), ['name', 'address', 'email', 'phone', 'vatNumber', 'chamberOfCommerce']),
      'Which parts of a contact may come back.',
    ),
  }),
  v.forward(
    v.check((settings) => numberFits(settings), tooLong),
    ['customerNumberLength'],
  ),
);
export type MoneybirdDetails = v.InferOutput<typeof MoneybirdDetails>;
