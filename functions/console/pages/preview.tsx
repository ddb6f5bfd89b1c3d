import { entriesOf } from '../../../shared/admin/one-invoice.ts';
import { openBooks } from '../../../shared/admin/open-books.ts';
import { find } from '../../../shared/admin/save.ts';
import { heldInvoice } from '../../../shared/admin/sync-now.ts';
import type { About } from '../../../shared/domain/causes.ts';
import { maskedAbout } from '../../../shared/domain/masked.ts';
import { say, sentence } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import { Setback } from '../../../shared/domain/setback.ts';
import { notFound, Problem } from '../../../shared/runtime/problem.ts';
import type { Line } from '../../../shared/sync/entry.ts';
import type { InvoiceSnapshot } from '../../../shared/sync/ledger.ts';
import { type Preview, preview } from '../../../shared/sync/preview.ts';
import { Layout } from '../parts/layout.tsx';
import { Mend } from '../parts/mend.tsx';
import { amount } from '../parts/moment.tsx';
import { Notice } from '../parts/notice.tsx';
import { Table } from '../parts/table.tsx';
import { places } from '../places.ts';
import { type ConsoleApp, isMasked, type Visit } from '../visit.ts';
import { daily } from '../words/daily.ts';

/** What would be booked of an invoice: the relation, each line, the totals of both sides, and the very requests. */
export function addPreview(app: ConsoleApp): void {
  app.get('/console/invoices/:id/preview', async (c) => {
    const visit = c.get('visit');
    const { tenant, language, ports, query } = visit;
    const id = c.req.param('id');
    const { id: integration } = await find({ tenant, integration: query.get('integration') ?? '' }, ports);
    const held = await heldInvoice(await entriesOf(tenant, id, ports), ports);
    if (!held) throw notFound('invoice');
    const shown = await tryOut(held.snapshot, { tenant, integration }, visit);
    const title = `${say(daily.preview, language)}: ${held.snapshot.invoice.number}`;
    return c.html(
      <Layout visit={visit} title={title} section="invoices">
        <a class="crumb" href={places.invoice(id)}>
          {say(daily.back, language)}
        </a>
        <h1>{title}</h1>
        {shown instanceof Setback ? (
          <Notice tone="bad">{sentence(shown.code, shown.about, language)}</Notice>
        ) : (
          <Shown preview={shown} integration={integration} visit={visit} />
        )}
      </Layout>,
    );
  });
}

/** A preview, or what keeps the books from being asked. */
async function tryOut(snapshot: InvoiceSnapshot, line: Line, { ports }: Visit): Promise<Preview | Setback> {
  try {
    return await preview(snapshot, await openBooks(await find(line, ports), ports));
  } catch (error) {
    if (error instanceof Setback) return error;
    if (error instanceof Problem && error.problem === 'not-connected') return new Setback('correct', 'not-connected');
    throw error;
  }
}

interface ShownProps {
  readonly preview: Preview;
  readonly integration: string;
  readonly visit: Visit;
}

const Shown = ({ preview: { stop, totals, remarks, lines, relation, requests }, integration, visit }: ShownProps) => {
  const { language } = visit;
  const named = (about: About) => (isMasked(visit) ? maskedAbout(about) : about);
  return (
    <>
      <p class="lead">{say(daily.previewHint, language)}</p>
      <Notice tone={stop ? 'warn' : 'good'}>{say(stop ? daily.wouldStop : daily.wouldBeBooked, language)}</Notice>
      {stop && (
        <p>
          {sentence(stop.code, named(stop.about), language)}{' '}
          <Mend cause={stop.code} integration={integration} language={language} />
        </p>
      )}
      {remarks.length > 0 && (
        <ul>
          {remarks.map(({ code, about }) => (
            <li>{sentence(code, named(about), language)}</li>
          ))}
        </ul>
      )}
      <Relation relation={relation} visit={visit} />
      <section class="card">
        <Lines lines={lines} language={language} />
        <dl>
          <dt>{say(daily.inIReserve, language)}</dt>
          <dd>{amount(totals.ours, language)}</dd>
          {totals.books !== null && <dt>{say(daily.inBooks, language)}</dt>}
          {totals.books !== null && <dd>{amount(totals.books, language)}</dd>}
          {totals.difference !== null && <dt>{say(daily.difference, language)}</dt>}
          {totals.difference !== null && <dd>{amount(totals.difference, language)}</dd>}
        </dl>
      </section>
      {requests.length > 0 && !isMasked(visit) && (
        <details>
          <summary>{say(daily.requests, language)}</summary>
          {requests.map(({ method, path, body }) => (
            <pre tabindex={0}>{`${method} ${path}\n${JSON.stringify(body, null, 2)}`}</pre>
          ))}
        </details>
      )}
    </>
  );
};

const outcomes: Readonly<Record<NonNullable<Preview['relation']>['outcome'], Words>> = {
  new: daily.relationNew,
  known: daily.relationKnown,
  matched: daily.relationMatched,
  taken: daily.relationTaken,
};

interface RelationProps extends Pick<Preview, 'relation'> {
  readonly visit: Visit;
}

const Relation = ({ relation, visit }: RelationProps) => {
  const { language } = visit;
  const changes = Object.entries(relation?.changes ?? {});
  const by = relation?.matchedBy === 'field' ? daily.field : daily.customerNumber;
  const shown = (value: string | number | boolean | null) =>
    isMasked(visit) && value !== null ? '•••' : String(value ?? '');
  return (
    <section class="card" aria-labelledby="relation">
      <h2 id="relation">{say(daily.relation, language)}</h2>
      <p>
        {say(relation ? outcomes[relation.outcome] : daily.relationUnknown, language, {
          by: say(by, language).toLowerCase(),
        })}
      </p>
      {changes.length > 0 && (
        <Table
          caption={say(daily.changes, language)}
          columns={[daily.field, daily.from, daily.to].map((words) => ({ name: say(words, language) }))}
          isNamed
          rows={changes.map(([name, { from, to }]) => [name, shown(from), shown(to)])}
        />
      )}
    </section>
  );
};

const Lines = ({ lines, language }: { readonly lines: Preview['lines']; readonly language: Language }) => (
  <Table
    caption={say(daily.lines, language)}
    columns={[
      { name: say(daily.description, language) },
      { name: say(daily.quantity, language), isNumber: true },
      { name: say(daily.price, language), isNumber: true },
      { name: say(daily.vatCode, language) },
      { name: say(daily.article, language) },
    ]}
    rows={lines.map(({ description, quantity, price, vatCode, article }) => [
      description,
      amount(quantity, language),
      amount(price, language),
      vatCode ?? '',
      article ?? '',
    ])}
  />
);
