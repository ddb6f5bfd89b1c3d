/** An answer of the local API: a status, a body as JSON, and which kind of JSON it is. */
export interface Answer {
  readonly status: number;
  readonly type: 'application/json' | 'application/problem+json';
  readonly body: unknown;
}

/** An answer in JSON. */
export const ok = (body: unknown, status = 200): Answer => ({ status, type: 'application/json', body });

/** What is wrong with a request, as RFC 9457 says it: thrown where it is found, answered at the border. */
export class LocalProblem extends Error {
  override readonly name = 'LocalProblem';
  readonly answer: Answer;

  constructor(status: number, title: string, more: Readonly<Record<string, unknown>> = {}) {
    super(title);
    const type = `urn:i-reserve-bookkeeping:local:${title
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/-$/, '')}`;
    this.answer = { status, type: 'application/problem+json', body: { type, title, status, ...more } };
  }
}
