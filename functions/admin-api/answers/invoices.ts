import * as v from 'valibot';
import { Cause, Warning } from '../../../shared/domain/causes.ts';
import { described } from '../../../shared/domain/schemas/described.ts';
import { cursor, inBoth, maybeTold, moment, RemarkAnswer, Remedies, told, WhoAnswer, where } from './parts.ts';

const text = v.string();
const maybe = v.nullable(text);

const Status = v.picklist(['received', 'waiting', 'uncertain', 'parked', 'skipped', 'synced']);
const entry = {
  integration: described(text, 'The name of the integration.'),
  provider: described(text, 'The accounting system.'),
  status: described(Status, 'How far it is.'),
  cause: described(v.nullable(Cause), 'Why it is not in the books; null when nothing stops it.'),
  externalId: described(maybe, 'The id of the document in the books; null while there is none.'),
  externalNumber: described(maybe, 'Its number there; null while there is none.'),
  url: described(maybe, 'Where people see it in the books; null where nobody knows.'),
  finalised: described(v.boolean(), 'Whether it is final, no draft.'),
  updatedAt: described(moment, 'When it last changed.'),
};

/** A page of invoices, and the cursor of the next page. */
export const InvoicesAnswer = v.object({
  items: described(
    v.array(
      v.object({
        id: described(text, 'The id of the invoice in i-Reserve.'),
        number: described(maybe, 'Its number; null when nothing readable came yet.'),
        date: described(maybe, 'Its day; null when nothing readable came yet.'),
        total: described(maybe, 'Its total with VAT; null when nothing readable came yet.'),
        currency: described(maybe, 'Three letters; null when nothing readable came yet.'),
        customer: described(v.nullable(WhoAnswer), 'Who is invoiced.'),
        ...entry,
        warnings: described(v.array(RemarkAnswer), 'What is worth knowing though it went well.'),
      }),
    ),
    'The invoices of this page, one for each integration that has it.',
  ),
  cursor,
});

/** One invoice, with its entry in each integration. */
export const InvoiceAnswer = v.object({
  id: described(text, 'The id of the invoice in i-Reserve.'),
  number: described(maybe, 'Its number; null when nothing readable came yet.'),
  entries: described(
    v.array(
      v.object({
        ...entry,
        ...maybeTold,
        remedy: described(v.nullable(Remedies), 'What has to happen next; null when nothing does.'),
        warnings: described(v.array(RemarkAnswer), 'What is worth knowing though it went well.'),
        errors: described(
          v.optional(v.array(v.object({ ...where, ...told }))),
          'All that is wrong with an event that cannot be read.',
        ),
        steps: described(
          v.array(v.object({ step: described(text, 'What was done.'), at: described(moment, 'When.') })),
          'What was done so far, oldest first.',
        ),
      }),
    ),
    'Where it stands in each of the books.',
  ),
});

/** Every cause and warning in words; a warning has no remedy. */
export const CausesAnswer = v.array(
  v.object({
    code: described(v.union([Cause, Warning]), 'The code.'),
    remedy: described(v.nullable(Remedies), 'What has to happen as a rule; null for a warning.'),
    message: described(inBoth, 'It in words.'),
  }),
);

/** How many events were taken in. */
export const AcceptedAnswer = v.object({ accepted: described(v.number(), 'How many were taken in.') });

/** How many entries are pushed again. */
export const CountAnswer = v.object({ count: described(v.number(), 'How many are pushed again.') });

/** A link that opens the console once, and when it expires. */
export const LaunchLinkAnswer = v.object({
  url: described(text, 'The link. It works once.'),
  expiresAt: described(moment, 'Until when.'),
});
