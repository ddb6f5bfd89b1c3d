/** A second, in milliseconds. */
export const SECOND_MS = 1_000;

/** A minute, in milliseconds. */
export const MINUTE_MS = 60 * SECOND_MS;

/** An hour, in milliseconds. */
export const HOUR_MS = 60 * MINUTE_MS;

/** A day of 24 hours, in milliseconds. */
export const DAY_MS = 24 * HOUR_MS;

/** A day of 24 hours, in seconds. */
export const DAY_S = DAY_MS / SECOND_MS;

/** A clock of ours may be off by this. */
export const CLOCK_OFF_MS = 2 * SECOND_MS;

/** Two clocks of ours may be apart by this. */
export const CLOCKS_APART_MS = 2 * CLOCK_OFF_MS;
