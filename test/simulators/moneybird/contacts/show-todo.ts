import type { Todo } from '../model/contact.ts';
import type { Desk } from '../model/desk.ts';

/** A note that asks a person to do something, as Moneybird writes it when a mail did not arrive (added on 2026-11-28). */
export const showTodo = (
  { type, createdAt, completedAt }: Todo,
  about: { readonly id: string; readonly type: 'Contact' | 'SalesInvoice' },
  { administration }: Desk,
): object => ({
  administration_id: administration.id,
  entity_id: about.id,
  entity_type: about.type,
  todo: true,
  todo_type: type,
  completed_at: completedAt === null ? null : new Date(completedAt).toISOString(),
  note: null,
  created_at: new Date(createdAt).toISOString(),
  updated_at: new Date(completedAt ?? createdAt).toISOString(),
});
