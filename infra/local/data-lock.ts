import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes the folder of a local run for this process alone, until the answer is disposed of or the process ends, however
 * it ends: the operating system holds the lock, so that nothing is left behind by a process that was killed. Throws when
 * another run has it. The folder is made where it is missing.
 */
export function lockDataDir(dataDir: string): Disposable {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 }); // tokens and secrets will be in it
  const lock = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (!(cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY)) throw cause;
    throw new Error(`Another local run uses ${dataDir}. Stop it first, or name another folder: DATA_DIR=... npm start`);
  }
  return { [Symbol.dispose]: () => lock.close() };
}

/** @see https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;
