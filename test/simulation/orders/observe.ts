import { isDeepStrictEqual } from 'node:util';
import type { OutboxEvent } from '../../../shared/domain/events-out.ts';
import type { EntryKey } from '../../../shared/sync/ledger/entry.ts';
import { isAtRest } from '../../../shared/sync/ledger/transitions.ts';
import type { AnyWorld, MoneybirdWorld, TestWorld } from '../../world.ts';

type Of = Pick<EntryKey, 'kind' | 'id'>;

/** What is wrong with a line and these of its entries, when all should be quiet. */
export async function faultsOfLine(world: AnyWorld, entries: readonly Of[]): Promise<string[]> {
  const line = await world.integrations.get(world.key);
  const of = await Promise.all(entries.map(({ kind, id }) => faultsOfEntry(world, { kind, id })));
  return [
    ...(line?.attention ? [`attention is asked for: ${line.attention.cause}`] : []),
    ...(line?.pause ? [`the line is paused for ${line.pause.cause}`] : []),
    ...(line && line.outbox.length > 0 ? ['the line holds events'] : []),
    ...of.flat(),
    ...(world.buried.length > 0 ? ['a message was buried'] : []),
  ];
}

async function faultsOfEntry(world: AnyWorld, { kind, id }: Of): Promise<string[]> {
  const entry = await world.entry(kind, id);
  if (!entry) return kind === 'contact-pull' ? [] : [`there is no ${kind} ${id}`];
  const name = `the ${kind}`;
  return [
    ...(isAtRest(entry) ? [] : [`${name} is ${entry.status}, due ${entry.dueAt === null ? 'never' : 'later'}`]),
    ...(isAtRest(entry) && entry.dueAt !== null ? [`${name} is ${entry.status} and due`] : []),
    ...(entry.outbox.length > 0 ? [`${name} holds events`] : []),
    ...('asked' in entry && entry.asked && entry.status === 'done'
      ? [`${name} was asked for, and nobody answered`]
      : []),
    ...(entry.intent ? [`${name} has an intent to ${entry.intent.step}`] : []),
  ];
}

/**
 * The facts that were told since a moment, each once, in order; and what is wrong with them.
 *
 * @param isForgetful - the ledger forgot some of what it told: it tells it again by the same id, with the moment of that
 */
export function toldSince(told: readonly OutboxEvent[], from: number, isForgetful = false) {
  const wordsOf = ({ type, detail }: OutboxEvent) => ({
    type,
    detail: isForgetful ? { ...detail, occurredAt: '', correlationId: '' } : detail,
  });
  const facts = new Map<string, OutboxEvent>();
  const faults: string[] = [];
  for (const fact of told.slice(from)) {
    const { id } = fact.detail;
    const earlier = facts.get(id);
    if (earlier && !isDeepStrictEqual(wordsOf(earlier), wordsOf(fact))) faults.push(`one id, two facts: ${fact.type}`);
    if (!earlier) facts.set(id, fact);
  }
  return { facts: [...facts.values()], faults };
}

/** What was said of an invoice or a customer, in a word each: `synced`, `changed`, or the cause of a stop. */
export const saidOf = (facts: readonly OutboxEvent[], kind: 'invoice' | 'customer', id: string): string[] =>
  facts.flatMap(({ type, detail }) => {
    const about =
      type.startsWith(kind) && kind in detail ? (detail as unknown as Record<string, { id: string }>)[kind] : null;
    if (about?.id !== id) return [];
    return ['cause' in detail ? String(detail.cause) : type.replace(`${kind}.`, '')];
  });

/** One document in the books, in the terms of both. */
interface Document {
  readonly id: string;
  readonly incl: string;
  readonly isFinal: boolean;
}

/** The documents of this number that stand in the books. */
export function documentsOf(world: TestWorld | MoneybirdWorld, number: string): Document[] {
  if ('exact' in world)
    return world.books
      .invoices()
      .filter(({ reference }) => reference === number)
      .map(({ id, totals, status }) => ({ id, incl: totals.incl, isFinal: status === 50 }));
  return world.books
    .invoices()
    .filter(({ reference }) => reference === number)
    .map(({ id, totals, state }) => ({ id, incl: totals.incl, isFinal: state !== 'draft' }));
}

/** What an invoice should have come to. */
export interface Outcome {
  readonly id: string;
  readonly number: string;
  /** The totals that may stand there. */
  readonly incl: readonly string[];
  /** What may have been said of it, as `saidOf`. */
  readonly said: readonly (readonly string[])[];
  /** It may be told as a draft while its line is off, and be made final when somebody asks for it. */
  readonly isDraftFirst?: boolean;
}

/** One document, with a total that was sent, and told as it stands there. */
export function faultsOfInvoice(
  world: TestWorld | MoneybirdWorld,
  facts: readonly OutboxEvent[],
  outcome: Outcome,
): string[] {
  const documents = documentsOf(world, outcome.number);
  const [document] = documents;
  const said = saidOf(facts, 'invoice', outcome.id);
  const synced = facts.filter(
    (fact) => fact.type === 'invoice.synced' && 'invoice' in fact.detail && fact.detail.invoice.id === outcome.id,
  );
  return [
    ...(documents.length === 1 ? [] : [`${documents.length} documents`]),
    ...(document && !outcome.incl.includes(document.incl) ? [`booked ${document.incl}`] : []),
    ...(outcome.said.some((one) => isDeepStrictEqual(one, said))
      ? []
      : [`said of the invoice: ${said.join(', ') || 'nothing'}`]),
    ...synced.flatMap(({ detail }, nth) =>
      'externalId' in detail &&
      'finalised' in detail &&
      detail.externalId === document?.id &&
      (detail.finalised === document.isFinal || (outcome.isDraftFirst && !detail.finalised && nth < synced.length - 1))
        ? []
        : ['told otherwise than it stands there'],
    ),
  ];
}

/** A relation in the books, in the terms of both. */
interface Relation {
  readonly id: string;
  readonly email: string | null;
  readonly persons: number;
}

/** The relations with a customer's number. */
export function relationsOf(world: TestWorld | MoneybirdWorld, number: string): Relation[] {
  if ('exact' in world) {
    const persons = world.books.rows('crm/Contacts');
    return world.books
      .relations()
      .filter(({ code }) => code === number)
      .map(({ id, email }) => ({ id, email, persons: persons.filter(({ Account }) => Account === id).length }));
  }
  return world.books
    .contacts()
    .filter(({ customerId }) => customerId === number)
    .map(({ id, email, people }) => ({ id, email, persons: people.length }));
}
