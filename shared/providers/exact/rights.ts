import * as v from 'valibot';
import type { Calls } from './calls.ts';
import { idField } from './fields.ts';
import { SET } from './invoices.ts';
import { guid, madeUpId } from './odata.ts';

/**
 * Asks for an invoice and a relation that are not there. Without the sales role, the licence or the app's scope Exact
 * answers 403 (reference 3.4, 9); with them, nothing at all. A right whose lack looks like an empty list, which happens too
 * (reference 3.4), is not noticed.
 */
export async function tryRights(calls: Calls): Promise<void> {
  for (const [set, key] of [
    [SET, 'InvoiceID'],
    ['crm/Accounts', 'ID'],
  ] as const) {
    const question = { select: [key], filter: `${key} eq ${guid(madeUpId(1))}` };
    await calls.read(set, question, v.object({ [key]: idField }), { effect: 'read', subject: 'list' });
  }
}
