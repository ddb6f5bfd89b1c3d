import { DAY_MS, MINUTE_MS } from '../../domain/duration.ts';

/** How long one run of the worker may take. The stack deploys it with this time-out; every settle time counts from it. */
export const WORKER_TIMEOUT_MS = 90_000;

/**
 * How long the work queue hides a wake: the worker's time-out and a minute, so that a crash holds up its integration
 * only briefly.
 */
export const WAKE_HIDDEN_MS = WORKER_TIMEOUT_MS + MINUTE_MS;

/**
 * How long after a request we do not ask yet whether it arrived: the worker's time-out (nothing is sent later than
 * that) and 300 s in which the other side may still be at work on it (`reference/reliability.md` A2.8).
 */
export const SETTLE_MS = WORKER_TIMEOUT_MS + 300_000;

/** Between the first look that found nothing and the second one, which allows another try. */
export const SECOND_LOOK_MS = MINUTE_MS;

/** A wait of at most this is slept out within the worker's time; a longer one becomes a `dueAt`. */
export const SLEEP_AT_MOST_MS = MINUTE_MS;

/** The longest that one call to a provider may take, in real time: the contract's 30 s, with room to spare. */
export const CALL_TIMEOUT_MS = 25_000;

/** Snapshots are kept this long after they came in, which is when nearly all are booked, and after a late entry is done. */
export const SNAPSHOT_KEPT_MS = 30 * DAY_MS;

/**
 * An integration whose oldest entry has been due for so long is late. One tenant's burst of 500 invoices is worked off in
 * 17 minutes at Exact (30 a minute) and in 33 at Moneybird (15 a minute), and is one integration all the same.
 */
export const LATE_MS = 30 * MINUTE_MS;

/** The snapshot of an entry that stops, or of a line at rest, is kept this long from then on. */
export const SNAPSHOT_KEPT_STOPPED_MS = 400 * DAY_MS;

/** An entry whose snapshot would be gone within this is not begun before that is kept for longer. */
export const SNAPSHOT_SHORT_MS = 15 * DAY_MS;

/** After a pause of this long, what waits in its line is kept for longer. */
export const LONG_REST_MS = 7 * DAY_MS;

/** A run that has less than this left begins nothing new: one call, and what is written around it. */
export const BEGIN_AT_LEAST_MS = CALL_TIMEOUT_MS + 10_000;
