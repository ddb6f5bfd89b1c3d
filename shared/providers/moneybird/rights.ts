import * as v from 'valibot';
import type { Calls } from './calls.ts';

/**
 * Reads one sales invoice, whichever it is. Without the right or the scope Moneybird answers 401 or 403, for an
 * administration that is suspended 402 or 403 (reference 1.4, 4.2). Contacts go with the same scope.
 */
export async function tryRights(calls: Calls): Promise<void> {
  await calls.read('sales_invoices', v.array(v.unknown()), { effect: 'read', subject: 'list' }, { per_page: '1' });
}
