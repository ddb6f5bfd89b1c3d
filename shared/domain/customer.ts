import * as v from 'valibot';
import { maybe, maybeText, text } from './optional.ts';

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

/** i-Reserve's free fields; the settings name which of them hold our ids. */
export const Fields = v.optional(v.nullable(v.record(v.string(), v.unknown())), {});

/** Who is invoiced: a company, or a private person known by a last name. */
export const Customer = v.pipe(
  v.object({
    id: text,
    number: text,
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
      'a company name, or a contact person with a last name',
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
export const fieldText = (fields: Record<string, unknown> | null, name: string | null): string | null => {
  const value = name === null ? undefined : fields?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;
};
