import type { Child } from 'hono/jsx';
import * as v from 'valibot';
import { editionOf } from '../../../shared/admin/integrations/edition.ts';
import { DetailsBody, saveDetails, saveMappings } from '../../../shared/admin/integrations/save-details.ts';
import type { Change } from '../../../shared/domain/change.ts';
import { outsideRecord, valueAt } from '../../../shared/domain/outside-record.ts';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import { MappingChanges } from '../../../shared/domain/settings.ts';
import { changedValues } from '../../../shared/sync/ledger/changed-values.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { goingOnceSaved } from '../daily/progress.ts';
import { speak } from '../language.ts';
import { theOne } from '../pages/authentication/index.tsx';
import { pathOf } from '../parts/layout.tsx';
import { savedAt } from '../parts/saved.tsx';
import { attempt, read } from '../refusal.ts';
import { mayChange } from '../roles.ts';
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
    const { done, refusal } = await attempt(visit, async () => {
      if (tab === 'details') return saveDetails(callFor(visit, integration.id, settingsBefore(last)), ports);
      return (await saveMappings(callFor(visit, integration.id, mappingsBefore(last)), ports)).integration;
    });
    const undo = done && undoable(integration, done, visit);
    return c.redirect(refusal ? `${back}?undone=no` : savedAt(back, going, { undone: 'yes', ...undo }), 303);
  });
}

/** True where the log kept the names of what changed and not the values. */
const isCut = ({ after }: Change): boolean => Object.values(after).includes('…');

/**
 * What the address of the next page needs so that a save can be taken back there: the edition that it made. Nothing where it
 * changed nothing, since the save before it would be taken back.
 */
export function undoable(before: Integration, after: Integration, visit: Visit): Readonly<Record<string, string>> {
  const isNext = after.settingsVersion === before.settingsVersion + 1;
  const read = (details: Integration['details']) => withDefaults(details, before, visit);
  const isSame = Object.keys(changedValues(before, after, read).after).length === 0;
  return isNext && !isSame ? { undo: editionOf(after) } : {};
}

const Settings = outsideRecord(v.string(), v.unknown());

const withDefaults = (details: Integration['details'], { provider }: Integration, { ports }: Visit) =>
  v.parse(Settings, v.parse(ports.provider(provider).details, details));

/** The settings as they were; of one that nobody had set the log has its default. */
const settingsBefore = ({ before, after }: Change) =>
  read(DetailsBody, Object.fromEntries(Object.keys(after).map((name) => [name, valueAt(before, name) ?? null])));

/** The mappings as they were; one that was new is taken away. */
function mappingsBefore({ before, after }: Change) {
  const groups = Object.entries(after).map(([group, is]) => {
    const was = v.safeParse(Settings, valueAt(before, group) ?? {});
    const keys = Object.keys(v.parse(Settings, is));
    return [group, Object.fromEntries(keys.map((key) => [key, (was.success && valueAt(was.output, key)) || null]))];
  });
  return read(MappingChanges, Object.fromEntries(groups));
}

/**
 * The way back, beside what was just saved; null where others saved after it, or the log has not what stood there, and for
 * somebody who may change nothing.
 */
export async function undoFor(integration: Integration, visit: Visit): Promise<Child> {
  if (!mayChange(visit.session.role) || visit.query.get('undo') !== editionOf(integration)) return null;
  const [last] = await savesOf(integration.id, visit);
  if (!last || isCut(last)) return null;
  return (
    <form method="post" action={undoPath(integration.id)} class="aside">
      <input type="hidden" name="csrf" value={visit.session.csrf} />
      <Edition integration={integration} visit={visit} />
      <button type="submit" class="quiet small">
        {speak(words, visit.language).undo}
      </button>
    </form>
  );
}
