/**
 * Keys that the SDK of DynamoDB cannot carry: it sets the one as the prototype of an object, and takes what stands under the
 * other for the class of it. Behind a tilde they are keys like any other.
 */
const LOST = /^~*(__proto__|constructor)$/;
const ESCAPED = /^~+(__proto__|constructor)$/;

/** A value as it can be written: no key of it is lost. */
export const escaped = <T>(value: T): T => withKeys(value, LOST, (key) => `~${key}`);

/** A value as it was before it was written. */
export const unescaped = <T>(value: T): T => withKeys(value, ESCAPED, (key) => key.slice(1));

/** The value itself where it has no such key, as nearly every one. Sets and bytes have no keys of their own. */
function withKeys<T>(value: T, such: RegExp, named: (key: string) => string): T {
  return hasKey(value, such) ? (renamed(value, such, named) as T) : value;
}

function hasKey(value: unknown, such: RegExp): boolean {
  if (Array.isArray(value)) return value.some((one) => hasKey(one, such));
  return isPlain(value) && Object.keys(value).some((key) => such.test(key) || hasKey(value[key], such));
}

function renamed(value: unknown, such: RegExp, named: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, such, named));
  if (!isPlain(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, one]) => [such.test(key) ? named(key) : key, renamed(one, such, named)]),
  );
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
