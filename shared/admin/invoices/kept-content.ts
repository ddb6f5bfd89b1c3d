import { type Customer, customerName } from '../../domain/customer.ts';
import { isWithinDays } from '../../domain/days.ts';
import { once } from '../../providers/once.ts';
import type { InvoiceEntry, Issued } from '../../sync/ledger/entry.ts';
import type { InvoiceSnapshot } from '../../sync/ledger/ledger.ts';
import { issuedOf } from '../../sync/ledger/new-entry.ts';
import type { AdminPorts } from '../ports.ts';
import type { Wanted } from './invoices-query.ts';

/** What is kept of an invoice and of its customer. */
export interface Kept {
  readonly issued: Issued | null;
  readonly customerName: string | null;
}

/**
 * Reads what is kept of invoices; null for one that is not of the wanted days, or not what is searched for. A customer of
 * several invoices is read once. A snapshot is read only for what the entry does not know: a booking, and of entries that
 * are older, a currency.
 */
export function keptOf(snapshots: AdminPorts['snapshots']) {
  const customers = new Map<string, Promise<Customer | null>>();

  function customerOf({ tenant, customer: id }: InvoiceEntry): Promise<Customer | null> {
    if (id === null) return Promise.resolve(null);
    const known = customers.get(id) ?? snapshots.customer(tenant, id).then((held) => held?.customer ?? null);
    customers.set(id, known);
    return known;
  }

  return async (entry: InvoiceEntry, { q, from, to }: Pick<Wanted, 'q' | 'from' | 'to'>): Promise<Kept | null> => {
    const snapshot = once(() => snapshotOf(entry, snapshots));
    const issued = await issuedIn(entry, snapshot);
    if (!isWithinDays(issued?.date, { from, to })) return null;
    const customer = (await customerOf(entry)) ?? (await snapshot())?.customer ?? null;
    if (q !== undefined && !(await isFound(q, entry, customer, snapshot))) return null;
    return { issued, customerName: customer && customerName(customer) };
  };
}

type ReadSnapshot = () => Promise<InvoiceSnapshot | null>;

const snapshotOf = async ({ tenant, id, hash }: InvoiceEntry, snapshots: AdminPorts['snapshots']) =>
  hash === null ? null : snapshots.invoice(tenant, id, hash);

async function issuedIn({ issued }: InvoiceEntry, snapshot: ReadSnapshot): Promise<Issued | null> {
  if (issued?.currency) return issued;
  const held = await snapshot();
  return held ? issuedOf(held) : issued;
}

/** True when it is the number, the customer's number or the booking, or when each word begins a word of the name. */
async function isFound(
  q: string,
  { number }: InvoiceEntry,
  customer: Customer | null,
  snapshot: ReadSnapshot,
): Promise<boolean> {
  const wanted = folded(q);
  const isIt = (text: string | null | undefined) => text != null && folded(text) === wanted;
  if (isIt(number) || isIt(customer?.number)) return true;
  if (customer && beginsWords(wanted, namesOf(customer))) return true;
  return isIt((await snapshot())?.invoice.booking);
}

const namesOf = ({ companyName, contactPerson }: Customer): string =>
  [companyName, contactPerson?.firstName, contactPerson?.middleName, contactPerson?.lastName].join(' ');

function beginsWords(wanted: string, name: string): boolean {
  const words = wordsIn(folded(name));
  return wordsIn(wanted).every((part) => words.some((word) => word.startsWith(part)));
}

const wordsIn = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** As people search: in small letters, and without accents. */
const folded = (text: string): string => text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
