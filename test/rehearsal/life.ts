import { NAMESPACE } from '../../shared/runtime/logging/metrics.ts';
import type { Measure } from '../../shared/sync/ledger/metrics.ts';
import { Recording } from './recording.ts';

/** From the event of an invoice to the books, when all is well. */
const USUAL_WAIT_MS = 2_000;
/** The minutes of a day. */
export const DAY = 24 * 60;

/** What happens at a provider in one minute. */
export interface AtProvider {
  /** Invoices that are taken in, booked and parked. */
  readonly taken: number;
  readonly booked: number;
  readonly parked: number;
  readonly calls: number;
  /** Of these calls. */
  readonly refused: number;
  readonly down: number;
  readonly renewed: number;
  readonly notRenewed: number;
}

/** What happens in one minute, in everything that an alarm watches. */
export interface Minute {
  readonly exact: AtProvider;
  readonly moneybird: AtProvider;
  /** Integrations that have work due, those that are late, and how long the oldest work has been due. */
  readonly due: number;
  readonly late: number;
  readonly oldestMs: number;
  readonly intakeAgeSeconds: number;
  /** Runs of each function that end well, that throw, and their time in milliseconds. */
  readonly runs: Readonly<Record<FunctionId, readonly [runs: number, errors: number, tookMs: number]>>;
  /** Of each metric, by its name in the recording. */
  readonly more: Readonly<Record<string, number>>;
  readonly concurrent: number;
}

/** The functions, by the ids that the template gives them. */
export const FUNCTIONS = [
  'invoiceintake',
  'bookspush',
  'ringdue',
  'tokenrefresh',
  'oauthcallback',
  'contactswebhook',
  'adminapi',
  'console',
] as const;
/** One of them. */
export type FunctionId = (typeof FUNCTIONS)[number];

/** The name of a measure in the recording, of one provider, cause or function, or of all. */
export const measured = (measure: Measure, of?: string): string =>
  [`${NAMESPACE}/prod`, measure, of].filter((part) => part !== undefined).join(' ');

const still: AtProvider = {
  ...{ taken: 0, booked: 0, parked: 0, calls: 0, refused: 0, down: 0, renewed: 0, notRenewed: 0 },
};

/** So many invoices of a provider that go through within their minute: two calls each, and a look-up that finds nothing now and then. */
export const goingThrough = (invoices: number): AtProvider => ({
  ...still,
  taken: invoices,
  booked: invoices,
  calls: 2 * invoices + 1,
  refused: Math.floor(invoices / 10),
  renewed: Math.ceil(invoices / 4),
});

/** A minute in which everything is well, at so many invoices of both providers together. */
export function wellAt(invoices: number, minute: number): Minute {
  const exact = Math.ceil(invoices / 2);
  return {
    exact: goingThrough(exact),
    moneybird: goingThrough(invoices - exact),
    due: invoices === 0 ? 0 : 1,
    late: 0,
    oldestMs: 0,
    intakeAgeSeconds: invoices === 0 ? 0 : 1,
    runs: {
      invoiceintake: [invoices, 0, 200],
      bookspush: [2 * invoices, 0, 2_000],
      ringdue: [1, 0, 1_500],
      tokenrefresh: [minute % 60 === 0 ? 1 : 0, 0, 90_000],
      oauthcallback: [0, 0, 1_500],
      contactswebhook: [invoices, 0, 60],
      adminapi: [invoices, 0, 400],
      console: [invoices, 0, 400],
    },
    more: {},
    concurrent: Math.ceil(invoices / 10) + 1,
  };
}

/** How much a region does at an hour: most by day, a little in the evening, nothing at night. */
export const byDay = (most: number, minute: number): number => {
  const hour = Math.floor(minute / 60) % 24;
  if (hour < 6 || hour >= 23) return 0;
  return hour >= 8 && hour < 18 ? most : Math.floor(most / 5);
};

/** Records what a life tells for each minute from `from` until before `until`. */
export function record(life: (minute: number) => Minute, until: number, from = 0): Recording {
  const recording = new Recording();
  for (let minute = from; minute < until; minute++) noteMinute(recording, minute, life(minute));
  return recording;
}

function noteMinute(recording: Recording, minute: number, now: Minute): void {
  const count = (measure: Measure, of: string, times: number) => {
    recording.note(measured(measure), minute, 1, times); // each line of a function counts for the whole too
    recording.note(measured(measure, of), minute, 1, times);
  };
  for (const provider of ['exact', 'moneybird'] as const) {
    const { taken, booked, parked, calls, refused, down, renewed, notRenewed } = now[provider];
    count('InvoicesTakenIn', provider, taken);
    for (const waits of [measured('EventToBooked'), measured('EventToBooked', provider)])
      recording.note(waits, minute, USUAL_WAIT_MS, booked);
    count('InvoicesStopped', provider, parked);
    count('UpstreamCalls', provider, calls);
    count('Upstream4xx', provider, refused);
    count('UpstreamDown', provider, down);
    count('TokenRefreshes', provider, renewed);
    count('TokensNotRefreshed', provider, notRenewed);
  }
  const rings = now.runs.ringdue[0] - now.runs.ringdue[1];
  if (rings > 0) {
    recording.note(measured('IntegrationsDue'), minute, now.due);
    recording.note(measured('IntegrationsLate'), minute, now.late);
    recording.note(measured('OldestDue'), minute, now.oldestMs);
  }
  // A queue that is polled is measured every minute, whether anything is in it or not.
  recording.note('AWS/SQS ApproximateNumberOfMessagesVisible IntakeQueue', minute, 0);
  recording.note('AWS/SQS ApproximateAgeOfOldestMessage IntakeQueue', minute, now.intakeAgeSeconds);
  recording.note('AWS/Lambda ConcurrentExecutions', minute, now.concurrent);
  for (const id of FUNCTIONS) {
    const [runs, errors, tookMs] = now.runs[id];
    const heardAt = minute + Math.ceil(tookMs / 60_000);
    recording.note(`AWS/Lambda Invocations ${id}`, minute, 1, runs, heardAt);
    recording.note(`AWS/Lambda Errors ${id}`, minute, 1, errors, heardAt);
    recording.note(`AWS/Lambda Duration ${id}`, minute, tookMs, runs, heardAt);
  }
  for (const [metric, value] of Object.entries(now.more)) recording.note(metric, minute, value);
}
