import type { Catalogue } from '../../domain/catalogue.ts';
import { valueAt } from '../../domain/outside-record.ts';
import { Setback } from '../../domain/setback.ts';
import type { Books } from '../../providers/books.ts';
import type { CodeRows } from '../../providers/code-lists.ts';
import { dayAt } from '../../providers/local-time.ts';
import type { Provider } from '../../providers/provider.ts';
import type { SettingsInUse, SettingsIssue } from '../../providers/settings/settings-check.ts';

/** How settings and mappings stand against the books. */
export interface SettingsCheck {
  readonly settingsIssues: readonly SettingsIssue[];
  /** Of these not every list could be read. */
  readonly unread: ReadonlySet<SettingsIssue['group']>;
  /** The setback that kept a list from us and would stop every invoice too, since a push reads that list; null: none. */
  readonly setback: Setback | null;
}

/** What is held against the books at a moment, with the percentages that i-Reserve or its invoices gave. */
export const settingsInUse = (
  { details, mappings }: Pick<SettingsInUse<unknown>, 'details' | 'mappings'>,
  { vatRates }: Pick<Catalogue, 'vatRates'>,
  nowMs: number,
): SettingsInUse<unknown> => ({
  details,
  mappings,
  percentages: new Map(vatRates.map(({ id, percentage }) => [id, percentage])),
  day: dayAt(nowMs),
});

/** Reads code lists by their keys. Throws a `Setback`. */
export type ReadLists = (keys: readonly string[]) => Promise<ReadonlyMap<string, CodeRows>>;

/**
 * Holds settings and mappings against the books: the one judgement of the night, of the checklist and of the mapping
 * page. A list that can't be read says nothing of the settings that depend on it. `groups` limits the check to these.
 */
export async function settingsCheckOf(
  { checkSettings }: Pick<Provider, 'checkSettings'>,
  setUp: SettingsInUse<unknown>,
  read: ReadLists,
  groups?: readonly SettingsIssue['group'][],
): Promise<SettingsCheck> {
  const lists = new Map<string, CodeRows>();
  const unread = new Set<SettingsIssue['group']>();
  let setback: Setback | null = null;
  for (const { group, keys, isNeeded } of checkSettings.lists(setUp)) {
    if (groups && !groups.includes(group)) continue;
    const trouble: Setback | null = setback && isDown(setback) ? setback : await readInto(lists, keys, read);
    if (!trouble) continue;
    unread.add(group);
    if (isDown(trouble) || (isNeeded && stopsAll(trouble))) setback ??= trouble;
  }
  return { settingsIssues: checkSettings.settingsIssues(setUp, lists), unread, setback };
}

async function readInto(
  lists: Map<string, CodeRows>,
  keys: readonly string[],
  read: ReadLists,
): Promise<Setback | null> {
  try {
    for (const [key, rows] of await read(keys)) lists.set(key, rows);
    return null;
  } catch (error) {
    if (error instanceof Setback) return error;
    throw error;
  }
}

/** Books that give no answer now are asked no more; an endpoint that we stopped ourselves is one of many. */
export const isDown = ({ remedy, cause }: Setback): boolean => remedy === 'wait' && cause !== 'error-block';

/**
 * A setback that stops every invoice of an administration, for a while or until a person acts. One odd answer does not.
 * Whether the administration exists at all follows from the list of administrations, not from a 404 of one address.
 */
const stopsAll = ({ remedy, scope, cause }: Setback): boolean =>
  (remedy === 'wait' || scope === 'integration') && cause !== 'administration-gone';

/** What keeps every invoice out of the books for want of a right, a licence or of time; null when nothing does. */
export async function rightsOf(books: Pick<Books, 'tryRights'>): Promise<Setback | null> {
  try {
    await books.tryRights();
    return null;
  } catch (error) {
    if (!(error instanceof Setback)) throw error;
    return stopsAll(error) ? error : null;
  }
}

/**
 * The issues that may still hold after a save: none of a value that is set to something else now, and none of the kind
 * of a VAT code once the other kind of prices is sent. The next look at the books judges the new values.
 */
export function stillSaid(
  settingsIssues: readonly SettingsIssue[],
  before: Pick<SettingsInUse<unknown>, 'details'>,
  after: Pick<SettingsInUse<unknown>, 'details' | 'mappings'>,
): SettingsIssue[] {
  const setting = (details: unknown, key: string): unknown => Object(details)[key];
  const isTurned = setting(before.details, 'vatExclusive') !== setting(after.details, 'vatExclusive');
  return settingsIssues.filter(({ group, key, value, cause }) => {
    if (isTurned && cause === 'vat-type-mismatch') return false;
    const now = group === 'details' ? setting(after.details, key) : valueAt(after.mappings[group], key);
    return String(now ?? '').trim() === value;
  });
}
