import { isEmail } from '../../rules/email.ts';
import { contactsFields } from '../fields/contacts.ts';
import { type Desk, insert, touch } from '../model/desk.ts';
import { byId, nextNumber, table } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { emailComplaint } from '../rules/email.ts';
import { isGiven, knownId } from '../rules/references.ts';
import { Complaints } from '../rules/refusal.ts';
import type { Entity } from './entity.ts';

/** Two names of one value; when both are sent, the later one wins. */
const twins: readonly (readonly [string, string])[] = [
  ['Email', 'BusinessEmail'],
  ['Phone', 'BusinessPhone'],
  ['Mobile', 'BusinessMobile'],
];

/** Persons who belong to an account. */
export const contacts: Entity = {
  path: 'crm/Contacts',
  type: 'Exact.Web.Api.Models.Contact',
  key: 'ID',
  fields: contactsFields,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  show,

  create({ values }, desk) {
    const row = settleNames(values);
    judge(row, values, desk);
    return insert(desk, 'crm/Contacts', 'ID', { HID: nextNumber(desk.division, 'contact'), ...row });
  },

  update(row, { values }, desk) {
    const changed = settleNames(values);
    judge({ ...row, ...changed }, values, desk);
    touch(desk, Object.assign(row, changed));
  },

  remove(row, desk) {
    table(desk.division, 'crm/Contacts').delete(String(row.ID));
    const account = byId(desk.division, 'crm/Accounts', row.Account);
    if (account && account.MainContact === row.ID) account.MainContact = null;
  },
};

function judge(row: Row, sent: Row, desk: Desk): void {
  const complaints = new Complaints();
  complaints.when(!isGiven(row.Account), 'Verplicht: Relatie');
  knownId(complaints, desk, 'crm/Accounts', row.Account, 'Relatie');
  const names = ['FirstName', 'LastName'].filter((name) => isGiven(row[name]));
  const needed = desk.readings.contactNames === 'both' ? 2 : 1;
  complaints.when(names.length < needed && !names.includes('LastName'), 'Verplicht: Achternaam');
  complaints.when(names.length < needed && !names.includes('FirstName') && needed === 2, 'Verplicht: Voornaam');
  for (const name of ['Email', 'BusinessEmail']) {
    const email = sent[name];
    if (typeof email === 'string') complaints.when(!isEmail(email), emailComplaint(email));
  }
  complaints.when(isGiven(sent.Gender) && !['M', 'V', 'O'].includes(String(sent.Gender)), 'Ongeldig: Geslacht');
  complaints.settle();
}

/** Gives both twins the later value, and lets the obsolete birth names overwrite the last name. */
function settleNames(values: Row): Row {
  const settled = { ...values };
  for (const pair of twins) {
    const last = Object.keys(values).findLast((name) => pair.includes(name));
    if (last) for (const name of pair) settled[name] = values[last] ?? null;
  }
  if ('BirthName' in values) settled.LastName = values.BirthName ?? null;
  if ('BirthNamePrefix' in values) settled.MiddleName = values.BirthNamePrefix ?? null;
  return settled;
}

function show(row: Row, { division }: Desk): Row {
  const account = byId(division, 'crm/Accounts', row.Account) ?? {};
  return {
    ...row,
    FullName: [row.FirstName, row.MiddleName, row.LastName].filter(isGiven).join(' '),
    AccountName: account.Name ?? null,
    AccountIsCustomer: account.Status === 'C',
    AccountMainContact: account.MainContact ?? null,
    Code: account.Code ?? null,
    AddressStreet: account.AddressLine1 ?? null,
    Postcode: account.Postcode ?? null,
    City: account.City ?? null,
    Country: account.Country ?? null,
    IsMainContact: account.MainContact === row.ID,
  };
}
