import { correct } from '../../domain/setback.ts';

/** A string literal for a `$filter`: a single quote inside is doubled (reference 4.3). */
export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Whether a text is an id as Exact gives them; a malformed one would cost a counted error (reference 3.3, 4.5). */
export const isGuid = (value: string): boolean =>
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(value);

/** An id that Exact never gave: GUIDs of this version are not made any more. */
export const madeUpId = (nth: number): string => `00000000-0000-1000-8000-${String(nth).padStart(12, '0')}`;

/** A GUID literal for a `$filter` or a key (reference 4.3). Refuses what is no id, so nothing else gets into a URL. */
export function guid(id: string): string {
  if (!isGuid(id)) throw correct('link-broken', { text: id });
  return `guid'${id}'`;
}

/** How wide Exact keeps account codes, spaces in front: an unpadded filter finds nothing, without an error (reference 6.2). */
export const CODE_WIDTH = 18;

/** A code as Exact keeps it: padded on the left to eighteen characters. */
export const paddedCode = (code: string): string => code.padStart(CODE_WIDTH);

/** A calendar day as Exact wants it: without a zone, since a `Z` moves invoices into the day before (reference 4.4). */
export const odataDay = (day: string): string => `${day}T00:00:00`;

/** Reads `/Date(1488939627017)/`, in epoch milliseconds; null for anything else (reference 4.4). */
export function readDate(value: string | null): number | null {
  const found = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(value ?? '');
  return found ? Number(found[1]) : null;
}

/** The calendar day of a date-only field, which comes as midnight UTC (reference 4.4). */
export function readDay(value: string | null): string | null {
  const ms = readDate(value);
  return ms === null ? null : (new Date(ms).toJSON()?.slice(0, 10) ?? null);
}
