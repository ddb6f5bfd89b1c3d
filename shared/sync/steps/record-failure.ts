import { createHash } from 'node:crypto';
import type { Cause } from '../../domain/causes.ts';
import { Setback } from '../../domain/setback.ts';
import type { Desk } from '../ledger/context.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Pause } from '../ledger/integration.ts';
import { ClaimLost, type Page } from '../ledger/ledger.ts';
import { entryFailed, integrationAttention, stamp } from '../ledger/outbox-events.ts';
import { nameOf, tell } from './publish-outbox.ts';
import { isAlone, isLong, secondCanary, verdictOn } from './unresponsive.ts';

/** This run has no time left for another call; the next one goes on. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** Causes that say: these books are not the place for it. */
const SKIPS: ReadonlySet<Cause> = new Set(['inactive', 'before-start', 'other-seller']);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Among so many of those that are due the next canary is looked for. */
const CANARIES = 100;

/** Doubles from `firstMs` with each time in a row, up to `mostMs`. */
const doubling = (times: number, firstMs: number, mostMs: number): number => Math.min(mostMs, firstMs * 2 ** times);

/**
 * Writes down why an entry stops here, and what has to happen next; whatever it was, the entry is in nobody's hands
 * afterwards. The remedy decides:
 *
 * - `wait`: due again later; what concerns the whole administration pauses the line with this entry as canary
 * - a silence pauses the line too, with another canary when this one meets it again and again; about this entry alone it
 *   holds up nobody else, and parks it in the end (`unresponsive.ts`)
 * - `look`: uncertain, until it may be looked up
 * - `reconnect`: the integration asks for attention, the entry waits
 * - `correct`: parked with its cause and told, or skipped
 *
 * A fault of our own is tried again, and parks the entry when it comes back (`drain.ts` counts).
 */
export async function stop(page: Page, error: unknown, desk: Desk): Promise<void> {
  try {
    await decide(page, error, desk);
  } catch (lost) {
    if (!(lost instanceof ClaimLost)) throw lost;
    await letGo(page, desk);
  }
}

/** The judgement was out of date before it was written: the entry is due at once, to be judged anew. */
const letGo = (page: Page, { clock }: Desk): Promise<void> =>
  release(page, { dueAt: clock.now() }).catch((error: unknown) => {
    if (!(error instanceof ClaimLost)) throw error; // another worker has it by now
  });

async function decide(page: Page, thrown: unknown, desk: Desk): Promise<void> {
  const error = verdictOn(thrown, page.entry, desk.integration);
  if (error instanceof ClaimLost) throw error;
  if (error instanceof OutOfTime) return release(page, { status: 'open', dueAt: desk.clock.now(), ...inOrder(page) });
  if (!(error instanceof Setback)) return fault(page, error, desk);

  log(page.entry, error, desk);
  if (error.remedy === 'correct' && error.scope === 'entry') return park(page, error, desk);
  if (error.silent) return unanswered(page, error, desk);
  if (error.remedy === 'look') return hold(page, error, 'uncertain', error.retryAtMs ?? desk.clock.now() + MINUTE_MS);
  if (error.remedy === 'wait') return wait(page, error, desk);
  await askAttention(page, error, desk);
  await keepPlace(page, error, desk);
}

async function wait(page: Page, setback: Setback, desk: Desk) {
  const now = desk.clock.now();
  if (setback.code === 'error-block') await raise(setback, desk); // one message, not fifty
  if (setback.scope === 'entry')
    return hold(page, setback, 'waiting', setback.retryAtMs ?? now + doubling(page.entry.waits, MINUTE_MS, HOUR_MS));
  const failures = samePause(setback.code, desk);
  const untilMs = setback.retryAtMs ?? now + doubling(failures, MINUTE_MS, HOUR_MS / 2);
  await pause(page, setback, untilMs, failures, desk);
  await complainOfSilence({ cause: setback.code, sinceMs: since(setback.code, desk) }, desk);
  return keepPlace(page, setback, desk);
}

async function unanswered(page: Page, setback: Setback, desk: Desk) {
  const { clock, integration, ledger, line } = desk;
  const isMade = setback.remedy === 'look'; // it is looked for later, and makes room for the next in line
  if (isAlone(page.entry, integration)) {
    const { silences } = page.entry;
    const dueAt = setback.retryAtMs ?? clock.now() + doubling(silences, MINUTE_MS, HOUR_MS);
    return hold(page, setback, isMade ? 'uncertain' : 'waiting', dueAt, { silences: silences + 1 });
  }
  const failures = samePause('provider-down', desk);
  const now = clock.now();
  const due = await ledger.due(line, now, CANARIES);
  const second = isMade ? null : secondCanary(page.entry, due, failures);
  const { kind, id } = second ?? due[0] ?? page.entry;
  const pause: Pause = {
    cause: 'provider-down',
    untilMs: second || (isMade && failures === 0) ? now : now + doubling(failures, MINUTE_MS, HOUR_MS / 2),
    canary: { kind, id },
    failures: second ? failures : failures + 1,
    sinceMs: since('provider-down', desk),
  };
  await desk.integrations.pause(line, pause);
  await complainOfSilence(pause, desk);
  if (isMade) return hold(page, setback, 'uncertain', setback.retryAtMs ?? now + MINUTE_MS);
  return keepPlace(page, setback, desk);
}

/** Says once that the books have not answered for a day; what they answer first takes it back, with the pause. */
async function complainOfSilence(pause: Pick<Pause, 'cause' | 'sinceMs'>, desk: Desk): Promise<void> {
  if (desk.integration.attention !== null || !isLong(pause, desk.clock.now())) return;
  const about = { since: new Date(pause.sinceMs ?? 0).toISOString() };
  await raise(new Setback('wait', 'provider-down', { about }), desk);
}

async function askAttention(page: Page, setback: Setback, desk: Desk) {
  const failures = samePause(setback.code, desk);
  const untilMs = setback.remedy === 'reconnect' ? null : desk.clock.now() + doubling(failures, HOUR_MS, 24 * HOUR_MS);
  if (await pause(page, setback, untilMs, failures, desk)) await raise(setback, desk);
}

async function raise({ code: cause, about, remedy }: Setback, desk: Desk): Promise<void> {
  const { integration, integrations, line, clock } = desk;
  if (integration.attention?.cause !== cause) desk.metrics.count('AttentionAsked', cause);
  await integrations.raise(
    line,
    { cause, about },
    integrationAttention(integration, cause, about, stamp(clock)),
    remedy === 'reconnect' && integration.state === 'active', // what was off stays off after a reconnect
    sinceJudged(remedy, desk),
  );
}

const pause = ({ entry }: Page, { code, remedy }: Setback, untilMs: number | null, failures: number, desk: Desk) =>
  desk.integrations.pause(
    desk.line,
    {
      cause: code,
      untilMs,
      canary: { kind: entry.kind, id: entry.id },
      failures: failures + 1,
      sinceMs: since(code, desk),
    },
    sinceJudged(remedy, desk),
  );

/** A consent that came meanwhile mended what only a consent mends. */
const sinceJudged = (remedy: Setback['remedy'], { integration }: Desk): number | undefined =>
  remedy === 'reconnect' ? integration.settingsVersion : undefined;

/** Since when the line has stood still for this. */
const since = (cause: Cause, { integration: { pause: last }, clock }: Desk): number =>
  (last?.cause === cause ? last.sinceMs : null) ?? clock.now();

const samePause = (cause: Cause, { integration: { pause: last } }: Desk): number =>
  last?.cause === cause ? last.failures : 0;

/**
 * Parks or skips. Saving settings judges an entry again and again: i-Reserve is told anew only when it would hear something
 * else, or when somebody asked. The judgement is written only if neither the settings nor the entry changed meanwhile.
 */
async function park(page: Page, setback: Setback, desk: Desk) {
  const { code: cause, about, remedy } = setback;
  const settingsVersion = desk.integration.settingsVersion;
  const judged = { cause, about, remedy, settingsVersion, crashes: 0, waits: 0 };
  const conditions = { judgedBy: settingsVersion, unlessChanged: true };
  if (SKIPS.has(cause))
    return page.write({ ...judged, status: 'skipped', dueAt: null, claimedUntilMs: 0 }, { ...conditions, step: cause });

  const document = documentOf(page.entry, setback);
  const toldStop = sayingOf(setback, document);
  const isNews = page.entry.toldStop !== toldStop;
  const facts = isNews ? entryFailed(page.entry, { cause, about, remedy }, document, stamp(desk.clock)) : [];
  const toAnnounce = [...page.entry.toAnnounce, ...facts];
  const isAllTold = toAnnounce.length === 0;
  await page.write(
    {
      ...judged,
      status: 'parked',
      toldStop,
      toAnnounce,
      ...(isAllTold ? { dueAt: null, claimedUntilMs: 0 } : { dueAt: desk.clock.now() }),
    },
    { ...conditions, step: cause },
  );
  if (isNews && page.entry.kind === 'invoice') desk.metrics.count('InvoicesParked', cause);
  if (!isAllTold) await tell(page, desk).catch(() => undefined); // what the bus did not take stays due
}

/** The hash of what i-Reserve hears of a stop, to be compared with the next one; the table keeps no order of keys. */
const sayingOf = ({ code, about }: Setback, document: Setback['document']): string =>
  createHash('sha256')
    .update(JSON.stringify([code, Object.entries(about).sort(), document?.externalId ?? null]))
    .digest('hex')
    .slice(0, 32);

/** The document that a failure is about, with the address that we remember of it where the failure tells none. */
function documentOf(entry: Entry, { document }: Setback): Setback['document'] | null {
  const ours = entry.kind === 'invoice' && entry.externalId ? { externalId: entry.externalId, url: entry.url } : null;
  if (!document) return ours;
  return ours?.externalId === document.externalId ? { ...document, url: document.url ?? ours.url } : document;
}

const hold = (
  page: Page,
  { code: cause, about, remedy }: Setback,
  status: 'waiting' | 'uncertain',
  dueAt: number,
  besides: Partial<Entry> = {},
) => release(page, { status, dueAt, cause, about, remedy, ...inOrder(page), waits: page.entry.waits + 1, ...besides });

/** This claim ended in order. Those before it, since the last step, that did not still count. */
const inOrder = ({ entry }: Page) => ({ crashes: Math.max(0, entry.crashes - 1) });

async function fault(page: Page, error: unknown, desk: Desk) {
  const { tenant, integration, kind, id, crashes } = page.entry;
  desk.log.error('A fault of ours', { tenant, integration, kind, [kind]: id, error: nameOf(error), count: crashes });
  desk.metrics.note('FaultsOfOurs');
  const dueAt = desk.clock.now() + doubling(crashes, 5_000, 5 * MINUTE_MS);
  await release(page, { status: 'waiting', dueAt, cause: 'internal-error', about: {}, remedy: 'wait' });
}

/** The line stands still, not the entry: it stays as long due as it was, so that all goes out in order afterwards. */
const keepPlace = (page: Page, setback: Setback, { clock }: Desk) =>
  hold(page, setback, 'waiting', page.entry.dueAt ?? clock.now());

const release = (page: Page, change: Partial<Entry>) => page.write({ ...change, claimedUntilMs: 0 });

function log(entry: Entry, { code, remedy, retryAtMs }: Setback, desk: Desk) {
  const { tenant, integration, kind, id } = entry;
  const fields = { tenant, integration, kind, [kind]: id, cause: code, remedy };
  const waits = retryAtMs === null ? {} : { waitMs: Math.max(0, retryAtMs - desk.clock.now()) };
  if (code === 'total-differs' && entry.kind === 'invoice' && entry.differs)
    desk.log.error('The books computed another total than we predicted', fields);
  else desk.log.info('Stopped', { ...fields, ...waits });
}

/**
 * We stopped an endpoint that every invoice needs, since the books refused too much there: the line rests until it may be
 * called again. Where only some need it, such as the one that makes relations, those wait and the others go on.
 */
export function stopsEveryInvoice(error: unknown): never {
  if (!(error instanceof Setback && error.code === 'error-block' && error.retryAtMs !== null)) throw error;
  const { about, retryAtMs } = error;
  throw new Setback('wait', 'error-block', { about, retryAtMs, scope: 'integration' });
}
