import {
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';

/** Chance and time, for the pauses between tries. */
export interface Pauses {
  /** Between 0 and 1. */
  random(): number;
  sleep(ms: number): Promise<void>;
}

const TRIES = 8;
/** The first pause between two tries is at most twice as long. */
export const FIRST_PAUSE_MS = 25;
const LONGEST_MS = 1_000;

/**
 * Sends a write until it meets no transaction of another one on its items; `send` sends it anew each time. DynamoDB refuses
 * such a write at once and writes nothing, and the SDK does not repeat it. Between the tries is a random pause, up to twice
 * as long each time, so that those who met do not meet again: eight tries take four seconds at most. Throws the last
 * refusal, and every other error at once.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export async function afterConflicts<T>(send: () => Promise<T>, { random, sleep }: Pauses): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await send();
    } catch (error) {
      if (tried === TRIES || !isPassing(error)) throw error;
      await sleep(random() * Math.min(LONGEST_MS, FIRST_PAUSE_MS * 2 ** tried));
    }
  }
}

/** Reasons of a cancelled transaction that say nothing of what it writes. */
const PASSING: ReadonlySet<string> = new Set([
  'TransactionConflict',
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
]);

/** True of a write that was refused for others' sake: by a transaction on its items, or because a part of it was throttled. */
function isPassing(error: unknown): boolean {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).every(({ Code = 'None' }) => Code === 'None' || PASSING.has(Code));
  return error instanceof TransactionConflictException || error instanceof TransactionInProgressException;
}
