import type { Contact } from '../model/contact.ts';
import { type Desk, typeOf } from '../model/desk.ts';
import type { Invoice } from '../model/invoice.ts';

/** The history of a record, newest first: who did what, and with which fields (5.3). */
export const showHistory = (subject: Contact | Invoice, { administration }: Desk): object[] =>
  subject.history.map(({ userId, action, changes, at }) => ({
    administration_id: administration.id,
    user_id: userId,
    action,
    link_entity_id: subject.id,
    link_entity_type: typeOf(subject),
    data: changes ? { changes } : {},
    created_at: new Date(at).toISOString(),
    updated_at: new Date(at).toISOString(),
  }));
