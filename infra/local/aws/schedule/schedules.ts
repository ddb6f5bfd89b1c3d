import type { LocalClock } from '../../clock.ts';
import type { Occurrence } from './occurrence.ts';

/** Something that runs at its times. */
export interface Scheduled {
  readonly occurrence: Occurrence;
  run(): void;
}

/** Longer than this a timer cannot wait in one go. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs things at their times by a clock that jumps: a jump past several turns runs them once, as one late turn.
 * The answer ends it.
 */
export function startSchedules(scheduled: readonly Scheduled[], clock: LocalClock): () => void {
  const ends = scheduled.map(({ occurrence, run }) => {
    let timer: NodeJS.Timeout | undefined;
    let due = occurrence.next(clock.now());
    const check = () => {
      clearTimeout(timer);
      if (clock.now() >= due) {
        due = occurrence.next(clock.now());
        run();
      }
      timer = setTimeout(check, Math.min(due - clock.now(), LONGEST_TIMER_MS));
    };
    check();
    const unsubscribe = clock.onJump(check);
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  });
  return () => {
    for (const end of ends) end();
  };
}
