/**
 * How the simulator plays what the reference leaves open or reports in two ways.
 *
 * The first value of each is the default; the section of the reference stands behind it.
 */
export interface Readings {
  /** Access tokens last, and their answer has no `expires_in`; or they are good for two hours (1.5). */
  accessTokens: 'lasting' | 'expiring';
  /**
   * A refresh gives another refresh token, and the spent one is dead at once or only when its successor is used; or the
   * token stays, and the answer leaves it out or repeats it (1.5).
   */
  refreshTokens: 'strict' | 'overlapping' | 'left-out' | 'repeated';
  /** The status of `invalid_grant` (1.6). */
  invalidGrant: 400 | 401;
  /** There is an address that revokes tokens, or there is none (1.1). */
  revoke: 'answers' | 'absent';
  /** A token works at once, or is refused in its first two seconds (1.6). */
  newTokens: 'work' | 'refused-briefly';
  /** A token covers the one administration that was picked, or all of its owner (1.7). */
  grant: 'one' | 'all';
  /** Whose calls are counted together (3.1). */
  callScope: 'egress' | 'token' | 'administration';
  /** The five minutes of the clock, or the five minutes before each call (3.1). */
  callWindow: 'clock' | 'sliding';
  /** `RateLimit-Remaining` is seconds until the reset, with the count in a header of its own, or the count (3.1). */
  remaining: 'seconds' | 'count';
  /** The headers of the limit come with every answer, or only with a 429 (3.1). */
  limitHeaders: 'always' | 'throttled';
  /** A 429 is a JSON string, or a page of a proxy without headers (3.1). */
  throttledBody: 'json' | 'html';
  /** A key that the books do not know: refused, or passed over (4.4). */
  unknownKeys: 'refused' | 'ignored';
  /** How long a new contact stays out of searches, in milliseconds (5.4). */
  searchLagMs: number;
  /** The number of an archived contact is taken, or free (5.4, 10). */
  archivedNumbers: 'taken' | 'free';
  /** An archived contact is read by its id only where archived ones are asked for, or always (added on 2026-11-28). */
  archivedById: 'asked-for' | 'always';
  /** Deleting a contact that the books use: 422, or 400 (5.1). */
  contactInUse: 422 | 400;
  /** What a push about a merge names: the contact that stays, or the one that went (13). */
  mergedEvent: 'survivor' | 'gone';
  /** The contact that stays after a merge keeps its own customer number, or takes that of the one that went (13). */
  mergedNumbers: 'own' | 'taken-over';
  /** A customer number is asked for in an address in digits only, or with letters too (added on 2026-11-28). */
  customerIds: 'digits' | 'any';
  /** What a push about a contact person names: the contact, or the person (9.6). */
  personEvents: 'contact' | 'person';
  /** Unit prices are kept with two decimals, or with all that were sent (10). */
  prices: 'two-decimals' | 'as-sent';
  /** Amounts of lines are kept with two decimals, or with all that were sent (added on 2026-11-28). */
  amounts: 'two-decimals' | 'as-sent';
  /** A reverse-charged rate asks for a contact with a VAT number, or goes with any (8.1). */
  reverseCharge: 'asks-number' | 'asks-nothing';
  /** VAT is rounded once per rate of the document, or on each line (10). */
  vatRounding: 'per-rate' | 'per-line';
  /** Which invoice `find_by_reference` gives when several have the reference (6.4). */
  sameReference: 'newest' | 'oldest';
  /** A reference with a slash cannot be asked for in an address, or it can (6.4). */
  slashes: 'not-found' | 'found';
  /** A filter without a period looks at all years, or at this one (3.4). */
  filterWithoutPeriod: 'all-years' | 'this-year';
  /** A workflow that an invoice names and that is not there: 422 with the field, or 404 (4.2). */
  unknownWorkflow: 404 | 422;
  /** A date in a locked period: 422 with the field, or 400 (6.9). */
  lockedPeriod: 422 | 400;
}

/** What the simulator plays when a test has no opinion. */
export const defaultReadings: Readings = {
  accessTokens: 'lasting',
  refreshTokens: 'strict',
  invalidGrant: 400,
  revoke: 'answers',
  newTokens: 'work',
  grant: 'one',
  callScope: 'egress',
  callWindow: 'clock',
  remaining: 'seconds',
  limitHeaders: 'always',
  throttledBody: 'json',
  unknownKeys: 'refused',
  searchLagMs: 0,
  archivedNumbers: 'taken',
  archivedById: 'asked-for',
  contactInUse: 422,
  mergedEvent: 'survivor',
  mergedNumbers: 'own',
  customerIds: 'digits',
  personEvents: 'contact',
  prices: 'two-decimals',
  amounts: 'two-decimals',
  reverseCharge: 'asks-number',
  vatRounding: 'per-rate',
  sameReference: 'newest',
  slashes: 'not-found',
  filterWithoutPeriod: 'all-years',
  unknownWorkflow: 404,
  lockedPeriod: 422,
};
