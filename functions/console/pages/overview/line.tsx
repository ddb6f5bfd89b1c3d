import { say } from '../../../../shared/domain/sentences.ts';
import type { Words } from '../../../../shared/domain/sentences-words.ts';
import { driftsOf } from '../../../../shared/sync/ledger/drift.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { isOn } from '../../../../shared/sync/ledger/integration-state.ts';
import { DayBars } from '../../daily/day-bars.tsx';
import { endingOf, endingWords } from '../../daily/hold.ts';
import type { LastDays } from '../../daily/last-days.ts';
import { isMendedHere } from '../../daily/mend.ts';
import type { Health, LineOverview } from '../../daily/overview.ts';
import { Badge, type Look } from '../../parts/badge.tsx';
import { pathOf } from '../../parts/layout.tsx';
import { Mend } from '../../parts/mend.tsx';
import { places } from '../../places.ts';
import { mayChange } from '../../roles.ts';
import type { Visit } from '../../visit.ts';
import { daily } from '../../words/daily.ts';
import { overviewWords } from '../../words/overview.ts';
import { Headline } from './headline.tsx';
import { LimitsInUse } from './limits.tsx';
import type { Mends } from './mend.tsx';
import { hasChoice, Stopped } from './stopped.tsx';

const healthWords: Readonly<Record<Health, Words>> = {
  unconnected: daily.unconnected,
  off: daily.off,
  'needs-you': daily.needsYou,
  'held-up': daily.heldUp,
  'some-wait': daily.isOn,
  works: daily.works,
};

const looks: Readonly<Record<Health, Look>> = {
  unconnected: { tone: '', icon: 'dashed' },
  off: { tone: '', icon: 'pause' },
  'needs-you': { tone: 'bad', icon: 'stop' },
  'held-up': { tone: 'warn', icon: 'clock' },
  'some-wait': { tone: '', icon: 'dot' },
  works: { tone: 'good', icon: 'check' },
};

interface LineProps {
  readonly line: LineOverview;
  /** The last thirty days. */
  readonly counted: LastDays;
  readonly mends: Mends;
  /** True where what it asks for first is what the whole page asks for first. */
  readonly isFirst: boolean;
  readonly visit: Visit;
}

/** True where its own trouble is mended on a page of the console: that comes before what stopped. */
const isAskedFor = ({ integration: { attention } }: Pick<LineOverview, 'integration'>): boolean =>
  attention !== null && isMendedHere(attention.cause);

/** True of an integration that asks for something to be done: the first of them has the main button of the page. */
export const asksFirst = (line: LineOverview, mends: Mends): boolean =>
  isAskedFor(line) || line.parked.some(({ cause }) => hasChoice(mends, cause));

/** How one integration does: a sentence first, then a picture, what stopped, and limits only where they matter. */
export const LineCard = ({ line, counted, mends, isFirst, visit }: LineProps) => {
  const { language, ports, session, tell } = visit;
  const { integration, health, calls, skipped } = line;
  const { id, administration, attention, pause } = integration;
  const { title, words } = ports.provider(integration.provider);
  const until = health === 'held-up' && pause?.untilMs ? { until: new Date(pause.untilMs).toISOString() } : {};
  return (
    <section aria-labelledby={`line-${id}`} class="card">
      <h2 id={`line-${id}`}>{administration ? `${title}: ${administration.name}` : title}</h2>
      <p>
        <Badge look={looks[health]}>{say(healthWords[health], language, until)}</Badge>
      </p>
      {!isOn(integration) && health !== 'unconnected' && (
        <p>
          {health !== 'off' && say(daily.sendWhenOn, language)}{' '}
          {mayChange(session.role) && <a href={pathOf(id, 'activate')}>{say(daily.toActivate, language)}</a>}
        </p>
      )}
      {attention && (
        <>
          <p>
            {tell(attention.cause, attention.about)}{' '}
            {isMendedHere(attention.cause) && say(endingWords[endingOf(attention.cause, integration)], language)}
          </p>
          <p class="actions">
            <Mend cause={attention.cause} integration={id} language={language} isMain={isFirst} />
          </p>
        </>
      )}
      <Drifts integration={integration} visit={visit} />
      {!attention && pause && <p>{tell(pause.cause, until)}</p>}
      {health === 'unconnected' ? (
        <p>
          <a href={pathOf(id, 'authentication')}>{say(daily.mendAuthentication, language)}</a>
        </p>
      ) : (
        <>
          <Headline line={line} days={counted.days} visit={visit} />
          <DayBars counted={counted} integration={id} language={language} />
        </>
      )}
      <Stopped line={line} mends={mends} isFirst={isFirst && !isAskedFor(line)} visit={visit} />
      {skipped > 0 && (
        <p>
          {say(overviewWords.skipped, language, { count: `${skipped}` })}{' '}
          <a href={places.listed({ status: 'skipped', integration: id })}>{say(overviewWords.showThese, language)}</a>
        </p>
      )}
      {calls && <LimitsInUse calls={calls} id={id} language={language} names={words.endpoints} />}
      {administration && (
        <p class="after">
          <a href={places.closingReport(id)}>{say(daily.closingReport, language)}</a>
        </p>
      )}
    </section>
  );
};

/** The settings issues that the daily check found, each with the place where it is mended. */
const Drifts = ({
  integration: { id, settingsIssues },
  visit: { language, tell },
}: {
  readonly integration: Integration;
  readonly visit: Visit;
}) => {
  const drifts = driftsOf(settingsIssues);
  if (drifts.length === 0) return null;
  return (
    <>
      <p>{say(daily.drifted, language)}</p>
      <ul>
        {drifts.map(({ cause, about, groups }) => (
          <li>
            {tell(cause, about)}{' '}
            {[...groups].some((group) => group !== 'details') && (
              <a href={pathOf(id, 'mappings')}>{say(daily.mendMappings, language)}</a>
            )}{' '}
            {groups.has('details') && <a href={pathOf(id, 'details')}>{say(daily.mendDetails, language)}</a>}
          </li>
        ))}
      </ul>
    </>
  );
};
