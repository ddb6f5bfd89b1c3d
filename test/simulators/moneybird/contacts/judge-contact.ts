import { isoDay, today } from '../../days.ts';
import { isEmail } from '../../rules/email.ts';
import { isIban } from '../../rules/iban.ts';
import { isVatNumber } from '../../rules/vat-number.ts';
import type { Complaints } from '../api/refusal.ts';
import type { Contact, Value } from '../model/contact.ts';
import type { Desk } from '../model/desk.ts';

const names = ['company_name', 'firstname', 'lastname'] as const;
const mandate = ['sepa_iban', 'sepa_iban_account_name', 'sepa_bic', 'sepa_mandate_id', 'sepa_mandate_date'] as const;

/** Complains about what a contact may not be; one bad value rejects all of it (5.4). */
export function judgeContact(
  fields: Readonly<Record<string, Value>>,
  own: Contact | undefined,
  desk: Desk,
  complaints: Complaints,
): void {
  const text = (name: string) => String(fields[name] ?? '');
  if (names.every((name) => text(name).trim() === '')) {
    for (const name of names) complaints.add(name, 'is required', 'required');
  }
  const form = (name: string, isRight: (value: string) => boolean) =>
    complaints.when(text(name) !== '' && !isRight(text(name)), name, 'is invalid', 'invalid', text(name));
  form('tax_number', isVatNumber);
  form('bank_account', (value) => isIban(compact(value)));
  form('sepa_iban', (value) => isIban(compact(value)));
  form('send_invoices_to_email', areEmails);
  form('send_estimates_to_email', areEmails);
  form('country', (value) => /^[A-Z]{2}$/.test(value));
  if (text('country') === 'NL') form('chamber_of_commerce', (value) => /^\d{8}$/.test(value));
  for (const name of ['invoice_workflow_id', 'estimate_workflow_id']) {
    form(name, (id) => desk.administration.workflows.has(id));
  }
  judgeMandate(text, fields.sepa_active === true, desk, complaints);
  judgeUnique('customer_id', text('customer_id'), own, desk, complaints);
  judgeUnique('sepa_mandate_id', text('sepa_mandate_id'), own, desk, complaints);
}

const compact = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();
const areEmails = (text: string): boolean => text.split(',').every((part) => isEmail(part.trim()));

function judgeMandate(text: (name: string) => string, active: boolean, desk: Desk, complaints: Complaints): void {
  if (active) for (const name of mandate) complaints.when(text(name) === '', name, "can't be blank", 'blank');
  // A mandate given today is refused as well (5.2).
  const day = isoDay(today(desk.now));
  const signedOn = text('sepa_mandate_date');
  complaints.when(signedOn >= day, 'sepa_mandate_date', 'cannot be in the future', 'not_in_future', signedOn);
}

function judgeUnique(
  name: 'customer_id' | 'sepa_mandate_id',
  value: string,
  own: Contact | undefined,
  { administration, readings }: Desk,
  complaints: Complaints,
): void {
  if (value === '') return;
  const counts = (contact: Contact) =>
    !contact.archived || name === 'sepa_mandate_id' || readings.archivedNumbers === 'taken';
  const taken = [...administration.contacts.values()].some(
    (contact) => contact !== own && counts(contact) && contact.fields[name] === value,
  );
  complaints.when(taken, name, 'has already been taken', 'taken', value);
}
