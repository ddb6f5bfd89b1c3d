/** One HTTP request to the books, without host, token or limits: those are the wire's. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path on the provider's host, with its leading slash; every part already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** What the provider counts errors by: `crm/Accounts`. */
  readonly endpoint: string;
  /** The administration whose limits the call counts to, where it is not the one that the wire was opened for. */
  readonly countedTo?: string;
}

/** The headers of an answer, by name in any case; values of one name are joined with a comma. */
export type AnswerHeaders = Pick<Headers, 'get'>;

/** An answer of the books, not yet judged. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly text: string;
  /** How far our clock is ahead of theirs, by the answer's `Date` header, in ms; 0 when it has none. */
  readonly aheadMs: number;
}

/**
 * Carries requests to one administration: paced by the limits, with a fresh token, ended before the deadline.
 *
 * Answers whatever came, of any status; a 401 has been tried once more with a re-read token. Throws a `Setback` when
 * the limits or the connection forbid the call (nothing was sent), and `NoAnswer` when no answer came.
 */
export interface Wire {
  send(request: WireRequest): Promise<WireAnswer>;
  /**
   * Says ahead how many calls belong together, so that a create starts only when its finalise is affordable.
   * Throws a `Setback` (`wait`) when the limits do not allow them now.
   */
  reserve(calls: number): Promise<void>;
  /** Where people see the books: `https://start.exactonline.nl`. */
  readonly origin: string;
}

/** No answer came. `left` says whether the request may have reached the other side. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly left: boolean;
  constructor(left: boolean, options?: { cause?: unknown }) {
    super(left ? 'the answer never came' : 'the request never left', options);
    this.left = left;
  }
}
