import { invalid } from '../rules/refusal.ts';
import type { EdmType, Field } from './fields.ts';

/** A property's value as the books keep it: moments as UTC milliseconds, everything else as in JSON. */
export type Value = string | number | boolean | null;

/** A record of the books; a property that is absent is null. */
export type Row = Record<string, Value>;

const guid = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
const whole: Partial<Record<EdmType, readonly [number, number]>> = {
  Byte: [0, 255],
  Int16: [-32_768, 32_767],
  Int32: [-2_147_483_648, 2_147_483_647],
};

/** Reads what a body says about a property, or refuses as Exact does when the type is another. */
export function readValue(field: Field, sent: unknown): Value {
  if (sent === null) return null;
  const value = parse(field, sent);
  if (value !== undefined) return value;
  if (field.type === 'Guid') throw invalid('Niet herkende GUID-indeling.');
  const type = field.type === 'Binary' ? 'Byte[]' : field.type;
  throw invalid(
    `Error encountered in converting the value from request payload for property '${field.name}' to type '${type}'`,
  );
}

function parse(field: Field, sent: unknown): Value | undefined {
  if (field.type === 'String') return typeof sent === 'string' ? sent : undefined;
  if (field.type === 'Boolean') return typeof sent === 'boolean' ? sent : undefined;
  if (field.type === 'Guid') return parseGuid(sent);
  if (field.type === 'DateTime') return typeof sent === 'string' ? parseMoment(field.name, sent) : undefined;
  if (field.type === 'Binary') return typeof sent === 'string' && isBase64(sent) ? sent : undefined;
  if (typeof sent !== 'number' || !Number.isFinite(sent)) return undefined;
  const range = whole[field.type];
  if (range === undefined) return sent;
  return Number.isInteger(sent) && sent >= range[0] && sent <= range[1] ? sent : undefined;
}

const parseGuid = (sent: unknown): string | undefined =>
  typeof sent === 'string' && guid.test(sent) ? sent.replace(/[{}]/g, '').toLowerCase() : undefined;

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);

/**
 * Reads a moment. A text without a zone is the calendar day and time it says; a text with one is turned
 * into UTC first, and that is how the day of a local midnight moves to the day before.
 */
export function parseMoment(name: string, text: string): number | undefined {
  const legacy = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(text);
  const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text);
  if (!legacy && !iso) return undefined;
  const zoned = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text);
  const moment = legacy ? Number(legacy[1]) : Date.parse(!text.includes('T') || zoned ? text : `${text}Z`);
  if (Number.isNaN(moment)) return undefined;
  return name.endsWith('Date') ? midnight(moment) : moment;
}

const dayMs = 86_400_000;

/** The midnight (UTC) at which the day of a moment starts. */
const midnight = (moment: number): number => Math.floor(moment / dayMs) * dayMs;

/** Whether a text is a GUID. */
export const isGuid = (text: string): boolean => guid.test(text);
