import { listChanges } from '../../../shared/admin/changes/list-changes.ts';
import type { Change } from '../../../shared/domain/change.ts';
import type { Visit } from '../visit.ts';

/** What a person saves on a form that can be overtaken and undone. */
const SAVES: ReadonlySet<Change['what']> = new Set(['settings-changed', 'mappings-changed']);

/** The latest saves of an integration's settings and mappings, newest first. */
export async function savesOf(integration: string, { tenant, ports }: Visit): Promise<readonly Change[]> {
  const { items } = await listChanges({ tenant, query: new URLSearchParams({ integration }) }, ports);
  return items.filter(({ what }) => SAVES.has(what));
}
