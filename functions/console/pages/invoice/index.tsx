import { entriesOf, stopOf } from '../../../../shared/admin/invoices/one-invoice.ts';
import { syncCustomer, syncInvoice } from '../../../../shared/admin/invoices/sync-now.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { notFound } from '../../../../shared/runtime/problem.ts';
import { type InvoiceEntry, statusOf } from '../../../../shared/sync/ledger/entry.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { takesPart } from '../../../../shared/sync/ledger/integration-state.ts';
import { holdOf } from '../../daily/hold.ts';
import { Layout } from '../../parts/layout.tsx';
import { Notice } from '../../parts/notice.tsx';
import { places } from '../../places.ts';
import { type ConsoleApp, callFor, type Visit } from '../../visit.ts';
import { daily } from '../../words/daily.ts';
import { invoicePage } from '../../words/invoice.ts';
import { mendOf } from '../overview/mend.tsx';
import { relationOf } from './books-links.tsx';
import { EntryCard } from './entry.tsx';
import { lookOf } from './look.tsx';
import { NeighbourLinks, neighboursOf } from './neighbours.tsx';
import { Sent } from './sent.tsx';

/** How often the page of an invoice that was just sent looks again. */
const LOOK_AGAIN_S = '3';

/** One invoice: where it stands in each of the books and how it came there, what i-Reserve sent, and what can be done. */
export function addInvoice(app: ConsoleApp): void {
  app.get('/console/invoices/:id', async (c) => {
    const visit = c.get('visit');
    const { tenant, language, ports, query } = visit;
    const entries = await entriesOf(tenant, c.req.param('id'), ports);
    const [first] = entries;
    if (!first) throw notFound('invoice');
    const [sent, integrations, neighbours] = await Promise.all([
      visit.sent(entries),
      ports.integrations.ofTenant(tenant),
      neighboursOf(first.id, visit),
    ]);
    const isSent = (entry: InvoiceEntry) =>
      statusOf(entry) === 'received' &&
      holdOf(integrations.find(({ id }) => id === entry.integration) ?? null) === null;
    const isGoing = query.has('sent') && entries.some(isSent);
    if (isGoing) c.header('refresh', LOOK_AGAIN_S);
    const cards = await Promise.all(
      entries.map((entry) => cardOf(entry, integrations.find(({ id }) => id === entry.integration) ?? null, visit)),
    );
    const holds = integrations.filter(takesPart).map((one) => holdOf(one));
    const kind = sent?.invoice.kind === 'credit' ? daily.credit : daily.invoice;
    const title = `${say(kind, language)} ${first.number ?? first.id}`;
    return c.html(
      <Layout visit={visit} title={title} section="invoices">
        <NeighbourLinks neighbours={neighbours} visit={visit} />
        <h1>{title}</h1>
        {isGoing && <Notice tone="good">{say(daily.isSent, language)}</Notice>}
        {cards.map((card) => (
          <EntryCard {...card} visit={visit} sent={sent} />
        ))}
        {entries.some(({ hash }) => hash !== null) && (
          <section class="card" aria-labelledby="sent">
            <h2 id="sent">{say(daily.sent, language)}</h2>
            {sent ? (
              <Sent sent={sent} holds={holds} visit={visit} />
            ) : (
              <p>
                {say(invoicePage.sentGone, language)}{' '}
                {entries.some((entry) => statusOf(entry) !== 'synced') && say(invoicePage.sendThere, language)}
              </p>
            )}
          </section>
        )}
      </Layout>,
    );
  });
  app.post('/console/invoices/:id/sync', async (c) => {
    const visit = c.get('visit');
    const id = c.req.param('id');
    await syncInvoice(callFor(visit, id, null), visit.ports, visit.form.get('integration'));
    return c.redirect(`${places.invoice(id)}?sent`, 303);
  });
  app.post('/console/customers/:id/sync', async (c) => {
    const visit = c.get('visit');
    await syncCustomer(callFor(visit, c.req.param('id'), null), visit.ports);
    return c.redirect(`${places.invoice(visit.form.get('invoice') ?? '')}?sent`, 303);
  });
}

/** What the card of one entry shows beside the entry itself. */
async function cardOf(entry: InvoiceEntry, integration: Integration | null, visit: Visit) {
  const { cause } = stopOf(entry);
  const isStopped = statusOf(entry) === 'parked' && cause !== null;
  const [means, relation, looked] = await Promise.all([
    isStopped && integration ? mendOf(cause, [entry.about], integration, visit) : null,
    relationOf(entry, integration, visit),
    lookOf(entry, integration, visit),
  ]);
  return { entry, integration, means, relation, looked };
}
