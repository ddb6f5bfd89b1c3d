import type { Cause } from '../../domain/causes.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/duration.ts';
import { Setback } from '../../domain/setback.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Pause } from '../ledger/integration.ts';
import { CannotBeStored, type Claim, ClaimLost } from '../ledger/ledger.ts';
import { noteFault } from '../ledger/note-fault.ts';
import { entryFailed, integrationAttention, newEventHead } from '../ledger/outbox-events.ts';
import { crash, defer, lookAgainAt, park, skip, unsure, yieldTurn } from '../ledger/transitions.ts';
import { keepSnapshot } from './keep-snapshots.ts';
import { publishOutbox } from './publish-outbox.ts';
import { sayingOf, stoppedDocument } from './stop-said.ts';
import { isLong, isSame, isSuspect, secondCanary, verdictOn } from './unresponsive.ts';
import { untilReadable } from './until-readable.ts';
import { withLess } from './with-less.ts';

/** This run has no time left for another call; the next one goes on. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** Causes that say: these books are not the place for it. */
const SKIPS: ReadonlySet<Cause> = new Set(['inactive', 'before-start', 'other-seller']);

/** The longest that a limit of the books is believed to last. */
const LONGEST_PAUSE_MS = 25 * HOUR_MS;
/** Among so many of those that are due the next canary is looked for. */
const CANARIES = 100;

/** Doubles from `firstMs` with each time in a row, up to `mostMs`. */
const doubling = (times: number, firstMs: number, mostMs: number): number => Math.min(mostMs, firstMs * 2 ** times);

/**
 * Writes down why an entry stops here, and what has to happen next, and ends the claim. The remedy decides:
 *
 * - `wait`: due again later; what concerns the whole administration pauses the integration with this entry as canary
 * - no answer pauses the integration too, with another canary when it happens to this one again and again; when it
 *   concerns this entry alone, the others go on, and the entry is parked in the end (`unresponsive.ts`)
 * - `look`: uncertain, until it may be looked up
 * - `reconnect`: the integration asks for attention, the entry waits
 * - `correct`: parked with its cause and published, or skipped
 *
 * A stop that can't be stored is written with less, so that it holds up no other entry. When that can't be stored either,
 * it counts as a fault of ours, and the entry is looked at again in an hour. What newer code wrote is waited for. A fault of
 * our own is tried again, and parks the entry when it comes back (`drain.ts` counts).
 */
export async function recordFailure(claim: Claim, error: unknown, context: SyncContext): Promise<void> {
  for (const stop of [error, ...withLess(error)]) {
    try {
      return await decide(claim, stop, context);
    } catch (lost) {
      if (lost instanceof ClaimLost) return judgeAgain(claim, context);
      if (!(lost instanceof CannotBeStored)) throw lost;
      const { tenant, integration, kind, id } = claim.entry;
      context.log.error('A stop can not be stored as it is', { tenant, integration, kind, [kind]: id });
    }
  }
  context.metrics.note('FaultsOfOurs');
  await claim.write(lookAgainAt(context.clock.now() + HOUR_MS)).catch((error: unknown) => {
    if (error instanceof ClaimLost) return judgeAgain(claim, context);
    throw error;
  });
}

/** The judgement was out of date before it was written: the entry is due at once, to be judged anew. */
const judgeAgain = (claim: Claim, { clock }: SyncContext): Promise<void> =>
  claim.write(lookAgainAt(clock.now()), { evenIfChanged: true }).catch((error: unknown) => {
    if (!(error instanceof ClaimLost)) throw error; // another worker has it by now
  });

async function decide(claim: Claim, thrown: unknown, context: SyncContext): Promise<void> {
  const error = verdictOn(untilReadable(thrown, context.clock.now()), claim.entry, context.integration);
  if (error instanceof ClaimLost) throw error;
  if (error instanceof OutOfTime) return claim.write(yieldTurn(claim.entry, context.clock.now()));
  if (!(error instanceof Setback)) return recordFault(claim, error, context);

  log(claim.entry, error, context);
  if (error.remedy === 'correct' && error.scope === 'entry') return parkOrSkip(claim, error, context);
  if (error.noAnswer) return unanswered(claim, error, context);
  if (error.remedy === 'look')
    return claim.write(unsure(claim.entry, error, error.retryAtMs ?? context.clock.now() + MINUTE_MS));
  if (error.remedy === 'wait') return wait(claim, error, context);
  await askAttention(claim, error, context);
  await keepPlace(claim, error, context);
}

async function wait(claim: Claim, setback: Setback, context: SyncContext) {
  const now = context.clock.now();
  if (setback.cause === 'error-block' || setback.isOdd) await raise(claim, setback, context); // one message, not fifty
  if (setback.scope === 'entry') {
    const dueAt = setback.retryAtMs ?? now + doubling(claim.entry.waits, MINUTE_MS, HOUR_MS);
    return claim.write(defer(claim.entry, setback, dueAt));
  }
  const failures = samePause(setback.cause, context);
  const untilMs = Math.min(
    setback.retryAtMs ?? now + doubling(failures, MINUTE_MS, HOUR_MS / 2),
    now + LONGEST_PAUSE_MS,
  );
  const pause = pauseOf(claim, setback, untilMs, failures, context);
  await context.integrations.pause(context.key, pause, sinceJudged(setback.remedy, context));
  await raiseOutage(claim, { cause: setback.cause, sinceMs: since(setback.cause, context) }, context);
  return keepPlace(claim, setback, context);
}

async function unanswered(claim: Claim, setback: Setback, context: SyncContext) {
  const { clock, integration, ledger, key } = context;
  const isMade = setback.remedy === 'look'; // it is looked for later, and makes room for the next entry
  if (isSuspect(claim.entry, integration)) {
    const { noAnswers } = claim.entry;
    const dueAt = setback.retryAtMs ?? clock.now() + doubling(noAnswers, MINUTE_MS, HOUR_MS);
    return claim.write((isMade ? unsure : defer)(claim.entry, setback, dueAt, true));
  }
  const failures = samePause('provider-down', context);
  const now = clock.now();
  const due = await ledger.due(key, now, CANARIES);
  const second = isMade ? null : secondCanary(claim.entry, due, failures);
  const { kind, id } = second ?? due[0] ?? claim.entry;
  const pause: Pause = {
    cause: 'provider-down',
    untilMs: second || (isMade && failures === 0) ? now : now + doubling(failures, MINUTE_MS, HOUR_MS / 2),
    canary: { kind, id },
    failures: second ? failures : failures + 1,
    sinceMs: since('provider-down', context),
  };
  await context.integrations.pause(key, pause);
  await raiseOutage(claim, pause, context);
  const isItsOwn = context.heard() && due.every((one) => isSame(one, claim.entry)); // no other entry can show it
  if (isMade) return claim.write(unsure(claim.entry, setback, setback.retryAtMs ?? now + MINUTE_MS, isItsOwn));
  return keepPlace(claim, setback, context);
}

/** Says once that the books have not answered for a day; their first answer ends the attention and the pause. */
async function raiseOutage(claim: Claim, pause: Pick<Pause, 'cause' | 'sinceMs'>, context: SyncContext): Promise<void> {
  if (context.integration.attention !== null || !isLong(pause, context.clock.now())) return;
  const about = { since: new Date(pause.sinceMs ?? 0).toISOString() };
  await raise(claim, new Setback('wait', 'provider-down', { about }), context);
}

async function askAttention(claim: Claim, setback: Setback, context: SyncContext) {
  const failures = samePause(setback.cause, context);
  const untilMs = setback.remedy === 'reconnect' ? null : context.clock.now() + doubling(failures, HOUR_MS, DAY_MS);
  // In one write with the attention: a pause without end must be reported
  await raise(claim, setback, context, pauseOf(claim, setback, untilMs, failures, context));
}

async function raise(
  { entry }: Claim,
  { cause, about, remedy }: Setback,
  context: SyncContext,
  pausing?: Pause,
): Promise<void> {
  const { integration, integrations, key, clock } = context;
  if (integration.attention?.cause !== cause) context.metrics.count('AttentionAsked', cause);
  await integrations.raise(
    key,
    { cause, about },
    integrationAttention(integration, cause, about, { ...newEventHead(clock), correlationId: entry.correlationId }),
    remedy === 'reconnect' && integration.state === 'active', // what was off stays off after a reconnect
    sinceJudged(remedy, context),
    pausing,
  );
}

const pauseOf = (
  { entry }: Claim,
  { cause }: Setback,
  untilMs: number | null,
  failures: number,
  context: SyncContext,
): Pause => ({
  cause,
  untilMs,
  canary: { kind: entry.kind, id: entry.id },
  failures: failures + 1,
  sinceMs: since(cause, context),
});

/** Where only a consent helps, a consent that came meanwhile wins. */
const sinceJudged = (remedy: Setback['remedy'], { integration }: SyncContext): number | undefined =>
  remedy === 'reconnect' ? integration.settingsVersion : undefined;

/** Since when the integration has been paused for this cause. */
const since = (cause: Cause, { integration: { pause: last }, clock }: SyncContext): number =>
  (last?.cause === cause ? last.sinceMs : null) ?? clock.now();

const samePause = (cause: Cause, { integration: { pause: last } }: SyncContext): number =>
  last?.cause === cause ? last.failures : 0;

/**
 * Parks or skips. A save of settings judges an entry again: the stop is published anew only when its event would
 * differ, or when somebody asked. The judgement is written only if settings and entry did not change meanwhile.
 */
async function parkOrSkip(claim: Claim, setback: Setback, context: SyncContext) {
  const { cause, about, remedy } = setback;
  const { settingsVersion } = context.integration;
  const nowMs = context.clock.now();
  const conditions = { judgedBy: settingsVersion, unlessChanged: true, step: cause };
  await keepSnapshot(claim.entry, context);
  if (SKIPS.has(cause))
    return claim.write({ ...skip(setback, { outbox: claim.entry.outbox, nowMs }), settingsVersion }, conditions);

  const document = stoppedDocument(claim.entry, setback);
  const publishedStop = sayingOf(setback, document);
  const isNews = claim.entry.publishedStop !== publishedStop;
  const facts = isNews ? entryFailed(claim.entry, { cause, about, remedy }, document, nowMs) : [];
  const outbox = [...claim.entry.outbox, ...facts];
  const round = claim.entry.round + facts.length;
  await claim.write({ ...park(setback, { outbox, nowMs }), settingsVersion, publishedStop, round }, conditions);
  if (isNews && claim.entry.kind === 'invoice') {
    context.metrics.count('InvoicesParked', cause);
    context.metrics.count('InvoicesStopped', context.integration.provider);
  }
  if (outbox.length > 0) await publishOutbox(claim, context).catch(() => undefined); // what the bus did not take stays due
}

/** Has an entry tried again later after a fault of our own. */
export async function recordFault(
  claim: Claim,
  error: unknown,
  context: Pick<SyncContext, 'log' | 'metrics' | 'clock'>,
) {
  const { tenant, integration, kind, id, crashes } = claim.entry;
  noteFault(error, { tenant, integration, kind, [kind]: id, count: crashes }, context);
  const dueAt = context.clock.now() + doubling(crashes, 5_000, 5 * MINUTE_MS);
  await claim.write(crash(claim.entry, dueAt));
}

/** The integration pauses, not the entry: its `dueAt` stays, so that all entries go out in order afterwards. */
const keepPlace = (claim: Claim, setback: Setback, { clock }: SyncContext) =>
  claim.write(defer(claim.entry, setback, claim.entry.dueAt ?? clock.now()));

function log(entry: Entry, { cause, remedy, retryAtMs }: Setback, context: SyncContext) {
  const { tenant, integration, kind, id } = entry;
  const fields = { tenant, integration, kind, [kind]: id, cause, remedy };
  const waits = retryAtMs === null ? {} : { waitMs: Math.max(0, retryAtMs - context.clock.now()) };
  if (cause === 'total-differs' && entry.kind === 'invoice' && entry.differs)
    context.log.error('The books computed another total than we predicted', fields);
  else context.log.info('Stopped', { ...fields, ...waits });
}
