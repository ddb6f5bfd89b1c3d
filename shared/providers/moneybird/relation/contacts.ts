import * as v from 'valibot';
import { Setback } from '../../../domain/setback.ts';
import type { Books } from '../../books.ts';
import { emailList } from '../../email-list.ts';
import type { FoundRelation, PartFields, RelationIds, RelationPart } from '../../relation.ts';
import { compact } from '../../texts.ts';
import type { MoneybirdCalls } from '../calls.ts';
import type { MoneybirdOperation } from '../faults.ts';
import { idField, isId } from '../fields.ts';
import { Contact } from './contact.ts';
import { contactParts } from './contact-parts.ts';

const reading: MoneybirdOperation = { effect: 'read', subject: 'relation' };

/** Reads one contact, archived or not; null when it is gone: deleted, or merged into another. */
export async function readContact(calls: MoneybirdCalls, id: string): Promise<Contact | null> {
  if (!isId(id)) return null;
  // Whether an archived one is shown without being asked for is not documented (reference, added on 2026-11-28).
  return (await calls.find(`contacts/${id}`, Contact, reading, { include_archived: 'true' }))?.row ?? null;
}

/** Looks a contact up by id or by our customer number, matched exactly. */
export async function findRelation(
  calls: MoneybirdCalls,
  by: Parameters<Books['findRelation']>[0],
): Promise<readonly FoundRelation[]> {
  const found = 'id' in by ? await readContact(calls, by.id) : await contactWithNumber(calls, by.number);
  return found ? [relationOf(found)] : [];
}

/** Sources differ on whether a number with letters may stand in an address; a search takes any (reference, 2026-11-28). */
async function contactWithNumber(calls: MoneybirdCalls, number: string): Promise<Contact | null> {
  if (!/^\d+$/.test(number)) {
    const { row: found } = await calls.list('contacts', Contact, reading, { query: number });
    return found.find((contact) => contact.customer_id === number) ?? null;
  }
  const found = await calls.find(`contacts/customer_id/${encodeURIComponent(number)}`, Contact, reading);
  return found?.row.customer_id === number ? found.row : null;
}

const relationOf = (contact: Contact): FoundRelation => ({
  externalId: contact.id,
  number: contact.customer_id,
  name: contact.company_name ?? [contact.firstname, contact.lastname].filter(Boolean).join(' '),
  vatNumber: contact.tax_number,
  email: contact.send_invoices_to_email,
  postalCode: contact.zipcode,
  street: contact.address1,
  blocked: contact.archived === true,
  standing: contactParts(contact, {}),
});

const Made = v.object({ id: idField });

/** Makes the contact, or a person at it. */
export async function createPart(calls: MoneybirdCalls, part: RelationPart, ids: RelationIds): Promise<string> {
  const operation = operationOf(part, 'make');
  if (part.name === 'contact')
    return (
      await calls.post(
        `contacts/${idOf(ids, 'relation')}/contact_people`,
        { contact_person: part.fields },
        Made,
        operation,
      )
    ).row.id;
  try {
    return (await calls.post('contacts', { contact: part.fields }, Made, operation)).row.id;
  } catch (trouble) {
    if (!(trouble instanceof Setback) || trouble.cause !== 'customer-number-taken') throw trouble;
    throw await takenBy(calls, part, trouble);
  }
}

/** Says who has the number. A look-up by number hides archived contacts, though the number stays theirs (reference 5.4). */
async function takenBy(calls: MoneybirdCalls, { fields }: RelationPart, taken: Setback): Promise<Setback> {
  const number = String(fields.customer_id ?? '');
  const found = await calls
    .list('contacts', Contact, reading, { query: number, include_archived: 'true' })
    .catch(() => null);
  const other = found?.row.find((contact) => contact.customer_id === number);
  if (!other) return taken;
  const relation = relationOf(other);
  // Our customer, put aside by somebody: no call brings it back (reference 5.1).
  if (relation.blocked && isSameName(relation.name, taken.about.name ?? ''))
    return new Setback('correct', 'customer-blocked', { about: { ...taken.about, relation: relation.name } });
  return new Setback('correct', taken.cause, { about: { ...taken.about, otherRelation: relation.name } });
}

const isSameName = (one: string, other: string): boolean => compact(one) === compact(other);

/**
 * Changes a part; fields to blank are emptied only where the value that we wrote still stands. Of a list of addresses only
 * ours change: those that people added stay.
 */
export async function updatePart(
  calls: MoneybirdCalls,
  part: RelationPart,
  ids: RelationIds,
  { set, blank, was = {} }: Parameters<Books['updatePart']>[2],
): Promise<void> {
  const fields = await changesTo(calls, part, ids, { set, blank, was });
  if (Object.keys(fields).length === 0) return;
  const relation = `contacts/${idOf(ids, 'relation')}`;
  const operation = operationOf(part, 'change');
  if (part.name === 'contact')
    await calls.patch(
      `${relation}/contact_people/${idOf(ids, 'contact')}`,
      { contact_person: fields },
      Made,
      operation,
    );
  else await calls.patch(relation, { contact: fields }, Made, operation);
}

/** The persons at the contact who have this name. */
export async function findPart(
  calls: MoneybirdCalls,
  part: RelationPart,
  ids: RelationIds,
): Promise<readonly string[]> {
  const contact = await readContact(calls, idOf(ids, 'relation'));
  const { firstname, lastname } = part.fields;
  return (contact?.contact_people ?? [])
    .filter((person) => person.firstname === firstname && person.lastname === lastname)
    .map(({ id }) => id);
}

/** The one field that holds several values, to which people add theirs. */
const RECIPIENTS = 'send_invoices_to_email';

/** What to send, after a look at what stands there where that matters. An empty text clears a field (reference 0). */
async function changesTo(
  calls: MoneybirdCalls,
  { name }: RelationPart,
  ids: RelationIds,
  { set, blank, was }: Required<Parameters<Books['updatePart']>[2]>,
): Promise<PartFields> {
  const names = Object.keys(blank);
  const mayHoldMore = RECIPIENTS in was && RECIPIENTS in { ...set, ...blank };
  if (names.length === 0 && !mayHoldMore) return set;
  const contact = await readContact(calls, idOf(ids, 'relation'));
  const stands: Readonly<Record<string, unknown>> | null | undefined =
    name === 'contact' ? contact?.contact_people.find(({ id }) => id === ids.contact) : contact;
  const emptied = names.filter((one) => stands?.[one] === blank[one]).map((one) => [one, '']);
  const recipients = mayHoldMore
    ? { [RECIPIENTS]: merged(set[RECIPIENTS], was[RECIPIENTS], stands?.[RECIPIENTS]) }
    : {};
  return { ...set, ...Object.fromEntries(emptied), ...recipients };
}

/** Ours as they are now, and behind them those that stand there and were never ours. */
function merged(wanted: unknown, was: unknown, stands: unknown): string {
  const ours = addresses(wanted);
  const known = new Set([...ours, ...addresses(was)].map((one) => one.toLowerCase()));
  return [...ours, ...addresses(stands).filter((one) => !known.has(one.toLowerCase()))].join(',');
}

const addresses = (list: unknown): readonly string[] => emailList(typeof list === 'string' ? list : null).addresses;

function idOf(ids: RelationIds, part: string): string {
  const id = ids[part];
  if (id === undefined || !isId(id)) throw new TypeError(`the id of ${part} is not known yet`);
  return id;
}

const operationOf = (
  { name, fields, droppable }: RelationPart,
  effect: MoneybirdOperation['effect'],
): MoneybirdOperation => ({
  effect,
  subject: name === 'relation' ? 'relation' : 'part',
  droppable: Object.keys(droppable),
  about:
    name === 'relation'
      ? {
          name: [fields.company_name, fields.firstname, fields.lastname].filter(Boolean).join(' '),
          number: String(fields.customer_id ?? ''),
        }
      : {},
});
