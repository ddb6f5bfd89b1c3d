import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Process } from '../kernel/process.ts';
import { type Command, execute, isWrite, type Reading, said, type Tables } from './commands.ts';

/** Three tries of the SDK, each with its time-out. */
const TIME_OUTS_MS = 9_000;
/** As long as an answer may take before the SDK gives it up. */
const SLOWEST_MS = 8_000;
/** The SDK's own pauses between three refused tries. */
const THROTTLED_MS = 400;

const WRITES = ['conflict', 'throttle', 'unheard', 'repeated', 'silence', 'slow-table'] as const;
const READS = ['throttle', 'silence', 'slow-table'] as const;

/** DynamoDB as one process reaches it, with what may happen to a request on its way and there. */
export function documentsOf(process: Process, tables: Tables, reading: () => Reading): DynamoDBDocumentClient {
  const { kernel, weather } = process;

  function send(command: Command): Promise<unknown> {
    const what = nameOf(command);
    const fault = weather.oneOf(isWrite(command) ? WRITES : READS, `${process.name} at ${what}`);
    const thereMs = kernel.between('table', 1, 4);
    const backMs = kernel.between('table', 1, 4);
    const act = () => execute(command, tables, reading());
    const fails = (error: Error, ms: number, before: () => void = () => undefined) =>
      process.call(what, { thereMs, backMs: ms }, () => {
        before();
        throw error;
      });
    switch (fault) {
      case 'conflict':
        return fails(conflictOf(command), backMs);
      case 'throttle':
        return fails(new ProvisionedThroughputExceededException(said('too many requests')), THROTTLED_MS);
      case 'silence':
        return fails(timeOut(), TIME_OUTS_MS);
      case 'unheard':
        return fails(timeOut(), TIME_OUTS_MS, () => attempt(act));
      case 'repeated':
        return process.call(what, { thereMs, backMs: 3_000 }, () => {
          const first = attempt(act);
          // A transaction carries the same token on each of its tries, so the second is the first.
          return command instanceof TransactWriteCommand && first.done ? first.answer : act();
        });
      case 'slow-table':
        return process.call(what, { thereMs, backMs: kernel.between('slow table', 1_000, SLOWEST_MS) }, act);
      default:
        return process.call(what, { thereMs, backMs }, act);
    }
  }
  return { send } as unknown as DynamoDBDocumentClient;
}

/** Does it, and keeps what it says to itself. */
function attempt(act: () => unknown): { readonly done: boolean; readonly answer: unknown } {
  try {
    return { done: true, answer: act() };
  } catch {
    return { done: false, answer: null };
  }
}

const timeOut = () => Object.assign(new Error('a request took too long'), { name: 'TimeoutError' });

/** A transaction says which of its writes met another one; a single write says so of itself. */
function conflictOf({ input }: Command): Error {
  if (!('TransactItems' in input)) return new TransactionConflictException(said('a transaction is under way'));
  const [, ...others] = input.TransactItems as readonly unknown[];
  const CancellationReasons = [{ Code: 'TransactionConflict' }, ...others.map(() => ({ Code: 'None' }))];
  return new TransactionCanceledException({ ...said('cancelled'), CancellationReasons });
}

/** What the trace says of a command. */
function nameOf(command: Command): string {
  const { input } = command;
  const key = (input.Key ?? input.Item) as { readonly pk?: unknown; readonly sk?: unknown } | undefined;
  const of = command instanceof QueryCommand ? (input.IndexName ?? '') : (key?.sk ?? '');
  return `${command.constructor.name.replace('Command', '')} ${String(of)}`;
}
