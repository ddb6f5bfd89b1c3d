import { isDeepStrictEqual } from 'node:util';

/** An item, or a part of one, in plain values. */
export type Item = Readonly<Record<string, unknown>>;

/** A copy that shares nothing, without what is undefined, as a table keeps it. */
export function copied<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied) as T;
  if (value instanceof Set) return new Set(value) as T;
  if (value instanceof Uint8Array) return Uint8Array.from(value) as T;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[name];
    if (inner === undefined) continue;
    // An id from outside may be called __proto__.
    if (name === '__proto__') Object.defineProperty(copy, name, { value: copied(inner), enumerable: true });
    else copy[name] = copied(inner);
  }
  return copy as T;
}

export const isSame = (one: unknown, other: unknown): boolean =>
  typeof one === 'object' ? isDeepStrictEqual(one, other) : one === other;

/** By DynamoDB's order: texts by their bytes, numbers by their value. Values of two types have none. */
export function compared(one: unknown, other: unknown): number | null {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : Number(one > other);
  return null;
}
