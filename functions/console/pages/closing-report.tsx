import { type CsvForm, csvAnswer, plainCsv } from '../../../shared/admin/closing/closing-csv.ts';
import { nameOfPeriod, periodAsked } from '../../../shared/admin/closing/closing-period.ts';
import { closingReport, sendMissing } from '../../../shared/admin/closing/closing-report.ts';
import { heldChoices } from '../../../shared/admin/integrations/options.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language } from '../../../shared/domain/sentences-words.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import type { ClosingReport } from '../../../shared/sync/review/close-period.ts';
import { type BoxSums, perBox } from '../daily/vat-boxes.ts';
import { speak } from '../language.ts';
import { Layout } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { HowFar } from '../parts/saved.tsx';
import { places } from '../places.ts';
import { attempt, type FormRefusal } from '../refusal.ts';
import { type ConsoleApp, type ConsoleContext, callFor, type Visit } from '../visit.ts';
import { daily } from '../words/daily.ts';
import { theOne } from './authentication/index.tsx';
import { type AskedDays, askedIn } from './closing/asked.ts';
import { PeriodForm } from './closing/period-form.tsx';
import { Report } from './closing/report.tsx';
import { SignatureLine, StatementHead } from './closing/statement.tsx';
import { closingStates } from './closing/states.ts';

/** The file of the page, in the words of the page. */
function csvForm(language: Language): CsvForm {
  const w = speak(daily, language);
  return {
    // A Dutch spreadsheet takes a point in a number for a thousand.
    ...(language === 'nl' ? DUTCH : plainCsv),
    items: ['Id', w.number, w.date, w.customer, w.state, w.inIReserve, w.inBooks, w.numberInBooks],
    perRate: [w.vatRate, w.percentage, w.exclVatInIReserve, w.vatInIReserve, w.exclVatInBooks, w.vatInBooks],
    totals: [w.totalInIReserve, w.totalInBooks, w.difference],
    state: (state) => closingStates[state].words[language],
  };
}

const DUTCH = { name: 'maandaansluiting', separator: ';', decimal: ',', mark: '\uFEFF' } as const;

/** i-Reserve against the books, for one integration and the days that are asked for, and "send the missing ones". */
export function addClosingReport(app: ConsoleApp): void {
  app.get('/console/integrations/:id/closing-report', async (c) =>
    show(c, askedIn(c.get('visit').query, c.get('visit')), null),
  );
  app.get('/console/integrations/:id/closing-report.csv', async (c) => {
    const visit = c.get('visit');
    const asked = askedIn(visit.query, visit);
    const integration = await theOne(c);
    const back = reportOf(integration.id, asked.typed); // the page says why there is no file
    if (!asked.read) return c.redirect(back, 303);
    const period = periodAsked(asked.read, 'invalid-query');
    const { done } = await attempt(visit, () => closingReport(integration, period, visit.ports));
    if (!done) return c.redirect(back, 303);
    const { statusCode, headers, body } = csvAnswer(done, nameOfPeriod(asked.read), csvForm(visit.language));
    return new Response(body, { status: statusCode, headers });
  });
  app.post('/console/integrations/:id/closing-report/send', async (c) => {
    const visit = c.get('visit');
    const id = c.req.param('id');
    const asked = askedIn(visit.form, visit);
    const { read: body } = asked;
    if (!body) return show(c, asked, null);
    const { done, refusal } = await attempt(visit, () => sendMissing(callFor(visit, id, body), visit.ports));
    if (refusal) return show(c, asked, refusal);
    const told = { sent: String(done.count), expired: String(done.expired) };
    return c.redirect(reportOf(id, { ...asked.typed, ...told }), 303);
  });
}

async function show(c: ConsoleContext, asked: AskedDays, refused: FormRefusal | null): Promise<Response> {
  const visit = c.get('visit');
  const { language, ports, query } = visit;
  const integration = await theOne(c);
  const { read } = asked;
  const period = read && periodAsked(read, 'invalid-query');
  const { done, refusal } = period ? await attempt(visit, () => closingReport(integration, period, ports)) : NO_REPORT;
  const { vatRates } = await ports.catalogue(visit.tenant);
  const boxes = done ? await boxesOf(done, integration, visit) : [];
  const isLate = refusal?.name === 'out-of-time' || refusal?.name === 'books-unavailable';
  if (isLate) c.header('retry-after', '60');
  const { title: books } = ports.provider(integration.provider);
  const title = `${say(daily.closingReport, language)}: ${books}`;
  return c.html(
    <Layout visit={visit} title={title} section="overview" back={reportOf(integration.id, read ? asked.typed : {})}>
      <h1>{title}</h1>
      <Sent query={query} id={integration.id} language={language} />
      {refused && <Notice tone="bad">{refused.message}</Notice>}
      <PeriodForm integration={integration.id} asked={asked} visit={visit} />
      {refusal && <Notice tone="bad">{refusal.message}</Notice>}
      {done && period && <StatementHead integration={integration} period={period} visit={visit} />}
      {done && (
        <Report
          boxes={boxes}
          isWhole={query.get('show') === 'all'}
          report={done}
          asked={asked.typed}
          integration={integration.id}
          books={books}
          visit={visit}
          rates={vatRates}
        />
      )}
      {done && <SignatureLine language={language} />}
    </Layout>,
    read === null ? 400 : isLate ? 503 : refused ? 409 : 200,
  );
}

/** The sums of a report by box of the return; without the list of VAT codes nothing tells which box. */
async function boxesOf(
  { perRate }: ClosingReport,
  integration: Integration,
  visit: Visit,
): Promise<readonly BoxSums[]> {
  const { done } = await attempt(visit, () => heldChoices('vatCodes', integration, visit.ports));
  return perBox(perRate, integration.mappings.vat, done ?? []);
}

const reportOf = places.closingReportOf;

const NO_REPORT = { done: null, refusal: null };

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
