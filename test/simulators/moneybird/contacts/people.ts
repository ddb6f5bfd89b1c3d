import { empty, json, type Reply } from '../../http/reply.ts';
import { type Call, unwrapped } from '../api/call.ts';
import { readFields } from '../api/fields.ts';
import { Complaints, refusal } from '../api/refusal.ts';
import type { Contact, ContactPerson } from '../model/contact.ts';
import { type Desk, record } from '../model/desk.ts';
import { personFields } from './fields.ts';
import { contactAt } from './find.ts';
import { showPerson } from './show-contact.ts';

/** Adds a contact person to a contact. */
export function addPerson(
  contact: Contact,
  fields: Partial<Omit<ContactPerson, 'id' | 'updatedAt'>>,
  desk: Desk,
): ContactPerson {
  const blank = { firstname: '', lastname: '', phone: '', email: '', department: '' };
  const person = { id: desk.world.newId(), ...blank, ...fields, updatedAt: desk.now };
  contact.people.push(person);
  tell(contact, person, 'contact_person_created', desk);
  return person;
}

/** Answers `POST contacts/:id/contact_people`. */
export function createPerson(call: Call): Reply {
  const contact = contactAt(call, { contact: ['must exist'] });
  const values = read(call, {});
  return json(201, showPerson(addPerson(contact, values, call), call));
}

/** Answers `GET contacts/:id/contact_people/:person`. */
export const getPerson = (call: Call): Reply => json(200, showPerson(personAt(contactAt(call), call), call));

/** Answers `PATCH contacts/:id/contact_people/:person`. */
export function updatePerson(call: Call): Reply {
  const contact = contactAt(call);
  const person = personAt(contact, call);
  Object.assign(person, read(call, person), { updatedAt: call.now });
  tell(contact, person, 'contact_person_updated', call);
  return json(200, showPerson(person, call));
}

/** Answers `DELETE contacts/:id/contact_people/:person`. */
export function deletePerson(call: Call): Reply {
  const contact = contactAt(call);
  const person = personAt(contact, call);
  contact.people = contact.people.filter((other) => other !== person);
  tell(contact, person, 'contact_person_destroyed', call);
  return empty(204);
}

function personAt(contact: Contact, { params }: Call): ContactPerson {
  const person = contact.people.find(({ id }) => id === params.person);
  if (!person) throw refusal(404, 'contact person not found', { id: 'not_found' });
  return person;
}

function read(call: Call, known: Partial<ContactPerson>): Partial<ContactPerson> {
  const complaints = new Complaints();
  const values = readFields(unwrapped(call, 'contact_person'), personFields, complaints, call.readings);
  for (const name of ['firstname', 'lastname'] as const) {
    complaints.when(!(values[name] ?? known[name]), name, "can't be blank", 'blank');
  }
  complaints.settle();
  return values as Partial<ContactPerson>;
}

function tell(contact: Contact, person: ContactPerson, action: string, desk: Desk): void {
  const about = { entityType: 'ContactPerson', entityId: person.id } as const;
  record(desk, contact, action, desk.readings.personEvents === 'person' ? { about } : {});
}
