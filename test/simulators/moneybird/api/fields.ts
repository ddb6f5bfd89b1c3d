import type { Value } from '../model/contact.ts';
import type { Readings } from '../readings.ts';
import type { Complaints } from './refusal.ts';

/** What a field takes; a list names the texts that are allowed. */
export type Kind = 'text' | 'id' | 'boolean' | 'money' | 'whole' | 'date' | 'other' | readonly string[];

/** The fields of a body, by name. */
export type Fields = Readonly<Record<string, Kind>>;

/** Reads the fields that were sent, each by its kind; `within` is what a complaint puts in front of a name. */
export function readFields(
  sent: Readonly<Record<string, unknown>>,
  fields: Fields,
  complaints: Complaints,
  { unknownKeys }: Readings,
  within = '',
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const [name, value] of Object.entries(sent)) {
    const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (kind === undefined) {
      complaints.when(unknownKeys === 'refused', within + name, 'is not allowed', 'unknown', value);
    } else if (kind !== 'other') {
      values[name] = readValue(value, kind, (message, code) => complaints.add(within + name, message, code, value));
    }
  }
  return values;
}

const moneyForm = /^-?\d+[,.]?\d*$/;

function readValue(value: unknown, kind: Kind, complain: (message: string, code: string) => void): Value {
  if (value === null || value === '') return kind === 'text' ? '' : null;
  if (kind === 'boolean') return readBoolean(value, complain);
  if (typeof value !== 'string' && typeof value !== 'number') {
    complain('is invalid', 'invalid');
    return null;
  }
  const text = String(value);
  switch (kind) {
    case 'text':
    case 'id':
      return text;
    case 'money':
      return checked(moneyForm.test(text), text.replace(',', '.').replace(/\.$/, ''), 'is not a number');
    case 'whole':
      return checked(/^\d+$/.test(text), Number(text), 'is not a number');
    case 'date':
      return checked(isDay(text), text, 'is not a valid date');
    default:
      return checked(kind.includes(text), text, 'is not included in the list');
  }
  function checked(right: boolean, good: Value, message: string): Value {
    if (right) return good;
    complain(message, message.slice('is '.length).replaceAll(' ', '_'));
    return null;
  }
}

function readBoolean(value: unknown, complain: (message: string, code: string) => void): boolean | null {
  if (value === true || value === 'true' || value === 1 || value === '1') return true;
  if (value === false || value === 'false' || value === 0 || value === '0') return false;
  complain('is invalid', 'invalid');
  return null;
}

/** Whether a text is a day of the calendar, as `2026-02-28`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
