/** An answer that is no success: its status, Exact's sentence, and the headers it carries. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** Refuses with what the books have against it; several sentences go on lines of their own, as Exact does. */
export const invalid = (...messages: string[]): Refusal => new Refusal(400, messages.join('\r\n'));

/** Gathers what is wrong, so that one answer can tell it all. */
export class Complaints {
  private readonly sentences: string[] = [];

  /** Remembers the sentence when the condition holds. */
  when(wrong: boolean, sentence: string): void {
    if (wrong && !this.sentences.includes(sentence)) this.sentences.push(sentence);
  }

  /** Refuses when there is anything to complain about. */
  settle(): void {
    if (this.sentences.length > 0) throw invalid(...this.sentences);
  }
}

/** Exact's answer to a filter, a selection or an address it cannot read. */
export const syntaxError = (): Refusal => invalid('Bad Request - Error in query syntax.');

/** Exact's answer to a body that is no object, or that names a property that does not exist. */
export const streamError = (): Refusal =>
  invalid('Error processing request stream. The request should be a valid top-level resource object.');

/** Exact's answer to a key or a path that leads nowhere. */
export const notFound = (): Refusal => new Refusal(404, 'Resource not found for the segment.');
