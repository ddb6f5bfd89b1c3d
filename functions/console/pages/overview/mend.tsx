import { saveMappings } from '../../../../shared/admin/integrations/save-details.ts';
import type { Cause } from '../../../../shared/domain/causes.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Words } from '../../../../shared/domain/sentences-words.ts';
import { MappingChanges } from '../../../../shared/domain/settings.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { type Concerned, concernedIn, type SetUp, setUpOf } from '../../daily/concerned.ts';
import { type Ending, holdOf } from '../../daily/hold.ts';
import { type InPlace, inPlaceFor } from '../../daily/mend-in-place.ts';
import type { LineOverview } from '../../daily/overview.ts';
import { goingOnceSaved, idsOfStopped } from '../../daily/progress.ts';
import { Edition } from '../../editing/edition.tsx';
import { undoable } from '../../editing/undo.tsx';
import { Form, idOf } from '../../parts/form.tsx';
import { pathOf } from '../../parts/layout.tsx';
import { savedAt } from '../../parts/saved.tsx';
import { places } from '../../places.ts';
import { attempt, read } from '../../refusal.ts';
import { mayChange } from '../../roles.ts';
import { type ConsoleApp, type ConsoleContext, callFor, type Visit } from '../../visit.ts';
import { overviewWords } from '../../words/overview.ts';
import { theOne } from '../authentication/index.tsx';
import { choiceInWords } from '../mappings/words.ts';

/** What mends a cause: what a person changes, and what of that can be chosen beside the cause. */
export interface Means {
  readonly concerned: readonly Concerned[];
  readonly inPlace: InPlace | null;
}

/** What mends each cause that stopped something. */
export type Mends = ReadonlyMap<Cause, Means>;

/** Reads it for a line of the overview. Where the books do not tell, the links to what has to be changed are left. */
export async function mendsOf({ parked, integration }: LineOverview, visit: Visit): Promise<Mends> {
  if (parked.length === 0) return new Map();
  const setUp = await setUpOf(integration, visit);
  const found = await Promise.all(
    parked.map(async ({ cause, abouts }) => [cause, await meansIn(setUp, cause, abouts, integration, visit)] as const),
  );
  return new Map(found);
}

type Abouts = LineOverview['parked'][number]['abouts'];

/** The same for one cause. */
export const mendOf = async (cause: Cause, abouts: Abouts, integration: Integration, visit: Visit): Promise<Means> =>
  meansIn(await setUpOf(integration, visit), cause, abouts, integration, visit);

async function meansIn(
  setUp: SetUp,
  cause: Cause,
  abouts: Abouts,
  integration: Integration,
  visit: Visit,
): Promise<Means> {
  const concerned = concernedIn(cause, abouts, setUp);
  if (!mayChange(visit.session.role)) return { concerned, inPlace: null };
  const { done } = await attempt(visit, () => inPlaceFor(cause, concerned, integration, visit.ports));
  return { concerned, inPlace: done };
}

/** Saves what was chosen beside a cause, and shows how far what waited for it is. */
export function addMend(app: ConsoleApp, again: (c: ConsoleContext, refused: string) => Promise<Response>): void {
  app.post('/console/integrations/:id/mend', async (c) => {
    const visit = c.get('visit');
    const before = await theOne(c);
    const going = await goingOnceSaved(before, visit.ports);
    const ids = await idsOfStopped(before, null, visit.ports);
    const { done, refusal } = await attempt(visit, () =>
      saveMappings(callFor(visit, before.id, read(MappingChanges, changesIn(visit.form))), visit.ports),
    );
    if (refusal) return again(c, refusal.message);
    const kept = { saved: 'yes', ...undoable(before, done.integration, visit) };
    if (holdOf(before) !== null) return c.redirect(savedAt(pathOf(before.id, 'mappings'), going, kept), 303);
    return c.redirect(places.progress(before.id, { cause: null, from: going, ids, kept }), 303);
  });
}

const GROUPS = ['vat', 'articles', 'paymentConditions'] as const;

/** What was chosen, by group and key. */
function changesIn(form: URLSearchParams) {
  const chosenIn = (group: string) =>
    Object.fromEntries(
      [...form].flatMap(([field, code]) =>
        field.startsWith(`${group}:`) && code !== '' ? [[field.slice(group.length + 1), code]] : [],
      ),
    );
  return Object.fromEntries(GROUPS.map((group) => [group, chosenIn(group)]));
}

interface MendInPlaceProps {
  readonly mend: InPlace;
  /** What becomes of what it stopped once it is saved. */
  readonly ending: Ending;
  /** True where it is what the page asks for first; so by itself. */
  readonly isMain?: boolean;
  readonly integration: Integration;
  readonly visit: Visit;
}

const idIn = ({ id }: Integration, { group, key }: Pick<InPlace['concerned'][number], 'group' | 'key'>): string =>
  idOf(`${id}-${group}:${key}`);

const SAVES: Readonly<Record<Ending, Words>> = {
  goes: overviewWords.saveAndSend,
  off: overviewWords.saveForLater,
  'off-and-stopped': overviewWords.saveForLater,
  stopped: overviewWords.saveForOnceSolved,
  'before-start': overviewWords.saveOnly,
};

/**
 * A select for each thing that stopped something, and a button that saves it and sends what waited. The codes stand once, in
 * the first one: the script puts them into the others, and without it the first is chosen and saved, and then the next.
 */
export const MendInPlace = ({ mend, ending, isMain = true, integration, visit }: MendInPlaceProps) => {
  const { language } = visit;
  const { concerned, choices } = mend;
  const [first] = concerned;
  return (
    <Form visit={visit} action={places.mend(integration.id)}>
      <Edition visit={visit} integration={integration} />
      {concerned.map(({ group, key, name }, nth) => {
        const id = idIn(integration, { group, key });
        const isFirst = nth === 0;
        return (
          <div class="field" data-codes={isFirst || !first ? undefined : idIn(integration, first)}>
            <label for={id}>{say(overviewWords.mapTo, language, { name })}</label>
            <select id={id} name={`${group}:${key}`}>
              <option value="">{say(overviewWords.choose, language)}</option>
              {(isFirst ? choices : []).map((choice) => (
                <option value={choice.code}>{choiceInWords(choice, language)}</option>
              ))}
            </select>
          </div>
        );
      })}
      <button type="submit" class={isMain ? undefined : 'quiet'}>
        {say(SAVES[ending], language)}
      </button>
    </Form>
  );
};
