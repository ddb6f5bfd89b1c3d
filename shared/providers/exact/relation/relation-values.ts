import { type Remark, remark } from '../../../domain/causes.ts';
import { countryCode } from '../../country.ts';
import { emailList } from '../../email-list.ts';
import type { PartFields } from '../../relation.ts';
import { oneLine, within } from '../../texts.ts';

/** Where an event has its customer. */
export const CUSTOMER = '/detail/customer';

/** What of a value of i-Reserve's can be sent, and what can't. */
interface Sendable {
  /** Null: nothing of it. */
  readonly value: string | null;
  /** Where in the customer it stands. */
  readonly pointer: string;
  /** What is left out. */
  readonly left?: readonly string[];
  /** The length that it was cut to. */
  readonly max?: number;
}

type Text = string | null | undefined;

/** A text that may lose its end. */
export function cut(text: Text, longest: number, pointer: string): Sendable {
  const line = oneLine(text ?? '');
  const value = within(line, longest);
  return { value: value || null, pointer, ...(value === line ? {} : { max: longest }) };
}

/** A text that is worth nothing without its end. */
export const whole = (text: Text, longest: number, pointer: string): Sendable =>
  !text || text.length <= longest ? { value: text || null, pointer } : { value: null, pointer, left: [text] };

/** A telephone number without the blanks and signs that people put between its digits. */
export function phoneValue(phone: Text, pointer: string): Sendable {
  const { value, left } = whole(phone?.replaceAll(/[\s().-]/g, ''), 17, pointer);
  return { value, pointer, ...(left && phone ? { left: [phone] } : {}) };
}

/** A country as its code of two letters. */
export function country(text: Text, pointer: string): Sendable {
  const value = text ? countryCode(text) : null;
  return { value, pointer, ...(text && value === null ? { left: [text] } : {}) };
}

/** The first address of a list that fits; Exact has room for one. */
export function emailValues(text: Text): Omit<Sendable, 'pointer'> {
  const { addresses, others } = emailList(text ?? null);
  const [first = null, ...more] = addresses.filter(({ length }) => length <= LONGEST_EMAIL);
  return { value: first, left: [...more, ...others, ...addresses.filter(({ length }) => length > LONGEST_EMAIL)] };
}

const LONGEST_EMAIL = 100;

/** The values of a part: what is sent, where each comes from, and what there is to say of what is not. */
export function sendable(name: string, values: Readonly<Record<string, Sendable>>) {
  const fields: Record<string, string> = {};
  const pointers: Record<string, string> = {};
  const remarks: Remark[] = [];
  for (const [field, { value, pointer, left = [], max }] of Object.entries(values)) {
    const at = CUSTOMER + pointer;
    if (value !== null) {
      fields[field] = value;
      pointers[field] = at;
    }
    const known = { field, ...(name ? { name } : {}) };
    remarks.push(...left.map((text) => remark('field-refused', { ...known, value: text }, at)));
    if (max !== undefined) remarks.push(remark('field-shortened', { ...known, max: String(max) }, at));
  }
  return { fields: fields satisfies PartFields, pointers, remarks };
}
