import { DAY_MS } from '../../domain/duration.ts';
import { correct, Setback } from '../../domain/setback.ts';
import type { Entry, EntryKey } from '../ledger/entry.ts';
import type { Integration, Pause } from '../ledger/integration.ts';

/** After this many noAnswers in a row about one entry alone, a person has to look at it: an hour, more or less. */
const NO_ANSWERS_AT_MOST = 6;
/** After this many pauses in a row another entry tests the line too, right behind the first. */
const ONE_CANARY = 3;

/**
 * True when the books have trouble with this entry and with no other: they were silent about it before, and somebody else
 * came through since, which lifted the pause that its silence had brought over the line.
 */
export const isSuspect = (entry: Entry, { pause }: Pick<Integration, 'pause'>): boolean =>
  pause === null && (entry.noAnswers > 0 || wasUnanswered(entry));

const wasUnanswered = ({ status, cause }: Entry): boolean =>
  (status === 'waiting' || status === 'uncertain') && (cause === 'provider-down' || cause === 'uncertain');

/** True when the books were silent so often about this entry alone that it is not sent again without a person. */
export const isPoison = ({ noAnswers }: Pick<Entry, 'noAnswers'>): boolean => noAnswers >= NO_ANSWERS_AT_MOST;

/** Parks an entry that broke the books. */
export const poisonEntry = (times: number, { about, document }: Partial<Setback> = {}): Setback =>
  correct('provider-down', { ...about, times: String(times) }, document ? { document } : {});

/**
 * What an error asks of an entry in the end: the silence that is one too many parks it. Where something may have been
 * made it is looked for first, and `once` parks the entry when it would have to be made again.
 */
export function verdictOn(error: unknown, entry: Entry, integration: Pick<Integration, 'pause'>): unknown {
  if (!(error instanceof Setback && error.noAnswer) || error.remedy !== 'wait' || entry.kind === 'contact-pull')
    return error;
  const noAnswers = entry.noAnswers + 1;
  return isSuspect(entry, integration) && isPoison({ noAnswers }) ? poisonEntry(noAnswers, error) : error;
}

/** After this long without any answer an administrator has to know: what waits waits on, and goes out by itself. */
const LONG_MS = DAY_MS;

/** True when a line has met nothing but silence for a day. */
export const isLong = ({ cause, sinceMs }: Pick<Pause, 'cause' | 'sinceMs'>, nowMs: number): boolean =>
  cause === 'provider-down' && sinceMs !== null && nowMs - sinceMs >= LONG_MS;

type Canary = Pick<EntryKey, 'kind' | 'id'>;

/**
 * The first in line tests it when a pause is over, so that an outage ends in order. When it has met the same too often,
 * another of those that are due follows it at once, each time the next one: it comes through when only the first is
 * broken. Null when it is not yet time for that, or when this was not the first.
 */
export function secondCanary(entry: Canary, due: readonly Canary[], failures: number): Canary | null {
  const [first] = due;
  if (failures < ONE_CANARY || !first || !isSame(first, entry)) return null;
  const invoices = due.slice(1).filter(({ kind }) => kind === 'invoice'); // the first one's customer may be what is broken
  const others = invoices.length > 0 ? invoices : due.slice(1);
  return others[(failures - ONE_CANARY) % others.length] ?? null;
}

/** True when both are the same entry. */
export const isSame = (one: Canary, other: Canary): boolean => one.kind === other.kind && one.id === other.id;
