import { searchInvoices } from '../../../../shared/admin/invoices/list-invoices.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { Icon } from '../../parts/icon.tsx';
import { noSuchPart } from '../../parts/older.tsx';
import { places } from '../../places.ts';
import { callFor, type Visit } from '../../visit.ts';
import { invoicePage } from '../../words/invoice.ts';
import { askedList, inOrder, pageAfter, pageBefore } from '../invoices/asked.ts';

/** An invoice, and the query of the page of the list that it is on. */
interface Neighbour {
  readonly id: string;
  readonly list: string;
}

/** The invoices before and after one in the list that it was opened from. */
interface Neighbours {
  readonly list: string;
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
}

/** Finds them by the query of that list, also on the pages beside it; null when it was opened from none. */
export async function neighboursOf(id: string, visit: Visit): Promise<Neighbours | null> {
  const list = visit.query.get('list');
  if (list === null) return null;
  const asked = new URLSearchParams(list);
  const { ids, cursor } = await pageOf(asked, visit);
  const at = ids.indexOf(id);
  if (at < 0) return { list, previous: null, next: null };
  const on = (one: string | undefined): Neighbour | null => (one === undefined ? null : { id: one, list });
  return {
    list,
    previous: on(ids[at - 1]) ?? (at === 0 ? await beside(pageBefore(asked), -1, visit) : null),
    next: on(ids[at + 1]) ?? (cursor === null ? null : await beside(pageAfter(asked, cursor), 0, visit)),
  };
}

/** The ids on a page of the list, in its order. */
async function pageOf(asked: URLSearchParams, visit: Visit) {
  const { query, order } = askedList(asked);
  const listed = await searchInvoices({ ...callFor(visit, '', null), query }, visit.ports).catch(noSuchPart);
  const ids = [...new Set(inOrder(listed?.found ?? [], order).map(({ entry }) => entry.id))];
  return { ids, cursor: listed?.cursor ?? null };
}

/** The first (0) or the last (-1) on another page of the list. */
async function beside(address: string | null, at: 0 | -1, visit: Visit): Promise<Neighbour | null> {
  if (address === null) return null;
  const list = address.split('?')[1] ?? '';
  const id = (await pageOf(new URLSearchParams(list), visit)).ids.at(at);
  return id === undefined ? null : { id, list };
}

interface NeighbourLinksProps {
  readonly neighbours: Neighbours | null;
  readonly visit: Visit;
}

/** Links to both, and back to the list. */
export const NeighbourLinks = ({ neighbours, visit: { language } }: NeighbourLinksProps) => {
  if (!neighbours) return null;
  const { list, previous, next } = neighbours;
  return (
    <nav class="pager start" aria-label={say(invoicePage.neighbours, language)}>
      <a href={list === '' ? places.invoices : `${places.invoices}?${list}`}>{say(invoicePage.toList, language)}</a>
      {previous !== null && (
        <a href={places.invoiceIn(previous.id, previous.list)} rel="prev">
          <Icon name="chevronLeft" /> {say(invoicePage.previous, language)}
        </a>
      )}
      {next !== null && (
        <a href={places.invoiceIn(next.id, next.list)} rel="next">
          {say(invoicePage.next, language)} <Icon name="chevronRight" />
        </a>
      )}
    </nav>
  );
};
