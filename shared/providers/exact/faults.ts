import * as v from 'valibot';
import type { Cause } from '../../domain/causes.ts';
import { type Remedy, Setback } from '../../domain/setback.ts';
import { fromJson } from '../json.ts';
import { isNoAnswer, noAnswerTo, type Operation } from '../operation.ts';
import { within } from '../texts.ts';
import type { WireAnswer } from '../wire.ts';
import { causeOfRefusal, type ExactSubject, fieldsNamed, isNameless, isRefusedInWords } from './refusals.ts';
import { errorBlock, throttled } from './throttled.ts';

/** What a request to these books was for. */
export interface ExactOperation extends Operation<ExactSubject> {
  /** What it reads can be done without, so nobody asks why it is not there. */
  readonly isSpare?: true;
}

/** Says what an answer that is no success asks of us: reference 3.2 to 3.4, 4.5 and 6.4. */
export function setbackOf(answer: WireAnswer, operation: ExactOperation): Setback {
  const { status } = answer;
  const text = faultText(answer);
  if (isNoAnswer(status) && isRefusedInWords(status, ownWords(answer) ?? '')) return refused(status, text, operation);
  if ((status === 403 || status === 429) && isErrorBlock(text)) return errorBlock(answer);
  if (status === 429) return throttled(answer);
  if (isNoAnswer(status)) return noAnswerTo(operation);
  if (status === 401) return new Setback('reconnect', 'reconnect-needed', { scope: 'integration' });
  if (status === 403) return refusedAccess(text);
  if (status === 404) return notThere(operation, text);
  return refused(status, text, operation);
}

function refusedAccess(text: string): Setback {
  const { remedy, cause } = accessOf(text);
  return new Setback(remedy, cause, { about: { text }, scope: 'integration' });
}

/**
 * A key that is gone is one record's trouble. A set that is gone may take its administration along, which only the list of
 * administrations tells (`books.ts`); words that name something are about that.
 */
function notThere(operation: ExactOperation, text: string): Setback {
  const { effect, about, document, droppable = [] } = operation;
  if (!isNameless(text) && (effect !== 'change' || fieldsNamed(droppable, text).length > 0))
    return refused(404, text, operation);
  if (effect !== 'change') return new Setback('reconnect', 'administration-gone', { scope: 'integration' });
  return new Setback('correct', 'link-broken', { about: { ...about, text }, ...(document ? { document } : {}) });
}

function refused(status: number, text: string, operation: ExactOperation): Setback {
  const { effect, subject, droppable = [], about, document } = operation;
  const cause = causeOfRefusal(subject, text);
  const fields = NO_FIELD.has(cause) ? [] : fieldsNamed(droppable, text);
  return new Setback('correct', cause, {
    about: { ...about, text: text || `HTTP ${status}`, ...(fields[0] === undefined ? {} : { field: fields[0] }) },
    fields,
    ...(document ? { document } : {}),
    ...(cause === 'wrong-administration' ? { scope: 'integration' as const } : {}),
    ...(effect === 'make' && isNoAnswer(status) ? { mayBeMade: true } : {}),
  });
}

/** What is not mended by leaving a field out. */
const NO_FIELD: ReadonlySet<Cause> = new Set(['customer-number-taken', 'wrong-administration', 'not-allowed']);

interface Access {
  readonly remedy: Remedy;
  readonly cause: Cause;
}

// Reference 3.4: the `Reason` header of a 403, and the sentences seen in its body. The first that matches decides.
const rows: readonly (readonly [text: RegExp, access: Access])[] = [
  [/BlockedUser|InactiveUser|user is not active/i, { remedy: 'reconnect', cause: 'reconnect-needed' }],
  [/BlockedCustomer|LicenseExpired|LicenceExpired/i, { remedy: 'correct', cause: 'licence-missing' }],
  [/DivisionBlocked/i, { remedy: 'wait', cause: 'administration-busy' }],
  [/NoDivisionAccess/i, { remedy: 'reconnect', cause: 'administration-gone' }],
  [/Wrong Division/i, { remedy: 'correct', cause: 'wrong-administration' }],
  [/Scope Violated/i, { remedy: 'reconnect', cause: 'not-allowed' }],
];

/** What a 403 asks for; without a known reason it is the user's role or the licence, which a person has to look at. */
const accessOf = (text: string): Access =>
  rows.find(([known]) => known.test(text))?.[1] ?? { remedy: 'correct', cause: 'not-allowed' };

/**
 * Whether Exact says that the key made too many errors. How a blocked key answers is not known (reference 3.3),
 * so this goes by the words that its help uses for the limit.
 */
const isErrorBlock = (text: string): boolean =>
  /error ?(?:velocity|limit|rate)|too ?many ?errors|(?:api )?key (?:is |was |has been )?(?:temporarily )?blocked|blocked ?(?:api ?)?key/i.test(
    text,
  );

const Fault = v.object({
  error: v.object({ message: v.union([v.pipe(v.string()), v.object({ value: v.string() })]) }),
});

/** Longer is a page, not a sentence. */
const LONGEST = 1_000;

/**
 * What Exact said, in the language of the connecting user: the sentences of the body, the `Reason` header behind them.
 * A gateway's page counts for nothing (reference 2.5, 4.5).
 */
function faultText({ headers, text }: Pick<WireAnswer, 'headers' | 'text'>): string {
  const parts = [sentences(text), headers.get('reason') ?? ''];
  const words = parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n');
  return storable(words);
}

/** Words as they can be kept: whole characters, and not too many of them. */
export const storable = (words: string): string => within(words.slice(0, 2 * LONGEST).toWellFormed(), LONGEST);

function sentences(text: string): string {
  const words = ownWords({ text });
  if (words !== null) return words;
  return text.trimStart().startsWith('<') || text.trimStart().startsWith('{') ? '' : text;
}

/** The words of Exact's own JSON; null for anything else. */
function ownWords({ text }: Pick<WireAnswer, 'text'>): string | null {
  const fault = v.safeParse(Fault, fromJson(text));
  if (!fault.success) return null;
  const { message } = fault.output.error;
  return (typeof message === 'string' ? message : message.value).replaceAll('\r\n', '\n');
}
