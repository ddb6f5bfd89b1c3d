import { DAY_MS } from '../../domain/duration.ts';
import { correct, Setback } from '../../domain/setback.ts';
import type { Entry, EntryKey } from '../ledger/entry.ts';
import type { Integration, Pause } from '../ledger/integration.ts';

/** After no answer this many times in a row about one entry alone, a person has to look at it: about an hour. */
const NO_ANSWERS_AT_MOST = 6;
/** After this many pauses in a row another entry tests the integration too, right behind the first. */
const ONE_CANARY = 3;

/**
 * True when the books have trouble with this entry and with no other: they gave no answer about it before, and since
 * then another entry came through and lifted the pause.
 */
export const isSuspect = (entry: Entry, { pause }: Pick<Integration, 'pause'>): boolean =>
  pause === null && (entry.noAnswers > 0 || wasUnanswered(entry));

const wasUnanswered = ({ status, cause }: Entry): boolean =>
  (status === 'waiting' || status === 'uncertain') && (cause === 'provider-down' || cause === 'uncertain');

/** True when the books gave no answer about this entry alone so often that only a person may have it sent again. */
export const isPoison = ({ noAnswers }: Pick<Entry, 'noAnswers'>): boolean => noAnswers >= NO_ANSWERS_AT_MOST;

/** Parks an entry that broke the books. */
export const poisonEntry = (times: number, { about, document }: Partial<Setback> = {}): Setback =>
  correct('provider-down', { ...about, times: String(times) }, document ? { document } : {});

/**
 * The final judgement of an error: the last allowed time without an answer parks the entry. When something may have
 * been made, that is looked for first, and `exactlyOnce` parks the entry if it would have to be made again.
 */
export function verdictOn(error: unknown, entry: Entry, integration: Pick<Integration, 'pause'>): unknown {
  if (!(error instanceof Setback && error.noAnswer) || error.remedy !== 'wait' || entry.kind === 'contact-pull')
    return error;
  const noAnswers = entry.noAnswers + 1;
  return isSuspect(entry, integration) && isPoison({ noAnswers }) ? poisonEntry(noAnswers, error) : error;
}

/** After this long without any answer an administrator has to know. What waits goes out by itself later. */
const LONG_MS = DAY_MS;

/** True when an integration has had no answer for a day. */
export const isLong = ({ cause, sinceMs }: Pick<Pause, 'cause' | 'sinceMs'>, nowMs: number): boolean =>
  cause === 'provider-down' && sinceMs !== null && nowMs - sinceMs >= LONG_MS;

type Canary = Pick<EntryKey, 'kind' | 'id'>;

/**
 * The first entry of the queue tests the books when a pause is over, so that an outage ends in order. After too many
 * failures another due entry follows it at once, each time the next one: it comes through when only the first is
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
