import * as v from 'valibot';
import { faultOf, Problem } from '../runtime/problem.ts';

/** Reads the query of a request; a parameter without a value counts as left out. Throws `invalid-query`, which names it. */
export function readQuery<T>(query: URLSearchParams, schema: v.GenericSchema<unknown, T>): T {
  const read = v.safeParse(schema, Object.fromEntries([...query].filter(([, value]) => value !== '')));
  if (read.success) return read.output;
  const fault = faultOf(read.issues[0]);
  throw new Problem('invalid-query', `The query parameter ${fault.pointer.slice(1)} ${fault.message}.`, {
    errors: [fault],
  });
}
