import * as v from 'valibot';
import type { Cause } from '../../domain/causes.ts';
import { type Remedy, Setback } from '../../domain/setback.ts';
import { fromJson } from '../json.ts';
import { type Operation as CommonErrand, isNoAnswer, noAnswerTo } from '../operation.ts';
import type { WireAnswer } from '../wire.ts';
import { causeOfRefusal, type ExactSubject, fieldNamed } from './refusals.ts';
import { errorBlock, throttled } from './throttled.ts';

/** What a request to these books was for. */
export type ExactOperation = CommonErrand<ExactSubject>;

/** Says what an answer that is no success asks of us: reference 3.2 to 3.4, 4.5 and 6.4. */
export function setbackOf(answer: WireAnswer, operation: ExactOperation): Setback {
  const { status } = answer;
  const text = faultText(answer);
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

/** A key that is gone is one record's trouble; a set that is gone takes its administration along. */
function notThere({ effect, about, document }: ExactOperation, text: string): Setback {
  if (effect !== 'change') return new Setback('reconnect', 'administration-gone', { scope: 'integration' });
  return new Setback('correct', 'link-broken', { about: { ...about, text }, ...(document ? { document } : {}) });
}

function refused(status: number, text: string, { subject, droppable = [], about, document }: ExactOperation): Setback {
  const cause = status === 400 ? causeOfRefusal(subject, text) : 'unexpected';
  const field = fieldNamed(droppable, text);
  return new Setback('correct', cause, {
    about: { ...about, text: text || `HTTP ${status}`, ...(field === null ? {} : { field }) },
    ...(field === null ? {} : { field }),
    ...(document ? { document } : {}),
    ...(cause === 'wrong-administration' ? { scope: 'integration' as const } : {}),
  });
}

interface Access {
  readonly remedy: Remedy;
  readonly cause: Cause;
}

// Reference 3.4: the `Reason` header of a 403, and the sentences seen in its body. The first that fits decides.
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
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n')
    .slice(0, LONGEST);
}

function sentences(text: string): string {
  const fault = v.safeParse(Fault, fromJson(text));
  if (fault.success) {
    const { message } = fault.output.error;
    return (typeof message === 'string' ? message : message.value).replaceAll('\r\n', '\n');
  }
  return text.trimStart().startsWith('<') || text.trimStart().startsWith('{') ? '' : text;
}
