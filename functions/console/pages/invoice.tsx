import * as v from 'valibot';
import { entriesOf, stopOf } from '../../../shared/admin/invoices/one-invoice.ts';
import { syncCustomer, syncInvoice } from '../../../shared/admin/invoices/sync-now.ts';
import { Cause } from '../../../shared/domain/causes.ts';
import { say } from '../../../shared/domain/sentences.ts';
import { remedyWords } from '../../../shared/domain/sentences-words.ts';
import { notFound } from '../../../shared/runtime/problem.ts';
import { type InvoiceEntry, statusOf } from '../../../shared/sync/ledger/entry.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { isOn } from '../../../shared/sync/ledger/integration-state.ts';
import { canBePushedAgain } from '../daily/mend.ts';
import { Layout } from '../parts/layout.tsx';
import { Mend } from '../parts/mend.tsx';
import { MomentText } from '../parts/moment.tsx';
import { Notice } from '../parts/notice.tsx';
import { Press } from '../parts/press.tsx';
import { isDraft, StandingBadge } from '../parts/standing.tsx';
import { places } from '../places.ts';
import type { SentInvoice } from '../sight/sent-invoice.ts';
import { type ConsoleApp, callFor, type Visit } from '../visit.ts';
import { daily, stepWords } from '../words/daily.ts';
import { Sent } from './invoice-sent.tsx';

/** How often the page of an invoice that was just sent looks again. */
const LOOK_AGAIN_S = '3';

interface Props {
  readonly visit: Visit;
  /** What i-Reserve sent; null when it is no longer kept. */
  readonly sent: SentInvoice | null;
}

/** One invoice: where it stands in each of the books and how it came there, what i-Reserve sent, and what can be done. */
export function addInvoice(app: ConsoleApp): void {
  app.get('/console/invoices/:id', async (c) => {
    const visit = c.get('visit');
    const { tenant, language, ports, query } = visit;
    const entries = await entriesOf(tenant, c.req.param('id'), ports);
    const [first] = entries;
    if (!first) throw notFound('invoice');
    const sent = await visit.sent(entries);
    const isGoing = query.has('sent') && entries.some((entry) => statusOf(entry) === 'received');
    if (isGoing) c.header('refresh', LOOK_AGAIN_S);
    const integrations = await ports.integrations.ofTenant(tenant);
    const title = `${say(daily.invoice, language)} ${first.number ?? first.id}`;
    return c.html(
      <Layout visit={visit} title={title} section="invoices">
        <h1>{title}</h1>
        {isGoing && <Notice tone="good">{say(daily.isSent, language)}</Notice>}
        {entries.map((entry) => (
          <EntryCard
            entry={entry}
            visit={visit}
            sent={sent}
            integration={integrations.find(({ id }) => id === entry.integration) ?? null}
          />
        ))}
        <section class="card" aria-labelledby="sent">
          <h2 id="sent">{say(daily.sent, language)}</h2>
          {sent ? <Sent sent={sent} visit={visit} /> : <p>{say(daily.sentGone, language)}</p>}
        </section>
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

interface EntryProps extends Props {
  readonly entry: InvoiceEntry;
  /** Null when it was disconnected: its ledger is all that is left. */
  readonly integration: Integration | null;
}

const EntryCard = (props: EntryProps) => {
  const { entry, visit } = props;
  const { language, ports, tell } = visit;
  const { title } = ports.provider(entry.provider);
  const { integration, url, remarks, steps } = entry;
  const { cause, remedy } = stopOf(entry);
  const status = statusOf(entry);
  const needsSomebody = cause !== null && status !== 'synced';
  return (
    <section class="card" aria-labelledby={`in-${integration}`}>
      <h2 id={`in-${integration}`}>{title}</h2>
      <p>
        <StandingBadge status={status} finalised={entry.finalised} language={language} />{' '}
        {entry.externalId &&
          say(entry.finalised ? daily.finalIn : daily.draftIn, language, {
            books: title,
            number: entry.externalNumber ?? '',
          })}
      </p>
      {needsSomebody && (
        <p>
          {tell(cause, entry.about)} <Mend cause={cause} integration={integration} language={language} />
        </p>
      )}
      {needsSomebody && remedy && <p>{say(remedyWords[remedy], language)}</p>}
      {url && (
        <p>
          <a href={url} rel="noreferrer">
            {say(daily.openInBooks, language, { books: title })}
          </a>
        </p>
      )}
      <Actions {...props} />
      {remarks.length > 0 && (
        <>
          <h3>{say(daily.remarks, language)}</h3>
          <ul>
            {remarks.map(({ code, about }) => (
              <li>{tell(code, about)}</li>
            ))}
          </ul>
        </>
      )}
      <h3>{say(daily.path, language)}</h3>
      <ol class="how">
        {steps.map(({ step, at }) => (
          <li>
            <MomentText at={at} language={language} /> –{' '}
            {step === 'booked' && isDraft({ status, finalised: entry.finalised })
              ? say(daily.bookedAsDraft, language)
              : stepText(step, visit)}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** What can be done with it as long as it is known what i-Reserve sent; an integration that is off only remembers. */
const Actions = ({ entry, visit, sent, integration }: EntryProps) => {
  const { language, ports } = visit;
  if (!sent || !integration) return null;
  const { id } = entry;
  const { cause } = stopOf(entry);
  const status = statusOf(entry);
  const { title } = ports.provider(entry.provider);
  const again = status === 'skipped' ? daily.sendAfterAll : status === 'parked' ? daily.sendAgain : daily.sendToBooks;
  return (
    <>
      <div class="actions">
        {isOn(integration) && (cause === null || canBePushedAgain(cause)) && (
          <Press
            action={places.invoiceSync(id)}
            visit={visit}
            label={say(again, language)}
            hint={title}
            values={{ integration: entry.integration }}
            tone={status === 'synced' ? 'quiet' : undefined}
          />
        )}
        <a class="button quiet" href={places.preview(id, entry.integration)}>
          {say(daily.preview, language)}
          <span class="sr"> {title}</span>
        </a>
      </div>
      {!isOn(integration) && <p class="hint">{say(daily.sendWhenOn, language)}</p>}
    </>
  );
};

/** A step in words; where it stopped, the step is the cause. */
const stepText = (step: string, { language, tell }: Visit): string => {
  const words = stepWords[step];
  if (words) return say(words, language);
  return v.is(Cause, step) ? tell(step) : step;
};
