import { isObject, type Sent } from '../api/call.ts';
import { readFields } from '../api/fields.ts';
import { Complaints, refusal } from '../api/refusal.ts';
import { type Contact, textOf, type Value } from '../model/contact.ts';
import { type Changes, type Desk, record } from '../model/desk.ts';
import { checkTaxNumber } from './check-tax-number.ts';
import { contactFields, personFields } from './fields.ts';
import { judgeContact } from './judge-contact.ts';
import { addPerson } from './people.ts';

/** Makes a contact; without a number it gets the one after the highest (5.2). */
export function createContact(sent: Sent, desk: Desk): Contact {
  const complaints = new Complaints();
  const fields = { ...defaultsOf(desk), ...read(sent, desk, complaints) };
  judgeContact(fields, undefined, desk, complaints);
  const person = isObject(sent.contact_person) ? sent.contact_person : undefined;
  if (person) {
    readFields(person, personFields, complaints, desk.readings, 'contact_person.');
    for (const name of ['firstname', 'lastname']) {
      complaints.when(!person[name], `contact_person.${name}`, "can't be blank", 'blank');
    }
  }
  complaints.settle();
  const contact: Contact = {
    id: desk.world.newId(),
    fields: { ...fields, customer_id: fields.customer_id || nextNumber(desk) },
    people: [],
    archived: false,
    taxNumberValid: null,
    taxNumberValidatedAt: null,
    history: [],
    createdAt: desk.now,
    updatedAt: desk.now,
  };
  desk.administration.contacts.set(contact.id, contact);
  record(desk, contact, 'contact_created');
  if (person) addPerson(contact, { firstname: String(person.firstname), lastname: String(person.lastname) }, desk);
  breedPerson(contact, desk);
  if (textOf(contact, 'tax_number')) checkTaxNumber(contact, desk);
  return contact;
}

/** Changes what was sent and leaves the rest; nothing is told when nothing changes. */
export function updateContact(contact: Contact, sent: Sent, desk: Desk): void {
  if ('is_trusted' in sent) throw refusal(400, 'An contact can only be trusted during the approval of a payment.');
  const complaints = new Complaints();
  const values = read(sent, desk, complaints);
  judgeContact({ ...contact.fields, ...values }, contact, desk, complaints);
  complaints.settle();
  if ('customer_id' in values) values.customer_id ||= nextNumber(desk);
  const changes: Changes = Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => (contact.fields[name] ?? '') !== (value ?? ''))
      .map(([name, value]) => [name, [contact.fields[name] ?? null, value]]),
  );
  Object.assign(contact.fields, values);
  if (Object.keys(changes).length > 0) record(desk, contact, 'contact_changed', { changes });
  breedPerson(contact, desk);
  if ('tax_number' in changes) checkTaxNumber(contact, desk);
}

function read(sent: Sent, desk: Desk, complaints: Complaints): Record<string, Value> {
  const custom = sent.custom_fields_attributes;
  if (isObject(custom) || (Array.isArray(custom) && custom.length > 0)) {
    throw refusal(404, 'Custom field not found for administration', { custom_fields_attributes: 'not_found' });
  }
  return readFields(sent, contactFields, complaints, desk.readings);
}

const defaultsOf = ({ administration }: Desk): Record<string, Value> => ({
  country: administration.country,
  delivery_method: 'Email',
  email_ubl: false,
  direct_debit: false,
  sepa_active: false,
  sepa_sequence_type: 'RCUR',
});

/** A company name beside a first and a last name makes a contact person, with every write again (5.4). */
function breedPerson(contact: Contact, desk: Desk): void {
  const [company, firstname, lastname] = ['company_name', 'firstname', 'lastname'].map((name) => textOf(contact, name));
  if (company && firstname && lastname) addPerson(contact, { firstname, lastname }, desk);
}

function nextNumber({ administration }: Desk): string {
  const taken = [...administration.contacts.values()].map(({ fields }) => String(fields.customer_id ?? ''));
  const numbers = taken.filter((number) => /^\d{1,15}$/.test(number)).map(Number);
  return String(Math.max(0, ...numbers) + 1);
}
