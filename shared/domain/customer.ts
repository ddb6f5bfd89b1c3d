import * as v from 'valibot';
import type { FaultCode } from './faults.ts';
import { readingFirst, wholeDigits, withoutControls } from './lenient.ts';
import { idText, MOST, maybe, maybeText } from './optional.ts';
import { outsideRecord, valueAt } from './outside-record.ts';
import { described } from './schemas/described.ts';

const ContactPerson = v.object({
  firstName: described(maybeText, 'First name.'),
  middleName: described(maybeText, 'What stands between first and last name.'),
  lastName: described(maybeText, 'Last name.'),
  email: described(maybeText, 'Where they are mailed.'),
  phone: described(maybeText, 'Their telephone.'),
});

const Address = v.object({
  street: described(maybeText, 'Street and number.'),
  line2: described(maybeText, 'A second line.'),
  postalCode: described(maybeText, 'Postal code.'),
  city: described(maybeText, 'City.'),
  state: described(maybeText, 'State or province.'),
  country: described(maybeText, 'Country: a code of two letters (ISO 3166-1), or its name.'),
});

/** The most free fields that an event shows, and the longest name of one. */
const FIELDS = 200;
const NAME = 100;

/** The free fields that can hold an id: texts and numbers, as text. Whatever else is in them is not ours to keep. */
function textFields(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(
    Object.entries(input)
      .filter(([name]) => name.isWellFormed() && name.length <= NAME)
      .map(([name, value]) => [name, wholeDigits(value)])
      .filter((field): field is [string, string] => typeof field[1] === 'string')
      .map(([name, value]) => [name, withoutControls(value.toWellFormed()).slice(0, MOST.short).toWellFormed()])
      .slice(0, FIELDS),
  );
}

/** i-Reserve's free fields; the settings name which of them hold our ids. */
export const Fields = readingFirst(v.optional(v.nullable(outsideRecord(v.string(), v.string())), {}), textFields);

/** Who is invoiced: a company, or a private person known by a last name. */
export const Customer = v.pipe(
  v.object({
    id: described(idText, 'The id of the customer in i-Reserve.'),
    number: described(idText, 'The customer number, which the relation in the books has too.'),
    companyName: described(
      maybeText,
      'The name of a company; a private person has a contact person with a last name instead.',
    ),
    contactPerson: described(maybe(ContactPerson), 'Who is written to.'),
    address: described(maybe(Address), 'Where the invoice goes.'),
    email: described(maybeText, 'Where invoices are mailed.'),
    phone: described(maybeText, 'The telephone.'),
    iban: described(maybeText, 'Bank account.'),
    bic: described(maybeText, 'Of the bank.'),
    vatNumber: described(maybeText, 'VAT number, with its country.'),
    chamberOfCommerce: described(maybeText, 'Number at the chamber of commerce.'),
    language: described(maybeText, 'The language that the customer reads, such as nl.'),
    fields: described(Fields, 'Free fields of the customer in i-Reserve, by their name.'),
  }),
  v.forward(
    v.check(
      ({ companyName, contactPerson }) => companyName !== null || Boolean(contactPerson?.lastName),
      'name-missing' satisfies FaultCode,
    ),
    ['companyName'],
  ),
);
export type Customer = v.InferOutput<typeof Customer>;

/** The name of a person in reading order: `Anna de Jansen`. */
export const personName = ({ contactPerson }: Pick<Customer, 'contactPerson'>): string =>
  [contactPerson?.firstName, contactPerson?.middleName, contactPerson?.lastName].filter(Boolean).join(' ');

/** The name that goes on the relation: the company's, else the person's. */
export const customerName = (customer: Customer): string => customer.companyName ?? personName(customer);

/** Reads one of i-Reserve's free fields as text; blank counts as not there. */
export const fieldText = (fields: Readonly<Record<string, string>> | null, name: string | null): string | null =>
  valueAt(fields, name)?.trim() || null;
