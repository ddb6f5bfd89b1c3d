import { FunctionError, type Instance } from './instance.ts';

/** The threads of one function: as many as there are calls at once, up to a bound, each used again when it is free. */
export interface Pool {
  /** Runs `act` on a free thread; waits for its turn when all are busy. */
  use<T>(act: (instance: Instance) => Promise<T>): Promise<T>;
  /** Calls each thread that lives. */
  each(act: (instance: Instance) => void): void;
  /** How many threads do nothing but wait for the clock. */
  readonly asleep: number;
  /** Kills every thread, in the middle of whatever it does, and says how many were at work. */
  kill(): Promise<number>;
  /** Kills every thread for good; whoever waits for a turn gets none. */
  close(): Promise<void>;
}

interface Turn {
  take(instance: Instance): void;
  lose(reason: Error): void;
}

/** Makes a pool that starts its threads when they are needed. */
export function createPool(start: () => Instance, atMost: number): Pool {
  const instances = new Set<Instance>();
  const free: Instance[] = [];
  const turns: Turn[] = [];
  let closed = false;

  const fresh = (): Instance => {
    const instance = start();
    instances.add(instance);
    return instance;
  };

  const acquire = async (): Promise<Instance> => {
    if (closed) throw gone();
    for (let warm = free.pop(); warm; warm = free.pop()) {
      if (warm.alive) return warm;
      instances.delete(warm);
    }
    if (instances.size < atMost) return fresh();
    return new Promise((take, lose) => turns.push({ take, lose }));
  };

  const release = (instance: Instance): void => {
    if (!instance.alive) instances.delete(instance);
    const turn = turns.shift();
    if (turn) turn.take(instance.alive ? instance : fresh());
    else if (instance.alive) free.push(instance);
  };

  const kill = async (): Promise<number> => {
    const all = [...instances];
    const busy = all.length - free.length;
    instances.clear();
    free.length = 0;
    await Promise.all(all.map((instance) => instance.kill()));
    return busy;
  };

  return {
    async use(act) {
      const instance = await acquire();
      try {
        return await act(instance);
      } finally {
        release(instance);
      }
    },
    get asleep() {
      return [...instances].filter((instance) => instance.asleep).length;
    },
    each(act) {
      for (const instance of instances) act(instance);
    },
    kill,
    async close() {
      closed = true;
      for (const turn of turns.splice(0)) turn.lose(gone());
      await kill();
    },
  };
}

const gone = () => new FunctionError('killed', 'The local run is closing.');
