import { type CsvForm, csvAnswer, plainCsv } from '../../../shared/admin/closing/closing-csv.ts';
import { nameOfPeriod, periodAsked } from '../../../shared/admin/closing/closing-period.ts';
import { closingReport, sendMissing } from '../../../shared/admin/closing/closing-report.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language } from '../../../shared/domain/sentences-words.ts';
import { speak } from '../language.ts';
import { Layout } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { RefusalNotice } from '../parts/refusal-notice.tsx';
import { HowFar } from '../parts/saved.tsx';
import { places } from '../places.ts';
import { attempt, type FormRefusal } from '../refusal.ts';
import { type ConsoleApp, type ConsoleContext, callFor, type Visit } from '../visit.ts';
import { closingPage } from '../words/closing.ts';
import { daily } from '../words/daily.ts';
import { theOne } from './authentication/index.tsx';
import { type AskedDays, askedIn } from './closing/asked.ts';
import { boxName } from './closing/boxes.tsx';
import { AskedFinal } from './closing/drafts.tsx';
import { addMakeFinal } from './closing/make-final.ts';
import { PeriodForm } from './closing/period-form.tsx';
import { Report } from './closing/report.tsx';
import { SignatureLine, StatementHead } from './closing/statement.tsx';
import { closingStates } from './closing/states.ts';

/** The file of the page, in the words of the page. */
function csvForm(language: Language, isMonth: boolean): CsvForm {
  const [w, p] = [speak(daily, language), speak(closingPage, language)];
  return {
    // A Dutch spreadsheet takes a point in a number for a thousand.
    ...(language === 'nl' ? { ...DUTCH, name: isMonth ? 'maandaansluiting' : 'aansluiting' } : plainCsv),
    items: ['Id', w.number, w.date, w.customer, w.state, w.inIReserve, w.inBooks, w.numberInBooks],
    perRate: [w.vatRate, w.percentage, w.exclVatInIReserve, w.vatInIReserve, w.exclVatInBooks, w.vatInBooks],
    perBox: [p.box, p.exclOurs, p.exclBooks, p.exclDifference, p.vatOurs, p.vatBooks, p.vatDifference],
    drafts: [p.drafts, w.exclVat, w.vat, w.inclVat],
    totals: [w.totalInIReserve, w.totalInBooks, w.difference],
    total: w.total,
    state: (state) => closingStates[state].words[language],
    box: (box) => boxName(box, language),
  };
}

const DUTCH = { separator: ';', decimal: ',', mark: '\uFEFF' } as const;

/** i-Reserve against the books, for one integration and the days that are asked for, and what can be done about it. */
export function addClosingReport(app: ConsoleApp): void {
  addMakeFinal(app);
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
    const { statusCode, headers, body } = csvAnswer(
      done,
      nameOfPeriod(asked.read),
      csvForm(visit.language, asked.typed.month !== undefined),
    );
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
  const isLate = refusal?.name === 'out-of-time' || refusal?.name === 'books-unavailable';
  if (isLate) c.header('retry-after', '60');
  const { title: books } = ports.provider(integration.provider);
  const title = `${say(asked.typed.month === undefined ? closingPage.ofDays : daily.closingReport, language)}: ${books}`;
  return c.html(
    <Layout visit={visit} title={title} section="overview" back={reportOf(integration.id, read ? asked.typed : {})}>
      <h1>{title}</h1>
      <Sent query={query} id={integration.id} language={language} />
      <AskedFinal integration={integration.id} visit={visit} />
      {refused && <Notice tone="bad">{refused.message}</Notice>}
      <PeriodForm integration={integration.id} asked={asked} visit={visit} />
      {refusal && <RefusalNotice refusal={refusal} id={integration.id} language={language} />}
      {done && period && <StatementHead integration={integration} period={period} visit={visit} />}
      {done && (
        <Report
          isWhole={query.get('show') === 'all'}
          report={done}
          asked={asked.typed}
          integration={integration}
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

const reportOf = places.closingReportOf;

const NO_REPORT = { done: null, refusal: null };

const Sent = ({ query, id, language }: Pick<Visit, 'query' | 'language'> & { readonly id: string }) => {
  const [count, expired] = [Number(query.get('sent')), Number(query.get('expired'))];
  if (!query.has('sent')) return null;
  return (
    <Notice tone={expired > 0 ? 'warn' : 'good'}>
      {say(daily.sentMissing, language, { count: String(count) })}{' '}
      <HowFar from={count > 0 ? null : 0} id={id} language={language} />
      {expired > 0 && ` ${say(daily.sentExpired, language, { count: String(expired) })}`}
    </Notice>
  );
};
