import { type Customer, customerName } from '../../domain/customer.ts';
import { customerNumberInBooks } from '../../domain/settings.ts';
import type { PartFields, RelationPart, RelationPlan } from '../relation.ts';
import { compact, oneLine } from '../texts.ts';
import type { MoneybirdDetails } from './settings.ts';

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
    identity: {
      name: customerName(customer),
      vatNumber: vatNumberOf(customer),
      email: emailOf(customer),
      postalCode: customer.address?.postalCode ?? null,
      street: customer.address?.street ?? null,
    },
  };
}

function relation(customer: Customer, number: string): RelationPart {
  const { address, contactPerson, companyName } = customer;
  return {
    name: 'relation',
    fields: given({
      customer_id: number,
      ...nameOf(customer),
      address1: address?.street,
      // Moneybird knows no state; a line of the address holds it.
      address2: [address?.line2, address?.state].filter(Boolean).join(', '),
      zipcode: address?.postalCode,
      city: address?.city,
      country: countryOf(address?.country),
      phone: customer.phone ?? (companyName ? null : contactPerson?.phone),
      send_invoices_to_email: emailOf(customer), // `email` can't be written (5.2)
      tax_number: vatNumberOf(customer),
      chamber_of_commerce: customer.chamberOfCommerce,
      bank_account: customer.iban && compact(customer.iban),
    }),
    droppable: {
      tax_number: 'vat-number-refused',
      bank_account: 'iban-refused',
      send_invoices_to_email: 'email-missing',
    },
    optional: null,
    onChange: 'update',
  };
}

function nameOf({ companyName, contactPerson }: Customer) {
  if (companyName !== null) return { company_name: companyName };
  const { firstName, middleName, lastName } = contactPerson ?? {};
  return { firstname: firstName, lastname: [middleName, lastName].filter(Boolean).join(' ') };
}

/** Both names of a contact person are compulsory (5.1): who lacks one is none in Moneybird. */
function personParts({ companyName, contactPerson }: Customer): RelationPart[] {
  const { firstName, middleName, lastName, email, phone } = contactPerson ?? {};
  if (companyName === null || !firstName || !lastName) return [];
  const person: RelationPart = {
    name: 'contact',
    fields: given({
      firstname: firstName,
      lastname: [middleName, lastName].filter(Boolean).join(' '),
      email,
      phone,
    }),
    droppable: { email: 'email-missing' },
    optional: null,
    onChange: 'update',
  };
  return [person];
}

/** The address that Moneybird mails invoices to. */
export const emailOf = ({ email, contactPerson }: Customer): string | null => email ?? contactPerson?.email ?? null;

const vatNumberOf = ({ vatNumber }: Customer): string | null => vatNumber && compact(vatNumber);

const countryOf = (country: string | null | undefined): string | undefined =>
  country && /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : undefined;

function given(fields: Readonly<Record<string, string | null | undefined>>): PartFields {
  const entries = Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    const text = oneLine(value ?? '');
    return text ? [[name, text]] : [];
  });
  return Object.fromEntries(entries);
}
