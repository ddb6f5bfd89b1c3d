import * as v from 'valibot';
import type { FaultCode } from './faults.ts';
import { isBlank, readingFirst, wholeDigits, withoutControls } from './lenient.ts';

/** The most characters that each kind of text may have: contract section 1. */
export const MOST = { id: 128, short: 1_000, long: 10_000 } as const;

/** A value that may be null or left out; inside it is one thing, `null`. A blank text says the same. */
export const maybe = <S extends v.GenericSchema>(schema: S) =>
  readingFirst(v.optional(v.nullable(schema), null), (input) => (isBlank(input) ? null : input));

/** A value of our own that may be null or left out, as in items of before it was kept; inside it is one thing, `null`. */
export const nullable = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);

/** At most so many characters, an emoji counted as one. */
function atMost(most: number): v.MaxLengthAction<string, number, undefined> {
  const rule = v.maxLength<string, number>(most);
  return {
    ...rule,
    '~run': (dataset, config) =>
      dataset.typed && [...dataset.value].length <= most ? dataset : rule['~run'](dataset, config),
  };
}

/** No half of a surrogate pair, which no table can hold. */
export const wellFormed = v.check<string, string>((text) => text.isWellFormed(), 'not-well-formed' satisfies FaultCode);

/** Free text as it can be stored: half a surrogate becomes U+FFFD, control characters are taken out. */
const readText = (input: unknown): unknown => {
  const text = wholeDigits(input);
  return typeof text === 'string' ? withoutControls(text.toWellFormed()) : text;
};

/** An id as it can be stored. Half a surrogate stays: nobody knows which id was meant. */
const readId = (input: unknown): unknown => {
  const id = wholeDigits(input);
  return typeof id === 'string' ? withoutControls(id) : id;
};

const required = (most: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), atMost(most));

const orNull = <S extends v.GenericSchema<string, string>>(schema: S) =>
  v.pipe(
    v.optional(v.nullable(schema), null),
    v.transform((text) => text || null),
  );

/** Text that says something, at most 1,000 characters; surrounding blanks are dropped. */
export const text = readingFirst(required(MOST.short), readText);

/** Text of at most 10,000 characters, which may be empty. */
export const longText = readingFirst(v.pipe(v.string(), v.trim(), atMost(MOST.long)), readText);

/** Text of at most 1,000 characters whose blank form means "not there". */
export const maybeText = readingFirst(orNull(v.pipe(v.string(), v.trim(), atMost(MOST.short))), readText);

/** Text of at most 10,000 characters whose blank form means "not there". */
export const maybeLongText = readingFirst(orNull(v.pipe(v.string(), v.trim(), atMost(MOST.long))), readText);

/** An id, a code or a number from outside: 1 to 128 characters of well-formed Unicode. */
export const idText = readingFirst(v.pipe(required(MOST.id), wellFormed), readId);

/** An id, a code or a number from outside whose blank form means "not there". */
export const maybeId = readingFirst(orNull(v.pipe(v.string(), v.trim(), atMost(MOST.id), wellFormed)), readId);
