import * as v from 'valibot';
import type { FaultCode } from './faults.ts';
import { readingFirst, wholeDigits, withoutControls } from './lenient.ts';
import { idText, MOST, maybe, maybeText } from './optional.ts';
import { outsideRecord, valueAt } from './outside-record.ts';

const ContactPerson = v.object({
  firstName: maybeText,
  middleName: maybeText,
  lastName: maybeText,
  email: maybeText,
  phone: maybeText,
});

const Address = v.object({
  street: maybeText,
  line2: maybeText,
  postalCode: maybeText,
  city: maybeText,
  state: maybeText,
  country: maybeText,
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
    id: idText,
    number: idText,
    companyName: maybeText,
    contactPerson: maybe(ContactPerson),
    address: maybe(Address),
    email: maybeText,
    phone: maybeText,
    iban: maybeText,
    bic: maybeText,
    vatNumber: maybeText,
    chamberOfCommerce: maybeText,
    language: maybeText,
    fields: Fields,
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
