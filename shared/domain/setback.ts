import type { About, Cause } from './causes.ts';

/**
 * What has to happen before the same work can succeed.
 *
 * - `wait`      the other side is busy or down, or something else comes first; it passes with time
 * - `look`      a request left and its answer never came; look before acting again
 * - `reconnect` the administrator has to grant access again
 * - `correct`   the data were refused; a person has to change something
 */
export type Remedy = 'wait' | 'look' | 'reconnect' | 'correct';

/** What else is known of a setback. */
export interface SetbackOptions {
  /** What the cause's sentence names: codes, numbers, amounts; for people's eyes, never for a log. */
  readonly about?: About;
  /** `wait`: the earliest moment, in epoch milliseconds, at which another try makes sense. */
  readonly retryAtMs?: number;
  /**
   * Whom it concerns: `entry` this one invoice or customer; `integration` everything that goes to the same
   * administration, so that its whole queue pauses. Default `entry`.
   */
  readonly scope?: 'entry' | 'integration';
  /** The provider's own name of the field that it refused, when it named one. */
  readonly field?: string;
  /** The same where it named several at once. */
  readonly fields?: readonly string[];
  /** The document in the books that this is about, when there is one. */
  readonly document?: { readonly externalId: string; readonly url: string | null };
  /** The books gave no answer of their own: they are down, or something about this one request breaks them. */
  readonly noAnswer?: boolean;
  /** `wait`: the other side named a moment that can't be meant, so that an administrator hears of it at once. */
  readonly isOdd?: boolean;
  /**
   * `correct`, of what makes something: it was refused in words, and may have been made all the same. A look-up
   * decides.
   */
  readonly mayBeMade?: boolean;
}

/** Anything that stops an invoice or a customer on its way into the books, classified by its remedy. */
export class Setback extends Error {
  override readonly name: string = 'Setback';
  readonly remedy: Remedy;
  override readonly cause: Cause;
  readonly about: About;
  readonly retryAtMs: number | null;
  readonly scope: 'entry' | 'integration';
  readonly field: string | null;
  readonly fields: readonly string[];
  readonly document: { readonly externalId: string; readonly url: string | null } | null;
  readonly noAnswer: boolean;
  readonly isOdd: boolean;
  readonly mayBeMade: boolean;

  constructor(remedy: Remedy, code: Cause, options: SetbackOptions = {}) {
    super(`${remedy}: ${code}`);
    this.remedy = remedy;
    this.cause = code;
    this.about = options.about ?? {};
    this.retryAtMs = options.retryAtMs ?? null;
    this.scope = options.scope ?? 'entry';
    this.field = options.field ?? options.fields?.[0] ?? null;
    this.fields = options.fields ?? (options.field === undefined ? [] : [options.field]);
    this.document = options.document ?? null;
    this.noAnswer = options.noAnswer ?? false;
    this.isOdd = options.isOdd ?? false;
    this.mayBeMade = options.mayBeMade ?? false;
  }
}

/** Why something comes later though nothing is wrong with it. */
export type LaterCause = Extract<Cause, 'original-first' | 'customer-first' | 'soon'>;

/**
 * Something comes later, and the books have nothing to do with it: another invoice or the customer comes first, or our own
 * run was out of time or turn. Nothing was made, and it never counts as a missing answer of the books.
 */
export class Defer extends Setback {
  override readonly name = 'Defer';

  constructor(cause: LaterCause, untilMs: number, options: Pick<SetbackOptions, 'about' | 'scope'> = {}) {
    super('wait', cause, { ...options, retryAtMs: untilMs });
  }
}

/** A person has to change something first. */
export const correct = (code: Cause, about: About = {}, options: Omit<SetbackOptions, 'about'> = {}): Setback =>
  new Setback('correct', code, { ...options, about });
