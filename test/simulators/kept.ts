import { deserialize, serialize } from 'node:v8';

/** The records of a simulator that outlive it, by name: administrations and logins. */
type Records = Readonly<Record<string, Map<unknown, unknown>>>;

interface Kept {
  readonly starts: number;
  readonly records: Readonly<Record<string, Map<unknown, unknown>>>;
}

/** How often a simulator was started with these books before; its ids go on from there. */
export const startsOf = (kept: Uint8Array | undefined): number => (kept ? read(kept).starts + 1 : 0);

/** Puts the records of an earlier run in the place of those that a simulator starts with. */
export function restore(kept: Uint8Array | undefined, records: Records): void {
  if (!kept) return;
  for (const [name, found] of Object.entries(read(kept).records)) {
    const here = records[name];
    here?.clear();
    for (const [key, value] of found) here?.set(key, value);
  }
}

/** The records as they stand, for `restore` of a later run. */
export const keep = (starts: number, records: Records): Uint8Array => serialize({ starts, records } satisfies Kept);

const read = (kept: Uint8Array): Kept => deserialize(kept);
