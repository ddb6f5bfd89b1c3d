import { versionOf } from '../api/synchronization.ts';
import { type Contact, type ContactPerson, textOf } from '../model/contact.ts';
import type { Desk } from '../model/desk.ts';
import { showHistory } from '../reference/show-history.ts';
import { contactFields, nullWhenEmpty } from './fields.ts';
import { showTodo } from './show-todo.ts';

const hidden = new Set(['custom_fields_attributes', 'contact_person', 'is_trusted']);

/** A contact as the API shows it (5.3). */
export function showContact(contact: Contact, desk: Desk): Record<string, unknown> {
  const { administration, world } = desk;
  const fields = Object.keys(contactFields)
    .filter((name) => !hidden.has(name))
    .map((name) => [name, contact.fields[name] ?? (nullWhenEmpty.has(name) ? null : '')]);
  return {
    id: contact.id,
    administration_id: administration.id,
    ...Object.fromEntries(fields),
    attention: textOf(contact, 'send_invoices_to_attention'),
    email: textOf(contact, 'send_invoices_to_email').split(',')[0]?.trim() || null,
    tax_number_valid: contact.taxNumberValid,
    tax_number_validated_at: moment(contact.taxNumberValidatedAt),
    is_trusted: false,
    max_transfer_amount: null,
    credit_card_number: '',
    credit_card_reference: '',
    credit_card_type: null,
    moneybird_payments_mandate: false,
    created_at: moment(contact.createdAt),
    updated_at: moment(contact.updatedAt),
    version: versionOf(contact),
    sales_invoices_url: `${world.origin}/${administration.id}/sales_invoices/contact/${contact.id}/all`,
    notes: (contact.todos ?? []).map((todo) => showTodo(todo, { id: contact.id, type: 'Contact' }, desk)),
    custom_fields: [],
    contact_people: contact.people.map((person) => showPerson(person, desk)),
    archived: contact.archived,
    events: showHistory(contact, desk),
  };
}

/** A contact person as the API shows it. */
export const showPerson = ({ updatedAt, ...person }: ContactPerson, { administration }: Desk): object => ({
  administration_id: administration.id,
  ...person,
  created_at: moment(updatedAt),
  updated_at: moment(updatedAt),
  version: versionOf({ updatedAt }),
});

const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
