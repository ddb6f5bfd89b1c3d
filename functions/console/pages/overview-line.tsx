import { MINUTE_MS } from '../../../shared/domain/duration.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import type { ProviderWords } from '../../../shared/providers/settings/provider-words.ts';
import { driftsOf } from '../../../shared/sync/ledger/drift.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { canBePushedAgain } from '../daily/mend.ts';
import type { Health, LineOverview } from '../daily/overview.ts';
import type { CallsMade } from '../daily/show-calls.ts';
import { Badge, type Look } from '../parts/badge.tsx';
import { pathOf } from '../parts/layout.tsx';
import { Mend } from '../parts/mend.tsx';
import { amount, MomentText } from '../parts/moment.tsx';
import { Press } from '../parts/press.tsx';
import { DataTable } from '../parts/table.tsx';
import { places } from '../places.ts';
import type { Visit } from '../visit.ts';
import { daily } from '../words/daily.ts';

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
  readonly visit: Visit;
}

/** How one integration does. */
export const LineCard = ({ line, visit }: LineProps) => {
  const { language, ports, tell } = visit;
  const { integration, health, lastBooked, open, calls } = line;
  const { id, administration, attention, pause } = integration;
  const { title } = ports.provider(integration.provider);
  const stopped = line.parked.reduce((sum, { invoices, customers }) => sum + invoices + customers, 0);
  const until = health === 'held-up' && pause?.untilMs ? { until: new Date(pause.untilMs).toISOString() } : {};
  return (
    <section aria-labelledby={`line-${id}`} class="card">
      <h2 id={`line-${id}`}>{title}</h2>
      <p>
        {stopped > 0 && (
          <Badge look={looks['needs-you']}>{say(daily.needsYouSome, language, { count: String(stopped) })}</Badge>
        )}{' '}
        <Badge look={looks[health]}>{say(healthWords[health], language, until)}</Badge>
      </p>
      {attention && (
        <p>
          {tell(attention.cause, attention.about)} <Mend cause={attention.cause} integration={id} language={language} />
        </p>
      )}
      <Drifts integration={integration} visit={visit} />
      {!attention && pause && <p>{tell(pause.cause, until)}</p>}
      {health === 'unconnected' && (
        <p>
          <a href={pathOf(id, 'authentication')}>{say(daily.mendAuthentication, language)}</a>
        </p>
      )}
      {health !== 'unconnected' && (
        <dl>
          <dt>{say(daily.connection, language)}</dt>
          <dd>
            {administration
              ? say(daily.connectedTo, language, { name: administration.name })
              : say(daily.notConnected, language)}
          </dd>
          <dt>{say(daily.lastBooked, language)}</dt>
          <dd>
            {lastBooked ? (
              <>
                <a href={places.invoice(lastBooked.id)}>{lastBooked.number ?? lastBooked.id}</a>,{' '}
                <MomentText at={lastBooked.updatedAt} language={language} />
                {!lastBooked.finalised && ` (${say(daily.draft, language)})`}
              </>
            ) : (
              say(daily.nothingBooked, language)
            )}
          </dd>
          <dt>{say(daily.inProgress, language)}</dt>
          <dd>{open.going}</dd>
          <dt>{say(daily.waiting, language)}</dt>
          <dd>{open.waiting}</dd>
          <dt>{say(daily.beingChecked, language)}</dt>
          <dd>{open.uncertain}</dd>
          {calls && (
            <CallsRows
              calls={calls}
              id={id}
              language={language}
              names={ports.provider(integration.provider).words.endpoints}
            />
          )}
        </dl>
      )}
      {line.parked.length > 0 && <Stopped line={line} visit={visit} />}
      {line.isPart && <p>{say(daily.partOnly, language)}</p>}
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

const CallsRows = ({
  calls,
  id,
  language,
  names,
}: {
  readonly calls: CallsMade;
  readonly names: ProviderWords['endpoints'];
  readonly id: string;
  readonly language: Language;
}) => {
  const row = (name: string, words: string, used: number, most: number) => (
    <>
      <dt id={`${name}-${id}`}>{words}</dt>
      <dd>
        <meter aria-labelledby={`${name}-${id}`} min={0} max={most} high={most * 0.8} value={used}></meter>{' '}
        {say(daily.of, language, { used: amount(`${used}`, language), most: amount(`${most}`, language) })}
      </dd>
    </>
  );
  const minutes = calls.windowMs === MINUTE_MS ? '' : String(calls.windowMs / MINUTE_MS);
  const at = (ms: number) => new Date(ms).toISOString();
  return (
    <>
      {calls.perDay !== null && row('today', say(daily.callsToday, language), calls.today, calls.perDay)}
      {row('window', say(daily.callsNow, language, { minutes }), calls.inWindow, calls.perWindow)}
      {calls.heldUntilMs !== null && (
        <>
          <dt>{say(daily.paused, language)}</dt>
          <dd>{say(daily.resting, language, { until: at(calls.heldUntilMs) })}</dd>
        </>
      )}
      {calls.stopped.map(({ endpoint, untilMs }) => (
        <>
          <dt>{say(names.get(endpoint) ?? daily.otherData, language)}</dt>
          <dd>{say(daily.stoppedEndpoint, language, { until: at(untilMs) })}</dd>
        </>
      ))}
    </>
  );
};

const Stopped = ({ line: { parked, integration }, visit }: LineProps) => {
  const { language, tell } = visit;
  return (
    <DataTable
      caption={say(daily.needsYouByCause, language)}
      columns={[daily.cause, daily.count, daily.mend].map((words) => ({ name: say(words, language) }))}
      rows={parked.map(({ cause, invoices, customers }) => [
        tell(cause),
        say(daily.invoicesAndCustomers, language, {
          invoices: String(invoices),
          customers: customers > 0 ? String(customers) : '',
        }),
        <>
          <Mend cause={cause} integration={integration.id} language={language} />
          {canBePushedAgain(cause) && (
            <Press
              action={places.retry(integration.id)}
              visit={visit}
              label={say(daily.sendAllAgain, language)}
              hint={tell(cause)}
              values={{ cause }}
              tone="quiet small"
            />
          )}
        </>,
      ])}
    />
  );
};
