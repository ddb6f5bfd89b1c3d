import { type Customer, customerName, personName } from '../../../domain/customer.ts';
import { correct } from '../../../domain/setback.ts';
import { customerNumberInBooks } from '../../../domain/settings.ts';
import { allDroppable, identityOf, type RelationPart, type RelationPlan, vatNumberOf } from '../../relation.ts';
import { compact } from '../../texts.ts';
import { CODE_WIDTH, paddedCode } from '../odata.ts';
import type { ExactDetails } from '../settings.ts';
import { CUSTOMER, country, cut, emailValues, phoneValue, sendable, whole } from './relation-values.ts';

/**
 * What a customer becomes in Exact: an account, and where there is reason for it a contact person who is made its
 * main contact, and a bank account (mapping 4, reference 5.3, 5.5, 5.6).
 *
 * Lengths are the smallest that any source knows (reference 5). Names and streets are cut to them; what a cut would
 * break, such as a telephone number, is left out. Either is remarked.
 */
export function mapRelation(customer: Customer, details: ExactDetails): RelationPlan {
  const number = customerNumberInBooks(customer.number, details);
  if (number.length > CODE_WIDTH) throw correct('customer-number-too-long', { number, max: String(CODE_WIDTH) });
  return {
    number,
    parts: [account(customer, number), ...contactParts(customer), ...bankParts(customer)],
    identity: identityOf(customer, emailOf(customer)),
  };
}

function account(customer: Customer, number: string): RelationPart {
  const { address, contactPerson, language } = customer;
  const name = customerName(customer);
  const ownPhone = customer.phone !== null || customer.companyName !== null;
  const phone = ownPhone ? customer.phone : contactPerson?.phone;
  const ownEmail = customer.email !== null;
  const mailed = emailValues(ownEmail ? customer.email : contactPerson?.email);
  const values = sendable(name, {
    Name: cut(name, 50, customer.companyName === null ? '/contactPerson' : '/companyName'),
    AddressLine1: cut(address?.street, 60, '/address/street'),
    AddressLine2: cut(address?.line2, 60, '/address/line2'),
    // Exact's own State must fit the country's list; as a line of the address it can't be refused (5.3).
    AddressLine3: cut(address?.state, 60, '/address/state'),
    Postcode: whole(address?.postalCode, 20, '/address/postalCode'),
    City: cut(address?.city, 30, '/address/city'),
    Country: country(address?.country, '/address/country'),
    Email: { ...mailed, pointer: ownEmail ? '/email' : '/contactPerson/email' },
    Phone: phoneValue(phone, ownPhone ? '/phone' : '/contactPerson/phone'),
    VATNumber: { value: vatNumberOf(customer), pointer: '/vatNumber' },
    ChamberOfCommerce: whole(customer.chamberOfCommerce, 40, '/chamberOfCommerce'),
    Language: { value: language?.slice(0, 2).toUpperCase() ?? null, pointer: '/language' },
  });
  const { Name: _name, ...pointers } = values.pointers;
  return {
    name: 'account',
    // Without status C an invoice is refused (5.3).
    fields: { Code: paddedCode(number), ...values.fields, Status: 'C' },
    droppable: { ...allDroppable(pointers), VATNumber: 'vat-number-refused', Email: 'email-missing' },
    optional: null,
    onChange: 'update',
    pointers,
    remarks: values.remarks,
  };
}

function contactParts({ companyName, contactPerson }: Customer): RelationPart[] {
  const person = personName({ contactPerson });
  if (companyName === null || person === '') return [];
  // One of the two names of e-mail and telephone each, never the obsolete birth names (5.5).
  const { fields, pointers, remarks } = sendable(person, {
    FirstName: cut(contactPerson?.firstName, 40, '/contactPerson/firstName'),
    MiddleName: cut(contactPerson?.middleName, 20, '/contactPerson/middleName'),
    LastName: cut(contactPerson?.lastName, 40, '/contactPerson/lastName'),
    BusinessEmail: { ...emailValues(contactPerson?.email), pointer: '/contactPerson/email' },
    BusinessPhone: phoneValue(contactPerson?.phone, '/contactPerson/phone'),
  });
  const contact: RelationPart = {
    name: 'contact',
    fields: { Account: '{account}', ...fields },
    droppable: { ...allDroppable(pointers), BusinessEmail: 'email-missing' },
    optional: 'field-refused',
    onChange: 'update',
    pointers: { ...pointers, contact: `${CUSTOMER}/contactPerson` },
    remarks,
  };
  // IsMainContact is read-only: it is the account that names its main contact (5.5).
  const main: RelationPart = {
    name: 'main-contact',
    fields: { MainContact: '{contact}' },
    droppable: {},
    optional: 'field-refused',
    onChange: 'update',
    pointers: { 'main-contact': `${CUSTOMER}/contactPerson` },
    needs: ['contact'],
  };
  return [contact, main];
}

function bankParts({ iban, bic }: Customer): RelationPart[] {
  if (iban === null) return [];
  const { fields, pointers } = sendable('', {
    BankAccount: { value: compact(iban), pointer: '/iban' },
    BICCode: { value: bic && compact(bic), pointer: '/bic' },
  });
  const bankAccount: RelationPart = {
    name: 'bank-account',
    fields: { Account: '{account}', ...fields },
    droppable: { BICCode: 'iban-refused' },
    optional: 'iban-refused',
    onChange: 'add',
    pointers: { ...pointers, 'bank-account': `${CUSTOMER}/iban` },
  };
  return [bankAccount];
}

/** The address of the account, to which Exact mails invoices: the first of a list (reference 5.3). */
export const emailOf = ({ email, contactPerson }: Customer): string | null =>
  emailValues(email ?? contactPerson?.email).value;
