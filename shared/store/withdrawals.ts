import * as v from 'valibot';
import type { Withdrawals } from '../oauth/consent-ports.ts';
import { keyOf } from './keys.ts';
import { secretHash } from './sessions.ts';
import type { Table } from './table.ts';

const Stored = v.object({
  v: v.literal(1),
  tenant: v.string(),
  integration: v.string(),
  chain: v.string(),
  expiresAtMs: v.number(),
});

const keyFor = (secret: string) => keyOf.door('withdrawal', secretHash('withdrawal', secret));

/** Offers to take a consent back in DynamoDB, by their hash, so that the contents of the table take nothing back. */
export const dynamoWithdrawals = (table: Table, now: () => number): Withdrawals => ({
  async keep(secret, withdrawal) {
    const expiresAt = Math.ceil(withdrawal.expiresAtMs / 1000);
    await table.put({ ...keyFor(secret), v: 1, ...withdrawal, expiresAt }, { expression: 'attribute_not_exists(pk)' });
  },
  async see(secret) {
    const item = await table.get(keyFor(secret));
    if (!item || item.spentAtMs !== undefined) return null;
    const withdrawal = v.parse(Stored, item);
    return withdrawal.expiresAtMs > now() ? withdrawal : null;
  },
  async spend(secret) {
    await table.update(keyFor(secret), { spentAtMs: now() });
  },
});
