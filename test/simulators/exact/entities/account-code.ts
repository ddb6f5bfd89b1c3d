import type { Desk } from '../model/desk.ts';
import { rowsOf } from '../model/division.ts';
import type { Row, Value } from '../odata/edm.ts';
import type { Readings } from '../readings.ts';
import { type Complaints, invalid } from '../rules/refusal.ts';

/** Writes an account code as the books keep it: spaces on the left up to eighteen signs. */
export function storedCode(code: string, reading: Readings['accountCodes']): string {
  const plain = code.trim();
  if (/^\d+$/.test(plain) || reading === 'padded') return plain.padStart(18);
  if (reading === 'numeric') throw invalid('Ongeldig: Code');
  return plain;
}

/** The code after the highest number in use. */
export function nextCode(desk: Desk): string {
  const numbers = rowsOf(desk.division, 'crm/Accounts')
    .map(({ Code }) => String(Code).trim())
    .filter((code) => /^\d{1,15}$/.test(code));
  return String(Math.max(0, ...numbers.map(Number)) + 1).padStart(18);
}

/** Complains when another account has this code. */
export function codeIsFree(complaints: Complaints, desk: Desk, code: Value | undefined, self?: Row): void {
  const taken = rowsOf(desk.division, 'crm/Accounts').some((row) => row !== self && row.Code === code);
  complaints.when(taken, `Bestaat reeds: Code ${String(code).trim()}`);
}
