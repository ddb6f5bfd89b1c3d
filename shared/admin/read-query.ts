import * as v from 'valibot';
import { Problem } from '../runtime/problem.ts';

/** Reads the query of a request; a parameter without a value counts as left out. Throws `invalid-query`, which names it. */
export function readQuery<T>(query: URLSearchParams, schema: v.GenericSchema<unknown, T>): T {
  const read = v.safeParse(schema, Object.fromEntries([...query].filter(([, value]) => value !== '')));
  if (read.success) return read.output;
  const name = String(read.issues[0].path?.[0]?.key ?? '');
  throw new Problem('invalid-query', `The query parameter ${name} does not fit.`, {
    errors: [{ pointer: `/${name}`, message: 'does not fit' }],
  });
}
