import * as v from 'valibot';
import { money } from '../../domain/money.ts';
import { isGuid, readDate, readDay } from './odata.ts';

/** Text of an answer: padding and blanks count for nothing (reference 4.4); null when there is none. */
export const textField = v.pipe(
  v.optional(v.nullable(v.union([v.string(), v.number()])), null),
  v.transform((value) => (value === null ? null : String(value).toWellFormed().trim() || null)),
);

/** An id that has to be there. */
export const idField = v.pipe(v.string(), v.check(isGuid, 'an id as Exact gives them'));

/** A GUID that may be missing. */
export const guidField = v.optional(v.nullable(v.string()), null);

/** A flag, which Exact writes as a Boolean on one entity and as a Byte on another (reference 5.12). */
export const flagField = v.pipe(
  v.optional(v.nullable(v.union([v.boolean(), v.number()])), null),
  v.transform((value) => (value === null ? null : Boolean(value))),
);

/** A whole number, which OData writes as text when it is a long one. */
export const wholeNumber = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.regex(/^-?\d{1,15}$/), v.transform(Number))]),
  v.integer(),
);

/** A whole number that may be missing. */
export const numberField = v.optional(v.nullable(wholeNumber), null);

/** `Edm.Double` as an exact decimal; what a float left behind the sixth decimal is noise. */
export const decimalField = v.pipe(
  v.optional(v.nullable(v.union([v.number(), v.pipe(v.string(), v.decimal())])), null),
  v.transform((value) => (value === null ? null : money(String(value)).toDecimalPlaces(6))),
);

/** `/Date()/` in epoch milliseconds. */
export const momentField = v.pipe(v.optional(v.nullable(v.string()), null), v.transform(readDate));

/** `/Date()/` as a calendar day. */
export const dayField = v.pipe(v.optional(v.nullable(v.string()), null), v.transform(readDay));
