import type { Desk } from '../model/desk.ts';
import { byCode, byId, type EntityPath } from '../model/division.ts';
import type { Value } from '../odata/edm.ts';
import type { Complaints } from './refusal.ts';

/** Complains when a GUID was given that leads to no record. */
export function knownId(
  complaints: Complaints,
  desk: Desk,
  path: EntityPath,
  id: Value | undefined,
  label: string,
): void {
  complaints.when(isGiven(id) && !byId(desk.division, path, id), `Ongeldige referentie: ${label}`);
}

/** Complains when a code was given that leads to no record. */
export function knownCode(
  complaints: Complaints,
  desk: Desk,
  path: EntityPath,
  code: Value | undefined,
  label: string,
): void {
  complaints.when(isGiven(code) && !byCode(desk.division, path, code), `Ongeldige referentie: ${label}`);
}

/** Whether a property holds something: not null, and no empty text. */
export const isGiven = (value: Value | undefined): boolean => value !== undefined && value !== null && value !== '';
