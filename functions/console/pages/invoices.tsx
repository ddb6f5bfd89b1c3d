import { listInvoices } from '../../../shared/admin/invoices/list-invoices.ts';
import { say } from '../../../shared/domain/sentences.ts';
import { type ShownStatus, statusWords } from '../../../shared/domain/sentences-words.ts';
import { Layout } from '../parts/layout.tsx';
import { MomentText } from '../parts/moment.tsx';
import { noSuchPart, Older } from '../parts/older.tsx';
import { StandingBadge } from '../parts/standing.tsx';
import { DataTable } from '../parts/table.tsx';
import { places } from '../places.ts';
import { type ConsoleApp, callFor, type Visit } from '../visit.ts';
import { daily } from '../words/daily.ts';

type Listed = Awaited<ReturnType<typeof listInvoices>>['items'][number];

interface Props {
  readonly visit: Visit;
  /** The tenant's integrations by id, with the name of their books. */
  readonly integrations: readonly { readonly id: string; readonly title: string }[];
}

/** What happened today and this month, and each invoice, newest first. */
export function addInvoices(app: ConsoleApp): void {
  app.get(places.invoices, async (c) => {
    const visit = c.get('visit');
    const { tenant, language, ports } = visit;
    const listed = await listInvoices(callFor(visit, '', null), ports).catch(noSuchPart);
    if (listed === null) return c.redirect(places.invoices, 303);
    const all = await ports.integrations.everOfTenant(tenant);
    const integrations = all.map(({ id, provider }) => {
      const { title } = ports.provider(provider);
      return { id, title: id === provider ? title : `${title} (${id})` };
    });
    return c.html(
      <Layout visit={visit} title={say(daily.invoices, language)} section="invoices">
        <h1>{say(daily.invoices, language)}</h1>
        <section class="card">
          <Filter visit={visit} integrations={integrations} />
          {listed.items.length === 0 ? (
            <p>{say(daily.noInvoices, language)}</p>
          ) : (
            <List items={listed.items} visit={visit} integrations={integrations} />
          )}
          <Older visit={visit} place={places.invoices} cursor={listed.cursor} text={say(daily.older, language)} />
        </section>
      </Layout>,
    );
  });
}

const STATUSES: readonly ShownStatus[] = ['parked', 'received', 'waiting', 'uncertain', 'skipped', 'synced'];

const Filter = ({ visit: { language, query }, integrations }: Props) => (
  <form method="get" action={places.invoices} class="filter">
    <label>
      {say(daily.status, language)}{' '}
      <select name="status">
        <option value="">{say(daily.all, language)}</option>
        {STATUSES.map((status) => (
          <option value={status} selected={query.get('status') === status}>
            {say(status === 'synced' ? daily.inBooks : statusWords[status], language)}
          </option>
        ))}
      </select>
    </label>
    {integrations.length > 1 && (
      <label>
        {say(daily.integration, language)}{' '}
        <select name="integration">
          <option value="">{say(daily.all, language)}</option>
          {integrations.map(({ id, title }) => (
            <option value={id} selected={query.get('integration') === id}>
              {title}
            </option>
          ))}
        </select>
      </label>
    )}
    <button type="submit">{say(daily.filter, language)}</button>
  </form>
);

const List = ({ items, visit: { language, tell }, integrations }: Props & { readonly items: readonly Listed[] }) => (
  <DataTable
    caption={say(daily.invoices, language)}
    columns={[daily.number, daily.integration, daily.status, daily.numberInBooks, daily.changed].map((words) => ({
      name: say(words, language),
    }))}
    isNamed
    rows={items.map((entry) => [
      <a href={places.invoice(entry.id)}>{entry.number ?? entry.id}</a>,
      integrations.find(({ id }) => id === entry.integration)?.title ?? entry.integration,
      <>
        <StandingBadge status={entry.status} finalised={entry.finalised} language={language} />
        {entry.cause && entry.status !== 'synced' && <p class="hint">{tell(entry.cause)}</p>}
      </>,
      entry.externalNumber ?? (entry.externalId ? say(daily.draft, language) : ''),
      <MomentText at={entry.updatedAt} language={language} />,
    ])}
  />
);
