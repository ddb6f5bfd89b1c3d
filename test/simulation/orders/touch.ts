import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Outgoing } from '../../../shared/http/exchange.ts';

/**
 * What one step reads and what it writes: names such as `ledger|pk|sk`. A name that ends with `*` stands for all that begin
 * like it.
 */
export interface Touch {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** How it is printed. */
  readonly says: string;
}

/** Time passes for everybody: it goes before or after everything else. */
export const TIME: Touch = { reads: [], writes: ['*'], says: 'sleeps' };
/** Somebody changes something in the books. */
export const BY_HAND: Touch = { reads: [], writes: ['books'], says: 'by hand' };
/** Events on the bus stand in an order. */
export const BUS: Touch = { reads: [], writes: ['bus'], says: 'publishes' };
/** And so do messages in the work queue. */
export const QUEUE: Touch = { reads: [], writes: ['queue'], says: 'wakes' };

/**
 * True of two steps that come to the same in either order: neither writes what the other one reads or writes. They may
 * differ in the names that are drawn (ids, tokens), which no check compares.
 */
export const isIndependent = (one: Touch, other: Touch): boolean =>
  !meet(one.writes, other.writes) && !meet(one.writes, other.reads) && !meet(one.reads, other.writes);

const meet = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((name) => others.some((other) => overlap(name, other)));

const overlap = (one: string, other: string): boolean => {
  if (one === other) return true;
  if (one.endsWith('*') && other.startsWith(one.slice(0, -1))) return true;
  return other.endsWith('*') && one.startsWith(other.slice(0, -1));
};

/** A call to the books, whose state is one thing: no two of its requests are told apart but by whether they write. */
export const touchOfCall = ({ method, url }: Pick<Outgoing, 'method' | 'url'>): Touch => {
  const says = `${method} ${new URL(url).pathname.split('/').slice(-2).join('/')}`;
  return method === 'GET' ? { reads: ['books'], writes: [], says } : { reads: [], writes: ['books'], says };
};

type Input = Readonly<Record<string, unknown>>;

/** A request to a table: items by their keys; a query of an index reads all of its table, whose writes change the index. */
export function touchOfCommand(command: { readonly input: object }): Touch {
  const input = command.input as Input;
  const operation = command.constructor.name.replace('Command', '');
  if (Array.isArray(input.TransactItems)) {
    const parts = (input.TransactItems as readonly Input[]).flatMap((item) =>
      Object.entries(item).map(([kind, of]) => ({ kind, name: nameOf(of as Input) })),
    );
    const named = (isCheck: boolean) =>
      parts.filter(({ kind }) => (kind === 'ConditionCheck') === isCheck).map(({ name }) => name);
    return { reads: named(true), writes: named(false), says: said(operation, parts[0]?.name ?? '') };
  }
  const name = command instanceof QueryCommand ? queried(input) : nameOf(input);
  const says = said(operation, name);
  return command instanceof GetCommand || command instanceof QueryCommand
    ? { reads: [name], writes: [], says }
    : { reads: [], writes: [name], says };
}

const nameOf = ({ TableName, Key, Item }: Input): string => {
  const { pk, sk, chain, key } = (Key ?? Item ?? {}) as Input;
  return [TableName, pk ?? chain ?? key, sk ?? ''].join('|');
};

/** Of a table itself a part of one partition is read: all whose sort keys begin as what was asked for does. */
const queried = ({ TableName, IndexName, ExpressionAttributeValues }: Input): string => {
  const [partition, from, to] = Object.values((ExpressionAttributeValues ?? {}) as Input);
  if (IndexName !== undefined || typeof partition !== 'string') return `${TableName}|*`;
  const begin = typeof from === 'string' ? (typeof to === 'string' ? sameBegin(from, to) : from) : '';
  return `${TableName}|${partition}|${begin}*`;
};

const sameBegin = (one: string, other: string): string => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length);
};

const said = (operation: string, name: string): string => `${operation} ${name.split('|').slice(2).join('|') || name}`;
