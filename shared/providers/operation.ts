import type { About } from '../domain/causes.ts';
import { Setback } from '../domain/setback.ts';
import type { NoAnswer } from './wire.ts';

/** What a request was for: that decides what its failure means. */
export interface Operation<Subject extends string = string> {
  /** `make`: it makes something anew, so a lost answer leaves the outcome open. */
  readonly effect: 'read' | 'change' | 'make';
  readonly subject: Subject;
  /** Fields that may be left out when the books refuse them. */
  readonly droppable?: readonly string[];
  /** What the sentence about its failure can name. */
  readonly about?: About;
  /** The document in the books that the request is about. */
  readonly document?: { readonly externalId: string; readonly url: string | null };
}

const REQUEST_TIMEOUT = 408;

/** Whether an answer is as good as none: a gateway's, or that of a server in trouble. */
export const isNoAnswer = (status: number): boolean => status === REQUEST_TIMEOUT || status >= 500;

/** Says what an answer that never came asks of us. */
export const setbackOfNoAnswer = ({ left }: NoAnswer, operation: Operation): Setback =>
  left ? noAnswerTo(operation) : new Setback('wait', 'provider-down', { scope: 'integration', noAnswer: true });

/** No readable answer: something made anew may exist, anything else can be tried again. */
export function noAnswerTo({ effect, document }: Operation): Setback {
  if (effect !== 'make') return new Setback('wait', 'provider-down', { scope: 'integration', noAnswer: true });
  return new Setback('look', 'uncertain', { noAnswer: true, ...(document ? { document } : {}) });
}
