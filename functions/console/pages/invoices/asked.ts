import type { searchInvoices } from '../../../../shared/admin/invoices/list-invoices.ts';
import { places } from '../../places.ts';

/** Whether the list goes by the day on the invoices, or by the moment at which they came in. */
export type Order = 'date' | 'arrival';

/** What a person asked the list for. */
export interface AskedList {
  /** What is wanted, as the admin API is asked for it. */
  readonly query: URLSearchParams;
  readonly order: Order;
  /** The cursors of the pages before this one, the first page as an empty text. */
  readonly trail: readonly string[];
}

/** An invoice as it was found. */
export type FoundInvoice = Awaited<ReturnType<typeof searchInvoices>>['found'][number];

/** What narrows the list; the other parameters of the address say where in it a person is. */
const NARROWING = ['status', 'integration', 'cause', 'q', 'number', 'from', 'to', 'warnings'] as const;
type Narrowing = (typeof NARROWING)[number];

/** The address of a page keeps the way back over so many pages. */
const TRAIL_AT_MOST = 12;
/** Cursors are base64url, in which there is no dot. */
const BETWEEN = '.';
/** No invoice is older: it stands for "any day" where the list goes by day. */
const FIRST_DAY = '2000-01-01';

/** Reads it off the address of a page. */
export function askedList(asked: URLSearchParams): AskedList {
  const query = new URLSearchParams(narrowingIn(asked));
  query.delete('order');
  const isByDate = hasDateOrder(asked) && (asked.get('order') === 'date' || query.has('from') || query.has('to'));
  if (isByDate && !query.has('from') && !query.has('to')) query.set('from', FIRST_DAY);
  const cursor = asked.get('cursor');
  if (cursor) query.set('cursor', cursor);
  const trail = asked.get('trail');
  return { query, order: isByDate ? 'date' : 'arrival', trail: trail === null ? [] : trail.split(BETWEEN) };
}

/** False for what stopped or is open: that is kept in the order in which it came in, and in no other. */
export const hasDateOrder = (asked: URLSearchParams): boolean =>
  ['', 'synced'].includes(asked.get('status')?.trim() ?? '') && !asked.get('cause')?.trim();

/** What narrows the list, and its order: what every link on the page keeps. */
export const narrowingIn = (asked: URLSearchParams): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...NARROWING, 'order'].flatMap((name) => {
      const value = asked.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );

/** True where the list may leave out invoices that are there. */
export const isNarrowed = (asked: URLSearchParams): boolean => NARROWING.some((name) => asked.get(name)?.trim());

/** True of the list of what was not sent, as long as no search, day or other reason leaves out some of it. */
export const isAllSkipped = (asked: URLSearchParams): boolean => {
  const { status, cause = 'inactive', integration: _, order: __, ...rest } = narrowingIn(asked);
  return status === 'skipped' && cause === 'inactive' && Object.keys(rest).length === 0;
};

/** The same list with some of it changed, from its beginning; an empty text takes a parameter away. */
export function listWith(asked: URLSearchParams, changes: Partial<Record<Narrowing | 'order', string>>): string {
  const kept = Object.entries({ ...narrowingIn(asked), ...changes }).filter(([, value]) => value !== '');
  return kept.length === 0 ? places.invoices : places.listed(Object.fromEntries(kept));
}

/** The next page, which remembers this one. */
export const pageAfter = (asked: URLSearchParams, cursor: string): string =>
  pageAt(asked, cursor, [...askedList(asked).trail, asked.get('cursor') ?? ''].slice(-TRAIL_AT_MOST));

/** The page before this one; null on the first page, and where the way back is no longer kept. */
export function pageBefore(asked: URLSearchParams): string | null {
  const { trail } = askedList(asked);
  const cursor = trail.at(-1);
  return cursor === undefined ? null : pageAt(asked, cursor, trail.slice(0, -1));
}

const pageAt = (asked: URLSearchParams, cursor: string, trail: readonly string[]): string =>
  places.listed({
    ...narrowingIn(asked),
    ...(cursor !== '' && { cursor }),
    ...(cursor !== '' && trail.length > 0 && { trail: trail.join(BETWEEN) }),
  });

/** A page of the list in the order that its columns show. */
export function inOrder(found: readonly FoundInvoice[], order: Order): readonly FoundInvoice[] {
  const by = ({ entry, kept }: FoundInvoice) => (order === 'date' ? (kept.issued?.date ?? '') : entry.createdAt);
  return found.toSorted((one, other) => by(other).localeCompare(by(one)));
}
