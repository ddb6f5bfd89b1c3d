import type { Customer } from '../../../domain/customer.ts';
import type { Invoice } from '../../../domain/invoice.ts';
import { oneLine } from '../../texts.ts';
import { wordsFor } from '../../words.ts';

/** A line's text: the quantity in front where another one is sent, and on the first line what the invoice is about. */
export function lineText(description: string, told: string | null, about: readonly string[]): string {
  const own = [told === null ? '' : `${told} ×`, description].filter(Boolean).join(' ');
  return [own, ...about].filter(Boolean).join('\n');
}

/** What has no field of its own in Moneybird: the customer's reference, what is credited, what it is about (mapping 2). */
export function aboutInvoice({ reference, creditFor, description, booking }: Invoice, customer: Customer): string[] {
  const words = wordsFor(customer);
  const isTold = booking === null || description?.includes(booking);
  return [
    reference && `${words.yourReference}: ${reference}`,
    creditFor && `${words.creditFor} ${creditFor}`,
    description,
    isTold ? null : `${words.booking} ${booking}`,
  ].flatMap((text) => (text ? [oneLine(text)] : []));
}
