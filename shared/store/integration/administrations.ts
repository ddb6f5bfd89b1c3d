import * as v from 'valibot';
import type { NewChange } from '../../domain/change.ts';
import type { IntegrationKey } from '../../sync/ledger/entry.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { readStored } from '../../sync/ledger/read-stored.ts';
import { CONFLICT, retryOnConflict } from '../../sync/ledger/retry-on-conflict.ts';
import { VERSIONS } from '../../sync/ledger/versions.ts';
import { AdministrationTaken } from '../../sync/review/clash.ts';
import { changeWrite } from '../changes/change-item.ts';
import type { Additions, AttributeChanges, Condition } from '../expressions.ts';
import { type ItemKey, keyOf } from '../keys.ts';
import { Refused, type Table, type Write } from '../table.ts';
import { getIntegration } from './reading.ts';

/** The writes to an integration that go with its move, and their conditions. */
export interface Move {
  readonly changes: AttributeChanges;
  /** False: it is not as it was seen, and stays where it is. Says of what was read what `condition` has the table judge. */
  readonly isAsSeen: (now: Integration) => boolean;
  readonly condition: Condition;
  readonly add: Additions;
  /** The line of the change log; null when nobody changes anything by it. */
  readonly line: NewChange | null;
  /** Writes that go with it and are never refused. */
  readonly also: readonly Write[];
}

/**
 * Moves an integration to another administration, or to none: releases the one, claims the other and writes the
 * integration, all or nothing. False when the integration is not as it was seen. Throws `AdministrationTaken` when
 * another integration of the tenant books there.
 */
export function moveTo(
  table: Table,
  key: IntegrationKey,
  after: Integration['administration'],
  { changes, isAsSeen, condition, add, line, also }: Move,
): Promise<boolean> {
  return retryOnConflict('the administration of an integration', async () => {
    const now = await getIntegration(table, key);
    if (!now || !isAsSeen(now)) return false;
    const before = now.administration?.id ?? null;
    const update: Write = {
      update: keyOf.integration(key),
      changes,
      condition: andStillAt(condition, before),
      add,
    };
    const claim = after ? await claimOf(table, key, now.provider, after.id) : [];
    const leave = before === null || before === after?.id ? [] : await leaveOf(table, key, now.provider, before);
    try {
      await table.transact([update, ...claim, ...leave, ...(line ? [changeWrite(line)] : []), ...also]);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.index > 0) throw new AdministrationTaken();
      return CONFLICT;
    }
  });
}

const Stored = v.object({ v: v.literal(VERSIONS.booksOf.newest), integration: v.optional(v.string()) });

/** The integration that claimed an administration. */
async function holderOf(table: Table, key: ItemKey): Promise<string | undefined> {
  const item = await table.get(key);
  return item ? readStored('booksOf', Stored, item).integration : undefined;
}

/**
 * The write that releases an administration. It may belong to another integration when it was pinned before
 * administrations were claimed.
 */
async function leaveOf(
  table: Table,
  { tenant, integration: id }: IntegrationKey,
  provider: string,
  administration: string,
): Promise<Write[]> {
  const from = keyOf.booksOf(tenant, provider, administration);
  if ((await holderOf(table, from)) !== id) return [];
  const ours = { expression: 'attribute_not_exists(integration) OR integration = :id', values: { ':id': id } };
  return [{ update: from, changes: { integration: undefined }, condition: ours }];
}

/** The writes that claim an administration for an integration, unless another one is there. */
async function claimOf(
  table: Table,
  { tenant, integration: id }: IntegrationKey,
  provider: string,
  administration: string,
): Promise<Write[]> {
  const key = keyOf.booksOf(tenant, provider, administration);
  const holder = (await holderOf(table, key)) ?? id;
  const asSeen = {
    expression: 'attribute_not_exists(integration) OR integration = :holder',
    values: { ':holder': holder },
  };
  const claim: Write = { put: { ...key, v: VERSIONS.booksOf.newest, tenant, integration: id }, condition: asSeen };
  if (holder === id) return [claim];
  // A claim that was left behind gives way, when its holder is not there.
  const isElsewhere = {
    expression: 'attribute_not_exists(administration) OR administration.id <> :administration',
    values: { ':administration': administration },
  };
  return [claim, { check: keyOf.integration({ tenant, integration: holder }), condition: isElsewhere }];
}

/** The same condition, and that the integration is still at this administration, or at none. */
const andStillAt = ({ expression, values }: Condition, administration: string | null): Condition => ({
  expression: `${expression} AND ${administration === null ? 'attribute_not_exists(administration)' : 'administration.id = :before'}`,
  values: { ...values, ...(administration === null ? {} : { ':before': administration }) },
});
