import { type Customer, customerName } from '../../../domain/customer.ts';
import { customerNumberInBooks } from '../../../domain/settings.ts';
import { emailList } from '../../email-list.ts';
import { allDroppable, identityOf, type RelationPart, type RelationPlan, vatNumberOf } from '../../relation.ts';
import { compact } from '../../texts.ts';
import type { MoneybirdDetails } from '../settings.ts';
import { country, emails, type RelationValue, sendable } from './relation-values.ts';

/**
 * What a customer becomes in Moneybird: a contact, and for a company its contact person (mapping 4, reference 5.2, 5.4).
 *
 * A company has `company_name` alone: with a first and a last name beside it Moneybird would make a contact person by
 * itself, again with each change. SEPA and mandate fields are never written.
 */
export function mapRelation(customer: Customer, details: MoneybirdDetails): RelationPlan {
  const number = customerNumberInBooks(customer.number, details);
  return {
    number,
    parts: [relation(customer, number), ...personParts(customer)],
    identity: identityOf(customer, emailOf(customer)),
  };
}

function relation(customer: Customer, number: string): RelationPart {
  const { address } = customer;
  const optional = sendable(customerName(customer), {
    address1: { text: address?.street, pointer: '/address/street' },
    // Moneybird knows no state; a line of the address holds it.
    address2: { text: [address?.line2, address?.state].filter(Boolean).join(', '), pointer: '/address/line2' },
    zipcode: { text: address?.postalCode, pointer: '/address/postalCode' },
    city: { text: address?.city, pointer: '/address/city' },
    country: country(address?.country, '/address/country'),
    phone: phoneOf(customer),
    send_invoices_to_email: emails(...mailed(customer)), // `email` can't be written (5.2)
    tax_number: { text: vatNumberOf(customer), pointer: '/vatNumber' },
    chamber_of_commerce: { text: customer.chamberOfCommerce, pointer: '/chamberOfCommerce' },
    bank_account: { text: customer.iban && compact(customer.iban), pointer: '/iban' },
  });
  return {
    name: 'relation',
    fields: { customer_id: number, ...sendable('', nameOf(customer)).fields, ...optional.fields },
    droppable: {
      ...allDroppable(optional.pointers),
      tax_number: 'vat-number-refused',
      bank_account: 'iban-refused',
      send_invoices_to_email: 'email-missing',
    },
    optional: null,
    pointers: optional.pointers,
    remarks: optional.remarks,
    onChange: 'update',
  };
}

function nameOf({ companyName, contactPerson }: Customer): Record<string, RelationValue> {
  if (companyName !== null) return { company_name: { text: companyName, pointer: '/companyName' } };
  return namesOf(contactPerson);
}

function namesOf(contactPerson: Customer['contactPerson']): Record<string, RelationValue> {
  const { firstName, middleName, lastName } = contactPerson ?? {};
  return {
    firstname: { text: firstName, pointer: '/contactPerson/firstName' },
    lastname: { text: [middleName, lastName].filter(Boolean).join(' '), pointer: '/contactPerson/lastName' },
  };
}

/** Both names of a contact person are compulsory (5.1): who lacks one is none in Moneybird. */
function personParts({ companyName, contactPerson }: Customer): RelationPart[] {
  const { firstName, middleName, lastName, email, phone } = contactPerson ?? {};
  if (companyName === null || !firstName || !lastName) return [];
  const optional = sendable([firstName, middleName, lastName].filter(Boolean).join(' '), {
    email: { text: emailList(email ?? null).addresses[0], pointer: '/contactPerson/email' },
    phone: { text: phone, pointer: '/contactPerson/phone' },
  });
  const person: RelationPart = {
    name: 'contact',
    fields: { ...sendable('', namesOf(contactPerson)).fields, ...optional.fields },
    droppable: { ...allDroppable(optional.pointers), email: 'email-missing' },
    optional: 'field-refused',
    pointers: { ...optional.pointers, contact: '/detail/customer/contactPerson' },
    remarks: optional.remarks,
    onChange: 'update',
  };
  return [person];
}

/** The customer's own address, or that of the contact person, and where it stands. */
const mailed = ({ email, contactPerson }: Customer): [string | null, string] =>
  email === null ? [contactPerson?.email ?? null, '/contactPerson/email'] : [email, '/email'];

/** The addresses that Moneybird mails invoices to, with commas between (reference, added on 2026-11-28); null: none. */
export const emailOf = (customer: Customer): string | null => emails(...mailed(customer)).text ?? null;

/** What i-Reserve holds as the address, be it one or not. */
export const emailAsGiven = (customer: Customer): string | null => mailed(customer)[0];

const phoneOf = ({ phone, companyName, contactPerson }: Customer): RelationValue =>
  phone !== null || companyName !== null
    ? { text: phone, pointer: '/phone' }
    : { text: contactPerson?.phone, pointer: '/contactPerson/phone' };
