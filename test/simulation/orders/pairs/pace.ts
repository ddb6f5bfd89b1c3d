import { Pacer } from '../../../../shared/http/pacer.ts';
import { exact } from '../../../../shared/providers/exact/index.ts';
import type { Act, Pair } from '../pair.ts';
import { exactTheatre } from './exact-theatre.ts';

/** So many calls the books allow within a window, in this scene. */
const PER_WINDOW = 5;

/** Between two calls, so that a wait for a slot is short enough to be slept out. */
const BETWEEN_MS = 8_000;

/** Makes so many calls, one after the other, each within the limits that everybody shares. */
const borrows = (scope: string, calls: number, madeAtMs: number[]): Act => ({
  async run({ worker, time, inTheBooks }) {
    const limits = { ...exact.limits, perWindow: PER_WINDOW };
    const pacer = new Pacer(worker.pace, scope, limits, worker.clock, time.timeLeftMs);
    try {
      for (let nth = 0; nth < calls; nth++) {
        await pacer.take('crm/Accounts');
        await inTheBooks(async () => void madeAtMs.push(worker.clock.now()));
        await pacer.done('crm/Accounts', null);
        await worker.clock.sleep(BETWEEN_MS);
      }
    } finally {
      await pacer.release();
    }
  },
  again: async () => undefined,
});

/** Two workers who borrow slots of one administration: no window ever holds more calls than it may. */
export const twoBorrowers: Pair = {
  name: 'two workers who borrow slots',
  open: () =>
    exactTheatre(async (_world, nth) => {
      const madeAtMs: number[] = [];
      const scope = `scene ${nth}`;
      return {
        acts: { a: borrows(scope, 3, madeAtMs), b: borrows(scope, 4, madeAtMs) },
        verdict: async (wasFrozen) => {
          const { windowMs } = exact.limits;
          const within = (at: number) => madeAtMs.filter((one) => one >= at && one < at + windowMs).length;
          const most = Math.max(...madeAtMs.map(within));
          return [
            ...(most <= PER_WINDOW ? [] : [`${most} calls in a window of ${PER_WINDOW}`]),
            // Who finds no slot for a minute ends with `rate-limited`; whoever came first never does
            ...(wasFrozen || madeAtMs.length >= 3 ? [] : [`only ${madeAtMs.length} calls were made`]),
          ];
        },
      };
    }),
};
