import { say } from '../../../../shared/domain/sentences.ts';
import { lastDays } from '../../daily/last-days.ts';
import { overviewOf } from '../../daily/overview.ts';
import { periodsOf } from '../../daily/periods.ts';
import { AsOf } from '../../parts/counted.tsx';
import { Layout } from '../../parts/layout.tsx';
import { Notice } from '../../parts/notice.tsx';
import { places } from '../../places.ts';
import type { ConsoleApp, ConsoleContext } from '../../visit.ts';
import { daily } from '../../words/daily.ts';
import { overviewWords } from '../../words/overview.ts';
import { asksFirst, LineCard } from './line.tsx';
import { addMend, mendsOf } from './mend.tsx';
import { OfPeriods } from './periods.tsx';

/** Is it working? Each integration in a sentence and a picture, what stopped with the means to mend it, and its limits. */
export function addOverview(app: ConsoleApp): void {
  app.get(places.overview, (c) => showOverview(c, null));
  addMend(app, showOverview);
}

/** So many days are pictured. */
const PICTURED = 30;

/** The overview; `refused` says why something that was asked for on it was not done. */
async function showOverview(c: ConsoleContext, refused: string | null): Promise<Response> {
  const visit = c.get('visit');
  const { tenant, language, ports } = visit;
  const nowMs = ports.clock.now();
  const { cells, asOfMs } = await ports.countInvoices(tenant);
  const lines = await overviewOf(tenant, cells, ports);
  const mends = await Promise.all(lines.map((line) => mendsOf(line, visit)));
  const first = lines.findIndex((line, nth) => asksFirst(line, mends[nth] ?? new Map()));
  return c.html(
    <Layout visit={visit} title={say(daily.overview, language)} section="overview" back={places.overview}>
      <h1>{say(daily.overview, language)}</h1>
      {refused && <Notice tone="bad">{refused}</Notice>}
      {lines.length === 0 && (
        <>
          <p>{say(daily.noIntegrations, language)}</p>
          <a class="button" href={places.integrations}>
            {say(daily.toIntegrations, language)}
          </a>
        </>
      )}
      <AsOf asOfMs={asOfMs} language={language} />
      <div class="lines">
        {lines.map((line, nth) => (
          <LineCard
            line={line}
            counted={lastDays(cells, line.integration.id, { days: PICTURED, nowMs })}
            mends={mends[nth] ?? new Map()}
            isFirst={nth === first}
            visit={visit}
          />
        ))}
      </div>
      {lines.length > 0 && (
        <details class="fold">
          <summary>{say(overviewWords.periods, language)}</summary>
          <OfPeriods tallies={periodsOf(cells, nowMs)} language={language} />
        </details>
      )}
    </Layout>,
    refused === null ? 200 : 409,
  );
}
