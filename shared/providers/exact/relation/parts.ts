import * as v from 'valibot';
import type { Books } from '../../books.ts';
import type { PartFields, RelationIds, RelationPart } from '../../relation.ts';
import { compact } from '../../texts.ts';
import type { ExactCalls } from '../calls.ts';
import type { ExactOperation } from '../faults.ts';
import { guidField, idField, textField } from '../fields.ts';
import { guid } from '../odata.ts';

// The set that each part lives in, and the part whose id is its key.
const homes: Readonly<Record<string, { readonly set: string; readonly key: string }>> = {
  account: { set: 'crm/Accounts', key: 'account' },
  'main-contact': { set: 'crm/Accounts', key: 'account' },
  contact: { set: 'crm/Contacts', key: 'contact' },
  'bank-account': { set: 'crm/BankAccounts', key: 'bank-account' },
};

const Made = v.object({ ID: idField });

/** Makes a part of a relation. The main contact is no record of its own: it is a property of the account. */
export async function createPart(calls: ExactCalls, part: RelationPart, ids: RelationIds): Promise<string> {
  const { set, key } = homeOf(part);
  const body = withIds(part.fields, ids);
  if (part.name !== key) {
    await calls.change(set, idOf(ids, key), body, operationOf(part, 'change'));
    return idOf(ids, key);
  }
  return (await calls.make(set, body, Made, operationOf(part, 'make'))).row.ID;
}

/** Changes a part; fields to blank are emptied only where the value that we wrote still stands. */
export async function updatePart(
  calls: ExactCalls,
  part: RelationPart,
  ids: RelationIds,
  { set, blank }: Parameters<Books['updatePart']>[2],
): Promise<void> {
  const home = homeOf(part);
  const id = idOf(ids, home.key);
  const blanked = await stillOurs(calls, part, id, withIds(blank, ids));
  // The owner of a contact or a bank account can't be changed (reference 5.5).
  const { Account: _owner, ...body } = { ...withIds(set, ids), ...blanked };
  if (Object.keys(body).length > 0) await calls.change(home.set, id, body, operationOf(part, 'change'));
}

/** The ids of what stands in the books already and equals this part. */
export async function findPart(calls: ExactCalls, part: RelationPart, ids: RelationIds): Promise<readonly string[]> {
  const operation = operationOf(part, 'read');
  const account = guid(idOf(ids, 'account'));
  if (part.name === 'main-contact') {
    const question = { select: ['ID', 'MainContact'], filter: `ID eq ${account}` };
    const { rows } = await calls.read(
      'crm/Accounts',
      question,
      v.object({ ID: idField, MainContact: guidField }),
      operation,
    );
    return rows.filter(({ MainContact }) => MainContact === ids.contact).map(({ ID }) => ID);
  }
  const names = part.name === 'contact' ? ['FirstName', 'MiddleName', 'LastName'] : ['BankAccount'];
  const Row = v.object({ ID: idField, ...Object.fromEntries(names.map((name) => [name, textField])) });
  const question = { select: ['ID', ...names], filter: `Account eq ${account}` };
  const { rows } = await calls.read(homeOf(part).set, question, Row, operation);
  return rows.filter((row) => sameText(row, part.fields, names)).map(({ ID }) => ID);
}

function sameText(row: Readonly<Record<string, unknown>>, fields: PartFields, names: readonly string[]): boolean {
  const plain = (value: unknown) => compact(typeof value === 'string' ? value : '');
  return names.every((name) => plain(row[name]) === plain(fields[name]));
}

async function stillOurs(calls: ExactCalls, part: RelationPart, id: string, blank: PartFields) {
  const names = Object.keys(blank);
  if (names.length === 0) return {};
  const Row = v.object(Object.fromEntries(names.map((name) => [name, v.unknown()])));
  const question = { select: ['ID', ...names], filter: `ID eq ${guid(id)}` };
  const [row = {}] = (await calls.read(homeOf(part).set, question, Row, operationOf(part, 'read'))).rows;
  const ours = names.filter((name) => String(row[name] ?? '').trim() === String(blank[name]).trim());
  return Object.fromEntries(ours.map((name) => [name, null]));
}

/** The fields that hold the id of another part: every other field is a text, whatever stands in it. */
const REFERENCES: ReadonlySet<string> = new Set(['Account', 'MainContact']);

/** Puts ids where `{account}` and the like stand. */
const withIds = (fields: PartFields, ids: RelationIds): PartFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      REFERENCES.has(name) && typeof value === 'string' ? filledIn(value, ids) : value,
    ]),
  );

const filledIn = (value: string, ids: RelationIds): string => {
  const [, part] = /^\{([a-z-]+)\}$/.exec(value) ?? [];
  return part === undefined ? value : idOf(ids, part);
};

function homeOf({ name }: RelationPart) {
  const home = homes[name];
  if (!home) throw new TypeError(`no part of a relation is called ${name}`);
  return home;
}

function idOf(ids: RelationIds, part: string): string {
  const id = ids[part];
  if (id === undefined) throw new TypeError(`the id of ${part} is not known yet`);
  return id;
}

const operationOf = ({ name, fields, droppable }: RelationPart, effect: ExactOperation['effect']): ExactOperation => ({
  effect,
  subject: name === 'account' ? 'relation' : 'part',
  droppable: Object.keys(droppable),
  about: name === 'account' ? { name: String(fields.Name ?? ''), number: String(fields.Code ?? '').trim() } : {},
});
