import { type Contact, textOf } from '../model/contact.ts';
import { type Desk, record } from '../model/desk.ts';

/** How long the check at the tax office takes. */
const checkMs = 5_000;

/** Has a VAT number looked up; the outcome comes later, as a change of its own (5.3). */
export function checkTaxNumber(contact: Contact, desk: Desk): void {
  const number = textOf(contact, 'tax_number');
  Object.assign(contact, { taxNumberValid: null, taxNumberValidatedAt: null });
  if (number === '') return;
  desk.world.later.add(desk.now + checkMs, () => {
    if (textOf(contact, 'tax_number') !== number) return;
    const now = desk.world.now();
    Object.assign(contact, { taxNumberValid: !number.includes('000000000'), taxNumberValidatedAt: now });
    record({ ...desk, now }, contact, 'contact_tax_number_validated');
  });
}
