/**
 * Keys that the SDK of DynamoDB cannot carry: it sets the one as the prototype of an object, and takes what stands under the
 * other for the class of it. Behind a tilde they are keys like any other.
 */
const LOST = /^~*(__proto__|constructor)$/;
const ESCAPED = /^~+(__proto__|constructor)$/;

/** A value as it can be written: no key of it is lost. */
export const escaped = <T>(value: T): T => withKeys(value, (key) => (LOST.test(key) ? `~${key}` : key)) as T;

/** A value as it was before it was written. */
export const unescaped = <T>(value: T): T => withKeys(value, (key) => (ESCAPED.test(key) ? key.slice(1) : key)) as T;

/** Sets and bytes have no keys of their own, and stay as they are. */
function withKeys(value: unknown, named: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => withKeys(one, named));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [named(key), withKeys(one, named)]));
}
