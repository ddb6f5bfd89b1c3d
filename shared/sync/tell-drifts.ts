import type { About, Cause } from '../domain/causes.ts';
import type { Fact } from '../domain/events-out.ts';
import type { Misfit } from '../providers/provider.ts';
import { integrationAttention, stamp } from './facts.ts';
import { driftsOf, type Fitting } from './fit.ts';
import type { Integration } from './integration.ts';
import type { Metrics } from './metrics.ts';

/** So many drifts are told in one night, and so much of what does not fit is kept; the overview names the rest. */
const TOLD_AT_MOST = 5;
const KEPT_AT_MOST = 100;

export interface DriftPorts {
  readonly integrations: {
    /** Keeps what does not fit with the facts of it; false when what it was found in was saved anew since. */
    keepMisfits(seen: Integration, misfits: readonly Misfit[], facts: readonly Fact[]): Promise<boolean>;
  };
  readonly clock: { now(): number; id(): string };
  readonly metrics: Pick<Metrics, 'count'>;
}

/**
 * Says before the first failure what the books no longer take of what is set and mapped: each drift once, and nothing
 * more of it as soon as they do again. Whatever works goes on. True when there is something to tell.
 */
export async function tellDrifts(integration: Integration, fitting: Fitting, ports: DriftPorts): Promise<boolean> {
  const { misfits: known } = integration;
  const found = withUnread(known, fitting).slice(0, KEPT_AT_MOST);
  if (JSON.stringify(found) === JSON.stringify(known)) return false;
  const old = new Set(driftsOf(known).map(({ id }) => id));
  const news = driftsOf(found).filter(({ id }) => !old.has(id));
  const told = news.slice(0, TOLD_AT_MOST);
  if (!(await ports.integrations.keepMisfits(integration, found, told.map(factOf(integration, ports))))) return false;
  for (const { cause } of told) ports.metrics.count('DriftFound', cause);
  return told.length > 0;
}

/** Where a list could not be read, what was found before still stands: it would be told a second time otherwise. */
function withUnread(known: readonly Misfit[], { misfits, unread }: Fitting): readonly Misfit[] {
  const isFound = (one: Misfit) => misfits.some(({ group, key }) => group === one.group && key === one.key);
  return [...misfits, ...known.filter((one) => unread.has(one.group) && !isFound(one))];
}

const factOf =
  (integration: Integration, { clock }: DriftPorts) =>
  ({ cause, about }: { readonly cause: Cause; readonly about: About }): Fact =>
    integrationAttention(integration, cause, about, stamp(clock));
