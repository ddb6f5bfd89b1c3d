import type { PrintTrouble } from '../invoices/print-trouble.ts';
import type { Row } from '../odata/edm.ts';
import type { Readings } from '../readings.ts';
import { type Division, type EntityPath, table } from './division.ts';
import type { User, World } from './world.ts';

/** What a rule may look at while it handles one request: the books, who asks, and when. */
export interface Desk {
  readonly world: World;
  readonly division: Division;
  readonly readings: Readings;
  readonly user: User;
  /** Division codes that this connection was granted. */
  readonly granted: readonly number[];
  readonly now: number;
  readonly trouble: PrintTrouble | undefined;
}

/** Puts a new record in the books with the facts every record has. */
export function insert(desk: Desk, path: EntityPath, key: string, row: Row): Row {
  const id = typeof row[key] === 'string' ? row[key] : desk.world.newId();
  const made: Row = {
    ...row,
    [key]: id,
    Division: desk.division.code,
    Created: desk.now,
    Creator: desk.user.id,
    CreatorFullName: desk.user.fullName,
  };
  table(desk.division, path).set(id, made);
  return touch(desk, made);
}

/** Marks a record as changed now, by this user. */
export function touch(desk: Desk, row: Row): Row {
  return Object.assign(row, { Modified: desk.now, Modifier: desk.user.id, ModifierFullName: desk.user.fullName });
}
