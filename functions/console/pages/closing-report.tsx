import * as v from 'valibot';
import { monthAt } from '../../../shared/admin/calendar.ts';
import { closingReport, MonthBody, sendMissing, showClosingReport } from '../../../shared/admin/closing-report.ts';
import { find } from '../../../shared/admin/save.ts';
import { say, sentence } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import { Setback } from '../../../shared/domain/setback.ts';
import { Problem } from '../../../shared/runtime/problem.ts';
import type { ClosingReport } from '../../../shared/sync/close-month.ts';
import type { Integration } from '../../../shared/sync/integration.ts';
import { Layout } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { Press } from '../parts/press.tsx';
import { places } from '../places.ts';
import { type ConsoleApp, callFor, type Visit } from '../visit.ts';
import { daily } from '../words/daily.ts';

const states: Readonly<
  Record<ClosingReport['items'][number]['state'], { readonly words: Words; readonly tone: string }>
> = {
  present: { words: daily.present, tone: 'good' },
  missing: { words: daily.missing, tone: 'bad' },
  different: { words: daily.different, tone: 'bad' },
  parked: { words: daily.parkedState, tone: 'warn' },
  skipped: { words: daily.skippedState, tone: '' },
};

/** A month of i-Reserve against the books, for one integration, and "send the missing ones". */
export function addClosingReport(app: ConsoleApp): void {
  app.get('/console/integrations/:id/closing-report', async (c) => {
    const visit = c.get('visit');
    const { tenant, language, ports, query } = visit;
    const integration = await find({ tenant, integration: c.req.param('id') }, ports);
    const month = monthOf(query.get('month'), visit);
    const report = await readReport(integration, month, visit);
    const title = `${say(daily.closingReport, language)}: ${ports.provider(integration.provider).title}`;
    return c.html(
      <Layout visit={visit} title={title} section="overview">
        <h1>{title}</h1>
        <Sent query={query} language={language} />
        <form method="get" action={places.closingReport(integration.id)} class="actions">
          <label for="month">{say(daily.month, language)}</label>
          <input type="month" id="month" name="month" class="short" value={month} required />
          <button type="submit" class="quiet">
            {say(daily.compare, language)}
          </button>
        </form>
        {report instanceof Setback ? (
          <Notice tone="bad">{sentence(report.code, report.about, language)}</Notice>
        ) : (
          <Report report={report} month={month} integration={integration.id} visit={visit} />
        )}
      </Layout>,
    );
  });
  app.get('/console/integrations/:id/closing-report.csv', async (c) => {
    const call = { ...callFor(c.get('visit'), c.req.param('id'), null), accept: 'text/csv' };
    const { statusCode, headers, body } = await showClosingReport(call, c.get('visit').ports);
    return new Response(body, { status: statusCode, headers });
  });
  app.post('/console/integrations/:id/closing-report/send', async (c) => {
    const visit = c.get('visit');
    const id = c.req.param('id');
    const month = monthOf(visit.form.get('month'), visit);
    const { count, expired } = await sendMissing(callFor(visit, id, { month }), visit.ports);
    const told = new URLSearchParams({ month, sent: String(count), expired: String(expired) });
    return c.redirect(`${places.closingReport(id)}?${told}`, 303);
  });
}

/** The month that was asked for; this month when it is none. */
const monthOf = (asked: string | null, { ports }: Visit): string =>
  v.is(MonthBody, { month: asked }) ? String(asked) : monthAt(ports.clock.now());

/** The report, or what keeps the books from being read. */
async function readReport(integration: Integration, month: string, { ports }: Visit): Promise<ClosingReport | Setback> {
  try {
    return await closingReport(integration, month, ports);
  } catch (error) {
    if (error instanceof Setback) return error;
    if (error instanceof Problem && error.problem === 'not-connected') return new Setback('correct', 'not-connected');
    throw error;
  }
}

const Sent = ({ query, language }: { readonly query: URLSearchParams; readonly language: Language }) => {
  const [count, expired] = [Number(query.get('sent')), Number(query.get('expired'))];
  if (!query.has('sent')) return null;
  return (
    <Notice tone={expired > 0 ? 'warn' : 'good'}>
      {say(daily.sentMissing, language, { count: String(count) })}
      {expired > 0 && ` ${say(daily.sentExpired, language, { count: String(expired) })}`}
    </Notice>
  );
};

interface ReportProps {
  readonly report: ClosingReport;
  readonly month: string;
  readonly integration: string;
  readonly visit: Visit;
}

const Report = ({ report: { items, perRate }, month, integration, visit }: ReportProps) => {
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
      {perRate.length > 0 && <PerRate perRate={perRate} language={language} />}
    </>
  );
};

const Items = ({ items, language }: Pick<ClosingReport, 'items'> & { readonly language: Language }) => (
  <div class="scroll">
    <table>
      <caption>{say(daily.invoices, language)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(daily.number, language)}</th>
          <th scope="col">{say(daily.state, language)}</th>
          <th scope="col" class="number">
            {say(daily.inIReserve, language)}
          </th>
          <th scope="col" class="number">
            {say(daily.inBooks, language)}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, number, state, ours, books }) => (
          <tr>
            <th scope="row">
              <a href={places.invoice(id)}>{number ?? id}</a>
            </th>
            <td>
              <span class={`badge ${states[state].tone}`}>{say(states[state].words, language)}</span>
            </td>
            <td class="number">{ours ?? ''}</td>
            <td class="number">{books ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const PerRate = ({ perRate, language }: Pick<ClosingReport, 'perRate'> & { readonly language: Language }) => (
  <section class="card">
    <table>
      <caption>{say(daily.perRate, language)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(daily.vatRate, language)}</th>
          <th scope="col" class="number">
            {say(daily.inIReserve, language)}
          </th>
          <th scope="col" class="number">
            {say(daily.inBooks, language)}
          </th>
        </tr>
      </thead>
      <tbody>
        {perRate.map(({ vatRate, ours, books }) => (
          <tr>
            <th scope="row">{vatRate}</th>
            <td class="number">{ours}</td>
            <td class="number">{books}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
