import { listChanges } from '../../../shared/admin/changes/list-changes.ts';
import type { Change } from '../../../shared/domain/change.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { actorText, changedText } from '../daily/changed.ts';
import { speak } from '../language.ts';
import { Layout } from '../parts/layout.tsx';
import { SecondText } from '../parts/moment.tsx';
import { noSuchPart, Older } from '../parts/older.tsx';
import { DataTable } from '../parts/table.tsx';
import { places } from '../places.ts';
import type { ConsoleApp, Visit } from '../visit.ts';
import { changesPage, changeWords } from '../words/changes.ts';
import { daily } from '../words/daily.ts';

/** The change log of the tenant, newest first; there is nothing to do on it. */
export function addChanges(app: ConsoleApp): void {
  app.get(places.changes, async (c) => {
    const visit = c.get('visit');
    const { language, tenant, ports } = visit;
    const w = speak(changesPage, language);
    const listed = await listChanges(visit, ports).catch(noSuchPart);
    if (listed === null) return c.redirect(places.changes, 303);
    const integrations = await ports.integrations.everOfTenant(tenant);
    return c.html(
      <Layout visit={visit} title={w.title} section="changes">
        <h1>{w.title}</h1>
        <p class="lead">{w.lead}</p>
        <section class="card">
          {listed.items.length === 0 ? (
            <p>{w.none}</p>
          ) : (
            <Lines items={listed.items} visit={visit} integrations={integrations} />
          )}
          <Older visit={visit} place={places.changes} cursor={listed.cursor} text={w.older} />
        </section>
      </Layout>,
    );
  });
}

interface LinesProps {
  readonly items: readonly Change[];
  readonly visit: Visit;
  readonly integrations: readonly Integration[];
}

const Lines = ({ items, visit, integrations }: LinesProps) => {
  const { language, ports, isMasked, tell } = visit;
  const w = speak(changesPage, language);
  const columns = [
    { name: w.when, isShort: true },
    { name: w.who, isShort: true },
    ...[say(daily.integration, language), w.what, w.values].map((name) => ({ name })),
  ];
  const rows = items.map((item) => {
    const integration = integrations.find(({ id }) => id === item.integration);
    const provider = integration ? ports.provider(integration.provider) : null;
    const title =
      provider && (item.integration === provider.id ? provider.title : `${provider.title} (${item.integration})`);
    return [
      <SecondText at={item.at} language={language} />,
      actorText(item.actor, language),
      title ?? item.integration ?? '',
      say(changeWords[item.what], language),
      changedText(item, { language, provider, isMasked, tell }).map((line) => <div>{line}</div>),
    ];
  });
  return <DataTable caption={w.title} isTitled columns={columns} rows={rows} />;
};
