import { stopOf } from '../../../../shared/admin/invoices/one-invoice.ts';
import { currencySign, dayText } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Words } from '../../../../shared/domain/sentences-words.ts';
import { statusOf } from '../../../../shared/sync/ledger/entry.ts';
import type { Hold } from '../../daily/hold.ts';
import { amount, SecondText } from '../../parts/moment.tsx';
import { StandingBadge } from '../../parts/standing.tsx';
import { places } from '../../places.ts';
import { mayChange } from '../../roles.ts';
import type { Visit } from '../../visit.ts';
import { causeNames } from '../../words/cause-names.ts';
import { daily } from '../../words/daily.ts';
import { listPage } from '../../words/invoices.ts';
import { remarkNames } from '../../words/remark-names.ts';
import { type FoundInvoice, hasDateOrder, listWith, type Order } from './asked.ts';
import { canGoAgain } from './send.ts';

/** What the list shows. */
export interface ListProps {
  readonly found: readonly FoundInvoice[];
  readonly order: Order;
  /** The tenant's integrations by id, with the name of their books. */
  readonly integrations: readonly {
    readonly id: string;
    readonly title: string;
    /** What holds it up. */
    readonly hold: Hold | null;
  }[];
  readonly visit: Visit;
}

/** The invoices in rows; on a telephone each is a few lines. */
export const List = ({ found, order, integrations, visit }: ListProps) => {
  const { language, query } = visit;
  const plain = (words: Words, cell: string) => (
    <th scope="col" class={cell}>
      {say(words, language)}
    </th>
  );
  const sortable = (words: Words, by: Order, cell: string, href: string) => (
    <th scope="col" class={cell} aria-sort={order === by ? 'descending' : undefined}>
      {order === by ? (
        <>
          {say(words, language)} <span aria-hidden="true">↓</span>
          <span class="sr"> ({say(listPage.newestFirst, language)})</span>
        </>
      ) : (
        <a href={href}>
          {say(words, language)}
          <span class="sr"> – {say(listPage.orderBy, language, { name: say(words, language).toLowerCase() })}</span>
        </a>
      )}
    </th>
  );
  return (
    <section class="scroll" tabindex={0} aria-label={say(daily.invoices, language)}>
      <table class="invoices">
        <caption class="sr">{say(daily.invoices, language)}</caption>
        <thead>
          <tr>
            <td class="pick-cell"></td>
            {plain(daily.number, 'no')}
            {hasDateOrder(query)
              ? sortable(daily.date, 'date', 'day', listWith(query, { order: 'date' }))
              : plain(daily.date, 'day')}
            {plain(daily.customer, 'who')}
            <th scope="col" class="number sum">
              {say(listPage.amount, language)}
            </th>
            {plain(daily.status, 'how')}
            {plain(listPage.booksNumber, 'there')}
            {plain(daily.remarks, 'notes')}
            {sortable(listPage.arrived, 'arrival', 'came', listWith(query, { order: '', from: '', to: '' }))}
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <Row one={one} integrations={integrations} visit={visit} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

interface RowProps extends Pick<ListProps, 'integrations' | 'visit'> {
  readonly one: FoundInvoice;
}

const Row = ({ one: { entry, kept }, integrations, visit: { language, query, session } }: RowProps) => {
  const { id, integration, finalised, remarks } = entry;
  const number = entry.number ?? id;
  const status = statusOf(entry);
  const { cause } = stopOf(entry);
  const line = integrations.find(({ id: name }) => name === integration);
  const books = integrations.length > 1 ? line?.title : undefined;
  const names = [...new Set(remarks.map(({ code }) => say(remarkNames[code], language)))];
  const { issued, customerName } = kept;
  return (
    <tr>
      <td class="pick-cell">
        {mayChange(session.role) && line?.hold === null && canGoAgain(entry) && (
          <input
            type="checkbox"
            name={`ids:${integration}`}
            value={id}
            aria-label={say(listPage.select, language, { number: books ? `${number} (${books})` : number })}
          />
        )}
      </td>
      <th scope="row" class="no">
        <a href={places.invoiceIn(id, query.toString())}>{number}</a>
        {books && <small>{books}</small>}
      </th>
      <td class="day">{issued ? dayText(issued.date, language) : ''}</td>
      <td class="who">{customerName ?? ''}</td>
      <td class="number sum">
        {issued && `${currencySign(issued.currency ?? '')} ${amount(issued.inclVat, language)}`}
      </td>
      <td class="how">
        <StandingBadge status={status} finalised={finalised} hold={line?.hold ?? null} language={language} />
        {cause && status !== 'synced' && <small>{say(causeNames[cause], language)}</small>}
      </td>
      {finalised && entry.externalNumber ? (
        <td class="there" data-label={say(listPage.booksNumber, language)}>
          {entry.externalNumber}
        </td>
      ) : (
        <td class="there"></td>
      )}
      <td class="notes">{names.join(', ')}</td>
      <td class="came">
        <SecondText at={entry.createdAt} language={language} />
      </td>
    </tr>
  );
};
