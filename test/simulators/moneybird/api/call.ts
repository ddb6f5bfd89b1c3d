import type { Desk } from '../model/desk.ts';
import { Refusal, refusal } from './refusal.ts';

/** One request that was let in, and where it goes. */
export interface Call extends Desk {
  readonly method: string;
  /** Below the administration, without the format: `contacts/filter`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body as it was sent. */
  readonly text: string;
}

/** A JSON object, before anybody looked at its fields. */
export type Sent = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The whole body: an object, or nothing at all. */
export function bodyOf({ text }: Call): Sent {
  if (text === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, { error: 'Invalid JSON' });
  }
  if (!isObject(body)) throw new Refusal(400, { error: 'Invalid JSON' });
  return body;
}

/** The object under the resource's own name, in which Moneybird wants everything but webhooks (0). */
export function unwrapped(call: Call, name: string): Sent {
  const inner = bodyOf(call)[name];
  if (isObject(inner) && Object.keys(inner).length > 0) return inner;
  const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
  throw refusal(400, `${title} is required`, { [name]: 'required' });
}

/** A list that may also be written as an object with indexes for keys. */
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
