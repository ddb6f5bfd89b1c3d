import { type Remark, remark } from '../../../domain/causes.ts';
import { countryCode } from '../../country.ts';
import { emailList } from '../../email-list.ts';
import { oneLine } from '../../texts.ts';

/** A value of a customer as it can be sent, and what of it is left out. */
export interface RelationValue {
  readonly text: string | null | undefined;
  /** Where in the customer it stands. */
  readonly pointer: string;
  /** What of it Moneybird would not take. */
  readonly left?: readonly string[];
}

/** A country as its code of two letters, which is all that Moneybird takes (reference 5.2). */
export function country(text: string | null | undefined, pointer: string): RelationValue {
  const code = text ? countryCode(text) : null;
  return { text: code, pointer, left: text && code === null ? [text] : [] };
}

/** E-mail addresses with a comma between (reference, added on 2026-11-28). */
export function emails(text: string | null, pointer: string): RelationValue {
  const { addresses, others } = emailList(text);
  return { text: addresses.join(',') || null, pointer, left: others };
}

/** The fields to send, where each comes from, and what there is to say of what is not sent. */
export function sendable(name: string, values: Readonly<Record<string, RelationValue>>) {
  const fields: Record<string, string> = {};
  const pointers: Record<string, string> = {};
  const remarks: Remark[] = [];
  for (const [field, { text, pointer, left = [] }] of Object.entries(values)) {
    const at = `/detail/customer${pointer}`;
    const line = oneLine(text ?? '');
    if (line) {
      fields[field] = line;
      pointers[field] = at;
    }
    remarks.push(...left.map((value) => remark('field-refused', { field, value, ...(name ? { name } : {}) }, at)));
  }
  return { fields, pointers, remarks };
}
