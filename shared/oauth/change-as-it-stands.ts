import type { NewChange } from '../domain/change.ts';
import type { IntegrationKey } from '../sync/ledger/entry.ts';
import type { Integration } from '../sync/ledger/integration.ts';
import { CONFLICT, retryOnConflict } from '../sync/ledger/retry-on-conflict.ts';

/** Where integrations are read and changed, unless somebody else changed them meanwhile. */
export interface Changeable {
  get(key: IntegrationKey): Promise<Integration | null>;
  /**
   * Changes an integration, and writes the line of the change log with it, all or nothing. False, and nothing is
   * changed, when an attribute that others write too is no longer as it was read.
   */
  changeIf(seen: Integration, changes: Partial<Integration>, line: NewChange | null): Promise<boolean>;
}

/** What is to be changed, and the line that the change log gets; null for what no person or back end did. */
export interface Decision {
  readonly changes: Partial<Integration>;
  readonly line: NewChange | null;
}

/**
 * Changes an integration by what `decide` makes of it as it stands; when others wrote meanwhile it is decided anew, so that
 * neither is lost. Gives what was decided in the end; null, and nothing is changed, when it is disconnected or `decide`
 * says so.
 */
export async function changeAsItStands<D extends Decision>(
  key: IntegrationKey,
  decide: (now: Integration) => Promise<D | null> | D | null,
  integrations: Changeable,
): Promise<D | null> {
  return retryOnConflict('an integration', async () => {
    const now = await integrations.get(key);
    const decided = now?.disconnectedAtMs === null ? await decide(now) : null;
    if (!now || !decided) return null;
    return (await integrations.changeIf(now, decided.changes, decided.line)) ? decided : CONFLICT;
  });
}
