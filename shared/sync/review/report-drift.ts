import type { About, Cause } from '../../domain/causes.ts';
import type { OutboxEvent } from '../../domain/events-out.ts';
import type { SettingsIssue } from '../../providers/settings/settings-check.ts';
import { type Drift, driftsOf } from '../ledger/drift.ts';
import type { Integration } from '../ledger/integration.ts';
import type { Metrics } from '../ledger/metrics.ts';
import { integrationAttention, newEventHead } from '../ledger/outbox-events.ts';
import type { SettingsCheck } from './settings-check.ts';

/** So many drifts are told in one night, and so much of what does not fit is kept; the overview names the rest. */
const TOLD_AT_MOST = 5;
const KEPT_AT_MOST = 100;

/** What reporting drift needs. */
export interface DriftPorts {
  readonly integrations: {
    /**
     * Keeps what does not fit with the facts of it; false when what it was found in was saved anew since. `isMended`:
     * what was parked is judged anew.
     */
    keepMisfits(
      seen: Integration,
      found: {
        readonly settingsIssues: readonly SettingsIssue[];
        readonly facts: readonly OutboxEvent[];
        readonly isMended: boolean;
      },
    ): Promise<boolean>;
  };
  readonly clock: { now(): number; id(): string };
  readonly metrics: Pick<Metrics, 'count'>;
}

/**
 * Says before the first failure what the books no longer take of what is set and mapped: each drift once, and nothing
 * more of it as soon as they do again: then what was parked for it goes out too. Whatever works goes on. True when the
 * line is to be looked at.
 */
export async function reportDrift(
  integration: Integration,
  fitting: SettingsCheck,
  ports: DriftPorts,
): Promise<boolean> {
  const { settingsIssues: known } = integration;
  const found = withUnread(known, fitting).slice(0, KEPT_AT_MOST);
  if (JSON.stringify(found) === JSON.stringify(known)) return false;
  const [before, now] = [driftsOf(known), driftsOf(found)];
  const told = without(now, before).slice(0, TOLD_AT_MOST);
  const isMended = without(before, now).length > 0;
  const facts = told.map(factOf(integration, ports));
  if (!(await ports.integrations.keepMisfits(integration, { settingsIssues: found, facts, isMended }))) return false;
  for (const { cause } of told) ports.metrics.count('DriftFound', cause);
  return isMended || told.length > 0;
}

const without = (some: readonly Drift[], others: readonly Drift[]): readonly Drift[] =>
  some.filter(({ id }) => others.every((other) => other.id !== id));

/** Where a list could not be read, what was found before still stands: it would be told a second time otherwise. */
function withUnread(
  known: readonly SettingsIssue[],
  { settingsIssues, unread }: SettingsCheck,
): readonly SettingsIssue[] {
  const isFound = (one: SettingsIssue) =>
    settingsIssues.some(({ group, key }) => group === one.group && key === one.key);
  return [...settingsIssues, ...known.filter((one) => unread.has(one.group) && !isFound(one))];
}

const factOf =
  (integration: Integration, { clock }: DriftPorts) =>
  ({ cause, about }: { readonly cause: Cause; readonly about: About }): OutboxEvent =>
    integrationAttention(integration, cause, about, newEventHead(clock));
