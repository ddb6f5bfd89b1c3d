import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { About, Cause } from '../domain/causes.ts';
import { DAY_MS, HOUR_MS } from '../domain/duration.ts';
import type { OutboxEvent } from '../domain/events-out.ts';
import { Setback } from '../domain/setback.ts';
import { common } from '../domain/settings.ts';
import { type Administration, mayBeShort } from '../providers/administration.ts';
import type { Undelivered } from '../providers/document.ts';
import { NoAnswer } from '../providers/wire.ts';
import type { IntegrationKey } from '../sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../sync/ledger/integration.ts';
import { isOver } from '../sync/ledger/integration-state.ts';
import type { Integrations, Wake } from '../sync/ledger/ledger.ts';
import type { Log } from '../sync/ledger/log.ts';
import type { Metrics } from '../sync/ledger/metrics.ts';
import { noteFault } from '../sync/ledger/note-fault.ts';
import { integrationAttention, integrationConnected, newEventHead } from '../sync/ledger/outbox-events.ts';
import { unlessTooNew } from '../sync/ledger/read-stored.ts';
import { type DriftPorts, reportDrift } from '../sync/review/report-drift.ts';
import { reportUndelivered, type UndeliveredPorts } from '../sync/review/report-undelivered.ts';
import type { SettingsCheck } from '../sync/review/settings-check.ts';
import type { TokenVault } from './chain.ts';
import { type Changeable, changeAsItStands } from './change-as-it-stands.ts';

/** What the check of a connection needs. */
export interface ConnectionCheckPorts {
  readonly integrations: Pick<Integrations, 'get' | 'raise' | 'wake'> &
    DriftPorts['integrations'] &
    Changeable & {
      /** Sets when it is checked next. */
      cared(seen: Integration, careAt: number | null): Promise<void>;
    };
  readonly vault: Pick<TokenVault, 'read'>;
  /** Forgets what processes that died left behind; true when there is more, which somebody may still be at. */
  readonly tieLooseEnds: (integration: Integration) => Promise<boolean>;
  /** Asks which administrations this connection sees, with a token that is renewed when it is time. */
  readonly administrations: (integration: Integration) => Promise<readonly Administration[]>;
  /**
   * Checks settings and mappings against the books. Throws the `Setback` of a missing right or licence, or of a lack of
   * time.
   */
  readonly fit: (integration: Integration) => Promise<SettingsCheck>;
  /** Invoices of late whose mail did not arrive, though the books had taken it. */
  readonly undelivered: (integration: Integration) => Promise<readonly Undelivered[]>;
  readonly ledger: UndeliveredPorts['ledger'];
  readonly wake: Wake;
  readonly clock: { now(): number; id(): string };
  readonly log: Log;
  readonly metrics: Metrics;
}

/** A connection that books nothing is used once in this time: far inside the thirty days that Exact gives it. */
const IDLE_MS = 7 * DAY_MS;

/** Why the books may not be read for a while. */
const REFUSALS: ReadonlySet<Cause> = new Set(['not-allowed', 'licence-missing', 'plan-limit', 'wrong-administration']);

/**
 * Checks one connection: uses it, so that it does not lapse, and sees whether its administration is still there.
 *
 * One that books is checked every day, including whether the books still take its invoices: rights and licence,
 * settings and mappings. One that does not book is checked once a week. A lost connection or administration asks for
 * attention, once, and nothing is sent any more; when the administration is back, everything goes on. A temporary
 * failure is tried again in an hour. An integration that newer code wrote is left to it; one that cannot be read is thrown.
 */
export async function checkConnection(key: IntegrationKey, ports: ConnectionCheckPorts): Promise<void> {
  const integration = await unlessTooNew(ports.integrations.get(key));
  if (!integration) return;
  try {
    const mayBeMore = integration.looseEnds.length > 0 && (await tied(integration, ports));
    if (integration.chain === null)
      return await ports.integrations.cared(integration, mayBeMore ? ports.clock.now() + HOUR_MS : null);
    if (!isOver(integration) && (await isTime(integration, ports))) {
      await judge(integration, await ports.administrations(integration), ports);
    }
  } catch (error) {
    if (!(await heed(error, integration, ports)))
      return ports.integrations.cared(integration, ports.clock.now() + HOUR_MS);
  }
  await ports.integrations.cared(integration, nextCheckMs(key, ports.clock.now()));
}

/** A loose end that could not be forgotten keeps no connection from its check. True when there is more to forget. */
async function tied(integration: Integration, ports: ConnectionCheckPorts): Promise<boolean> {
  try {
    return await ports.tieLooseEnds(integration);
  } catch (error) {
    noteFault(error, keyOfIntegration(integration), ports);
    return true;
  }
}

/** An active connection is checked today, since invoices wait for it; one that is off has a week. */
async function isTime({ state, chain }: Integration, { vault, clock }: ConnectionCheckPorts): Promise<boolean> {
  if (state === 'active' || state === 'attention') return true;
  const last = await vault.read(chain ?? '');
  return !last || clock.now() - last.receivedAtMs > IDLE_MS - 12 * HOUR_MS;
}

async function judge(
  integration: Integration,
  seen: readonly Administration[],
  ports: ConnectionCheckPorts,
): Promise<void> {
  const { administration: pinned, state } = integration;
  if (!pinned) return;
  const still = seen.some(({ id }) => id === pinned.id);
  if (!still && !mayBeShort(seen))
    return ask(integration, 'administration-gone', { administration: pinned.name }, true, ports);
  if (state === 'active') await lookAtBooks(integration, ports);
  if (still && isBack(integration)) await goOn(integration, pinned, ports);
}

/** Throws what invoices would stop at too. */
async function lookAtBooks(integration: Integration, ports: ConnectionCheckPorts): Promise<void> {
  const fitting = await ports.fit(integration);
  const key = keyOfIntegration(integration);
  if (await reportDrift(integration, fitting, ports)) await publishSoon(key, ports);
  if (fitting.setback) throw fitting.setback;
  const { invoiceField } = v.parse(v.object({ invoiceField: common.invoiceField }), integration.details);
  const found = await ports.undelivered(integration);
  if (await reportUndelivered(integration, invoiceField, found, ports)) await publishSoon(key, ports);
}

/** Attention for an administration that we could not see ends once we see it. The worker lifts its own pauses. */
const isBack = ({ attention, state, pause }: Integration): boolean =>
  attention?.cause === 'administration-gone' ||
  (attention !== null && REFUSALS.has(attention.cause) && state !== 'attention' && pause === null);

/** An error that stops a connection asks for attention: true. False: it may pass by itself. */
async function heed(error: unknown, integration: Integration, ports: ConnectionCheckPorts): Promise<boolean> {
  const fields = keyOfIntegration(integration);
  if (error instanceof Setback && (error.remedy === 'reconnect' || error.remedy === 'correct')) {
    await ask(integration, error.cause, error.about, error.remedy === 'reconnect', ports);
    return true;
  }
  if (error instanceof Setback || error instanceof NoAnswer)
    ports.log.info('A connection could not be checked', { ...fields, cause: causeOf(error) });
  else noteFault(error, fields, ports);
  return false;
}

const causeOf = (error: Setback | NoAnswer): Cause => (error instanceof Setback ? error.cause : 'provider-down');

/** Says once what the administrator has to do; the worker publishes it. What was off stays off after a reconnect. */
async function ask(integration: Integration, cause: Cause, about: About, stops: boolean, ports: ConnectionCheckPorts) {
  const { state, attention } = integration;
  if (attention?.cause !== cause) ports.metrics.count('AttentionAsked', cause);
  const fact = integrationAttention(integration, cause, about, newEventHead(ports.clock));
  const key = keyOfIntegration(integration);
  await ports.integrations.raise(
    key,
    { cause, about },
    fact,
    stops && state === 'active',
    stops ? integration.settingsVersion : undefined,
  );
  await publishSoon(key, ports);
}

/** The administration is back: all that waited for it goes out, unless a person or another look decided meanwhile. */
async function goOn(
  integration: Integration,
  administration: Administration,
  ports: ConnectionCheckPorts,
): Promise<void> {
  const key = keyOfIntegration(integration);
  const isAsSeen = (now: Integration) =>
    isBack(now) &&
    now.state === integration.state &&
    now.attention?.cause === integration.attention?.cause &&
    now.administration?.id === administration.id;
  const decide = (now: Integration) => {
    if (!isAsSeen(now)) return null;
    const fact: OutboxEvent = integrationConnected({ ...now, administration }, newEventHead(ports.clock));
    const outbox = [...now.outbox, fact]; // it may hold a drift
    const state = now.state === 'attention' ? 'active' : now.state;
    return { changes: { attention: null, pause: null, state, outbox }, line: null };
  };
  if (await changeAsItStands(key, decide, ports.integrations)) await publishSoon(key, ports);
}

async function publishSoon(key: IntegrationKey, { integrations, wake, clock }: ConnectionCheckPorts): Promise<void> {
  await integrations.wake(key, clock.now());
  await wake(key);
}

/**
 * When a connection is checked next: within a day, always at the same moment of the day, which differs from connection
 * to connection so that they do not all come at once. Epoch milliseconds.
 */
export function nextCheckMs({ tenant, integration }: IntegrationKey, nowMs: number): number {
  const name = JSON.stringify([tenant, integration]);
  const moment = createHash('sha256').update(name).digest().readUInt32BE(0) % DAY_MS;
  const today = nowMs - (nowMs % DAY_MS) + moment;
  return today > nowMs ? today : today + DAY_MS;
}
