import { correct, Setback } from '../../domain/setback.ts';
import { boundHere } from '../ledger/administration-binding.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { Entry, Intent } from '../ledger/entry.ts';
import { type Claim, type Owned, Taken } from '../ledger/ledger.ts';
import { SECOND_LOOK_MS, SETTLE_MS } from '../ledger/timing.ts';
import { progressed } from '../ledger/transitions.ts';
import { isPoison, poisonEntry } from './unresponsive.ts';

/** Something that is made in the books once, whatever happens on the way. */
export interface Act<E extends Entry, T> {
  /** Names the intent. */
  readonly step: string;
  /** How many calls belong together; none starts unless the limits allow them all. */
  readonly calls: number;
  /** Looks for what an earlier attempt may have left; null: nothing is there. */
  look(sentAtMs: number): Promise<T | null>;
  /** Gets ready to make it: called only when it is going to be made. */
  prepare(): Promise<{
    /** What the entry remembers together with the intent. */
    readonly promise: Partial<E>;
    /** Makes it. A `Setback` other than `look` says that nothing was made, unless it `mayBeMade`. */
    make(): Promise<T>;
  }>;
  /** What the entry goes back to when nothing was made. */
  readonly undo: Partial<E>;
  /** What the entry remembers of the result. */
  remember(result: T): Partial<E>;
  /** The document or relation that is ours from then on. */
  owning?(result: T): Owned | null;
  /** The step that the result is recorded as. */
  readonly done: string;
  /** How many looks, at least a minute apart, must find nothing before it is made again. */
  readonly looks: 1 | 2;
  /** True: look before the first attempt too. */
  readonly lookFirst?: boolean;
}

/**
 * Makes something in the books exactly once, though the books know no idempotency key.
 *
 * ```text
 *            ┌── nothing, twice ──────────────┐
 *            ▼                                │
 * ──► write the intent ──► make ──► remember  │
 *                            │ no answer      │
 *                            ▼                │
 *                    settle ──► look ─────────┘
 *                                 └── found ──► remember
 * ```
 *
 * A run that finds an intent without a result waits until no other work on it is possible (`SETTLE_MS`), then looks
 * exactly, and makes it again only after the looks found nothing. Without a fault there is no look.
 */
export async function exactlyOnce<E extends Entry, T>(
  claim: Claim<E>,
  act: Act<E, T>,
  context: SyncContext,
): Promise<T> {
  const earlier = claim.entry.intent;
  const found = await lookBefore(claim, act, earlier, context);
  if (found !== null) return adopt(claim, act, found);

  const isAgain = earlier?.step === act.step;
  const breaks = isAgain && isPoison(claim.entry);
  if (context.forbids || breaks) {
    if (isAgain) await claim.write({ ...act.undo, intent: null } as Partial<E>); // nothing was made
    throw context.forbids ? correct(context.forbids) : poisonEntry(claim.entry.noAnswers);
  }
  const { promise, make } = await act.prepare();
  await context.wire.reserve(act.calls);
  const intent: Intent = { step: act.step, sentAtMs: context.clock.now(), lookedAtMs: null };
  await claim.write({ ...promise, intent, ...boundHere(context) } as Partial<E>, {
    step: act.step,
    unlessReplaced: true,
  });
  return attempt(claim, act, make, intent, context);
}

async function attempt<E extends Entry, T>(
  claim: Claim<E>,
  act: Act<E, T>,
  make: () => Promise<T>,
  intent: Intent,
  context: SyncContext,
): Promise<T> {
  let made: T;
  try {
    made = await make();
  } catch (error) {
    if (!(error instanceof Setback)) throw error;
    if (error.remedy === 'look') throw uncertainUntil(intent.sentAtMs + SETTLE_MS, error.noAnswer);
    const found = error.mayBeMade ? await act.look(intent.sentAtMs) : null;
    if (found !== null) return adopt(claim, act, found);
    await claim.write({ ...act.undo, intent: null } as Partial<E>);
    throw error;
  }
  return remember(claim, act, made, context);
}

async function lookBefore<E extends Entry, T>(
  claim: Claim<E>,
  act: Act<E, T>,
  earlier: Intent | null,
  context: SyncContext,
) {
  if (earlier?.step !== act.step) return act.lookFirst ? act.look(context.clock.now()) : null;

  const { sentAtMs, lookedAtMs } = earlier;
  const mayLookAtMs = lookedAtMs === null ? sentAtMs + SETTLE_MS : lookedAtMs + SECOND_LOOK_MS;
  if (context.clock.now() < mayLookAtMs) throw uncertainUntil(mayLookAtMs);

  const found = await act.look(sentAtMs);
  if (found !== null || act.looks === 1 || lookedAtMs !== null) return found;
  const now = context.clock.now();
  await claim.write({ intent: { ...earlier, lookedAtMs: now } } as Partial<E>, { step: 'looked' });
  throw uncertainUntil(now + SECOND_LOOK_MS);
}

const learned = <E extends Entry, T>(act: Act<E, T>, result: T) =>
  ({ ...act.remember(result), intent: null, ...progressed() }) as Partial<E>;

/**
 * What we have just made is ours before anything else, so that nobody takes it for theirs; the result goes along with the
 * next write. Should this worker die before, the intent leads the next one to it.
 */
async function remember<E extends Entry, T>(claim: Claim<E>, act: Act<E, T>, made: T, { ledger }: SyncContext) {
  const owning = act.owning?.(made);
  if (owning && !(await ledger.own(claim.entry, owning))) throw correct('number-taken');
  claim.hold(learned(act, made), act.done);
  return made;
}

/** What was found may be another entry's by now: it becomes ours and is remembered in one write. */
async function adopt<E extends Entry, T>(claim: Claim<E>, act: Act<E, T>, result: T): Promise<T> {
  const owning = act.owning?.(result);
  try {
    await claim.write(learned(act, result), { step: act.done, ...(owning ? { owning } : {}) });
  } catch (error) {
    if (error instanceof Taken) throw correct('number-taken');
    throw error;
  }
  return result;
}

const uncertainUntil = (retryAtMs: number, noAnswer = false): Setback =>
  new Setback('look', 'uncertain', { retryAtMs, noAnswer });
