import type { EntityPath } from '../model/division.ts';
import { accounts } from './accounts.ts';
import { addresses } from './addresses.ts';
import { bankAccounts } from './bank-accounts.ts';
import { contacts } from './contacts.ts';
import { hrmDivisions, me, systemDivisions } from './divisions.ts';
import type { Entity } from './entity.ts';
import { printedSalesInvoices } from './printed-sales-invoices.ts';
import { referenceData } from './reference-data.ts';
import { salesInvoiceLines } from './sales-invoice-lines.ts';
import { salesInvoices } from './sales-invoices.ts';

/** Every resource that the simulator plays, by its path. */
export const entities: ReadonlyMap<string, Entity> = new Map(
  [
    me,
    hrmDivisions,
    systemDivisions,
    accounts,
    contacts,
    bankAccounts,
    addresses,
    salesInvoices,
    salesInvoiceLines,
    printedSalesInvoices,
    ...referenceData,
  ].map((entity) => [entity.path, entity]),
);

/** The resource at a path that is known to exist. */
export function entityAt(path: EntityPath): Entity {
  const entity = entities.get(path);
  if (!entity) throw new Error(`No resource at ${path}`);
  return entity;
}
