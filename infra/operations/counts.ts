import { type Figures, figuresOf } from './budget.ts';

/** What a machine measures of one invoice; the rest of its figures costs nothing by itself. */
type MeasuredInvoice = Omit<Figures, 'calls' | 'tableRequests'>;

/** The limits of a known customer's invoice, made final at Exact, one at a time; a backlog takes less. */
function measured(): MeasuredInvoice {
  const { calls, tableRequests, ...paid } = figuresOf('exact-final');
  return paid;
}

/** What the bill counts, by unit: of an invoice, of an integration, of the stack. What depends on people is assumed. */
export interface Counts {
  readonly invoice: MeasuredInvoice & {
    /** Runs of the functions, and their seconds. */
    readonly workerRuns: number;
    readonly workerSeconds: number;
    readonly intakeSeconds: number;
    /** Of the requests to queues, those to the one for events; the others are wakes. */
    readonly intakeRequests: number;
    /** The event that comes in, and its size in the archive. */
    readonly eventsIn: number;
    readonly eventKilobytes: number;
  };
  readonly integration: {
    /** Of tokens: every ten minutes while invoices are pushed, and once a day. */
    readonly refreshesADay: number;
    /** The check of each night: its time, its writes and its reads. */
    readonly checkSeconds: number;
    readonly checkWriteUnits: number;
    readonly checkReadUnits: number;
    /** Pages of the console and calls of the admin API, and their time. */
    readonly requestsADay: number;
    readonly requestSeconds: number;
    readonly requestReadUnits: number;
    /** Settings, mappings, catalogue, code lists, change log. */
    readonly storedKilobytes: number;
  };
  readonly stack: {
    readonly ringDueSeconds: number;
    readonly ringDueReadUnits: number;
    /** New execution environments a day, and the seconds that each takes to start, which are billed. */
    readonly coldStartsADay: number;
    readonly coldStartSeconds: number;
    /** What Lambda itself writes for a run, in JSON. */
    readonly platformLogKilobytes: number;
    /** Two mappings, five pollers each, that ask every twenty seconds. */
    readonly idlePollsAMonth: number;
    /** Different causes in a month: each is a metric of its own. */
    readonly causes: number;
  };
}

/** The one place for all of it; `npm run cost` prints it. */
export const counts: Counts = {
  invoice: {
    ...measured(),
    workerRuns: 1,
    workerSeconds: 1.6, // two calls of half a second, and what is written around them
    intakeSeconds: 0.15,
    intakeRequests: 3,
    eventsIn: 1,
    eventKilobytes: 4,
  },
  integration: {
    refreshesADay: 12,
    checkSeconds: 3,
    checkWriteUnits: 8,
    checkReadUnits: 20,
    requestsADay: 10,
    requestSeconds: 0.3,
    requestReadUnits: 8,
    storedKilobytes: 80,
  },
  stack: {
    // A third of the runs last their minute and look twelve times: those in which a line works or waits.
    ringDueSeconds: 20,
    ringDueReadUnits: 40,
    coldStartsADay: 500,
    coldStartSeconds: 0.6,
    platformLogKilobytes: 1,
    idlePollsAMonth: 2 * 5 * 3 * 60 * 24 * 30,
    causes: 12,
  },
};
