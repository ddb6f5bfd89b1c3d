import type { About } from '../../domain/causes.ts';
import { Setback } from '../../domain/setback.ts';
import type { NoAnswer, WireAnswer } from '../provider.ts';
import { accessOf, isErrorBlock } from './access.ts';
import { faultText } from './fault-text.ts';
import { causeOfRefusal, fieldNamed, type Subject } from './refusals.ts';
import { errorBlock, throttled } from './throttled.ts';

/** What a request was for: that decides what its failure means. */
export interface Errand {
  /** `make`: it makes something anew, so a lost answer leaves the outcome open. */
  readonly effect: 'read' | 'change' | 'make';
  readonly subject: Subject;
  /** Fields that may be left out when Exact refuses them. */
  readonly droppable?: readonly string[];
  /** What the sentence about its failure can name. */
  readonly about?: About;
  /** The document in the books that the request is about. */
  readonly document?: { readonly externalId: string; readonly url: string | null };
}

const GATEWAY = 408;

/** Says what an answer that is no success asks of us: reference 3.2 to 3.4, 4.5 and 6.4. */
export function setbackOf(answer: WireAnswer, errand: Errand): Setback {
  const { status } = answer;
  const text = faultText(answer);
  if ((status === 403 || status === 429) && isErrorBlock(text)) return errorBlock(answer);
  if (status === 429) return throttled(answer);
  if (status === GATEWAY || status >= 500) return silence(errand);
  if (status === 401) return new Setback('reconnect', 'reconnect-needed', { scope: 'integration' });
  if (status === 403) return refusedAccess(text);
  if (status === 404) return notThere(errand, text);
  return refused(status, text, errand);
}

/** Says what an answer that never came asks of us. */
export const setbackOfNoAnswer = ({ left }: NoAnswer, errand: Errand): Setback =>
  left ? silence(errand) : new Setback('wait', 'provider-down', { scope: 'integration' });

/** No readable answer: something made anew may exist, anything else can be tried again. */
export function silence({ effect, document }: Errand): Setback {
  if (effect !== 'make') return new Setback('wait', 'provider-down', { scope: 'integration' });
  return new Setback('look', 'uncertain', document ? { document } : {});
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
