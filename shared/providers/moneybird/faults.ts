import { Setback } from '../../domain/setback.ts';
import { type Operation as CommonErrand, isNoAnswer, noAnswerTo } from '../operation.ts';
import type { WireAnswer } from '../wire.ts';
import { throttled } from './limits.ts';
import { type MoneybirdRefusal, readRefusal } from './refusal.ts';
import { causeOfRefusal, type MoneybirdSubject } from './refusals.ts';

/** What a request to these books was for. */
export type MoneybirdOperation = CommonErrand<MoneybirdSubject>;

/** Says what an answer that is no success asks of us: reference 4.2 and 4.3. */
export function setbackOf(answer: WireAnswer, operation: MoneybirdOperation): Setback {
  const { status } = answer;
  if (status === 429) return throttled(answer);
  if (isNoAnswer(status)) return noAnswerTo(operation);
  const refusal = readRefusal(answer.text);
  if (status === 401) return refusedAccess(refusal);
  if (status === 402) return ofTheLine('plan-limit', refusal);
  if (status === 403) return ofTheLine('not-allowed', refusal);
  if (status === 404) return notThere(operation, refusal);
  return refused(status, refusal, operation);
}

/** A 401 may also be a permission that the grant lacks, which only another consent gives (reference 1.4, 4.2). */
function refusedAccess({ text }: MoneybirdRefusal): Setback {
  const cause = /no access/i.test(text) ? 'not-allowed' : 'reconnect-needed';
  return new Setback('reconnect', cause, { about: { text }, scope: 'integration' });
}

const ofTheLine = (cause: 'plan-limit' | 'not-allowed', { text }: MoneybirdRefusal): Setback =>
  new Setback('correct', cause, { about: { text }, scope: 'integration' });

/**
 * What is gone may be one record, or the administration that holds it: a token that does not cover it gets the same
 * answer (reference 4.2). A request that names a record tells of that record.
 */
function notThere(
  { effect, subject, about, document }: MoneybirdOperation,
  { text, objections }: MoneybirdRefusal,
): Setback {
  const namesContact = objections.some(({ field }) => field === 'contact_id');
  const isRecord = effect === 'change' || subject === 'part' || subject === 'sending' || namesContact;
  if (!isRecord) return new Setback('reconnect', 'administration-gone', { scope: 'integration' });
  return new Setback('correct', 'link-broken', { about: { ...about, text }, ...(document ? { document } : {}) });
}

function refused(status: number, { text, objections }: MoneybirdRefusal, operation: MoneybirdOperation): Setback {
  const { subject, droppable = [], about, document } = operation;
  const cause = status === 400 || status === 422 ? causeOfRefusal(subject, objections) : 'unexpected';
  const named = [...new Set(objections.flatMap(({ field }) => field ?? []))];
  const fields = named.length > 0 && named.every((field) => droppable.includes(field)) ? named : [];
  // A broken link is told by the field of i-Reserve that holds it, never by Moneybird's.
  const field = cause === 'link-broken' ? undefined : named[0];
  return new Setback('correct', cause, {
    about: { ...about, text: text || `HTTP ${status}`, ...(field ? { field } : {}) },
    fields,
    ...(document ? { document } : {}),
  });
}
