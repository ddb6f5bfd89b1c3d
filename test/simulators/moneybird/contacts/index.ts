import { empty, json, type Reply } from '../../http/reply.ts';
import { type Call, unwrapped } from '../api/call.ts';
import { paged } from '../api/page.ts';
import { notFound, refusal } from '../api/refusal.ts';
import { byIds, versions } from '../api/synchronization.ts';
import type { Contact } from '../model/contact.ts';
import { type Desk, record } from '../model/desk.ts';
import { contactAt, contactByNumber, filtered, search } from './find.ts';
import { showContact } from './show-contact.ts';
import { createContact, updateContact } from './write-contact.ts';

const usualPage = 100;

/** Answers `GET contacts`. */
export const list = (call: Call): Reply =>
  paged(call, search(call), (contact) => showContact(contact, call), usualPage);

/** Answers `GET contacts/filter`. */
export const filter = (call: Call): Reply =>
  paged(call, filtered(call), (contact) => showContact(contact, call), usualPage);

/** Answers `GET contacts/:id`; an archived one is still there, for who asks for archived ones. */
export function get(call: Call): Reply {
  const contact = contactAt(call);
  const isShown = call.readings.archivedById === 'always' || call.query.get('include_archived') === 'true';
  if (contact.archived && !isShown) throw notFound();
  return json(200, showContact(contact, call));
}

/** Answers `GET contacts/customer_id/:customer_id`. */
export const byNumber = (call: Call): Reply => json(200, showContact(contactByNumber(call), call));

/** Answers `GET contacts/synchronization`. */
export const synchronization = (call: Call): Reply => versions(filtered(call));

/** Answers `POST contacts/synchronization`. */
export const fetchByIds = (call: Call): Reply =>
  byIds(
    call,
    (id) => call.administration.contacts.get(id),
    (contact) => showContact(contact, call),
  );

/** Answers `POST contacts`. */
export const create = (call: Call): Reply =>
  json(201, showContact(createContact(unwrapped(call, 'contact'), call), call));

/** Answers `PATCH contacts/:id`. */
export function update(call: Call): Reply {
  const contact = contactAt(call);
  updateContact(contact, unwrapped(call, 'contact'), call);
  return json(200, showContact(contact, call));
}

/** Answers `PATCH contacts/:id/archive`; nothing in the API takes it back (5.1). */
export function archive(call: Call): Reply {
  archiveContact(contactAt(call), call);
  return empty(204);
}

/** Answers `DELETE contacts/:id`. */
export function remove(call: Call): Reply {
  deleteContact(contactAt(call), call);
  return empty(204);
}

/** Puts a contact away. */
export function archiveContact(contact: Contact, desk: Desk): void {
  if (contact.archived) throw refusal(400, 'Contact can not be archived', { id: 'can_not_be_archived' });
  contact.archived = true;
  record(desk, contact, 'contact_archived');
}

/** Takes a contact out of the books, unless an invoice needs it. */
export function deleteContact(contact: Contact, desk: Desk): void {
  const { administration, readings } = desk;
  if ([...administration.invoices.values()].some(({ contactId }) => contactId === contact.id)) {
    throw refusal(readings.contactInUse, 'Contact can not be archived', { id: 'can_not_be_archived' });
  }
  administration.contacts.delete(contact.id);
  record(desk, contact, 'contact_destroyed');
}
