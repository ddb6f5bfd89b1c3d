import { Setback } from '../domain/setback.ts';
import { Problem } from '../runtime/problem.ts';
import { OutOfTime } from '../sync/steps/record-failure.ts';
import type { AdminPorts } from './ports.ts';

/** The least time that has to be left to begin a call to the books, or to read a page of our own tables. */
const TOO_LATE_MS = 5_000;
const ASK_AGAIN_S = '60';

type Ports = Pick<AdminPorts, 'timeLeftMs'>;

/** Does what reads a lot, and says so when one request has no time for it. Throws the `Problem` `out-of-time`. */
export async function inTime<T>(ports: Ports, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    // A call that there is no time left to begin is reported as books that do not answer.
    const isLate = error instanceof Setback && error.remedy === 'wait' && isTooLate(ports);
    if (isLate || error instanceof OutOfTime) throw outOfTime();
    throw error;
  }
}

/** Throws the `Problem` `out-of-time` when there is no time to go on. */
export function checkTime(ports: Ports): void {
  if (isTooLate(ports)) throw outOfTime();
}

/** True when a request has no time to begin anything more. */
export const isTooLate = ({ timeLeftMs }: Ports): boolean => timeLeftMs() < TOO_LATE_MS;

/** The `Problem` of a request that ran out of time. */
export const outOfTime = (): Problem => new Problem('out-of-time', { headers: { 'retry-after': ASK_AGAIN_S } });
