import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Exchange, openExchange } from '../../../shared/http/exchange.ts';
import { mustHappen } from '../../must-happen.ts';
import type { AnyWorld } from '../../world.ts';

const READS = [GetCommand, BatchGetCommand, QueryCommand];

/** Does what a test does around one write; `write` sends it. */
type Around = (write: () => Promise<unknown>) => Promise<unknown>;

/**
 * The documents of a world, on which the writes whose input reads like `wanted` go through `act`. The test fails when
 * none did.
 */
export function around({ world }: AnyWorld, wanted: RegExp, act: Around, times = Number.POSITIVE_INFINITY) {
  const real = world.documents;
  const sendAny = real.send.bind(real) as (command: unknown) => Promise<unknown>;
  const happened = mustHappen(wanted);
  let left = times;
  const send = async (command: { readonly input: object }): Promise<unknown> => {
    const isRead = READS.some((read) => command instanceof read);
    if (isRead || left === 0 || !wanted.test(JSON.stringify(command.input))) return sendAny(command);
    left--;
    happened();
    return act(() => sendAny(command));
  };
  return { send } as unknown as DynamoDBDocumentClient;
}

/** The table does not take it, and the process lives on. */
export const refused: Around = () => Promise.reject(new Error('the table did not take it'));

/**
 * Connections on which something else happens between a request that reads like `wanted` and its answer, once. The test
 * fails without such a request.
 */
export function meanwhile(wanted: RegExp, act: () => Promise<void>): () => Exchange {
  const happened = mustHappen(wanted);
  let isOver = false;
  return () => {
    const real = openExchange();
    return {
      send: async (outgoing) => {
        const answer = await real.send(outgoing);
        if (!isOver && wanted.test(`${outgoing.method} ${outgoing.url}`)) {
          isOver = true;
          happened();
          await act();
        }
        return answer;
      },
      close: () => real.close(),
    };
  };
}

type Ledger = AnyWorld['world']['ledger'];

/** A ledger with some of its answers changed, such as an index that answers from yesterday's news. */
export function changedLedger(ledger: Ledger, over: Partial<Ledger>): Ledger {
  const answer = (target: Ledger, name: keyof Ledger): unknown => {
    const value: unknown = over[name] ?? target[name];
    return typeof value === 'function' ? value.bind(target) : value;
  };
  return new Proxy(ledger, { get: (target, name) => answer(target, name as keyof Ledger) });
}

/** A ledger whose index still names one entry, once; `claimed` happens right after the worker took it. */
export function lateIndex({ world, key }: AnyWorld, id: string, claimed: () => Promise<void>): Ledger {
  const { ledger } = world;
  const happened = mustHappen(`a claim of ${id}`);
  let isOver = false;
  return changedLedger(ledger, {
    soonest: async (line, except) =>
      isOver ? ledger.soonest(line, except) : { key: { ...key, kind: 'invoice', id }, dueAt: 0 },
    claimDue: async (entry, nowMs, untilMs) => {
      const claim = await ledger.claimDue(entry, nowMs, untilMs);
      if (!isOver && entry.id === id) {
        isOver = true;
        happened();
        await claimed();
      }
      return claim;
    },
  });
}
