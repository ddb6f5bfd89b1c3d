import { heldChoicesIn, openContextFor } from '../../../shared/admin/integrations/options.ts';
import { find } from '../../../shared/admin/integrations/save.ts';
import { entriesOf } from '../../../shared/admin/invoices/one-invoice.ts';
import { amountText, money } from '../../../shared/domain/money.ts';
import { currencySign } from '../../../shared/domain/readable.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import { Setback } from '../../../shared/domain/setback.ts';
import type { Choice } from '../../../shared/providers/code-lists.ts';
import type { ProviderWords } from '../../../shared/providers/settings/provider-words.ts';
import { notFound, Problem } from '../../../shared/runtime/problem.ts';
import type { SyncContext } from '../../../shared/sync/ledger/context.ts';
import type { IntegrationKey, InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { Layout } from '../parts/layout.tsx';
import { Mend } from '../parts/mend.tsx';
import { amount } from '../parts/moment.tsx';
import { Notice } from '../parts/notice.tsx';
import { DataTable } from '../parts/table.tsx';
import { places } from '../places.ts';
import type { SentInvoice } from '../sight/sent-invoice.ts';
import type { ConsoleApp, Visit } from '../visit.ts';
import { booksFieldInWords } from '../words/books-fields.ts';
import { daily } from '../words/daily.ts';
import { invoicePage } from '../words/invoice.ts';
import { PreviewLines } from './preview-lines.tsx';

type Preview = Awaited<ReturnType<Visit['preview']>>;

/** What would be booked of an invoice: the relation, each line, the totals of both sides, and the very requests. */
export function addPreview(app: ConsoleApp): void {
  app.get('/console/invoices/:id/preview', async (c) => {
    const visit = c.get('visit');
    const { tenant, language, ports, query } = visit;
    const id = c.req.param('id');
    const { id: integration } = await find({ tenant, integration: query.get('integration') ?? '' }, ports);
    const entries = await entriesOf(tenant, id, ports);
    const sent = await visit.sent(entries);
    if (!sent) throw notFound('invoice');
    const tried = await tryOut(entries, { tenant, integration }, visit);
    const title = `${say(daily.preview, language)}: ${sent.invoice.number}`;
    return c.html(
      <Layout visit={visit} title={title} section="invoices">
        <a class="crumb" href={places.invoice(id)}>
          {say(daily.back, language)}
        </a>
        <h1>{title}</h1>
        {tried instanceof Setback ? (
          <Notice tone="bad">{visit.tell(tried.cause, tried.about)}</Notice>
        ) : (
          <Shown {...tried} sent={sent} visit={visit} />
        )}
      </Layout>,
    );
  });
}

/** A preview, or what keeps the books from being asked. */
async function tryOut(
  entries: readonly InvoiceEntry[],
  key: IntegrationKey,
  { ports, preview }: Visit,
): Promise<Tried | Setback> {
  try {
    const integration = await find(key, ports);
    const context = await openContextFor(integration, ports);
    const shown = await preview(entries, context);
    return {
      ...{ integration, theirs: context.provider.words, preview: shown },
      vatCodes: await listOf('vatCodes', context),
      ledgerAccounts: await listOf('ledgerAccounts', context),
      byArticle: context.provider.choices.articles !== undefined,
      isDraft: !context.settings.finaliseInvoice && !context.provider.isAlwaysFinal?.(context.details),
    };
  } catch (error) {
    if (error instanceof Setback) return error;
    if (error instanceof Problem && error.problem === 'not-connected') return new Setback('correct', 'not-connected');
    throw error;
  }
}

/** What the codes of a list of the books are called; of one that was never read the codes themselves have to do. */
async function listOf(list: 'vatCodes' | 'ledgerAccounts', context: SyncContext): Promise<readonly Choice[]> {
  try {
    return await heldChoicesIn(list, context);
  } catch (error) {
    if (error instanceof Setback) return [];
    throw error;
  }
}

interface Tried {
  readonly integration: Integration;
  /** What these books call things. */
  readonly theirs: ProviderWords;
  readonly preview: Preview;
  readonly vatCodes: readonly Choice[];
  readonly ledgerAccounts: readonly Choice[];
  /** Where a line is mapped to no ledger account, its article decides. */
  readonly byArticle: boolean;
  /** What these settings make counts only once somebody makes it final. */
  readonly isDraft: boolean;
}

interface ShownProps extends Tried {
  readonly sent: SentInvoice;
  readonly visit: Visit;
}

const Shown = (props: ShownProps) => {
  const { integration, isDraft, visit } = props;
  const { stop, remarks, requests } = props.preview;
  const { language, tell } = visit;
  return (
    <>
      <p class="lead">{say(daily.previewHint, language)}</p>
      <Notice tone={stop || isDraft ? 'warn' : 'good'}>
        {say(stop ? daily.wouldStop : isDraft ? invoicePage.wouldBeDraft : daily.wouldBeBooked, language)}
      </Notice>
      {stop && (
        <p>
          {tell(stop.cause, stop.about)} <Mend cause={stop.cause} integration={integration.id} language={language} />
        </p>
      )}
      {remarks.length > 0 && (
        <>
          <h2>{say(daily.remarks, language)}</h2>
          <ul>
            {remarks.map(({ code, about }) => (
              <li>{tell(code, about)}</li>
            ))}
          </ul>
        </>
      )}
      <Relation {...props} />
      <section class="card">
        <PreviewLines {...props} lines={props.preview.lines} booked={props.preview.booked} />
        <Totals {...props} />
      </section>
      {requests.length > 0 && (
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

const PARTS = [
  ['exclVat', daily.exclVat],
  ['vat', daily.vat],
  ['inclVat', daily.inclVat],
] as const;

/** What i-Reserve sent and what the books would make of it: without VAT, the VAT, and with it. */
const Totals = ({ preview: { booked, totals }, sent, visit: { language } }: ShownProps) => (
  <DataTable
    caption={say(daily.total, language)}
    columns={[
      { name: say(invoicePage.amountOf, language, { currency: sent.invoice.currency }) },
      ...[daily.inIReserve, daily.inBooks, daily.difference].map((words) => ({
        ...{ name: say(words, language), isNumber: true, unit: currencySign(sent.invoice.currency) },
      })),
    ]}
    isNamed
    rows={PARTS.map(([part, words]) => {
      const ours = sent.invoice.totals[part];
      const books = booked?.[part] ?? (part === 'inclVat' ? totals.books : null);
      const difference = books === null ? null : amountText(money(books).minus(ours));
      return [
        say(words, language),
        amount(ours, language),
        books === null ? say(daily.untold, language) : amount(books, language),
        amount(difference, language),
      ];
    })}
  />
);

const outcomes: Readonly<Record<NonNullable<Preview['relation']>['outcome'], Words>> = {
  new: daily.relationNew,
  known: daily.relationKnown,
  matched: daily.relationMatched,
  taken: daily.relationTaken,
};

const Relation = ({ preview: { relation }, sent: { customer }, theirs, visit }: ShownProps) => {
  const { language } = visit;
  const changes = Object.entries(relation?.changes ?? {});
  const by = relation?.matchedBy === 'field' ? daily.field : daily.customerNumber;
  const shown = (value: string | number | boolean | null) => String(value ?? '');
  return (
    <section class="card" aria-labelledby="relation">
      <h2 id="relation">{say(theirs.relation, language)}</h2>
      <dl>
        <dt>{say(daily.name, language)}</dt>
        <dd>{customer.name}</dd>
        <dt>{say(daily.customerNumber, language)}</dt>
        <dd>{customer.number}</dd>
      </dl>
      <p>
        {say(relation ? outcomes[relation.outcome] : daily.relationUnknown, language, {
          by: say(by, language).toLowerCase(),
        })}
      </p>
      {changes.length > 0 && (
        <DataTable
          caption={say(daily.changes, language)}
          columns={[daily.field, daily.from, daily.to].map((words) => ({ name: say(words, language) }))}
          isNamed
          rows={changes.map(([name, { from, to }]) => [booksFieldInWords(name, language), shown(from), shown(to)])}
        />
      )}
    </section>
  );
};
