import * as v from 'valibot';
import { faultOf } from '../domain/faults.ts';
import { Problem } from '../runtime/problem.ts';

/** Reads the query of a request; a parameter without a value counts as left out. Throws `invalid-query`, which names it. */
export function readQuery<T>(query: URLSearchParams, schema: v.GenericSchema<unknown, T>): T {
  const read = v.safeParse(schema, Object.fromEntries([...query].filter(([, value]) => value !== '')));
  if (read.success) return read.output;
  throw new Problem('invalid-query', { faults: [faultOf(read.issues[0])] });
}
