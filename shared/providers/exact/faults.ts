import { Setback } from '../../domain/setback.ts';
import { type Errand as CommonErrand, isSilence, silence } from '../errand.ts';
import type { WireAnswer } from '../wire.ts';
import { accessOf, isErrorBlock } from './access.ts';
import { faultText } from './fault-text.ts';
import { causeOfRefusal, fieldNamed, type Subject } from './refusals.ts';
import { errorBlock, throttled } from './throttled.ts';

/** What a request to these books was for. */
export type Errand = CommonErrand<Subject>;

/** Says what an answer that is no success asks of us: reference 3.2 to 3.4, 4.5 and 6.4. */
export function setbackOf(answer: WireAnswer, errand: Errand): Setback {
  const { status } = answer;
  const text = faultText(answer);
  if ((status === 403 || status === 429) && isErrorBlock(text)) return errorBlock(answer);
  if (status === 429) return throttled(answer);
  if (isSilence(status)) return silence(errand);
  if (status === 401) return new Setback('reconnect', 'reconnect-needed', { scope: 'integration' });
  if (status === 403) return refusedAccess(text);
  if (status === 404) return notThere(errand, text);
  return refused(status, text, errand);
}

function refusedAccess(text: string): Setback {
  const { remedy, cause } = accessOf(text);
  return new Setback(remedy, cause, { about: { text }, scope: 'integration' });
}

/** A key that is gone is one record's trouble; a set that is gone takes its administration along. */
function notThere({ effect, about, document }: Errand, text: string): Setback {
  if (effect !== 'change') return new Setback('reconnect', 'administration-gone', { scope: 'integration' });
  return new Setback('correct', 'link-broken', { about: { ...about, text }, ...(document ? { document } : {}) });
}

function refused(status: number, text: string, { subject, droppable = [], about, document }: Errand): Setback {
  const cause = status === 400 ? causeOfRefusal(subject, text) : 'unexpected';
  const field = fieldNamed(droppable, text);
  return new Setback('correct', cause, {
    about: { ...about, text: text || `HTTP ${status}`, ...(field === null ? {} : { field }) },
    ...(field === null ? {} : { field }),
    ...(document ? { document } : {}),
    ...(cause === 'wrong-administration' ? { scope: 'integration' as const } : {}),
  });
}
