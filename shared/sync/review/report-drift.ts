import type { About, Cause } from '../../domain/causes.ts';
import type { OutboxEvent } from '../../domain/events-out.ts';
import type { SettingsIssue } from '../../providers/settings/settings-check.ts';
import { type Drift, driftsOf } from '../ledger/drift.ts';
import type { Integration } from '../ledger/integration.ts';
import type { Metrics } from '../ledger/metrics.ts';
import { integrationAttention, newEventHead } from '../ledger/outbox-events.ts';
import type { SettingsCheck } from './settings-check.ts';

/**
 * At most so many drifts are published in one night, and so many settings issues are kept; the overview names the rest.
 */
const PUBLISHED_AT_MOST = 5;
const KEPT_AT_MOST = 100;

/** The settings issues that a look at the books found, with the events that say so. */
export interface FoundIssues {
  readonly settingsIssues: readonly SettingsIssue[];
  readonly facts: readonly OutboxEvent[];
  /** The books take something again, so that everything that was parked is judged anew. */
  readonly isMended: boolean;
}

/** What reporting drift needs. */
export interface DriftPorts {
  readonly integrations: {
    /** Keeps the settings issues with their events; false when settings or mappings were saved anew since. */
    keepIssues(seen: Integration, found: FoundIssues): Promise<boolean>;
  };
  readonly clock: { now(): number; id(): string };
  readonly metrics: Pick<Metrics, 'count'>;
}

/**
 * Says before the first failure what the books no longer take of what is set and mapped, each drift once. A drift ends
 * when the books take it again: then what was parked for it goes out too. Whatever works goes on. True when the
 * integration has to be woken.
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
  const news = without(now, before).slice(0, PUBLISHED_AT_MOST);
  const isMended = without(before, now).length > 0;
  const facts = news.map(factOf(integration, ports));
  if (!(await ports.integrations.keepIssues(integration, { settingsIssues: found, facts, isMended }))) return false;
  for (const { cause } of news) ports.metrics.count('DriftFound', cause);
  return isMended || news.length > 0;
}

const without = (some: readonly Drift[], others: readonly Drift[]): readonly Drift[] =>
  some.filter(({ id }) => others.every((other) => other.id !== id));

/** Where a list could not be read, what was found before still stands: otherwise it would be published a second time. */
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
