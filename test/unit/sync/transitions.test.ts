import { describe, expect, test } from 'vitest';
import type { OutboxEvent } from '../../../shared/domain/events-out.ts';
import type { InvoiceEntry, Status } from '../../../shared/sync/ledger/entry.ts';
import { newInvoiceEntry } from '../../../shared/sync/ledger/new-entry.ts';
import * as transitions from '../../../shared/sync/ledger/transitions.ts';

const NOW = 1_795_165_200_000;
const LATER = NOW + 60_000;
/** Now, by a clock of ours that is ahead of all others. */
const AT_ONCE = NOW - 4_000;
const KEY = { tenant: 'camping-de-eik', integration: 'exact', kind: 'invoice', id: '1' } as const;
const ABOUT = {
  number: '2026-0001',
  hash: 'h',
  customer: '7012',
  issued: null,
  occurredAt: new Date(NOW).toISOString(),
  asked: false,
  verify: false,
};
const event = { type: 'invoice.failed', detail: { id: 'e-1' } } as unknown as OutboxEvent;
const waiting = { cause: 'rate-limited', about: { text: 't' }, remedy: 'wait' } as const;
const refused = { cause: 'vat-unmapped', about: { rate: 'x' }, remedy: 'correct' } as const;

/** An entry with a history: tried, waited, unanswered, in the hands of a worker whose claim counts as a crash so far. */
const entryOf = (status: Status): InvoiceEntry => ({
  ...newInvoiceEntry(KEY, 'exact', NOW, ABOUT),
  status,
  cause: 'provider-down',
  remedy: 'wait',
  crashes: 3,
  waits: 2,
  noAnswers: 4,
  claimedUntilMs: LATER,
});

type Moves = Omit<typeof transitions, 'isAtRest' | 'received' | 'claimed' | 'atOnce'>;

/** Every transition, on an entry that has nothing else to publish. */
const moves: Record<keyof Moves, (entry: InvoiceEntry) => transitions.EntryChange> = {
  done: () => transitions.done({ outbox: [], nowMs: NOW }),
  park: () => transitions.park(refused, { outbox: [], nowMs: NOW }),
  skip: () => transitions.skip(refused, { outbox: [], nowMs: NOW }),
  defer: (entry) => transitions.defer(entry, waiting, LATER),
  unsure: (entry) => transitions.unsure(entry, waiting, LATER, true),
  crash: (entry) => transitions.crash(entry, LATER),
  yieldTurn: (entry) => transitions.yieldTurn(entry, NOW),
  reopen: (entry) => transitions.reopen(entry, NOW),
  hasten: () => transitions.hasten(NOW + 1),
  forget: () => transitions.forget(NOW),
  publishMore: (entry) => transitions.publishMore({ ...entry, dueAt: LATER }, [event], NOW),
  contradict: (entry) => transitions.contradict({ ...entry, dueAt: LATER }, refused, event, NOW),
  published: () => transitions.published(),
  lookAgainAt: () => transitions.lookAgainAt(LATER),
  letGo: (entry) => transitions.letGo(entry),
  endedInOrder: (entry) => transitions.endedInOrder(entry),
  answered: () => transitions.answered(),
  progressed: () => transitions.progressed(),
};

/** What a transition makes of an entry: its status, why, when it is due, and how often it crashed, waited, met silence. */
type Outcome = `${Status} ${string}`;

const always = (outcome: Outcome): Record<Status, Outcome> => ({
  open: outcome,
  waiting: outcome,
  uncertain: outcome,
  parked: outcome,
  skipped: outcome,
  done: outcome,
});
const same = (rest: string): Record<Status, Outcome> => ({
  open: `open ${rest}`,
  waiting: `waiting ${rest}`,
  uncertain: `uncertain ${rest}`,
  parked: `parked ${rest}`,
  skipped: `skipped ${rest}`,
  done: `done ${rest}`,
});

/** The whole machine. A transition without a row, or a row without a status, does not compile. */
const machine: Record<keyof Moves, Record<Status, Outcome>> = {
  done: always('done null: due never, free, 0 0 0'),
  park: always('parked vat-unmapped: due never, free, 0 0 4'),
  skip: always('skipped vat-unmapped: due never, free, 0 0 4'),
  defer: always('waiting rate-limited: due later, free, 2 3 4'),
  unsure: always('uncertain rate-limited: due later, free, 2 3 5'),
  crash: {
    ...same('provider-down: due later, free, 3 2 4'),
    open: 'waiting internal-error: due later, free, 3 2 4',
    waiting: 'waiting internal-error: due later, free, 3 2 4',
    uncertain: 'waiting internal-error: due later, free, 3 2 4',
  },
  yieldTurn: always('open provider-down: due at once, free, 2 2 4'),
  reopen: always('open provider-down: due at once, held, 0 0 1'),
  hasten: same('provider-down: due later, held, 3 2 4'),
  forget: always('uncertain provider-down: due at once, held, 0 2 4'),
  publishMore: {
    ...same('provider-down: due later, held, 3 2 4'),
    parked: 'parked provider-down: due at once, held, 3 2 4',
    skipped: 'skipped provider-down: due at once, held, 3 2 4',
    done: 'done provider-down: due at once, held, 3 2 4',
  },
  contradict: {
    ...same('provider-down: due later, held, 3 2 4'),
    parked: 'parked provider-down: due at once, held, 3 2 4',
    skipped: 'skipped provider-down: due at once, held, 3 2 4',
    done: 'done vat-unmapped: due at once, held, 3 2 4',
  },
  published: same('provider-down: due never, free, 3 2 4'),
  lookAgainAt: same('provider-down: due later, free, 3 2 4'),
  letGo: same('provider-down: due at once, free, 2 2 4'),
  endedInOrder: same('provider-down: due at once, held, 2 2 4'),
  answered: same('provider-down: due at once, held, 0 2 0'),
  progressed: same('provider-down: due at once, held, 0 0 0'),
};

function outcomeOf({ status, cause, dueAt, claimedUntilMs, crashes, waits, noAnswers }: InvoiceEntry): Outcome {
  const due = dueAt === null ? 'never' : dueAt === AT_ONCE ? 'at once' : 'later';
  const held = claimedUntilMs === 0 ? 'free' : 'held';
  return `${status} ${cause}: due ${due}, ${held}, ${crashes} ${waits} ${noAnswers}`;
}

const names = Object.keys(moves) as (keyof Moves)[];

describe.each(names)('an entry that moves by %s', (name) => {
  test.each(Object.entries(machine[name]))('from %s', (from, outcome) => {
    const entry = entryOf(from as Status);
    expect(outcomeOf({ ...entry, ...moves[name](entry) })).toBe(outcome);
  });
});

test('a new entry is due at once, and no earlier than those of older invoices', () => {
  const older = newInvoiceEntry(KEY, 'exact', NOW, { ...ABOUT, occurredAt: new Date(NOW - 1).toISOString() });
  expect(newInvoiceEntry(KEY, 'exact', NOW, ABOUT).dueAt).toBe(AT_ONCE);
  expect(older.dueAt).toBe(AT_ONCE - 1);
});

test('every transition that the product has is walked', () => {
  const others = ['isAtRest', 'received', 'claimed', 'atOnce'];
  expect(Object.keys(transitions).toSorted()).toEqual([...names, ...others].toSorted());
});

test('an entry that comes to rest with something to publish stays with its worker, due at once', () => {
  const rest = { outbox: [event], nowMs: NOW };
  for (const change of [transitions.done(rest), transitions.park(refused, rest)]) {
    expect(change).toMatchObject({ outbox: [event], dueAt: AT_ONCE });
    expect(change).not.toHaveProperty('claimedUntilMs');
  }
  expect(transitions.skip(refused, rest)).toMatchObject({ dueAt: AT_ONCE, claimedUntilMs: 0 });
});

test('of a reason only the reason is kept, whatever an error carries beside it', () => {
  const error = Object.assign(new Error('x'), refused, { retryAtMs: 1, document: null });
  expect(transitions.park(error, { outbox: [], nowMs: NOW })).toEqual({
    status: 'parked',
    ...refused,
    crashes: 0,
    waits: 0,
    outbox: [],
    dueAt: null,
    claimedUntilMs: 0,
  });
});
