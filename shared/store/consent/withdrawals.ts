import * as v from 'valibot';
import type { Withdrawals } from '../../oauth/consent-ports.ts';
import { readStoredOrNull } from '../../sync/ledger/read-stored.ts';
import { VERSIONS } from '../../sync/ledger/versions.ts';
import { keyOf } from '../keys.ts';
import { secretHash } from '../sessions.ts';
import type { Table } from '../table.ts';

const Stored = v.object({
  v: v.literal(VERSIONS.withdrawal.newest),
  tenant: v.string(),
  integration: v.string(),
  chain: v.string(),
  expiresAtMs: v.number(),
});

const keyFor = (secret: string) => keyOf.withdrawal(secretHash('withdrawal', secret));

/** Offers to take a consent back in DynamoDB, by their hash, so that the contents of the table take nothing back. */
export const dynamoWithdrawals = (table: Table, now: () => number): Withdrawals => ({
  async keep(secret, withdrawal) {
    const expiresAt = Math.ceil(withdrawal.expiresAtMs / 1000);
    const item = { ...keyFor(secret), v: VERSIONS.withdrawal.newest, ...withdrawal, expiresAt };
    await table.put(item, { expression: 'attribute_not_exists(pk)' });
  },
  async see(secret) {
    const item = await table.get(keyFor(secret));
    if (!item || item.spentAtMs !== undefined) return null;
    const withdrawal = readStoredOrNull('withdrawal', Stored, item);
    return withdrawal && withdrawal.expiresAtMs > now() ? withdrawal : null;
  },
  async spend(secret) {
    await table.update(keyFor(secret), { spentAtMs: now() });
  },
});
