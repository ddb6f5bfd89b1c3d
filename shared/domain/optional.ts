import * as v from 'valibot';

/** A value that may be null or left out; inside it is one thing, `null`. */
export const maybe = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);

/** Text whose blank form means "not there". */
export const maybeText = v.pipe(
  v.optional(v.nullable(v.string()), null),
  v.transform((text) => text?.trim() || null),
);

/** Text that says something; surrounding blanks are dropped. */
export const text = v.pipe(v.string(), v.trim(), v.nonEmpty('may not be empty'));
