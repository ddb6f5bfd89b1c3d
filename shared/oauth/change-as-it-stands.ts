import type { IntegrationKey } from '../sync/ledger/entry.ts';
import type { Integration } from '../sync/ledger/integration.ts';
import { CONFLICT, retryOnConflict } from '../sync/ledger/retry-on-conflict.ts';

/** Where integrations are read and changed, unless somebody else changed them meanwhile. */
export interface Changeable {
  get(key: IntegrationKey): Promise<Integration | null>;
  /** Changes an integration, unless it is another than was read, in what others write too; false then. */
  changeIf(seen: Integration, changes: Partial<Integration>): Promise<boolean>;
}

/**
 * Changes an integration by what `decide` makes of it as it stands; when others wrote meanwhile it is decided anew, so that
 * neither is lost. Gives what was decided in the end; null, and nothing is changed, when it is disconnected or `decide`
 * says so.
 */
export async function changeAsItStands<D extends { readonly changes: Partial<Integration> }>(
  key: IntegrationKey,
  decide: (now: Integration) => Promise<D | null> | D | null,
  integrations: Changeable,
): Promise<D | null> {
  return retryOnConflict('an integration', async () => {
    const now = await integrations.get(key);
    const decided = now?.disconnectedAtMs === null ? await decide(now) : null;
    if (!now || !decided) return null;
    return (await integrations.changeIf(now, decided.changes)) ? decided : CONFLICT;
  });
}
