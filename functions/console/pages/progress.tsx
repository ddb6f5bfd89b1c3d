import * as v from 'valibot';
import { find } from '../../../shared/admin/integrations/save.ts';
import { invoiceAt } from '../../../shared/admin/invoices/invoice-at.ts';
import { stopOf } from '../../../shared/admin/invoices/one-invoice.ts';
import { retry } from '../../../shared/admin/invoices/retry.ts';
import { Cause } from '../../../shared/domain/causes.ts';
import { say } from '../../../shared/domain/sentences.ts';
import { fitsKey } from '../../../shared/store/keys.ts';
import { type IntegrationKey, type InvoiceEntry, statusOf } from '../../../shared/sync/ledger/entry.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { endingOf, endingWords, holdOf } from '../daily/hold.ts';
import { isMendedHere } from '../daily/mend.ts';
import { idsOfStopped, type Progress, progressOf, progressOfThese } from '../daily/progress.ts';
import { undoFor } from '../editing/undo.tsx';
import { countText } from '../parts/counted.tsx';
import { Layout } from '../parts/layout.tsx';
import { Mend } from '../parts/mend.tsx';
import { Saved } from '../parts/saved.tsx';
import { StandingBadge } from '../parts/standing.tsx';
import { DataTable } from '../parts/table.tsx';
import { places, SHOWN_AT_MOST } from '../places.ts';
import { type ConsoleApp, callFor, type Visit } from '../visit.ts';
import { causeNames } from '../words/cause-names.ts';
import { daily } from '../words/daily.ts';

/** How often the page looks again while something goes. */
const LOOK_AGAIN_S = '3';

const ProgressQuery = v.object({
  cause: v.fallback(v.nullable(Cause), null),
  from: v.fallback(v.nullable(v.pipe(v.string(), v.digits(), v.transform(Number))), null),
  ids: v.fallback(
    v.pipe(
      v.string(),
      v.transform((ids) => ids.split(',').filter((id) => id !== '')),
      v.maxLength(SHOWN_AT_MOST),
    ),
    [],
  ),
});
type ProgressQuery = v.InferOutput<typeof ProgressQuery>;

/** Pushes again what stopped for one cause, or everything; and how far it is, also after a setting was saved. */
export function addProgress(app: ConsoleApp): void {
  app.post('/console/integrations/:id/retry', async (c) => {
    const visit = c.get('visit');
    const id = c.req.param('id');
    const { cause } = v.parse(ProgressQuery, { cause: visit.form.get('cause'), from: null, ids: '' });
    const ids = await idsOfStopped(
      await find({ tenant: visit.tenant, integration: id }, visit.ports),
      cause,
      visit.ports,
    );
    const { count } = await retry(callFor(visit, id, cause ? { cause } : {}), visit.ports);
    return c.redirect(places.progress(id, { cause, from: count, ids }), 303);
  });
  app.get('/console/integrations/:id/progress', async (c) => {
    const visit = c.get('visit');
    const { tenant, language, query, ports } = visit;
    const id = c.req.param('id');
    const asked = v.parse(ProgressQuery, {
      ...{ cause: query.get('cause'), from: query.get('from'), ids: query.get('ids') ?? '' },
    });
    const key = { tenant, integration: id };
    const [integration, ends] = await Promise.all([find(key, ports), endsOf(key, asked.ids, ports)]);
    const progress =
      ends.length > 0 ? progressOfThese(ends, asked.cause, integration) : await progressOf(integration, asked, ports);
    if (progress.going > 0 && holdOf(integration) === null) c.header('refresh', LOOK_AGAIN_S);
    return c.html(
      <Layout visit={visit} title={say(daily.progress, language)} section="overview">
        <h1>{say(daily.progress, language)}</h1>
        {query.has('saved') && (
          <Saved visit={visit} id={id} isHowFar>
            {await undoFor(integration, visit)}
          </Saved>
        )}
        <Far progress={progress} asked={asked} integration={integration} visit={visit} />
        <Ends entries={ends} integration={integration} visit={visit} />
        {ends.length === 0 && progress.again > 0 && (
          <p>
            <a href={places.listed({ status: 'parked', integration: id, ...(asked.cause && { cause: asked.cause }) })}>
              {say(daily.progressStopped, language)}
            </a>
          </p>
        )}
        <p>
          <a href={places.overview}>{say(daily.overview, language)}</a>
        </p>
      </Layout>,
    );
  });
}

interface FarProps {
  readonly progress: Progress;
  readonly asked: ProgressQuery;
  readonly integration: Integration;
  readonly visit: Visit;
}

const Far = ({
  progress: { from, done, going, again, isPart },
  asked: { cause },
  integration,
  visit: { language, tell },
}: FarProps) => {
  const isCounted = from !== null && done !== null;
  const words = isCounted
    ? { going: daily.progressGoing, again: daily.progressAgain, stopped: daily.progressSome, done: daily.progressDone }
    : {
        going: daily.progressLeft,
        again: daily.progressStillStopped,
        stopped: daily.progressOthers,
        done: daily.progressOver,
      };
  const ended = again === 0 ? words.done : cause ? words.again : words.stopped;
  const about = {
    ...(isCounted && { from: `${from}`, done: `${done}` }),
    ...{ going: countText(going, isPart, language), again: countText(again, isPart, language) },
  };
  return (
    <section class="card">
      {isCounted && (
        <p>
          <progress max={Math.max(1, from)} value={done} aria-labelledby="far"></progress>
        </p>
      )}
      <p id="far" role="status">
        {say(going > 0 ? (holdOf(integration) === null ? words.going : daily.progressHeld) : ended, language, about)}
      </p>
      {again > 0 && going === 0 && cause && (
        <p>
          {tell(cause)} {isMendedHere(cause) && say(endingWords[endingOf(cause, integration)], language)}{' '}
          <Mend cause={cause} integration={integration.id} language={language} />
        </p>
      )}
    </section>
  );
};

/** The invoices that were pushed again, as they stand now. */
async function endsOf(key: IntegrationKey, ids: readonly string[], { ledger }: Pick<Visit['ports'], 'ledger'>) {
  const known = ids.filter(fitsKey);
  const entries = await Promise.all(known.map((id) => invoiceAt({ ...key, kind: 'invoice', id }, ledger)));
  return entries.flatMap((entry) => entry ?? []);
}

/** Each of them with its end: booked, stopped and why, or still going. */
const Ends = ({
  entries,
  integration,
  visit: { language },
}: { readonly entries: readonly InvoiceEntry[] } & Pick<FarProps, 'integration' | 'visit'>) =>
  entries.length === 0 ? null : (
    <section class="card">
      <DataTable
        caption={say(daily.invoices, language)}
        columns={[daily.number, daily.status, daily.cause, daily.numberInBooks].map((words) => ({
          name: say(words, language),
        }))}
        isNamed
        rows={entries.map((entry) => {
          const { cause } = stopOf(entry);
          const status = statusOf(entry);
          return [
            <a href={places.invoice(entry.id)}>{entry.number ?? entry.id}</a>,
            <StandingBadge
              status={status}
              finalised={entry.finalised}
              hold={holdOf(integration)}
              language={language}
            />,
            cause && status !== 'synced' ? say(causeNames[cause], language) : '',
            entry.finalised ? (entry.externalNumber ?? '') : '',
          ];
        })}
      />
    </section>
  );
