import * as v from 'valibot';
import { Cause } from '../../../shared/domain/causes.ts';
import { described } from '../../../shared/domain/schemas/described.ts';
import { CLOSING_STATES } from '../../../shared/sync/review/close-period.ts';
import { VAT_BOXES } from '../../../shared/sync/review/vat-box.ts';
import { cursor, maybeTold, RemarkAnswer, told, WhoAnswer } from './parts.ts';

const text = v.string();
const maybe = v.nullable(text);

/** Ours beside the books. */
const totals = described(
  v.object({
    ours: described(text, 'What i-Reserve says, with VAT.'),
    books: described(maybe, 'What the books make of it; null when it is not known.'),
    difference: described(maybe, 'The books less ours; null when it is not known.'),
  }),
  'What it comes to: decimal text with two decimals.',
);

/** What a push of this invoice would do, without doing it. */
export const PreviewAnswer = v.object({
  relation: described(
    v.nullable(
      v.object({
        outcome: described(
          v.picklist(['new', 'known', 'matched', 'taken']),
          'Whether the relation would be made, is known, was found in the books, or is in use by another customer.',
        ),
        externalId: described(maybe, 'Its id in the books; null for a new one.'),
        matchedBy: described(maybe, 'By what it was found; null when it was not searched.'),
        changes: described(v.unknown(), 'What would change of it.'),
      }),
    ),
    'The relation that it would be booked on; null when something stops it before.',
  ),
  lines: described(
    v.array(
      v.object({
        description: described(text, 'What is charged.'),
        quantity: described(text, 'How many: decimal text.'),
        price: described(maybe, 'The price of one, as it is sent.'),
        vatCode: described(maybe, 'The code of VAT in the books; null when none is mapped.'),
        article: described(maybe, 'The article in the books; null for none.'),
      }),
    ),
    'The lines, as they are sent.',
  ),
  totals,
  cause: described(v.nullable(Cause), 'What stops it; null when it would be booked.'),
  ...maybeTold,
  warnings: described(v.array(RemarkAnswer), 'What is worth knowing though it would be booked.'),
  requests: described(
    v.array(
      v.object({
        method: described(text, 'The method of HTTP.'),
        path: described(text, 'The path, with `{relation}` and `{invoice}` for ids that are not known yet.'),
        body: described(v.unknown(), 'What is sent.'),
      }),
    ),
    'What would be sent, in order; none when something stops it.',
  ),
});

/** What would come of the invoices of some days; the numbers are those of a page. */
export const RehearsalAnswer = v.object({
  total: described(v.number(), 'How many invoices the page judges.'),
  wouldBook: described(v.number(), 'How many of them would be booked.'),
  stopped: described(
    v.array(
      v.object({
        cause: described(Cause, 'What stops them.'),
        ...told,
        invoices: described(v.number(), 'How many.'),
        amount: described(text, 'What they come to with VAT.'),
        currency: described(text, 'In which currency.'),
        examples: described(
          v.array(
            v.object({
              id: described(text, 'The id of an invoice in i-Reserve.'),
              number: described(text, 'Its number.'),
              message: described(text, 'What stops it, in words.'),
            }),
          ),
          'Some of them.',
        ),
      }),
    ),
    'What stops the others, by cause and currency.',
  ),
  notHeld: described(v.number(), 'How many of those days can not be judged, since their content is no longer held.'),
  cursor,
});

const NetAndVat = v.object({ exclVat: described(text, 'Without VAT.'), vat: described(text, 'The VAT.') });

/** Our invoices of some days beside the books. */
export const ClosingReportAnswer = v.object({
  items: described(
    v.array(
      v.object({
        id: described(text, 'The id of the invoice in i-Reserve.'),
        number: described(maybe, 'Its number; null when nothing readable came.'),
        date: described(maybe, 'Its day.'),
        customer: described(v.nullable(WhoAnswer), 'Who is invoiced.'),
        state: described(v.picklist(CLOSING_STATES), 'How it stands in the books.'),
        ours: described(maybe, 'Its total with VAT in i-Reserve.'),
        books: described(maybe, 'Its total with VAT in the books.'),
        booksNumber: described(maybe, 'Its number in the books.'),
      }),
    ),
    'The invoices of those days.',
  ),
  perRate: described(
    v.array(
      v.object({
        vatRate: described(text, 'The id of the VAT rate.'),
        percentage: described(maybe, 'Its percentage.'),
        ours: described(NetAndVat, 'What i-Reserve says.'),
        books: described(v.nullable(NetAndVat), 'What the books say; null when it is not known.'),
      }),
    ),
    'What each VAT rate adds up to.',
  ),
  perBox: described(
    v.array(
      v.object({
        box: described(v.nullable(v.picklist(VAT_BOXES)), 'The box; `3` is 3a or 3b, and null none that we can name.'),
        ours: described(NetAndVat, 'What i-Reserve says.'),
        books: described(v.nullable(NetAndVat), 'What the books say; null when it is not known.'),
      }),
    ),
    'What each box of the Dutch VAT return adds up to.',
  ),
  drafts: described(
    v.object({
      count: described(v.number(), 'How many.'),
      exclVat: described(text, 'What they come to without VAT.'),
      vat: described(text, 'The VAT.'),
      inclVat: described(text, 'With VAT.'),
    }),
    'What is a draft in the books, and so in no sum of theirs.',
  ),
  totals,
});

/** How many missing invoices are sent, and how many cannot be because their content is no longer kept. */
export const MissingAnswer = v.object({
  count: described(v.number(), 'How many are sent.'),
  expired: described(v.number(), 'How many are not, since their content is no longer kept.'),
});

/** How many drafts are being made final, and how many of those named have none at rest there. */
export const AskedFinalAnswer = v.object({
  count: described(v.number(), 'How many are being made final.'),
  others: described(v.number(), 'How many of those named are no draft at rest in these books.'),
});
