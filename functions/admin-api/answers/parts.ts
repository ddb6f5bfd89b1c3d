import * as v from 'valibot';
import { Warning } from '../../../shared/domain/causes.ts';
import { FaultCode } from '../../../shared/domain/faults.ts';
import { described } from '../../../shared/domain/schemas/described.ts';

const text = v.string();
const maybe = v.nullable(text);

/** A moment, as our own clock writes it. */
export const moment = v.pipe(text, v.isoTimestamp());

/** Where the next page begins. */
export const cursor = described(maybe, 'Where the next page begins; null on the last one.');

/** A sentence for people in each of our languages. */
export const inBoth = v.object({ nl: described(text, 'In Dutch.'), en: described(text, 'In English.') });

/** It in words: in the language that was asked for, and in each of ours. */
export const told = {
  message: described(text, 'It in words, in the language that was asked for.'),
  messages: described(inBoth, 'It in words, in each language.'),
};

/** A cause in words, where there is one. */
export const maybeTold = {
  message: described(maybe, 'The cause in words, in the language that was asked for; null without one.'),
  messages: described(v.nullable(inBoth), 'The cause in words, in each language; null without one.'),
};

/** What has to happen next. */
export const Remedies = v.picklist(['wait', 'look', 'reconnect', 'correct']);

/** What is worth knowing though it went well. */
export const RemarkAnswer = v.object({
  code: described(Warning, 'What it is.'),
  ...told,
  field: described(maybe, 'The pointer to what it is about; null for all.'),
});

/** A customer of an invoice. */
export const WhoAnswer = v.object({
  id: described(text, 'The id of the customer in i-Reserve.'),
  name: described(maybe, 'The name, as long as we hold it.'),
});

/** Where something is wrong, and what. */
export const where = {
  pointer: described(text, 'Where, as a JSON pointer; empty for all of it.'),
  code: described(FaultCode, 'What is wrong.'),
};

/** A problem document: RFC 9457. */
export const ProblemAnswer = v.object({
  type: described(text, 'The name of the problem: a URN that never changes.'),
  title: described(text, 'The kind of problem, in words.'),
  status: described(v.number(), 'The status of HTTP.'),
  detail: described(text, 'What is wrong this time, in words.'),
  errors: described(
    v.optional(v.array(v.object({ ...where, message: described(text, 'It in words.') }))),
    'Everything that is wrong with the body or the query.',
  ),
});
