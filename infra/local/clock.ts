/** A clock that runs with real time and can be set ahead; every thread that holds `shared` reads the same time. */
export interface LocalClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Sets the clock ahead and wakes every sleeper. */
  advance(ms: number): void;
  /** Calls `listener` after each jump, until the answer is called. */
  onJump(listener: () => void): () => void;
  readonly shared: SharedArrayBuffer;
}

/** A clock that shows real time until somebody advances it. */
export function createClock(): LocalClock {
  const shared = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const offset = new BigInt64Array(shared);
  const listeners = new Set<() => void>();
  return {
    shared,
    now: readClock(shared),
    advance(ms) {
      Atomics.add(offset, 0, BigInt(Math.round(ms)));
      for (const listener of listeners) listener();
    },
    onJump(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Reads a shared clock from any thread. */
export function readClock(shared: SharedArrayBuffer): () => number {
  const offset = new BigInt64Array(shared);
  return () => Date.now() + Number(Atomics.load(offset, 0));
}

/** Sleeps by a clock that jumps; `wake` is called after each jump. */
export interface Sleeper {
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  wake(): void;
}

/** Longer than this a timer cannot wait in one go. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Makes a `sleep` that ends when `now` has passed its moment, whether time went by or was set ahead. `onNap` hears when
 * the first sleeper falls asleep and when the last one wakes.
 */
export function createSleeper(now: () => number, onNap: (asleep: boolean) => void = () => undefined): Sleeper {
  const sleepers = new Set<() => void>();
  return {
    wake() {
      for (const check of [...sleepers]) check();
    },
    sleep(ms, signal) {
      const until = now() + ms;
      return new Promise<void>((resolve) => {
        let timer: NodeJS.Timeout | undefined;
        const end = () => {
          clearTimeout(timer);
          sleepers.delete(check);
          if (sleepers.size === 0) onNap(false);
          signal?.removeEventListener('abort', end);
          resolve();
        };
        const check = () => {
          clearTimeout(timer);
          const left = until - now();
          if (left <= 0 || signal?.aborted) return end();
          timer = setTimeout(check, Math.min(left, LONGEST_TIMER_MS));
        };
        sleepers.add(check);
        if (sleepers.size === 1) onNap(true);
        signal?.addEventListener('abort', end, { once: true });
        check();
      });
    },
  };
}
