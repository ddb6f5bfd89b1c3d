import * as v from 'valibot';
import type { About } from '../../domain/causes.ts';
import { Setback } from '../../domain/setback.ts';
import type { Administration } from '../administration.ts';
import type { Wire } from '../wire.ts';
import { type ExactCalls, openCalls } from './calls.ts';
import type { ExactOperation } from './faults.ts';
import { idField, numberField, textField, wholeNumber } from './fields.ts';
import { SET } from './invoices.ts';
import { guid, madeUpId } from './odata.ts';

const operation: ExactOperation = { effect: 'read', subject: 'administration' };

/** Who it is counts as it is written: it is compared with nothing but itself. */
const Me = v.object({ UserID: v.pipe(v.string(), v.nonEmpty()), CurrentDivision: wholeNumber });

/** Who granted access, and the administration that they have open now: the only call without a division (reference 2.7). */
async function me(wire: Wire): Promise<v.InferOutput<typeof Me>> {
  const { rows } = await openCalls(wire, '/api/v1').read(
    'current/Me',
    { select: ['UserID', 'CurrentDivision'] },
    Me,
    operation,
  );
  const [found] = rows;
  if (!found) throw new Setback('reconnect', 'not-allowed', { scope: 'integration' });
  return found;
}

/** Identifies the person who granted access. */
export const whoAmI = async (wire: Wire) => ({ userId: (await me(wire)).UserID });

/**
 * Lists the administrations of this grant: what either of Exact's two lists names. For an accountant's user one leaves out
 * the clients, and the other asks for a right of its own (reference 5.2): without that one the list may be short. The only
 * one counts as the only one where both say so.
 *
 * The user may have one open that the grant leaves out (reference 2.1): the list of the own licence is refused there, and
 * asked once more at one of the wider list, which does not look at the number in its URL.
 */
export async function administrations(wire: Wire): Promise<readonly Administration[]> {
  const { CurrentDivision } = await me(wire);
  const all = await ifAllowed(list(callsOf(wire, String(CurrentDivision)), 'system/Divisions', 'Hid'));
  const own = await ownOf(wire, String(CurrentDivision), all.rows ?? []);
  if (!all.rows && !own.rows?.length)
    throw new Setback('correct', 'not-allowed', { scope: 'integration', about: all.about });
  const union = new Map([...(own.rows ?? []), ...(all.rows ?? [])].map((one) => [one.id, one]));
  const areSame = all.rows?.length === union.size && own.rows?.length === union.size;
  const isSure = areSame || (union.size > 1 && all.rows !== null);
  return [...union.values()].map((one) => (isSure ? one : { ...one, isPartOfList: true as const }));
}

/** Exact counts a call to the division in its URL, whatever it asks. */
const callsOf = ({ send, ...wire }: Wire, division: string): ExactCalls =>
  openCalls(
    { ...wire, send: (request) => send({ ...request, countedTo: division }) },
    `/api/v1/${encodeURIComponent(division)}`,
  );

async function ownOf(wire: Wire, division: string, all: readonly Administration[]): Promise<Allowed> {
  const own = await ifAllowed(list(callsOf(wire, division), 'hrm/Divisions', 'HID'));
  const [other] = all.filter(({ id }) => id !== division);
  if (own.rows || !other || all.some(({ id }) => id === division)) return own;
  return ifAllowed(list(callsOf(wire, other.id), 'hrm/Divisions', 'HID'));
}

/** A list, or what was said when it was refused. */
interface Allowed {
  readonly rows: readonly Administration[] | null;
  readonly about: About;
}

async function ifAllowed(listing: Promise<readonly Administration[]>): Promise<Allowed> {
  try {
    return { rows: await listing, about: {} };
  } catch (trouble) {
    if (!isRefused(trouble)) throw trouble;
    return { rows: null, about: trouble.about };
  }
}

const Division = v.object({
  Code: wholeNumber,
  Description: textField,
  CustomerName: textField,
  VATNumber: textField,
  Status: numberField,
  HID: textField,
  Hid: textField,
});

/** Archived and inactive administrations can't be booked in, so they can't be chosen (reference 5.2). */
async function list(calls: ExactCalls, set: string, number: 'HID' | 'Hid'): Promise<Administration[]> {
  const select = ['Code', 'Description', 'CustomerName', 'VATNumber', 'Status', number];
  const { rows } = await calls.read(set, { select }, Division, operation);
  return rows
    .filter(({ Status }) => Status === null || Status === 1)
    .map((row) => ({
      id: String(row.Code),
      name: nameOf(row),
      number: row.HID ?? row.Hid,
      vatNumber: row.VATNumber,
    }));
}

const nameOf = ({ CustomerName, Description, Code }: v.InferOutput<typeof Division>): string =>
  [...new Set([CustomerName, Description])].filter(Boolean).join(' – ') || String(Code);

const isRefused = (trouble: unknown): trouble is Setback =>
  trouble instanceof Setback && ['not-allowed', 'administration-gone', 'licence-missing'].includes(trouble.cause);

/**
 * Asks for an invoice and a relation that are not there. Without the sales role, the licence or the app's scope Exact
 * answers 403 (reference 3.4, 9); with them, nothing at all. A right whose lack looks like an empty list, which happens too
 * (reference 3.4), is not noticed.
 */
export async function tryRights(calls: ExactCalls): Promise<void> {
  for (const [set, key] of [
    [SET, 'InvoiceID'],
    ['crm/Accounts', 'ID'],
  ] as const) {
    const question = { select: [key], filter: `${key} eq ${guid(madeUpId(1))}` };
    await calls.read(set, question, v.object({ [key]: idField }), { effect: 'read', subject: 'list' });
  }
}
