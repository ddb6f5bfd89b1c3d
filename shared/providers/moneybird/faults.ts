import { Setback } from '../../domain/setback.ts';
import { isNoAnswer, noAnswerTo, type Operation } from '../operation.ts';
import type { WireAnswer } from '../wire.ts';
import { throttled } from './limits.ts';
import { hasOwnWords, type MoneybirdRefusal, readRefusal } from './refusal.ts';
import { causeOfRefusal, type MoneybirdSubject } from './refusals.ts';

/** What a request to these books was for. */
export interface MoneybirdOperation extends Operation<MoneybirdSubject> {
  /** The workflow that the request names. */
  readonly workflow?: string;
}

/** Says what an answer that is no success asks of us, whatever its status when it has words of its own: reference 4.2 and 4.3. */
export function setbackOf(answer: WireAnswer, operation: MoneybirdOperation): Setback {
  const { status } = answer;
  if (status === 429) return throttled(answer);
  const refusal = readRefusal(answer.text);
  if (isNoAnswer(status)) return hasOwnWords(refusal) ? refused(status, refusal, operation) : noAnswerTo(operation);
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
 * A 404 that names a field is about that field, such as a workflow that the request refers to. Any other is about the
 * record of the request, where it has one.
 */
function notThere(operation: MoneybirdOperation, refusal: MoneybirdRefusal): Setback {
  const { effect, subject, about, document } = operation;
  const isRecord = effect === 'change' || subject === 'part' || subject === 'sending';
  if (namesField(refusal) || !isRecord) return refused(404, refusal, operation);
  return new Setback('correct', 'link-broken', {
    about: { ...about, text: refusal.text },
    ...(document ? { document } : {}),
  });
}

/** Whether a refusal names something that the request refers to, and not just the record of its address. */
export const namesField = ({ objections }: MoneybirdRefusal): boolean =>
  objections.some(({ field }) => field !== null && field !== 'id');

/** Statuses with which the books refuse the content of a request; a server in trouble may do so as well. */
const isAboutContent = (status: number): boolean => [400, 404, 422].includes(status) || isNoAnswer(status);

function refused(status: number, { text, objections }: MoneybirdRefusal, operation: MoneybirdOperation): Setback {
  const { effect, subject, droppable = [], about, document, workflow } = operation;
  const cause = isAboutContent(status) ? causeOfRefusal(subject, objections) : 'unexpected';
  const named = [...new Set(objections.flatMap(({ field }) => field ?? []))];
  const fields = named.length > 0 && named.every((field) => droppable.includes(field)) ? named : [];
  // A broken link is named by the field of i-Reserve that holds it, never by Moneybird's.
  const field = cause === 'link-broken' ? undefined : named[0];
  return new Setback('correct', cause, {
    about: {
      ...about,
      text: text || `HTTP ${status}`,
      ...(field ? { field } : {}),
      ...(field === 'workflow_id' && workflow ? { workflow } : {}),
    },
    fields,
    // A server in trouble may have done its work before it refused it.
    mayBeMade: effect === 'make' && isNoAnswer(status),
    ...(document ? { document } : {}),
  });
}
