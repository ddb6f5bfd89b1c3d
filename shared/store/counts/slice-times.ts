import { DAY_MS, MINUTE_MS } from '../../domain/duration.ts';

/** An invoice that came in less than this ago is changed without a touch: no slice may hold it yet. */
export const FRESH_MS = 10 * MINUTE_MS;

/** A touch stands for all changes of the same process within this. */
export const TOUCHED_AGAIN_MS = MINUTE_MS;

/** A write that a process meant to do has happened after this, or never will: no Lambda runs for longer than 15 minutes. */
const LANDS_WITHIN_MS = 15 * MINUTE_MS;

/** What two clocks may differ by, and more. */
const CLOCKS_MS = MINUTE_MS;

/** So long after a touch everything that it stood for is written, and can be counted for good. */
export const SETTLED_AFTER_MS = TOUCHED_AGAIN_MS + LANDS_WITHIN_MS + CLOCKS_MS;

/** So long after it came in, an invoice is changed by nobody without a touch, and every index has it. */
export const KEPT_AFTER_MS = FRESH_MS + LANDS_WITHIN_MS + CLOCKS_MS;

/** A slice is believed for so long; then it is counted again, whatever touched it. */
export const BELIEVED_FOR_MS = 14 * DAY_MS;

/** Touches outlive every slice that they speak of. */
export const TOUCH_KEPT_MS = BELIEVED_FOR_MS + 5 * DAY_MS;
