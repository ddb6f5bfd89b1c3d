import * as v from 'valibot';
import { DAY_MS } from '../../../domain/duration.ts';
import type { Undelivered } from '../../document.ts';
import type { MoneybirdCalls } from '../calls.ts';
import { idField, momentField, textField } from '../fields.ts';
import { reading } from './invoices.ts';

/** Something that Moneybird asks a person to do; its type says what, such as `sales_invoice_email_blocked`. */
const Todo = v.object({ todo_type: textField, completed_at: textField, created_at: momentField });
/** A note that cannot be read says nothing about a mail; the others still do. */
const Todos = v.fallback(v.array(v.fallback(Todo, { todo_type: null, completed_at: null, created_at: null })), []);
const Sent = v.object({
  id: idField,
  sent_at: momentField,
  notes: Todos,
  contact: v.fallback(v.nullable(v.object({ notes: Todos })), null),
});
type Sent = v.InferOutput<typeof Sent>;

/** The types of event for a mail that was accepted and did not arrive (reference, added on 2026-11-28). */
const MAIL_TROUBLE = /email_blocked|missing_sender_email|delivery_information/;

const YEAR_MS = 366 * DAY_MS;

/** Sales invoices made after a moment whose mail Moneybird could not deliver, and says so in an open todo. */
export async function undelivered(calls: MoneybirdCalls, sinceMs: number): Promise<readonly Undelivered[]> {
  const moment = new Date(sinceMs).toJSON().slice(0, 19).replace('T', ' ');
  const day = (ms: number) => new Date(ms).toJSON().slice(0, 10).replaceAll('-', '');
  // A list without a period is of this year (reference 3.4).
  const filter = `created_after:${moment} UTC,period:${day(sinceMs - YEAR_MS)}..${day(sinceMs + YEAR_MS)}`;
  const { row: invoices } = await calls.list('sales_invoices', Sent, reading, { filter });
  return invoices.flatMap((invoice) => {
    const type = troubleOf(invoice);
    return type === null ? [] : [{ externalId: invoice.id, text: type }];
  });
}

/** A todo of the contact says something of this invoice only when it came after it was sent. */
function troubleOf({ sent_at: sentAt, notes, contact }: Sent): string | null {
  if (sentAt === null) return null;
  const later = (contact?.notes ?? []).filter(({ created_at: at }) => at !== null && at >= sentAt);
  const open = [...notes, ...later].find(
    ({ todo_type: type, completed_at: done }) => type !== null && done === null && MAIL_TROUBLE.test(type),
  );
  return open?.todo_type ?? null;
}
