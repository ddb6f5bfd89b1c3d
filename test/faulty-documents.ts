import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

/**
 * What DynamoDB may do to one request, as whoever sends it meets it, after the SDK's own tries:
 *
 * - `conflict`    a write meets a transaction on its item, once
 * - `contention`  the same, however often it is sent
 * - `throttle`    the request is refused, since there were too many
 * - `unheard`     a write is done, and its answer is lost
 * - `repeated`    a write is done, its answer is lost, and the SDK sends it once more
 * - `silence`     the socket says nothing, nothing is done, and the time-outs of three tries go by
 * - `slow`        the answer takes nearly as long
 * - `stale`       an index answers what it would have answered before
 */
export type Weather = 'conflict' | 'contention' | 'throttle' | 'unheard' | 'repeated' | 'silence' | 'slow' | 'stale';

/** Every kind of it. */
export const WEATHERS = [
  'conflict',
  'contention',
  'throttle',
  'unheard',
  'repeated',
  'silence',
  'slow',
  'stale',
] as const satisfies readonly Weather[];

/** Three tries, each with its time-out. */
const TIME_OUTS_MS = 9_000;

const READS = [GetCommand, BatchGetCommand, QueryCommand];

type Command = { readonly input: Readonly<Record<string, unknown>> };

const isOfIndex = (command: Command): boolean =>
  command instanceof QueryCommand && command.input.IndexName !== undefined;
const isWrite = (command: Command): boolean => !READS.some((read) => command instanceof read);

/** Whether a request can meet this weather: some of it is for writes alone, and some for what an index answers. */
export function canMeet(weather: Weather, command: Command): boolean {
  if (weather === 'stale') return isOfIndex(command);
  return ['throttle', 'silence', 'slow'].includes(weather) || isWrite(command);
}

/** What stands behind faulty documents. */
export interface Sky {
  readonly real: DynamoDBDocumentClient;
  readonly clock: { advance(ms: number): void };
  /** Which weather the next request meets; null for none. `nth` counts all requests of these documents. */
  readonly forecast: (nth: number, command: Command) => Weather | null;
}

/** Documents whose requests meet the weather that is asked for, and how many met it. */
export function faultyDocuments({ real, clock, forecast }: Sky) {
  const sendAny = real.send.bind(real) as (command: unknown) => Promise<unknown>;
  const earlier = new Map<string, unknown>();
  const contended = new WeakSet<object>();
  let requests = 0;
  let met = 0;

  async function send(command: Command): Promise<unknown> {
    const weather = contended.has(command.input) ? 'contention' : forecast(requests++, command);
    const act = weather && canMeet(weather, command) ? strike(weather, command) : null;
    if (act) met++;
    const answer = await (act ? act() : sendAny(command));
    if (isOfIndex(command)) earlier.set(JSON.stringify(command.input), answer);
    return answer;
  }

  function strike(weather: Weather, command: Command): () => Promise<unknown> {
    const after = async (act: () => Promise<unknown>) => {
      clock.advance(TIME_OUTS_MS);
      return act();
    };
    switch (weather) {
      case 'conflict':
        return () => Promise.reject(conflictOf(command));
      case 'contention':
        contended.add(command.input);
        return () => Promise.reject(conflictOf(command));
      case 'throttle':
        return () => Promise.reject(new ProvisionedThroughputExceededException(said('too many requests')));
      case 'unheard':
        return () => sendAny(command).then(() => after(() => Promise.reject(timeOut())));
      case 'repeated':
        return () => sendAny(command).then(() => sendAny(command));
      case 'silence':
        return () => after(() => Promise.reject(timeOut()));
      case 'slow':
        return () => after(() => sendAny(command));
      case 'stale':
        return async () => earlier.get(JSON.stringify(command.input)) ?? { Items: [] };
    }
  }

  return {
    documents: { send } as unknown as DynamoDBDocumentClient,
    requests: () => requests,
    met: () => met,
  };
}

const said = (message: string) => ({ message, $metadata: {} });

const timeOut = () => Object.assign(new Error('a request took too long'), { name: 'TimeoutError' });

/** A transaction says which of its writes met another one; a single write says so of itself. */
function conflictOf({ input }: Command): Error {
  if (!('TransactItems' in input)) return new TransactionConflictException(said('a transaction is under way'));
  const [, ...others] = input.TransactItems as readonly unknown[];
  const CancellationReasons = [{ Code: 'TransactionConflict' }, ...others.map(() => ({ Code: 'None' }))];
  return new TransactionCanceledException({ ...said('cancelled'), CancellationReasons });
}
