import { type Customer, customerName, personName } from '../../domain/customer.ts';
import { correct } from '../../domain/setback.ts';
import { customerNumberInBooks } from '../../domain/settings.ts';
import type { PartFields, RelationPart, RelationPlan } from '../relation.ts';
import { compact, oneLine, within } from '../texts.ts';
import { CODE_WIDTH, paddedCode } from './odata.ts';
import type { ExactDetails } from './settings.ts';

/**
 * What a customer becomes in Exact: an account, and where there is reason for it a contact person who is made its
 * main contact, and a bank account (mapping 4, reference 5.3, 5.5, 5.6).
 *
 * Lengths are the smallest that any source knows (reference 5). Names and streets are cut to them; what a cut would
 * break, such as a telephone number, is left out.
 */
export function mapRelation(customer: Customer, details: ExactDetails): RelationPlan {
  const number = customerNumberInBooks(customer.number, details);
  if (number.length > CODE_WIDTH) throw correct('customer-number-too-long', { number, max: String(CODE_WIDTH) });
  return {
    number,
    parts: [account(customer, number), ...contactParts(customer), ...bankParts(customer)],
    identity: {
      name: customerName(customer),
      vatNumber: vatNumberOf(customer),
      email: emailOf(customer),
      postalCode: customer.address?.postalCode ?? null,
      street: customer.address?.street ?? null,
    },
  };
}

function account(customer: Customer, number: string): RelationPart {
  const { address, contactPerson, language } = customer;
  return {
    name: 'account',
    fields: given({
      Code: paddedCode(number),
      Name: cut(customerName(customer), 50),
      Status: 'C', // without it an invoice is refused (5.3)
      AddressLine1: cut(address?.street, 60),
      AddressLine2: cut(address?.line2, 60),
      // Exact's own State must fit the country's list; as a line of the address it can't be refused (5.3).
      AddressLine3: cut(address?.state, 60),
      Postcode: whole(address?.postalCode, 20),
      City: cut(address?.city, 30),
      Country: countryOf(address?.country),
      Email: emailOf(customer),
      Phone: phoneOf(customer.phone ?? (customer.companyName ? null : contactPerson?.phone)),
      VATNumber: vatNumberOf(customer),
      ChamberOfCommerce: whole(customer.chamberOfCommerce, 40),
      Language: language?.slice(0, 2).toUpperCase(),
    }),
    droppable: { VATNumber: 'vat-number-refused', Email: 'email-missing' },
    optional: null,
    onChange: 'update',
  };
}

function contactParts({ companyName, contactPerson }: Customer): RelationPart[] {
  if (companyName === null || personName({ contactPerson }) === '') return [];
  const contact: RelationPart = {
    name: 'contact',
    // One of the two names of e-mail and telephone each, never the obsolete birth names (5.5).
    fields: given({
      Account: '{account}',
      FirstName: cut(contactPerson?.firstName, 40),
      MiddleName: cut(contactPerson?.middleName, 20),
      LastName: cut(contactPerson?.lastName, 40),
      BusinessEmail: whole(contactPerson?.email, 100),
      BusinessPhone: phoneOf(contactPerson?.phone),
    }),
    droppable: { BusinessEmail: 'email-missing' },
    optional: null,
    onChange: 'update',
  };
  // IsMainContact is read-only: it is the account that names its main contact (5.5).
  const main: RelationPart = {
    name: 'main-contact',
    fields: { MainContact: '{contact}' },
    droppable: {},
    optional: null,
    onChange: 'update',
  };
  return [contact, main];
}

function bankParts({ iban, bic }: Customer): RelationPart[] {
  if (iban === null) return [];
  const bankAccount: RelationPart = {
    name: 'bank-account',
    fields: given({ Account: '{account}', BankAccount: compact(iban), BICCode: bic && compact(bic) }),
    droppable: { BICCode: 'iban-refused' },
    optional: 'iban-refused',
    onChange: 'add',
  };
  return [bankAccount];
}

/** The address of the account, to which Exact mails invoices (reference 5.3). */
export const emailOf = ({ email, contactPerson }: Customer): string | null =>
  whole(email ?? contactPerson?.email, 100) ?? null;

const vatNumberOf = ({ vatNumber }: Customer): string | null => vatNumber && compact(vatNumber);

const countryOf = (country: string | null | undefined): string | undefined =>
  country && /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : undefined;

const phoneOf = (phone: string | null | undefined): string | undefined => whole(phone?.replaceAll(/[\s().-]/g, ''), 17);

const cut = (text: string | null | undefined, longest: number): string | undefined =>
  text ? within(oneLine(text), longest) : undefined;

const whole = (text: string | null | undefined, longest: number): string | undefined =>
  text && text.length <= longest ? text : undefined;

function given(fields: Readonly<Record<string, string | null | undefined>>): PartFields {
  const entries = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(entries);
}
