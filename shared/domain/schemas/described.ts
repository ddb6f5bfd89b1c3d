import * as v from 'valibot';

/**
 * The same schema, with what its value means: the published descriptions tell it on. It judges as before. The words stand
 * first in a pipe, since a description of what is sent ends at the first transformation.
 */
export function described<S extends v.GenericSchema>(schema: S, words: string): S {
  const [first, ...rest]: readonly unknown[] = 'pipe' in schema && Array.isArray(schema.pipe) ? schema.pipe : [schema];
  return { ...schema, pipe: [first, v.description(words), ...rest] };
}
