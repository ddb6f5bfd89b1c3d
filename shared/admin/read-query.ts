import * as v from 'valibot';
import { fault, faultOf } from '../domain/faults.ts';
import { Problem } from '../runtime/problem.ts';

/** Reads the query of a request; a parameter without a value counts as left out. Throws `invalid-query`, which names it. */
export function readQuery<T>(query: URLSearchParams, schema: v.GenericSchema<unknown, T>): T {
  const read = v.safeParse(schema, Object.fromEntries([...query].filter(([, value]) => value !== '')));
  if (read.success) return read.output;
  throw new Problem('invalid-query', { faults: [faultOf(read.issues[0])] });
}

/** A place in a list, as the cursor that leads to it. */
export const cursorFor = (place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place that a cursor leads to. Throws `invalid-query` for one that is none of ours. */
export function readCursor<T>(cursor: string, place: v.GenericSchema<unknown, T>): T {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), place), Buffer.from(cursor, 'base64url').toString());
  if (read.success) return read.output;
  throw new Problem('invalid-query', { faults: [fault('/cursor', 'cursor-unknown')] });
}
