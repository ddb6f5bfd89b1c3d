import * as v from 'valibot';
import type { Administration } from '../administration.ts';
import type { Wire } from '../wire.ts';
import { type MoneybirdCalls, openCalls } from './calls.ts';
import type { MoneybirdOperation } from './faults.ts';
import { flagField, idField, textField } from './fields.ts';

const operation: MoneybirdOperation = { effect: 'read', subject: 'administration' };

const Row = v.object({ id: idField, name: textField, suspended: flagField });

/**
 * Lists the administrations of this grant: nearly always the one that was picked on the consent page (reference 1.7).
 * One that is suspended can't be booked in. Moneybird shows no number and no VAT number of an administration.
 */
export async function administrations(wire: Wire): Promise<readonly Administration[]> {
  return (await seen(wire))
    .filter(({ suspended }) => suspended !== true)
    .map(({ id, name }) => ({ id, name: name ?? id, number: null, vatNumber: null }));
}

/**
 * Identifies a grant by the administrations that it opens, since Moneybird shows nothing else of a user.
 *
 * Consenting makes an API user inside the picked administration, and a second consent for another administration is
 * another grant that leaves the first one alone (reference 1.7). So a person is no key here: two administrations of one
 * owner must not share a chain that opens only one of them.
 */
export async function whoAmI(wire: Wire): Promise<{ readonly userId: string }> {
  const ids = (await seen(wire)).map(({ id }) => id);
  return { userId: ids.toSorted().join('+') };
}

const seen = async (wire: Wire) => (await openCalls(wire, null).read('administrations', v.array(Row), operation)).row;

/**
 * Reads one sales invoice, whichever it is. Without the right or the scope Moneybird answers 401 or 403, for an
 * administration that is suspended 402 or 403 (reference 1.4, 4.2). Contacts go with the same scope.
 */
export async function tryRights(calls: MoneybirdCalls): Promise<void> {
  await calls.read('sales_invoices', v.array(v.unknown()), { effect: 'read', subject: 'list' }, { per_page: '1' });
}
