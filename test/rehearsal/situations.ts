import type { Measure } from '../../shared/sync/ledger/metrics.ts';
import { byDay, type FunctionId, goingThrough, type Minute, measured, wellAt } from './life.ts';

/** What one alarm is for. */
export interface Situation {
  /** The alarm, by the name of its entry in the runbook. */
  readonly alarm: string;
  readonly what: string;
  /** The most minutes from its beginning until the alarm is raised. */
  readonly within: number;
  /** What is different in a minute, by how many minutes it has lasted. */
  readonly life: (now: Minute, since: number) => Minute;
}

/** The minute of the day at which a situation begins. */
export const BEGINS = 12 * 60;

/** A day with so many invoices a minute at most, into which a situation breaks. */
export const lifeOf =
  ({ life }: Pick<Situation, 'life'>, busy = 30) =>
  (minute: number): Minute => {
    const now = wellAt(byDay(busy, minute), minute);
    return minute < BEGINS ? now : life(now, minute - BEGINS);
  };

/** A metric that has this value in each of these minutes, or in all of them. */
const notes =
  (metric: string, value = 1, at: readonly number[] | null = null) =>
  (now: Minute, since: number): Minute =>
    at === null || at.includes(since) ? { ...now, more: { ...now.more, [metric]: value } } : now;

/** A function that throws in every run. */
const throws =
  (id: FunctionId, tookMs?: number) =>
  (now: Minute): Minute => {
    const [runs, , usualMs] = now.runs[id];
    return { ...now, runs: { ...now.runs, [id]: [runs, runs, tookMs ?? usualMs] } };
  };

const never =
  (id: FunctionId, more: Partial<Minute> = {}) =>
  (now: Minute): Minute => ({ ...now, ...more, runs: { ...now.runs, [id]: [0, 0, 0] } });

const ours = (measure: Measure, of?: string) => measured(measure, of);
const visible = (queue: string) => `AWS/SQS ApproximateNumberOfMessagesVisible ${queue}`;

/** One at least for each alarm of the template. */
export const SITUATIONS: readonly Situation[] = [
  {
    alarm: 'invoice-intake-fails',
    what: 'DynamoDB refuses the intake: it catches each error, and its messages come again',
    within: 11,
    life: (now) => notes(ours('MessagesRetried', 'invoice-intake'), 10)({ ...now, exact: goingThrough(0) }, 0),
  },
  { alarm: 'invoice-intake-fails', what: 'the intake runs out of memory', within: 11, life: throws('invoiceintake') },
  {
    alarm: 'books-push-fails',
    what: 'the worker fails on every wake, and catches it',
    within: 11,
    life: notes(ours('MessagesRetried', 'books-push'), 5),
  },
  {
    alarm: 'ring-due-fails',
    what: 'each run of ring-due is killed after 50 s',
    within: 12,
    life: throws('ringdue', 50_000),
  },
  {
    alarm: 'token-refresh-fails',
    what: 'one run of token-refresh is killed after ten minutes',
    within: 15,
    life: throws('tokenrefresh', 600_000),
  },
  {
    alarm: 'oauth-callback-fails',
    what: 'the only two consents of an afternoon fail by a fault of ours, three hours apart',
    within: 185,
    life: notes(ours('RequestsFailed', 'oauth-callback'), 1, [0, 180]),
  },
  {
    alarm: 'contacts-webhook-fails',
    what: 'every push from Moneybird fails',
    within: 11,
    life: throws('contactswebhook'),
  },
  {
    alarm: 'admin-api-fails',
    what: 'every call of the admin API is answered with 500; three come in twenty minutes',
    within: 25,
    life: notes(ours('RequestsFailed', 'admin-api'), 1, [0, 5, 20]),
  },
  {
    alarm: 'console-fails',
    what: 'no page of the console is shown; three are asked for in twenty minutes',
    within: 25,
    life: notes(ours('RequestsFailed', 'console'), 1, [0, 5, 20]),
  },
  {
    alarm: 'api-fails',
    what: 'a route answers 503 after 29 s, twice a minute',
    within: 5,
    life: notes('AWS/ApiGateway 5xx ApiHttp', 2),
  },
  {
    alarm: 'api-refuses-all',
    what: "i-Reserve's issuer has new keys that can not be fetched: every token is refused",
    within: 125,
    life: notes('IReserveBookkeeping/prod GuardRefused', 2),
  },
  {
    alarm: 'intake-dead-letters',
    what: 'one event has failed for 50 hours',
    within: 2,
    life: notes(visible('IntakeExhausted')),
  },
  { alarm: 'intake-buried', what: 'one message that nobody can read', within: 2, life: notes(visible('IntakeBuried')) },
  {
    alarm: 'events-in-undelivered',
    what: 'the bus may not send to the intake queue',
    within: 2,
    life: notes(visible('IntakeUndelivered')),
  },
  {
    alarm: 'work-dead-letters',
    what: 'a worker ends five times without a word',
    within: 2,
    life: notes(visible('WorkDeadLetters')),
  },
  {
    alarm: 'intake-stands-still',
    what: 'the event source mapping of the intake is disabled',
    within: 12,
    life: (now, since) => ({ ...never('invoiceintake')(now), intakeAgeSeconds: since * 60 }),
  },
  {
    alarm: 'work-stands-still',
    what: 'the event source mapping of the worker is disabled',
    within: 17,
    life: never('bookspush', { due: 20 }),
  },
  { alarm: 'ring-due-stands-still', what: 'the schedule ring-due is disabled', within: 12, life: never('ringdue') },
  {
    alarm: 'token-refresh-stands-still',
    what: 'the schedule token-refresh is disabled',
    within: 601,
    life: never('tokenrefresh'),
  },
  {
    alarm: 'nothing-booked',
    what: 'no invoice for Exact is pushed any more, without an error; Moneybird goes on',
    within: 61,
    life: (now) => ({ ...now, exact: { ...goingThrough(0), taken: 15, calls: 0, refused: 0 } }),
  },
  {
    alarm: 'many-parked',
    what: 'a release parks 95 of 100 invoices for Moneybird; Exact goes on',
    within: 91,
    life: (now) => ({ ...now, moneybird: { ...now.moneybird, booked: 1, parked: 14 } }),
  },
  {
    alarm: 'integrations-late',
    what: 'fifty integrations are late, and stay so',
    within: 16,
    life: (now) => ({ ...now, due: 60, late: 50, oldestMs: 40 * 60_000 }),
  },
  {
    alarm: 'invoices-late',
    what: 'the invoices of one integration stand still and are not parked',
    within: 371,
    life: (now, since) => ({ ...now, due: 1, late: since > 30 ? 1 : 0, oldestMs: since * 60_000 }),
  },
  {
    alarm: 'total-differs',
    what: 'the books compute another total once',
    within: 2,
    life: notes(ours('InvoicesParked', 'total-differs'), 1, [0]),
  },
  {
    alarm: 'internal-error',
    what: 'one invoice is given up by a fault of ours',
    within: 2,
    life: notes(ours('InvoicesParked', 'internal-error'), 1, [0]),
  },
  {
    alarm: 'faults-of-ours',
    what: 'our code fails on every tenth invoice',
    within: 3,
    life: notes(ours('FaultsOfOurs'), 3),
  },
  {
    alarm: 'left-behind',
    what: 'the night finds one entry that nobody would have looked at',
    within: 2,
    life: notes(ours('LeftBehind'), 1, [0]),
  },
  {
    alarm: 'books-do-not-answer',
    what: 'Exact does not answer for hours; at first sixty ask each minute, then four',
    within: 152,
    life(now, since) {
      const asking = since < 15 ? 60 : 4;
      return { ...now, exact: { ...goingThrough(0), taken: 15, calls: asking, down: asking, renewed: 0, refused: 0 } };
    },
  },
  { alarm: 'limit-overrun', what: 'Exact answers 429 once a minute', within: 11, life: notes(ours('Upstream429')) },
  {
    alarm: 'refusals',
    what: 'Moneybird refuses half of the calls',
    within: 60,
    life: (now) => ({ ...now, moneybird: { ...now.moneybird, refused: Math.ceil(now.moneybird.calls / 2) } }),
  },
  {
    alarm: 'connections-lost',
    what: 'a restore brought back old tokens: one integration a minute asks for consent',
    within: 11,
    life: notes(ours('AttentionAsked')),
  },
  {
    alarm: 'tokens-not-renewed',
    what: 'Exact renews no token for hours',
    within: 241,
    life: (now) => ({ ...now, exact: { ...now.exact, renewed: 0, notRenewed: 4 } }),
  },
  {
    alarm: 'consents-fail',
    what: 'a release breaks the exchange of the code at Exact: the five consents of a day fail',
    within: 481,
    life: notes(ours('ConsentsFailed', 'exact'), 1, [0, 120, 240, 360, 480]),
  },
  {
    alarm: 'functions-throttled',
    what: 'the account runs as many functions as it may',
    within: 7,
    life: notes('AWS/Lambda Throttles', 5),
  },
  {
    alarm: 'concurrency-near-quota',
    what: '850 functions run at once, of 1,000',
    within: 12,
    life: (now) => ({ ...now, concurrent: 850 }),
  },
  {
    alarm: 'functions-near-time-out',
    what: 'ring-due takes 77 of its 80 s',
    within: 13,
    life: (now) => ({ ...now, runs: { ...now.runs, ringdue: [1, 0, 77_000] } }),
  },
  {
    alarm: 'tables-throttled',
    what: 'one partition of the ledger is too hot',
    within: 11,
    life: notes('AWS/DynamoDB WriteThrottleEvents StoreTable', 20),
  },
  {
    alarm: 'tables-fail',
    what: 'DynamoDB fails inside',
    within: 10,
    life: notes('AWS/DynamoDB SystemErrors GetItem StoreTable', 5),
  },
  {
    alarm: 'schedules-fail',
    what: "the scheduler's role may not call ring-due any more",
    within: 7,
    life: notes('AWS/Scheduler TargetErrorCount i-reserve-bookkeeping-prod'),
  },
  {
    alarm: 'turns-dropped',
    what: 'Lambda gives turns of ring-due up, since it is throttled',
    within: 12,
    life: notes('AWS/Lambda AsyncEventsDropped ringdue'),
  },
  {
    alarm: 'events-in-lost',
    what: 'an event reached neither the intake nor its dead letters',
    within: 2,
    life: notes('AWS/Events InvocationsFailedToBeSentToDlq Bus BusFromIReserve', 1, [0]),
  },
  {
    alarm: 'events-out-lost',
    what: 'an event out reached neither its receiver nor its dead letters',
    within: 2,
    life: notes('AWS/Events InvocationsFailedToBeSentToDlq Bus BusFromUs', 1, [0]),
  },
  {
    alarm: 'events-out-fails',
    what: 'the secret of the receiver by HTTP is gone: each message comes again',
    within: 11,
    life: notes(ours('MessagesRetried', 'events-out'), 2),
  },
  {
    alarm: 'events-out-refused',
    what: 'the receiver by HTTP answers 500 to an event a minute',
    within: 11,
    life: notes(ours('EventsOutRefused')),
  },
  {
    alarm: 'events-out-dead-letters',
    what: 'a receiver by HTTP took an event for a day not',
    within: 2,
    life: notes(visible('EventsOutDeadLetters')),
  },
];
