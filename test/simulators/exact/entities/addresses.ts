import { addressesFields } from '../fields/addresses.ts';
import { insert, touch } from '../model/desk.ts';
import { byId, rowsOf, table } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { isGiven, knownId } from '../rules/references.ts';
import { Complaints } from '../rules/refusal.ts';
import type { Entity } from './entity.ts';

const told = [
  'Account',
  'Type',
  'AddressLine1',
  'AddressLine2',
  'AddressLine3',
  'Postcode',
  'City',
  'Country',
] as const;

/** Addresses of accounts; posting one that exists gives the one that exists. */
export const addresses: Entity = {
  path: 'crm/Addresses',
  type: 'Exact.Web.Api.Models.Address',
  key: 'ID',
  fields: addressesFields,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  show: (row, { division }) => ({ ...row, AccountName: byId(division, 'crm/Accounts', row.Account)?.Name ?? null }),

  create({ values }, desk) {
    const complaints = new Complaints();
    complaints.when(!isGiven(values.Account), 'Verplicht: Relatie');
    knownId(complaints, desk, 'crm/Accounts', values.Account, 'Relatie');
    complaints.when(![1, 2, 3, 4].includes(Number(values.Type ?? 1)), 'Ongeldig: Type');
    complaints.settle();
    const row: Row = { Type: 1, Main: false, ...values };
    if (isGiven(row.Country)) row.Country = String(row.Country).trim().padEnd(3);
    const same = rowsOf(desk.division, 'crm/Addresses').find((known) =>
      told.every((name) => (known[name] ?? null) === (row[name] ?? null)),
    );
    return same ?? insert(desk, 'crm/Addresses', 'ID', row);
  },

  update(row, { values }, desk) {
    touch(desk, Object.assign(row, values));
  },

  remove(row, desk) {
    table(desk.division, 'crm/Addresses').delete(String(row.ID));
  },
};
