import { isDeepStrictEqual } from 'node:util';
import type { OutboxEvent } from '../../domain/events-out.ts';
import type { IntegrationKey } from '../../sync/ledger/entry.ts';
import { type Integration, keyOfIntegration, type Pause } from '../../sync/ledger/integration.ts';
import { CONFLICT, retryOnConflict } from '../../sync/ledger/retry-on-conflict.ts';
import type { FoundIssues } from '../../sync/review/report-drift.ts';
import type { Condition } from '../expressions.ts';
import { keyOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { THERE } from './attributes.ts';
import { getIntegration } from './reading.ts';

const JUDGED = 'settingsVersion = :judged';

/** Why an integration needs its administrator, with the event that says so and its effects. */
export interface Attention {
  readonly attention: NonNullable<Integration['attention']>;
  readonly fact: OutboxEvent;
  /** It can do nothing until then. */
  readonly stands: boolean;
  readonly judgedBy: number | undefined;
  /** The integration is paused by the same write. */
  readonly pause: Pause | undefined;
}

/** Pauses an integration, or ends its pause. False when anything was saved since the version that judged. */
export async function pauseLine(table: Table, integrationKey: IntegrationKey, pause: Pause | null, judgedBy?: number) {
  const key = keyOf.integration(integrationKey);
  const asJudged = judgedBy === undefined ? THERE : { expression: JUDGED, values: { ':judged': judgedBy } };
  if (pause) return (await table.update(key, { pause }, asJudged)) !== null;
  const moves = { expression: 'attribute_exists(pk) AND #state <> :stands', values: { ':stands': 'attention' } };
  const lifted = await table.update(key, { pause: undefined, attention: undefined }, moves);
  return (lifted ?? (await table.update(key, { pause: undefined }, THERE))) !== null;
}

/** Says that an integration needs its administrator, and adds the event to its outbox, unless it said so already or is not connected. */
export function raiseAttention(table: Table, key: IntegrationKey, asked: Attention): Promise<void> {
  const { attention, fact, stands, judgedBy, pause } = asked;
  return retryOnConflict('the outbox of an integration', async () => {
    const seen = await getIntegration(table, key);
    if (!seen || seen.disconnectedAtMs !== null) return;
    if (judgedBy !== undefined && seen.settingsVersion !== judgedBy) return;
    const standing = pause ? { pause } : {};
    const isUnconnected = seen.state === 'new'; // or is just being disconnected: nobody has to mend that
    if (isUnconnected || seen.attention?.cause === attention.cause) {
      if (pause) await pauseLine(table, key, pause, judgedBy);
      return;
    }
    const outbox = [...seen.outbox, fact];
    const changes = { attention, outbox, ...standing, ...(stands ? { state: 'attention' } : {}) };
    const unsaid: Condition = {
      expression: `outbox = :seen AND ${JUDGED} AND attribute_not_exists(disconnectedAtMs) AND (attribute_not_exists(attention) OR attention.cause <> :cause)`,
      values: { ':seen': seen.outbox, ':cause': attention.cause, ':judged': seen.settingsVersion },
    };
    return (await table.update(keyOf.integration(key), changes, unsaid)) ? undefined : CONFLICT;
  });
}

/**
 * Keeps the settings issues, with the events to publish of them. False when they are out of date: settings or mappings
 * were saved since, or nothing is sent any more. False too when another look at the books came first, which published
 * them already.
 */
export function keepIssues(
  table: Table,
  seen: Integration,
  { settingsIssues, facts, isMended }: FoundIssues,
  nowMs: number,
): Promise<boolean> {
  const key = keyOfIntegration(seen);
  return retryOnConflict('the outbox of an integration', async () => {
    const now = await getIntegration(table, key);
    if (now?.settingsVersion !== seen.settingsVersion || now.state !== seen.state) return false;
    if (!isDeepStrictEqual(now.settingsIssues, seen.settingsIssues)) return false;
    const outbox = [...now.outbox, ...facts];
    const changes = { settingsIssues, outbox, ...(isMended ? { settingsChangedAtMs: nowMs } : {}) };
    const asSeen: Condition = {
      expression:
        'outbox = :seenOutbox AND settingsVersion = :seen AND attribute_not_exists(disconnectedAtMs) AND (attribute_not_exists(settingsIssues) OR settingsIssues = :known)',
      values: { ':seenOutbox': now.outbox, ':seen': seen.settingsVersion, ':known': now.settingsIssues },
    };
    const add = isMended ? { settingsVersion: 1 } : {};
    return (await table.update(keyOf.integration(key), changes, asSeen, add)) !== null || CONFLICT;
  });
}
