import { say } from '../../../../shared/domain/sentences.ts';
import { happened } from '../../daily/happened.ts';
import { overviewOf } from '../../daily/overview.ts';
import { thirtyDays } from '../../daily/thirty-days.ts';
import { Layout } from '../../parts/layout.tsx';
import { Notice } from '../../parts/notice.tsx';
import { places } from '../../places.ts';
import type { ConsoleApp, ConsoleContext } from '../../visit.ts';
import { daily } from '../../words/daily.ts';
import { CameIn } from './came-in.tsx';
import { LineCard } from './line.tsx';
import { addMend, mendsOf } from './mend.tsx';

/** Is it working? Each integration in a sentence and a picture, what stopped with the means to mend it, and its limits. */
export function addOverview(app: ConsoleApp): void {
  app.get(places.overview, (c) => showOverview(c, null));
  addMend(app, showOverview);
}

/** The overview; `refused` says why something that was asked for on it was not done. */
async function showOverview(c: ConsoleContext, refused: string | null): Promise<Response> {
  const visit = c.get('visit');
  const { tenant, language, ports } = visit;
  const [lines, tallies] = await Promise.all([overviewOf(tenant, ports), happened(tenant, ports)]);
  const integrations = lines.map(({ integration }) => integration);
  const [days, ...mends] = await Promise.all([
    thirtyDays(tenant, integrations, ports),
    ...lines.map((line) => mendsOf(line, visit)),
  ]);
  return c.html(
    <Layout visit={visit} title={say(daily.overview, language)} section="overview" back={places.overview}>
      <h1>{say(daily.overview, language)}</h1>
      {refused && <Notice tone="bad">{refused}</Notice>}
      {lines.length === 0 && <p>{say(daily.noIntegrations, language)}</p>}
      <div class="lines">
        {lines.map((line, nth) => (
          <LineCard
            line={line}
            days={days.get(line.integration.id) ?? null}
            mends={mends[nth] ?? new Map()}
            visit={visit}
          />
        ))}
      </div>
      {lines.length > 0 && (
        <details class="fold">
          <summary>{say(daily.happened, language)}</summary>
          <CameIn tallies={tallies} language={language} />
        </details>
      )}
    </Layout>,
    refused === null ? 200 : 409,
  );
}
