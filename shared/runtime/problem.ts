import type * as v from 'valibot';
import { pointerOf } from '../domain/pointer.ts';
import { sentence } from '../domain/sentences.ts';
import type { Setback } from '../domain/setback.ts';
import type { HttpAnswer } from './http-api.ts';

/** What can be wrong with a request. The names are the end of `type` and never change. */
const problems = {
  'unreadable-body': [400, 'The body is no JSON object'],
  'invalid-body': [400, 'The body does not fit'],
  'body-too-large': [413, 'The body is too large'],
  'invalid-query': [400, 'The query does not fit'],
  'invalid-id': [400, 'The id in the path does not fit'],
  'no-tenant': [403, 'The token names no tenant'],
  'not-found': [404, 'There is no such thing'],
  'method-not-allowed': [405, 'This can not be done here'],
  'provider-differs': [409, 'The integration is of another provider'],
  'not-authenticated': [409, 'The app is not filled in yet'],
  'not-connected': [409, 'Consent was not given yet'],
  'administration-pinned': [409, 'Another administration is connected'],
  'administration-taken': [409, 'Another integration books there already'],
  'app-taken': [409, 'The app is in use elsewhere'],
  'field-taken': [409, 'The field is in use by another integration'],
  'switched-off': [409, 'The integration is off'],
  'checklist-open': [409, 'Something has to be done first'],
  'changed-meanwhile': [409, 'Somebody else saved at the same moment'],
  'changed-since': [412, 'It was changed since you read it'],
  'snapshot-expired': [410, 'What i-Reserve sent is no longer kept'],
  'books-refused': [409, 'The books refuse this'],
  'books-unavailable': [503, 'The books do not answer now'],
  'out-of-time': [503, 'It takes longer than one request may'],
  'internal-error': [500, 'Something went wrong on our side'],
} as const;
export type ProblemName = keyof typeof problems;

/** One thing that is wrong: where, as a JSON pointer, and what. Never the value itself. */
export interface Fault {
  readonly pointer: string;
  readonly message: string;
}

/** A request that can't be met, as RFC 9457 says it: thrown where it is found, answered at the border. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly problem: ProblemName;
  readonly more: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    problem: ProblemName,
    detail: string,
    more: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.problem = problem;
    this.more = more;
    this.headers = headers;
  }

  get answer(): HttpAnswer {
    const [status, title] = problems[this.problem];
    const type = `urn:i-reserve-bookkeeping:problem:${this.problem}`;
    return {
      statusCode: status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...this.headers },
      body: JSON.stringify({ type, title, status, detail: this.message, ...this.more }),
    };
  }
}

/** A body of which this is wrong. */
export const badBody = (...errors: readonly Fault[]): Problem =>
  new Problem('invalid-body', errors.map(({ pointer, message }) => `${pointer || 'The body'} ${message}.`).join(' '), {
    errors,
  });

/** A body that a schema refused. */
export const unfit = (issues: readonly v.BaseIssue<unknown>[]): Problem => badBody(...issues.map(faultOf));

/** What a schema has against a value. */
export const faultOf = (issue: v.BaseIssue<unknown>): Fault => ({
  pointer: pointerOf(issue),
  message: complaint(issue),
});

/** Valibot's own words would repeat the value. */
function complaint(issue: v.BaseIssue<unknown>): string {
  const { type, expected, received, message } = issue;
  if (type === 'strict_object' && expected === 'never') return 'is not known';
  if (received === 'undefined') return 'is missing';
  if (/^an? /.test(message)) return `must be ${message}`;
  if (/^at (least|most) /.test(message)) return `must have ${message}`;
  if (!message.startsWith('Invalid ')) return message;
  return inWords[type]?.(issue) ?? 'does not fit';
}

const inWords: Readonly<Record<string, (issue: v.BaseIssue<unknown>) => string>> = {
  string: () => 'must be a string',
  number: () => 'must be a number',
  integer: () => 'must be a whole number',
  boolean: () => 'must be true or false',
  array: () => 'must be a list',
  object: () => 'must be an object',
  strict_object: () => 'must be an object',
  record: () => 'must be an object',
  non_empty: () => 'may not be empty',
  min_value: ({ requirement }) => `must be at least ${requirement}`,
  max_value: ({ requirement }) => `must be at most ${requirement}`,
  max_length: ({ requirement }) => `must be at most ${requirement} characters`,
  picklist: ({ expected }) => `must be one of ${expected?.replaceAll(/["()]/g, '').replaceAll(' | ', ', ')}`,
};

/** What stopped a call to the books, in the words of its cause. */
export function problemOf({ cause: code, about, remedy, retryAtMs }: Setback, nowMs: number): Problem {
  const isLater = remedy === 'wait' || remedy === 'look';
  const seconds = Math.max(1, Math.ceil(((retryAtMs ?? nowMs + 60_000) - nowMs) / 1000));
  return new Problem(
    isLater ? 'books-unavailable' : 'books-refused',
    sentence(code, about, 'en'),
    { cause: code },
    isLater ? { 'retry-after': String(seconds) } : {},
  );
}

/** Nothing of the tenant has this name; whether another tenant has it is nobody's business. */
export const notFound = (what: string): Problem => new Problem('not-found', `The tenant has no such ${what}.`);
