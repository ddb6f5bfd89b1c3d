import { createHash } from 'node:crypto';

/** An id that follows from a value: always the same for the same value, in whatever order its keys stand. */
export function idFrom(value: unknown): string {
  const hex = createHash('sha256').update(JSON.stringify(value, inOrder)).digest('hex');
  // The form of a UUID of version 8, whose bits are anybody's own.
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;
