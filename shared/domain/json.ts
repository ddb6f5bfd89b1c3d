import type * as v from 'valibot';

/** A number as decimal digits, without an exponent. */
const PLAIN = /^-?\d+(\.\d+)?$/;

/**
 * Reads JSON without losing a digit: a number that a double cannot hold exactly, such as `400123456789012345`, becomes
 * its own digits as text. `undefined` for what is no JSON.
 *
 * A document that is nested too deep to be read so is read with plain numbers.
 */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text, exactly);
  } catch (error) {
    return error instanceof RangeError ? plainly(text) : undefined;
  }
}

/** Keeps a number that is written the way it is read, and the digits of any other. */
function exactly(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || source === undefined) return value;
  return String(value) === source || !PLAIN.test(source) ? value : source;
}

function plainly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where a value stands: `['lines', 0]` as `/lines/0` (RFC 6901). */
export const pointerTo = (path: readonly unknown[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Where the value is that an issue is about. */
export const pointerOf = ({ path }: v.BaseIssue<unknown>): string => pointerTo((path ?? []).map(({ key }) => key));
