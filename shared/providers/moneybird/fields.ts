import * as v from 'valibot';
import { money } from '../../domain/money.ts';
import { within } from '../texts.ts';

/** An id that has to be there: text, since most are too long for a number; short ones come as numbers (reference 0). */
export const idField = v.pipe(
  v.union([v.pipe(v.string(), v.regex(/^\d{1,30}$/)), v.pipe(v.number(), v.safeInteger())]),
  v.transform(String),
);

/** An id that may be missing. */
export const maybeIdField = v.optional(v.nullable(idField), null);

/** Longer is nothing that we could keep. */
const LONGEST = 1_000;

/** Text of an answer: `""` and null both say that there is none (reference 5.3). */
export const textField = v.pipe(
  v.optional(v.nullable(v.union([v.string(), v.number()])), null),
  v.transform((value) => (value === null ? null : within(String(value).toWellFormed().trim(), LONGEST) || null)),
);

/** A flag that may be missing. */
export const flagField = v.optional(v.nullable(v.boolean()), null);

/**
 * An amount or a percentage as an exact decimal: text in most answers, a number in some, and as text `21,0` or `21.` too
 * (reference 0, 8.1, added on 2026-11-28).
 */
export const decimalField = v.pipe(
  v.optional(v.nullable(v.union([v.pipe(v.number(), v.transform(String)), v.string()])), null),
  v.transform((value) => value?.trim().replace(',', '.').replace(/\.$/, '') || null),
  v.nullable(v.pipe(v.string(), v.regex(/^-?\d{1,20}(\.\d{1,20})?$/), v.transform(money))),
);

/** A moment in epoch milliseconds (reference 0). */
export const momentField = v.pipe(
  v.optional(v.nullable(v.string()), null),
  v.transform((value) => {
    const ms = Date.parse(value ?? '');
    return Number.isNaN(ms) ? null : ms;
  }),
);

/** Whether a text can be an id of Moneybird. Anything else is asked for nowhere. */
export const isId = (value: string): boolean => /^\d{1,30}$/.test(value);

/** An id that Moneybird never gave: longer than any of theirs. */
export const madeUpId = (nth: number): string => `9${String(nth).padStart(28, '0')}`;

/** Whether an id is one of those. */
export const isMadeUpId = (value: string): boolean => /^9\d{28}$/.test(value);
