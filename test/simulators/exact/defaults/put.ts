import { type Division, type EntityPath, table } from '../model/division.ts';
import type { World } from '../model/world.ts';
import type { Row } from '../odata/edm.ts';

/** Puts a record straight into the books, as if it had always stood there. */
export function put(world: World, division: Division, path: EntityPath, row: Row): Row {
  const key = path === 'salesinvoice/SalesInvoices' ? 'InvoiceID' : 'ID';
  const id = typeof row[key] === 'string' ? row[key] : world.newId();
  const now = world.now();
  const made: Row = { ...row, [key]: id, Division: division.code, Created: now, Modified: now };
  table(division, path).set(id, made);
  return made;
}
