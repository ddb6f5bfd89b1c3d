import * as v from 'valibot';
import { correct, Setback } from '../../domain/setback.ts';
import { noAnswerTo, setbackOfNoAnswer } from '../operation.ts';
import { NoAnswer, type Wire, type WireAnswer, type WireRequest } from '../wire.ts';
import { nextPage, openEnvelope } from './envelope.ts';
import { type ExactOperation, setbackOf } from './faults.ts';
import { guid } from './odata.ts';

/** What to read: Exact wants a projection each time, and a filter where possible (reference 3.6). */
export interface Question {
  readonly select: readonly string[];
  readonly filter?: string;
  /** A collection below each entity that comes along. */
  readonly expand?: string;
}

/** The four things one can do with a set of entities, such as `crm/Accounts`. Each throws a `Setback`. */
export interface ExactCalls {
  /** Every entity that matches, over all pages. */
  read<T>(
    set: string,
    question: Question,
    Row: v.GenericSchema<unknown, T>,
    operation: ExactOperation,
  ): Promise<Found<T>>;
  /** Makes an entity and gives the one that came back. */
  make<T>(
    set: string,
    body: unknown,
    Row: v.GenericSchema<unknown, T>,
    operation: ExactOperation,
  ): Promise<ExactMade<T>>;
  /** Changes only the properties that are named (reference 4.2). */
  change(set: string, id: string, body: unknown, operation: ExactOperation): Promise<void>;
  remove(set: string, id: string, operation: ExactOperation): Promise<void>;
}

/** What a GET found. */
export interface Found<T> {
  readonly rows: readonly T[];
  /** How far our clock is ahead of theirs, in ms. */
  readonly aheadMs: number;
}

/** What a POST made. */
export interface ExactMade<T> {
  readonly row: T;
  readonly aheadMs: number;
}

// Sixty records a page (reference 3.5): three thousand records is more than any list that we look through.
const MOST_PAGES = 50;

/**
 * Opens the calls under a path: `/api/v1/123456` for an administration.
 *
 * @param isListed - asks whether that administration is still there; a path that is not found does not say so
 */
export function openCalls(wire: Wire, root: string, isListed?: () => Promise<boolean>): ExactCalls {
  async function send(request: WireRequest, operation: ExactOperation): Promise<WireAnswer> {
    const answer = await sendOrNoAnswer(wire, { ...request, headers: headersOf(request) }, operation);
    if (answer.status >= 200 && answer.status <= 299) return answer;
    const setback = setbackOf(answer, operation);
    const maybeGone = setback.cause === 'administration-gone' && !operation.isSpare;
    if (maybeGone && isListed && (await isListed()))
      throw answer.status === 404 ? notFound(operation) : noRight(setback);
    throw setback;
  }

  return {
    async read<T>(
      set: string,
      { select, filter, expand }: Question,
      Row: v.GenericSchema<unknown, T>,
      operation: ExactOperation,
    ) {
      const query = {
        $select: select.join(','),
        ...(expand ? { $expand: expand } : {}),
        ...(filter ? { $filter: filter } : {}),
      };
      let request: WireRequest | null = { method: 'GET', path: `${root}/${set}`, query, endpoint: set };
      const found: T[] = [];
      let aheadMs = 0;
      for (let page = 1; request && page <= MOST_PAGES; page++) {
        const answer = await send(request, operation);
        const { rows, next } = openEnvelope(answer.text) ?? raise(noAnswerTo(operation));
        found.push(...rows.map((row) => parse(Row, row)));
        aheadMs = answer.aheadMs;
        request = next === null ? null : nextPage(next, wire.origin, root, set);
      }
      return { rows: found, aheadMs };
    },

    async make(set, body, Row, operation) {
      const answer = await send({ method: 'POST', path: `${root}/${set}`, body, endpoint: set }, operation);
      const parsed = v.safeParse(Row, openEnvelope(answer.text)?.rows[0]);
      if (!parsed.success) throw noAnswerTo(operation);
      return { row: parsed.output, aheadMs: answer.aheadMs };
    },

    async change(set, id, body, operation) {
      const request = { path: `${root}/${set}(${guid(id)})`, endpoint: set };
      readNothing(await send({ method: 'PUT', ...request, body }, operation), operation);
    },

    async remove(set, id, operation) {
      const request = { path: `${root}/${set}(${guid(id)})`, endpoint: set };
      readNothing(await send({ method: 'DELETE', ...request }, operation), operation);
    },
  };
}

async function sendOrNoAnswer(wire: Wire, request: WireRequest, operation: ExactOperation): Promise<WireAnswer> {
  try {
    return await wire.send(request);
  } catch (trouble) {
    throw trouble instanceof NoAnswer ? setbackOfNoAnswer(trouble, operation) : trouble;
  }
}

// Without `Accept` the answer is XML, without `Prefer` a POST's answer may hold nulls (reference 4).
const headersOf = ({ method }: WireRequest): Record<string, string> => ({
  Accept: 'application/json',
  ...(method === 'POST' ? { Prefer: 'return=representation' } : {}),
});

/** A change is answered without a body (reference 4.2); a page in its place is a gateway's, and no answer at all. */
function readNothing({ text }: WireAnswer, operation: ExactOperation): void {
  if (text.trim() !== '' && openEnvelope(text) === null) throw noAnswerTo(operation);
}

/** A row that lacks what we need is news about Exact, which a person has to see; its values stay out of the message. */
function parse<T>(Row: v.GenericSchema<unknown, T>, row: unknown): T {
  const parsed = v.safeParse(Row, row);
  if (parsed.success) return parsed.output;
  const names = parsed.issues.map((issue) => v.getDotPath(issue) ?? '').join(', ');
  throw new Setback('correct', 'unexpected', { about: { text: `Unexpected answer: ${names}` } });
}

/** Refused entry where the administration is on the list: it is a right that lacks. */
const noRight = ({ about }: Setback): Setback => new Setback('correct', 'not-allowed', { about, scope: 'integration' });

/** What is not there though its administration is: a person has to see that. */
const notFound = ({ about, document }: ExactOperation): Setback =>
  correct('unexpected', { ...about, text: 'HTTP 404' }, document ? { document } : {});

function raise(setback: Setback): never {
  throw setback;
}
