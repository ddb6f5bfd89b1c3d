import * as v from 'valibot';
import { code, common, numberFits, tooLong } from '../../domain/settings.ts';

/** Which parts of a contact may come back from Moneybird. */
const ContactPart = v.picklist(['name', 'address', 'email', 'phone', 'vatNumber', 'chamberOfCommerce', 'iban']);

/** The settings of a Moneybird integration: contract section 4. Unknown keys are refused. */
export const MoneybirdDetails = v.pipe(
  v.strictObject({
    ...common,
    vatExclusive: v.optional(v.boolean(), false),
    externalInvoice: v.optional(v.nullable(v.boolean()), null),
    workflow: v.optional(v.nullable(code), null),
    contactSyncBack: v.optional(v.boolean(), false),
    contactSyncBackFields: v.optional(v.array(ContactPart), [
      'name',
      'address',
      'email',
      'phone',
      'vatNumber',
      'chamberOfCommerce',
    ]),
  }),
  v.forward(
    v.check((settings) => numberFits(settings), tooLong),
    ['customerNumberLength'],
  ),
);
export type MoneybirdDetails = v.InferOutput<typeof MoneybirdDetails>;
