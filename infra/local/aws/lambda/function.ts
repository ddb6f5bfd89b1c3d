import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LocalClock } from '../../clock.ts';
import type { FunctionPlan } from '../deploy/plan.ts';
import { FunctionError, startInstance } from './instance.ts';
import { type LocalLog, levelOf } from './output.ts';
import { createPool } from './pool.ts';

/** A function that runs here: as many threads as there are calls at once, each used again when it is free. */
export interface LocalFunction {
  readonly plan: FunctionPlan;
  /** Most calls that run at once; further ones wait for their turn. */
  readonly atMost: number;
  /** Calls it and waits for its answer; throws a `FunctionError` when there is none. */
  invoke(event: unknown): Promise<unknown>;
  /** How many calls are running or waiting. */
  readonly running: number;
  /** How many of the running ones do nothing but wait for the clock. */
  readonly asleep: number;
  /** How many calls there ever were. */
  readonly calls: number;
  /** Kills every thread of it, in the middle of whatever it does, and says how many calls that cut short. */
  kill(): Promise<number>;
  /** Kills it for good: calls that wait or come later fail. */
  close(): Promise<void>;
}

/** What a function runs with. */
export interface FunctionOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: LocalClock;
  readonly origins: Readonly<Record<string, string>>;
  readonly log: LocalLog;
  /** How many threads of it there may be at most. */
  readonly threads: number;
}

/** Makes a function ready to be called; its first thread starts with the first call. */
export function createFunction(
  plan: FunctionPlan,
  { environment, clock, origins, log, threads }: FunctionOptions,
): LocalFunction {
  const { folder, name, arn, memoryMb, timeoutMs } = plan;
  const [file = '', exported = ''] = plan.handler.split('.');
  const assignment = {
    exported,
    functionName: name,
    arn,
    memoryMb,
    clock: clock.shared,
    origins,
    entry: entryOf(plan.code, file),
  };
  const print = (text: string, stream: 'stdout' | 'stderr') =>
    log({ from: folder, level: levelOf(text, stream), text });

  const pool = createPool(() => startInstance({ assignment, environment, timeoutMs, print }), threads);
  const unsubscribe = clock.onJump(() => pool.each((instance) => instance.jump()));
  let running = 0;
  let calls = 0;

  return {
    plan,
    atMost: threads,
    get running() {
      return running;
    },
    get asleep() {
      return pool.asleep;
    },
    get calls() {
      return calls;
    },
    async invoke(event) {
      running += 1;
      calls += 1;
      try {
        return await pool.use((instance) => instance.call(event));
      } catch (cause) {
        if (cause instanceof FunctionError && cause.kind !== 'killed')
          log({ from: folder, level: 'error', text: cause.message });
        throw cause;
      } finally {
        running -= 1;
      }
    },
    kill: pool.kill,
    async close() {
      unsubscribe();
      await pool.close();
    },
  };
}

/** The file that a handler's name stands for, in the order in which Lambda looks. */
function entryOf(folder: string, file: string): string {
  const found = ['mjs', 'js', 'cjs'].map((ending) => join(folder, `${file}.${ending}`)).find(existsSync);
  if (found === undefined) throw new Error(`There is no ${file}.mjs in ${folder}.`);
  return pathToFileURL(found).href;
}
