import { correct, Setback } from '../domain/setback.ts';
import type { Provider } from '../providers/provider.ts';
import { requestMaintenance } from './contacts/maintain-webhook.ts';
import { pullContact } from './contacts/pull-contact.ts';
import { serveCustomer } from './customer/push-customer.ts';
import { isBooked, publishBooked } from './invoice/publish-booked.ts';
import { pushInvoice } from './invoice/push-invoice.ts';
import type { SyncContext, SyncPorts } from './ledger/context.ts';
import type { ContactPullEntry, CustomerEntry, Entry, EntryKey, IntegrationKey, InvoiceEntry } from './ledger/entry.ts';
import { type Integration, keyOfIntegration } from './ledger/integration.ts';
import { isHalfConnected } from './ledger/integration-state.ts';
import { type Claim, ClaimLost, type DueEntry, nameOfEntry, type WakeHint } from './ledger/ledger.ts';
import { correlated } from './ledger/log.ts';
import { unlessUnreadable } from './ledger/read-stored.ts';
import { BEGIN_AT_LEAST_MS, CALL_TIMEOUT_MS, SLEEP_AT_MOST_MS } from './ledger/timing.ts';
import { isAtRest, letGo, reopen } from './ledger/transitions.ts';
import { goToRest, isOnlyWork, type Run } from './steps/go-to-rest.ts';
import { isLongRest, keepSnapshot, keepWaiting } from './steps/keep-snapshots.ts';
import { publishOutbox, unlessStopped } from './steps/publish-outbox.ts';
import { claimReadable, readableLine } from './steps/readable.ts';
import { recordFailure, recordFault } from './steps/record-failure.ts';
import { isOutdated, requeueParked } from './steps/requeue-parked.ts';

/** After more crashed claims in a row than this, an entry is not tried again by itself. */
const CRASHES_AT_MOST = 5;

/** What one run of the worker needs beside the ports: the context of an integration, and the time that is left. */
export interface DrainPorts extends SyncPorts {
  /** Opens the context of an integration; throws the `Setback` that says why it can't be served. */
  readonly openContext: (integration: Integration, forbids: SyncContext['forbids']) => Promise<SyncContext>;
  readonly provider: (id: string) => Provider;
  readonly timeLeftMs: () => number;
}

/**
 * Serves one integration: takes the hinted entry, then what is due, oldest first, until nothing is due or the time of
 * this run is nearly over; then it wakes the integration for the next run. A pause or a wait of at most a minute is
 * slept out.
 */
export async function drain(integrationKey: IntegrationKey, hint: WakeHint | null, ports: DrainPorts): Promise<void> {
  const run: Run = { hint, heard: null, passedBy: new Set(), hasPutOff: false, ahead: [] };
  for (;;) {
    run.hint ??= run.ahead.shift() ?? null;
    const integration = await readableLine(integrationKey, ports);
    if (!integration) return;
    await publishAttention(integration, ports);
    await requeueParked(integration, ports);
    if (outOfTime(ports)) return ports.wake(integrationKey);

    const restsUntilMs = restOf(integration, ports);
    if (restsUntilMs !== undefined) {
      if (run.hint) await publishOnly({ ...integrationKey, ...run.hint }, ports);
      if (await sleepUntil(restsUntilMs, ports)) continue;
      const isKept = integration.isKept || isLongRest(integration, restsUntilMs, ports.clock.now());
      if (isKept && !integration.isKept) await keepWaiting(integration, ports);
      if (await ports.integrations.rest(integration, { wakeAt: restsUntilMs, isSeen: false, isIdle: false, isKept }))
        return;
      continue;
    }

    run.hint ??= await requestMaintenance(integration, ports.provider(integration.provider), ports);
    const outcome = await serveNamed(integration, run, ports);
    if (outcome !== 'through') run.ahead = [];
    // What failed may have paused the integration: then it is read again before anything else
    if (outcome === 'served' || run.ahead.length > 0) continue;
    const next = isOnlyWork(integration, run) ? null : await ports.ledger.soonest(integrationKey, run.passedBy);
    if (!next || next.dueAt > ports.clock.now()) {
      if (await goToRest(integration, next, run, ports)) return;
    } else if (outcome === 'through') run.ahead = [next.key, ...dueBehind(next, ports)];
    else {
      const met = await serve(next.key, integration, run, ports);
      if (met === 'passed') run.passedBy.add(nameOfEntry(next.key)); // the index still shows what is over
      if (met === 'through') run.ahead = dueBehind(next, ports);
    }
  }
}

/** The entries that are due behind the first: while each goes through, no index is asked again. A stale one can't be claimed. */
const dueBehind = ({ behind = [] }: DueEntry, { clock }: DrainPorts): EntryKey[] =>
  behind.filter(({ dueAt }) => dueAt <= clock.now()).map(({ key }) => key);

/**
 * - `through` it is done, and nothing of it is due any more
 * - `served`  something else became of it
 * - `passed`  another worker holds it, or it is not due
 */
type Outcome = 'through' | 'served' | 'passed';

/** A paused integration still publishes what needs no books, such as an event that could not be read. */
async function publishOnly(key: EntryKey, ports: DrainPorts): Promise<void> {
  const entry = await unlessUnreadable(ports.ledger.read(key));
  const now = ports.clock.now();
  if (entry) await keepSnapshot(entry, ports); // it may have come in as the line was stopped
  if (!entry || !isOnlyToPublish(entry) || entry.dueAt === null || entry.dueAt > now) return;
  const claim = await ports.ledger.claim(key, now, now + ports.timeLeftMs());
  if (!claim) return;
  if (isOnlyToPublish(claim.entry)) await publishAtRest(claim, ports);
  else await claim.write(letGo(claim.entry)).catch(unlessStopped);
}

/** Publishes what an entry at rest holds. A fault of ours leaves it at rest, to be published later; the others go on. */
async function publishAtRest(claim: Claim, run: DrainPorts, seenVersion?: number): Promise<void> {
  const ports = { ...run, log: correlated(run.log, claim.entry.correlationId) };
  try {
    if (isBooked(claim.entry)) await publishBooked(claim as Claim<InvoiceEntry>, ports);
    else await publishOutbox(claim, ports, null, seenVersion);
  } catch (error) {
    if (!(error instanceof Setback || error instanceof ClaimLost))
      await recordFault(claim, error, ports).catch(unlessStopped);
  }
}

/** Until when the integration rests: null until somebody reconnects it or chooses its administration, undefined when it does not rest. */
function restOf(integration: Integration, { clock }: DrainPorts): number | null | undefined {
  const { state, pause } = integration;
  if (state === 'attention') return null;
  if (isHalfConnected(integration)) return null;
  if (!pause || (pause.untilMs !== null && pause.untilMs <= clock.now())) return undefined;
  return pause.untilMs;
}

async function sleepUntil(untilMs: number | null, ports: DrainPorts): Promise<boolean> {
  const waitMs = untilMs === null ? Number.POSITIVE_INFINITY : untilMs - ports.clock.now();
  if (waitMs > SLEEP_AT_MOST_MS || waitMs > ports.timeLeftMs() - 2 * CALL_TIMEOUT_MS) return false;
  await ports.clock.sleep(Math.max(0, waitMs));
  return true;
}

const outOfTime = ({ timeLeftMs }: DrainPorts): boolean => timeLeftMs() < BEGIN_AT_LEAST_MS;

/** Serves the canary of a pause, or else the hint, if it is due. The hint is used up by that. */
async function serveNamed(integration: Integration, run: Run, ports: DrainPorts): Promise<Outcome> {
  const { hint } = run;
  run.hint = null;
  for (const one of [integration.pause?.canary, hint]) {
    if (!one || run.passedBy.has(nameOfEntry(one))) continue;
    const { kind, id } = one;
    const outcome = await serve({ ...keyOfIntegration(integration), kind, id }, integration, run, ports);
    if (outcome === 'passed') continue;
    if (one === hint) run.heard = hint.wakes ?? null;
    return outcome;
  }
  return 'passed';
}

/** Serves one entry that is named or that the index shows, if it is due and free. */
async function serve(key: EntryKey, integration: Integration, run: Run, ports: DrainPorts): Promise<Outcome> {
  const now = ports.clock.now();
  const claim = await claimReadable(key, now, now + ports.timeLeftMs(), ports);
  if (claim === 'held') run.passedBy.add(nameOfEntry(key));
  if (claim === 'held' || claim === null) return 'passed';
  await serveClaimed(claim, integration, ports);
  const { status, dueAt } = claim.entry;
  const isThrough = status === 'done' && dueAt === null && integration.pause === null;
  if (!isThrough) run.hasPutOff = true;
  return isThrough ? 'through' : 'served';
}

async function serveClaimed(claim: Claim, integration: Integration, ports: DrainPorts): Promise<void> {
  const now = ports.clock.now();
  const key = keyOfIntegration(integration);
  if (isOnlyToPublish(claim.entry)) {
    if (!isOutdated(claim.entry, integration)) await publishAtRest(claim, ports, integration.settingsVersion);
    else
      await claim
        .write({ ...letGo(claim.entry), ...reopen(claim.entry, now) }, { step: 'tried again' })
        .catch(unlessStopped);
    return;
  }
  const { cause } = claim.entry;
  const opened = await ports.openContext(integration, forbidsOf(claim.entry, integration));
  const context = { ...opened, log: correlated(opened.log, claim.entry.correlationId) };
  await serveAt(claim, context);
  if (integration.pause && cameThrough(claim, context)) await liftPause(key, integration, ports);
  if (cause === 'error-block' && claim.entry.status === 'done') await ports.integrations.calm(key, cause);
}

/** True when an entry came to rest by an answer of the books; one that needed no call says nothing of them. */
const cameThrough = ({ entry: { status } }: Claim, context: SyncContext): boolean =>
  context.heard() && (status === 'done' || status === 'parked');

async function serveAt(claim: Claim, context: SyncContext): Promise<void> {
  try {
    await serveKind(claim, context);
  } catch (error) {
    const poison = context.forbids === 'internal-error' && !(error instanceof Setback);
    await recordFailure(claim, poison ? correct('internal-error') : error, context);
  }
}

function serveKind(claim: Claim, context: SyncContext): Promise<void> {
  if (claim.entry.kind === 'invoice') return pushInvoice(claim as Claim<InvoiceEntry>, context);
  if (claim.entry.kind === 'customer') return pushOwn(claim as Claim<CustomerEntry>, context);
  return pullContact(claim as Claim<ContactPullEntry>, context);
}

async function pushOwn(claim: Claim<CustomerEntry>, context: SyncContext): Promise<void> {
  const snapshot = await context.snapshots.customer(claim.entry.tenant, claim.entry.id);
  if (!snapshot) throw correct('unreadable', { pointer: '/detail/customer' });
  if (context.forbids && !claim.entry.intent) throw correct(context.forbids);
  await serveCustomer(claim, snapshot.customer, context).catch(() => undefined); // its entry was stopped with its cause
}

/** A canary that came through without a new pause lifts the pause for everything behind it. */
async function liftPause(key: IntegrationKey, before: Integration, ports: DrainPorts): Promise<void> {
  const after = await ports.integrations.get(key);
  if (after?.pause && after.pause.failures === before.pause?.failures && after.pause.untilMs === before.pause.untilMs)
    await ports.integrations.pause(key, null);
}

const isOnlyToPublish = (entry: Entry): boolean => isAtRest(entry) && (entry.outbox.length > 0 || isBooked(entry));

function forbidsOf({ crashes }: Entry, { state }: Integration): SyncContext['forbids'] {
  if (crashes > CRASHES_AT_MOST) return 'internal-error';
  return state === 'active' ? null : 'inactive';
}

async function publishAttention(integration: Integration, ports: DrainPorts): Promise<void> {
  const { outbox } = integration;
  if (outbox.length === 0) return;
  await ports.publish(outbox);
  await ports.integrations.published(keyOfIntegration(integration), outbox);
}
