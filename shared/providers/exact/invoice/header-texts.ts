import { type Remark, remark } from '../../../domain/causes.ts';
import type { Customer } from '../../../domain/customer.ts';
import type { Invoice } from '../../../domain/invoice.ts';
import { correct } from '../../../domain/setback.ts';
import { oneLine, shorten } from '../../texts.ts';
import { wordsFor } from '../../words.ts';

// The shortest that any source knows: reference 5.7.
const longest = { PaymentReference: 25, YourRef: 40, Description: 60 };

/** What did not fit into a field, and where it came from. */
interface Cut {
  readonly rest: string;
  readonly name: keyof typeof longest;
  readonly field: string;
}

/** The texts on the head of an invoice, and what had to be shortened. */
export interface HeaderTexts {
  readonly fields: Readonly<Record<string, string>>;
  readonly remarks: readonly Remark[];
}

/**
 * The key by which the invoice is found again. It is never cut: a shortened one would find another invoice.
 */
export function referenceOf({ number }: Pick<Invoice, 'number'>): string {
  const limit = longest.PaymentReference;
  if (number.length > limit)
    throw correct('field-too-long', {
      field: 'PaymentReference',
      number,
      max: String(limit),
    });
  return number;
}

/**
 * Our number, the customer's own reference, and what the invoice is about (mapping 2). What does not fit goes to
 * Remarks, so that nothing gets lost.
 */
export function headerTexts(invoice: Invoice, customer: Customer): HeaderTexts {
  const reference = oneLine(invoice.reference ?? invoice.number);
  const yourRef = shorten(reference, longest.YourRef);
  const whole = oneLine(aboutText(invoice, customer));
  const description = shorten(whole, longest.Description);
  const cut: Cut[] = [];
  if (description !== whole) {
    const rest = whole.slice(description.length).trim();
    cut.push({ rest, name: 'Description', field: '/detail/invoice/description' });
  }
  if (yourRef !== reference) {
    const rest = `${wordsFor(customer).reference}: ${reference}`;
    cut.push({ rest, name: 'YourRef', field: '/detail/invoice/reference' });
  }
  return {
    fields: {
      PaymentReference: referenceOf(invoice),
      YourRef: yourRef,
      Description: description,
      ...(cut.length > 0 ? { Remarks: cut.map(({ rest }) => rest).join('\n') } : {}),
    },
    remarks: cut.map(({ name, field }) => remark('text-shortened', { field: name, max: String(longest[name]) }, field)),
  };
}

function aboutText({ number, creditFor, description, booking }: Invoice, customer: Customer): string {
  const words = wordsFor(customer);
  const told = booking === null || description?.includes(booking);
  const parts = [
    number,
    creditFor && `${words.creditFor} ${creditFor}`,
    description,
    told ? null : `${words.booking} ${booking}`,
  ];
  return parts.filter(Boolean).join(' - ');
}
