import { say } from '../../../shared/domain/sentences.ts';
import { happened } from '../daily/happened.ts';
import { overviewOf } from '../daily/overview.ts';
import { Layout } from '../parts/layout.tsx';
import { places } from '../places.ts';
import type { ConsoleApp } from '../visit.ts';
import { daily } from '../words/daily.ts';
import { CameIn } from './came-in.tsx';
import { LineCard } from './overview-line.tsx';

/** Is it working? What was booked last, what waits, what stopped and for which cause, and the calls against the limits. */
export function addOverview(app: ConsoleApp): void {
  app.get(places.overview, async (c) => {
    const visit = c.get('visit');
    const { tenant, language, ports } = visit;
    const [lines, tallies] = await Promise.all([overviewOf(tenant, ports), happened(tenant, ports)]);
    return c.html(
      <Layout visit={visit} title={say(daily.overview, language)} section="overview">
        <h1>{say(daily.overview, language)}</h1>
        {lines.length === 0 && <p>{say(daily.noIntegrations, language)}</p>}
        {lines.map((line) => (
          <LineCard line={line} visit={visit} />
        ))}
        {lines.length > 0 && <CameIn tallies={tallies} language={language} />}
      </Layout>,
    );
  });
}
