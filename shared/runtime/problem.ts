import type * as v from 'valibot';
import type { About } from '../domain/causes.ts';
import { MINUTE_MS } from '../domain/duration.ts';
import { type Fault, faultOf, onScreen } from '../domain/faults.ts';
import { sayFault } from '../domain/faults-words.ts';
import { inWords, say, sentence } from '../domain/sentences.ts';
import type { Language, Words } from '../domain/sentences-words.ts';
import type { Setback } from '../domain/setback.ts';
import type { HttpAnswer } from './http-api.ts';
import { expired, missing, type ProblemKind, type ProblemName, problemKinds } from './problem-words.ts';

/** The parts of a problem beside its name. */
interface ProblemOptions {
  /** What the words of the detail name. */
  readonly about?: About;
  /** What is wrong with the request, value by value. */
  readonly faults?: readonly Fault[];
  /** The detail as it is, where the one of its kind says too little. */
  readonly detail?: Words | null;
  /** Members of the document beside those of RFC 9457. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: HttpAnswer['headers'];
}

/** A request that can't be met, as RFC 9457 says it: thrown where it is found, put into words at the border. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly problem: ProblemName;
  readonly about: About;
  readonly faults: readonly Fault[];
  readonly detail: Words | null;
  readonly more: Readonly<Record<string, unknown>>;
  readonly headers: HttpAnswer['headers'];

  constructor(
    problem: ProblemName,
    { about = {}, faults = [], detail = null, more = {}, headers = {} }: ProblemOptions = {},
  ) {
    super(problem);
    this.problem = problem;
    this.about = about;
    this.faults = faults;
    this.detail = detail;
    this.more = more;
    this.headers = headers;
  }

  /** The status of HTTP that it is answered with. */
  get status(): number {
    return problemKinds[this.problem].status;
  }

  /** The detail for a person who looks at a screen, which shows what is wrong with each field beside it. */
  detailIn(language: Language): string {
    return this.say(language, onScreen(this.about));
  }

  private say(language: Language, about: About): string {
    return this.detail?.[language] ?? say(problemKinds[this.problem].detail, language, about);
  }

  /** The problem document, in one of our languages. */
  answer(language: Language): HttpAnswer {
    const { title }: ProblemKind = problemKinds[this.problem];
    const errors = this.faults.map((one) => ({
      pointer: one.pointer,
      code: one.code,
      message: sayFault(one, language),
    }));
    const document = {
      type: `urn:i-reserve-bookkeeping:problem:${this.problem}`,
      title: title[language],
      status: this.status,
      detail: this.say(language, { ...this.about, faults: errors.map(inOneLine).join(' ') }),
      ...(errors.length > 0 && { errors }),
      ...this.more,
    };
    const headers = {
      ...{ 'content-type': 'application/problem+json', 'content-language': language, 'cache-control': 'no-store' },
      ...this.headers,
    };
    return { statusCode: this.status, headers, body: JSON.stringify(document) };
  }
}

const inOneLine = ({ pointer, message }: { readonly pointer: string; readonly message: string }): string =>
  pointer === '' ? message : `${pointer}: ${message}`;

/** A body of which this is wrong. */
export const badBody = (...faults: readonly Fault[]): Problem => new Problem('invalid-body', { faults });

/** A body that a schema refused. */
export const unfit = (issues: readonly v.BaseIssue<unknown>[]): Problem => badBody(...issues.map(faultOf));

/** What stopped a call to the books, in the words of its cause. */
export function problemOf({ cause, about, remedy, retryAtMs }: Setback, nowMs: number): Problem {
  const isLater = remedy === 'wait' || remedy === 'look';
  const seconds = Math.max(1, Math.ceil(((retryAtMs ?? nowMs + MINUTE_MS) - nowMs) / 1000));
  return new Problem(isLater ? 'books-unavailable' : 'books-refused', {
    detail: inWords((language) => sentence(cause, about, language)),
    more: { cause },
    headers: isLater ? { 'retry-after': String(seconds) } : {},
  });
}

/** Nothing of the tenant has this name; whether another tenant has it is nobody's business. */
export const notFound = (what: keyof typeof missing): Problem => new Problem('not-found', { detail: missing[what] });

/** What i-Reserve sent is no longer kept, so that nothing can be made of it. */
export const snapshotExpired = (of: keyof typeof expired): Problem =>
  new Problem('snapshot-expired', { detail: expired[of] });
