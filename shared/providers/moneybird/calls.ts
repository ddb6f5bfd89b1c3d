import * as v from 'valibot';
import { Setback } from '../../domain/setback.ts';
import type { Administration } from '../administration.ts';
import { fromJson } from '../json.ts';
import { noAnswerTo, setbackOfNoAnswer } from '../operation.ts';
import { NoAnswer, type Wire, type WireAnswer, type WireRequest } from '../wire.ts';
import { type MoneybirdOperation, namesField, setbackOf } from './faults.ts';
import { idField } from './fields.ts';
import { readRefusal } from './refusal.ts';
import { webAddress } from './web-address.ts';

type Query = Readonly<Record<string, string>>;

/** What came back, and how far our clock is ahead of theirs, in ms. */
export interface Got<T> {
  readonly row: T;
  readonly aheadMs: number;
}

/**
 * What one can do with a path such as `contacts/123`, its parts encoded and without `.json`. Each throws a `Setback`.
 */
export interface MoneybirdCalls {
  /** Reads what has to be there: a list that comes whole, or a record. */
  read<T>(
    path: string,
    Row: v.GenericSchema<unknown, T>,
    operation: MoneybirdOperation,
    query?: Query,
  ): Promise<Got<T>>;
  /** Reads what may be missing; null when it is. */
  find<T>(
    path: string,
    Row: v.GenericSchema<unknown, T>,
    operation: MoneybirdOperation,
    query?: Query,
  ): Promise<Got<T> | null>;
  /** Reads every page of a list. */
  list<T>(
    path: string,
    Row: v.GenericSchema<unknown, T>,
    operation: MoneybirdOperation,
    query?: Query,
  ): Promise<Got<readonly T[]>>;
  post<T>(
    path: string,
    body: unknown,
    Row: v.GenericSchema<unknown, T>,
    operation: MoneybirdOperation,
  ): Promise<Got<T>>;
  patch<T>(
    path: string,
    body: unknown,
    Row: v.GenericSchema<unknown, T>,
    operation: MoneybirdOperation,
  ): Promise<Got<T>>;
  remove(path: string, operation: MoneybirdOperation): Promise<void>;
  /** Where people see something of this administration. */
  webAddress(path: string): string | null;
}

const Listed = v.object({ id: idField });
const listing: MoneybirdOperation = { effect: 'read', subject: 'administration' };

const ROOT = '/api/v2';
/** The most that Moneybird gives at once; its own defaults differ from list to list (reference 3.2). */
const PER_PAGE = '100';
// Ten thousand records are more than any list that we look through.
const MOST_PAGES = 100;

/** Opens the calls of one administration; of none for `administrations` itself. */
export function openCalls(wire: Wire, administration: Pick<Administration, 'id'> | null): MoneybirdCalls {
  const root = administration ? `${ROOT}/${encodeURIComponent(administration.id)}` : ROOT;

  async function send(
    request: Pick<WireRequest, 'method' | 'body' | 'query'>,
    path: string,
    operation: MoneybirdOperation,
  ) {
    const endpoint = path.split('/')[0] ?? path;
    const answer = await sendOrNoAnswer(wire, { ...request, path: `${root}/${path}.json`, endpoint }, operation);
    if (answer.status >= 200 && answer.status <= 299) return answer;
    if (answer.status === 404) await seeThatItIsThere(answer);
    throw refusalOf(answer, operation);
  }

  const isSeen = { there: administration === null };

  /** A 404 that names nothing may mean that the whole administration is gone: only the list of them says so. */
  async function seeThatItIsThere(answer: WireAnswer): Promise<void> {
    if (isSeen.there || administration === null || namesField(readRefusal(answer.text))) return;
    const { row: listed } = await openCalls(wire, null).read('administrations', v.array(Listed), listing);
    isSeen.there = listed.some(({ id }) => id === administration.id);
    if (!isSeen.there) throw new Setback('reconnect', 'administration-gone', { scope: 'integration' });
  }

  async function write<T>(
    method: 'POST' | 'PATCH',
    path: string,
    body: unknown,
    Row: v.GenericSchema<unknown, T>,
    operation: MoneybirdOperation,
  ): Promise<Got<T>> {
    const { text, aheadMs } = await send({ method, body }, path, operation);
    const parsed = v.safeParse(Row, fromJson(text));
    if (!parsed.success) throw noAnswerTo(operation);
    return { row: parsed.output, aheadMs };
  }

  const calls: MoneybirdCalls = {
    async read(path, Row, operation, query = {}) {
      const { text, aheadMs } = await send({ method: 'GET', query }, path, operation);
      return { row: parse(Row, text, operation), aheadMs };
    },

    async find(path, Row, operation, query = {}) {
      try {
        return await calls.read(path, Row, operation, query);
      } catch (trouble) {
        if (trouble instanceof Missing) return null;
        throw trouble;
      }
    },

    async list<T>(path: string, Row: v.GenericSchema<unknown, T>, operation: MoneybirdOperation, query: Query = {}) {
      const found: T[] = [];
      let aheadMs = 0;
      let page: string | null = '1';
      for (let turn = 0; page !== null && turn < MOST_PAGES; turn++) {
        const answer: WireAnswer = await send(
          { method: 'GET', query: { ...query, per_page: PER_PAGE, page } },
          path,
          operation,
        );
        found.push(...parse(v.array(Row), answer.text, operation));
        aheadMs = answer.aheadMs;
        page = nextPageOf(answer.headers.get('link'));
      }
      return { row: found, aheadMs };
    },

    post: (path, body, Row, operation) => write('POST', path, body, Row, operation),
    patch: (path, body, Row, operation) => write('PATCH', path, body, Row, operation),

    async remove(path, operation) {
      await send({ method: 'DELETE' }, path, operation);
    },

    webAddress: (path) => administration && webAddress(wire.origin, administration.id, path),
  };
  return calls;
}

async function sendOrNoAnswer(wire: Wire, request: WireRequest, operation: MoneybirdOperation): Promise<WireAnswer> {
  try {
    return await wire.send(request);
  } catch (trouble) {
    throw trouble instanceof NoAnswer ? setbackOfNoAnswer(trouble, operation) : trouble;
  }
}

/** The setback of a 404, for a caller that does not handle it. */
class Missing extends Setback {}

function refusalOf(answer: WireAnswer, operation: MoneybirdOperation): Setback {
  const setback = setbackOf(answer, operation);
  if (answer.status !== 404) return setback;
  const { remedy, cause, about, scope, fields, document } = setback;
  return new Missing(remedy, cause, { about, scope, fields, ...(document ? { document } : {}) });
}

/** An answer that is no JSON is a gateway's; a row that lacks what we need is news, whose values stay out of the message. */
function parse<T>(Row: v.GenericSchema<unknown, T>, text: string, operation: MoneybirdOperation): T {
  const json = fromJson(text);
  if (json === undefined) throw noAnswerTo(operation);
  const parsed = v.safeParse(Row, json);
  if (parsed.success) return parsed.output;
  const names = parsed.issues.map((issue) => v.getDotPath(issue) ?? '').join(', ');
  throw new Setback('correct', 'unexpected', { about: { text: `Unexpected answer: ${names}` } });
}

/**
 * The page after this one, by the `Link` header's `next`; null on the last (reference 3.2). Only its number is taken:
 * the request itself stays ours, so no link carries the token elsewhere.
 */
function nextPageOf(link: string | null): string | null {
  const next = (link ?? '').split(/,\s*(?=<)/).find((part) => /;\s*rel="?next"?/i.test(part));
  const address = /<([^>]*)>/.exec(next ?? '')?.[1];
  const page = address === undefined ? null : URL.parse(address, 'https://moneybird.com')?.searchParams.get('page');
  return page && /^\d{1,6}$/.test(page) ? page : null;
}
