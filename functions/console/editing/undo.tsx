import * as v from 'valibot';
import { DetailsBody, saveDetails, saveMappings } from '../../../shared/admin/integrations/save-details.ts';
import type { Change } from '../../../shared/domain/change.ts';
import { outsideRecord, valueAt } from '../../../shared/domain/outside-record.ts';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import { MappingChanges } from '../../../shared/domain/settings.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { goingOnceSaved } from '../daily/progress.ts';
import { speak } from '../language.ts';
import { theOne } from '../pages/authentication/index.tsx';
import { pathOf } from '../parts/layout.tsx';
import { savedAt } from '../parts/saved.tsx';
import { attempt, read } from '../refusal.ts';
import { type ConsoleApp, callFor, type Visit } from '../visit.ts';
import { Edition } from './edition.tsx';
import { savesOf } from './saves.ts';

const words = {
  undo: { nl: 'Ongedaan maken', en: 'Undo' },
} as const satisfies Record<string, Words>;

const undoPath = (id: string): string => `/console/integrations/${encodeURIComponent(id)}/undo`;

/** Takes back the last save of settings or mappings, unless somebody saved after the page was shown. */
export function addUndo(app: ConsoleApp): void {
  app.post('/console/integrations/:id/undo', async (c) => {
    const visit = c.get('visit');
    const { ports } = visit;
    const integration = await theOne(c);
    const [last] = await savesOf(integration.id, visit);
    const tab = last?.what === 'mappings-changed' ? 'mappings' : 'details';
    const back = pathOf(integration.id, tab);
    if (!last || isCut(last)) return c.redirect(`${back}?undone=no`, 303);
    const going = await goingOnceSaved(integration, ports);
    const { refusal } = await attempt(visit, async () => {
      if (tab === 'mappings') await saveMappings(callFor(visit, integration.id, mappingsBefore(last)), ports);
      else await saveDetails(callFor(visit, integration.id, settingsBefore(last, integration, visit)), ports);
    });
    return c.redirect(refusal ? `${back}?undone=no` : savedAt(back, going), 303);
  });
}

/** True where the log kept the names of what changed and not the values. */
const isCut = ({ after }: Change): boolean => Object.values(after).includes('…');

/** The settings as they were; one that nobody had set goes back to its default. */
function settingsBefore({ before, after }: Change, integration: Integration, { ports }: Visit) {
  const { details } = ports.provider(integration.provider);
  const defaults = v.parse(outsideRecord(v.string(), v.unknown()), v.parse(details, {}));
  const was = Object.keys(after).map((name) => [name, valueAt(before, name) ?? valueAt(defaults, name) ?? null]);
  return read(DetailsBody, Object.fromEntries(was));
}

const Group = outsideRecord(v.string(), v.unknown());

/** The mappings as they were; one that was new is taken away. */
function mappingsBefore({ before, after }: Change) {
  const groups = Object.entries(after).map(([group, is]) => {
    const was = v.safeParse(Group, valueAt(before, group) ?? {});
    const keys = Object.keys(v.parse(Group, is));
    return [group, Object.fromEntries(keys.map((key) => [key, (was.success && valueAt(was.output, key)) || null]))];
  });
  return read(MappingChanges, Object.fromEntries(groups));
}

/** The way back, beside what was just saved. */
export const Undo = ({ visit, integration }: { readonly visit: Visit; readonly integration: Integration }) => (
  <form method="post" action={undoPath(integration.id)} class="aside">
    <input type="hidden" name="csrf" value={visit.session.csrf} />
    <Edition integration={integration} visit={visit} />
    <button type="submit" class="quiet small">
      {speak(words, visit.language).undo}
    </button>
  </form>
);
