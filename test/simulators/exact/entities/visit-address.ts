import { type Desk, insert, touch } from '../model/desk.ts';
import { rowsOf } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';

const parts = ['AddressLine1', 'AddressLine2', 'AddressLine3', 'Postcode', 'City', 'State', 'Country'] as const;
const visit = 1;

/** Keeps the main visit address of an account equal to the address on the account itself. */
export function keepVisitAddress(account: Row, sent: Row, desk: Desk): void {
  if (!parts.some((part) => part in sent)) return;
  const address = Object.fromEntries(parts.map((part) => [part, account[part] ?? null]));
  const known = rowsOf(desk.division, 'crm/Addresses').find(
    (row) => row.Account === account.ID && row.Type === visit && row.Main === true,
  );
  if (known) touch(desk, Object.assign(known, address));
  else insert(desk, 'crm/Addresses', 'ID', { Account: account.ID ?? null, Type: visit, Main: true, ...address });
}
