import { NoAnswer } from '../../../shared/providers/wire.ts';
import { TIME, type Touch } from './touch.ts';

/** A step that waits to be taken. */
interface Held {
  readonly touch: Touch;
  /** It is not taken before this. */
  readonly fromMs: number;
  /** Acts, and lets whoever asked go on with what came of it. */
  act(): Promise<void>;
  /** The socket died under it: whoever asked learns no more than that. Null for what may still be sent later. */
  readonly lose: ((arrives: boolean) => Promise<void>) | null;
}

/** Real time after which an actor that neither asks for anything nor ends is given up: a fault of the explorer. */
const STALLED_MS = 20_000;

/** Code of ours that runs from one call of a port to the next, and no further before it is let. */
export class Actor {
  /** What it did, in order. */
  readonly trace: Touch[] = [];
  isOver = false;
  /** What it ended with, if not in order. */
  error: unknown = null;
  #held: Held[] = [];
  #hasMoved: () => void = () => undefined;
  #run: (() => Promise<void>) | null;
  readonly #now: () => number;

  constructor(run: (actor: Actor) => Promise<void>, now: () => number) {
    this.#run = () => run(this);
    this.#now = now;
  }

  /** A call of a port, which is made when its turn comes. `isCall`: over a socket that dies when the actor is frozen. */
  through<T>(touch: Touch, act: () => Promise<T>, isCall = false): Promise<T> {
    return this.#hold(touch, act, this.#now(), isCall);
  }

  /** A sleep, which is over by the clock and in its turn. */
  sleep(ms: number): Promise<void> {
    return this.#hold(TIME, async () => undefined, this.#now() + ms, false);
  }

  /** True when it waits for nothing but its turn. */
  get mayGo(): boolean {
    return !this.isOver && this.wakesAtMs <= this.#now();
  }

  /** When its next step may be taken. */
  get wakesAtMs(): number {
    return this.isOver
      ? Number.POSITIVE_INFINITY
      : Math.min(...this.#held.map(({ fromMs }) => fromMs), Number.POSITIVE_INFINITY);
  }

  get hasBegun(): boolean {
    return this.#run === null;
  }

  /** Begins, up to its first call. */
  async begin(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    this.#run = null;
    void run()
      .catch((error: unknown) => {
        this.error = error;
      })
      .finally(() => {
        this.isOver = true;
        this.#hasMoved();
      });
    await this.#quiet();
  }

  /** Takes one step: a call is made, and what follows from its answer runs up to the next call. */
  async step(): Promise<void> {
    const next = this.#held.findIndex(({ fromMs }) => fromMs <= this.#now());
    const [held] = this.#held.splice(next, 1);
    if (next < 0 || !held) throw new Error('an actor has no step to take');
    this.trace.push(held.touch);
    await held.act();
    await this.#quiet();
  }

  /** It stands still for a long time. Its calls come to nothing, or arrive without an answer. */
  async freeze(arrives: boolean): Promise<void> {
    for (const { lose } of this.#held) await lose?.(arrives);
  }

  /** True when a freeze now would cut a call short. */
  get isCalling(): boolean {
    return this.#held.some(({ lose }) => lose !== null);
  }

  #hold<T>(touch: Touch, act: () => Promise<T>, fromMs: number, isCall: boolean): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let isLost = false;
    this.#held.push({
      touch,
      fromMs,
      act: () => (isLost ? Promise.reject(new NoAnswer(true)) : act()).then(resolve, reject),
      lose: isCall
        ? async (arrives) => {
            if (arrives && !isLost) await act().catch(() => undefined);
            isLost = true;
          }
        : null,
    });
    this.#hasMoved();
    return promise;
  }

  /** Until it asks for something again, or is over. */
  async #quiet(): Promise<void> {
    await new Promise((done) => setImmediate(done));
    if (this.isOver || this.#held.length > 0) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#hasMoved = resolve;
    const timer = setTimeout(() => reject(new Error('an actor stalls')), STALLED_MS);
    await promise.finally(() => clearTimeout(timer));
    this.#hasMoved = () => undefined;
    await new Promise((done) => setImmediate(done));
  }
}
