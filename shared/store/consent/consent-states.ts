import { ConsentState, type ConsentStates } from '../../oauth/consent-ports.ts';
import { readStoredOrNull } from '../../sync/ledger/read-stored.ts';
import { keyOf } from '../keys.ts';
import type { Table } from '../table.ts';

/** OAuth states in DynamoDB: the first to mark a state has taken it. */
export const dynamoConsentStates = (table: Table, now: () => number): ConsentStates => ({
  async keep(state, meaning) {
    const expiresAt = Math.floor(meaning.expiresAtMs / 1000);
    await table.put({ ...keyOf.oauthState(state), ...meaning, expiresAt }, { expression: 'attribute_not_exists(pk)' });
  },
  async take(state) {
    const unspent = {
      expression: 'attribute_exists(pk) AND attribute_not_exists(spentAtMs) AND expiresAtMs > :now',
      values: { ':now': now() },
    };
    const item = await table.update(keyOf.oauthState(state), { spentAtMs: now() }, unspent);
    return item && readStoredOrNull('oauthState', ConsentState, item);
  },
});
