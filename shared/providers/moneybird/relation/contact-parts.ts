import type { PartFields, PartsInBooks, RelationIds } from '../../relation.ts';
import type { Contact } from './contact.ts';

const OF_CONTACT = [
  'company_name',
  'firstname',
  'lastname',
  'address1',
  'address2',
  'zipcode',
  'city',
  'country',
  'phone',
  'send_invoices_to_email',
  'tax_number',
  'chamber_of_commerce',
  'bank_account',
] as const;
const OF_PERSON = ['firstname', 'lastname', 'email', 'phone'] as const;

/** What stands in the parts of a contact: its own, and that of our contact person, all blank once the person is gone. */
export function contactParts(contact: Contact, ids: RelationIds): PartsInBooks {
  const person = contact.contact_people.find(({ id }) => id === ids.contact);
  return {
    relation: named(OF_CONTACT, contact),
    ...(ids.contact === undefined ? {} : { contact: named(OF_PERSON, person ?? null) }),
  };
}

const named = <N extends string>(names: readonly N[], of: Readonly<Record<N, string | null>> | null): PartFields =>
  Object.fromEntries(names.map((name) => [name, of?.[name] ?? '']));
