import { searchInvoices } from '../../../../shared/admin/invoices/list-invoices.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { Icon } from '../../parts/icon.tsx';
import { noSuchPart } from '../../parts/older.tsx';
import { places } from '../../places.ts';
import { callFor, type Visit } from '../../visit.ts';
import { invoicePage } from '../../words/invoice.ts';
import { askedList, inOrder } from '../invoices/asked.ts';

/** The invoices before and after one on the page of the list that it was opened from. */
interface Neighbours {
  readonly list: string;
  readonly previous: string | null;
  readonly next: string | null;
}

/** Finds them by the query of that list; null when it was opened from none. */
export async function neighboursOf(id: string, visit: Visit): Promise<Neighbours | null> {
  const list = visit.query.get('list');
  if (list === null) return null;
  const { query, order } = askedList(new URLSearchParams(list));
  const listed = await searchInvoices({ ...callFor(visit, '', null), query }, visit.ports).catch(noSuchPart);
  const ids = [...new Set(inOrder(listed?.found ?? [], order).map(({ entry }) => entry.id))];
  const at = ids.indexOf(id);
  return { list, previous: at < 0 ? null : (ids[at - 1] ?? null), next: at < 0 ? null : (ids[at + 1] ?? null) };
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
        <a href={places.invoiceIn(previous, list)} rel="prev">
          <Icon name="chevronLeft" /> {say(invoicePage.previous, language)}
        </a>
      )}
      {next !== null && (
        <a href={places.invoiceIn(next, list)} rel="next">
          {say(invoicePage.next, language)} <Icon name="chevronRight" />
        </a>
      )}
    </nav>
  );
};
