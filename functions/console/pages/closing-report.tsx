import * as v from 'valibot';
import { monthAt } from '../../../shared/admin/closing/calendar.ts';
import { type CsvForm, csvAnswer, plainCsv } from '../../../shared/admin/closing/closing-csv.ts';
import { closingReport, MonthBody, sendMissing } from '../../../shared/admin/closing/closing-report.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import type { ClosingReport } from '../../../shared/sync/review/close-month.ts';
import { Layout } from '../parts/layout.tsx';
import { amount } from '../parts/moment.tsx';
import { Notice } from '../parts/notice.tsx';
import { Press } from '../parts/press.tsx';
import { HowFar } from '../parts/saved.tsx';
import { DataTable } from '../parts/table.tsx';
import { places } from '../places.ts';
import { attempt, type FormRefusal } from '../refusal.ts';
import { type ConsoleApp, type ConsoleContext, callFor, type Visit } from '../visit.ts';
import { daily } from '../words/daily.ts';
import { theOne } from './authentication/index.tsx';

const states: Readonly<
  Record<ClosingReport['items'][number]['state'], { readonly words: Words; readonly tone: string }>
> = {
  present: { words: daily.present, tone: 'good' },
  missing: { words: daily.missing, tone: 'bad' },
  different: { words: daily.different, tone: 'bad' },
  parked: { words: daily.parkedState, tone: 'warn' },
  skipped: { words: daily.skippedState, tone: '' },
};

/** A Dutch spreadsheet takes a point in a number for a thousand. */
const csvForms: Readonly<Record<Language, CsvForm>> = {
  en: plainCsv,
  nl: {
    ...{ name: 'maandaansluiting', separator: ';', decimal: ',', mark: '\uFEFF' },
    items: ['Id', 'Factuurnummer', 'Stand', 'In i-Reserve', 'In de boekhouding'],
    perRate: ['Btw-tarief', 'In i-Reserve', 'In de boekhouding', 'Btw in i-Reserve', 'Btw in de boekhouding'],
    state: (state) => states[state].words.nl,
  },
};

/** A month of i-Reserve against the books, for one integration, and "send the missing ones". */
export function addClosingReport(app: ConsoleApp): void {
  app.get('/console/integrations/:id/closing-report', async (c) => show(c, c.get('visit').query.get('month'), null));
  app.get('/console/integrations/:id/closing-report.csv', async (c) => {
    const visit = c.get('visit');
    const asked = visit.query.get('month');
    const month = monthOf(asked, visit);
    const integration = await theOne(c);
    if (month === null) return c.redirect(reportOf(integration.id, { month: asked ?? '' }), 303); // the page says why
    const { done } = await attempt(visit.language, () => closingReport(integration, month, visit.ports));
    if (!done) return c.redirect(reportOf(integration.id, { month }), 303); // the page says why
    const { statusCode, headers, body } = csvAnswer(done, month, csvForms[visit.language]);
    return new Response(body, { status: statusCode, headers });
  });
  app.post('/console/integrations/:id/closing-report/send', async (c) => {
    const visit = c.get('visit');
    const id = c.req.param('id');
    const month = monthOf(visit.form.get('month'), visit);
    if (month === null) return show(c, visit.form.get('month'), null);
    const { done, refusal } = await attempt(visit.language, () =>
      sendMissing(callFor(visit, id, { month }), visit.ports),
    );
    if (refusal) return show(c, month, refusal);
    return c.redirect(reportOf(id, { month, sent: String(done.count), expired: String(done.expired) }), 303);
  });
}

async function show(c: ConsoleContext, asked: string | null, refused: FormRefusal | null): Promise<Response> {
  const visit = c.get('visit');
  const { language, ports, query } = visit;
  const integration = await theOne(c);
  const month = monthOf(asked, visit);
  const { done, refusal } =
    month === null ? NO_REPORT : await attempt(language, () => closingReport(integration, month, ports));
  const { vatRates } = await ports.catalogue(visit.tenant);
  const isLate = refusal?.name === 'out-of-time';
  if (isLate) c.header('retry-after', '60');
  const title = `${say(daily.closingReport, language)}: ${ports.provider(integration.provider).title}`;
  return c.html(
    <Layout
      visit={visit}
      title={title}
      section="overview"
      back={reportOf(integration.id, month === null ? {} : { month })}
    >
      <h1>{title}</h1>
      <Sent query={query} id={integration.id} language={language} />
      {refused && <Notice tone="bad">{refused.message}</Notice>}
      <form method="get" action={places.closingReport(integration.id)} class="filter">
        <label for="month">{say(daily.month, language)}</label>
        <input
          type="month"
          id="month"
          name="month"
          class="month"
          value={month ?? monthAt(ports.clock.now())}
          required
        />
        <button type="submit" class="quiet">
          {say(daily.compare, language)}
        </button>
      </form>
      {month === null && <Notice tone="bad">{say(daily.noMonth, language)}</Notice>}
      {refusal && <Notice tone="bad">{refusal.message}</Notice>}
      {month !== null && done && (
        <Report report={done} month={month} integration={integration.id} visit={visit} rates={vatRates} />
      )}
    </Layout>,
    month === null ? 400 : isLate ? 503 : refused ? 409 : 200,
  );
}

const reportOf = (id: string, query: Readonly<Record<string, string>>): string =>
  `${places.closingReport(id)}?${new URLSearchParams(query)}`;

const NO_REPORT = { done: null, refusal: null };

/** The month that was asked for; this month when nobody asked, and null when it is none. */
function monthOf(asked: string | null, { ports }: Visit): string | null {
  if (!asked) return monthAt(ports.clock.now());
  return v.is(MonthBody, { month: asked }) ? asked : null;
}

const Sent = ({ query, id, language }: Pick<Visit, 'query' | 'language'> & { readonly id: string }) => {
  const [count, expired] = [Number(query.get('sent')), Number(query.get('expired'))];
  if (!query.has('sent')) return null;
  return (
    <Notice tone={expired > 0 ? 'warn' : 'good'}>
      {say(daily.sentMissing, language, { count: String(count) })} <HowFar from={count} id={id} language={language} />
      {expired > 0 && ` ${say(daily.sentExpired, language, { count: String(expired) })}`}
    </Notice>
  );
};

interface ReportProps {
  readonly report: ClosingReport;
  readonly month: string;
  readonly integration: string;
  readonly visit: Visit;
  /** What i-Reserve calls its VAT rates. */
  readonly rates: Catalogue['vatRates'];
}

const Report = ({ report: { items, perRate }, month, integration, visit, rates }: ReportProps) => {
  const { language } = visit;
  const missing = items.filter(({ state }) => state === 'missing').length;
  if (items.length === 0) return <p>{say(daily.nothingThisMonth, language)}</p>;
  return (
    <>
      {items.every(({ state }) => state === 'present') && (
        <Notice tone="good">{say(daily.allPresent, language)}</Notice>
      )}
      <section class="card">
        <Items items={items} language={language} />
        <div class="actions">
          {missing > 0 && (
            <Press
              visit={visit}
              action={places.sendMissing(integration)}
              label={`${say(daily.sendMissing, language)} (${missing})`}
              values={{ month }}
            />
          )}
          <a class="button quiet" href={places.closingReportCsv(integration, month)} download>
            {say(daily.asCsv, language)}
          </a>
        </div>
      </section>
      {perRate.length > 0 && <PerRate perRate={perRate} language={language} rates={rates} />}
    </>
  );
};

/** i-Reserve beside the books. */
const both = (language: Language, pair: readonly Words[] = [daily.inIReserve, daily.inBooks]) =>
  pair.map((words) => ({ name: say(words, language), isNumber: true }));

const Items = ({ items, language }: Pick<ClosingReport, 'items'> & { readonly language: Language }) => (
  <DataTable
    caption={say(daily.invoices, language)}
    columns={[{ name: say(daily.number, language) }, { name: say(daily.state, language) }, ...both(language)]}
    isNamed
    rows={items.map(({ id, number, state, ours, books }) => [
      <a href={places.invoice(id)}>{number ?? id}</a>,
      <span class={`badge ${states[state].tone}`}>{say(states[state].words, language)}</span>,
      amount(ours, language),
      amount(books, language),
    ])}
  />
);

const PerRate = ({
  perRate,
  language,
  rates,
}: Pick<ClosingReport, 'perRate'> & Pick<ReportProps, 'rates'> & { readonly language: Language }) => (
  <section class="card">
    <DataTable
      caption={say(daily.perRate, language)}
      columns={[
        { name: say(daily.vatRate, language) },
        ...both(language),
        ...both(language, [daily.vatInIReserve, daily.vatInBooks]),
      ]}
      isNamed
      rows={perRate.map(({ vatRate, ours, books, vat }) => [
        rates.find(({ id }) => id === vatRate)?.description ?? vatRate,
        ...[ours, books, vat.ours, vat.books].map((text) => amount(text, language)),
      ])}
    />
  </section>
);
