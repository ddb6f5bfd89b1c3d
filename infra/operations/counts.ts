import { MEMORY_MB } from '../settings/memory.ts';
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
    /** The event that comes in, and its size in the archive: 2.2 measured, and what the bus writes around it. */
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

/** Assumed, in seconds: a call to the books, a new connection to them, a request to a service of AWS. */
const [CALL_S, CONNECT_S, REQUEST_S] = [0.5, 0.15, 0.01];
/** The part of a core that the two functions have. */
const [INTAKE_CORE, WORKER_CORE] = [MEMORY_MB.intake / MEMORY_MB.wholeCore, MEMORY_MB.push / MEMORY_MB.wholeCore];
/** Measured of a warm run, in seconds of a whole core: intake and worker. */
const [INTAKE_CPU_S, WORKER_CPU_S] = [0.009, 0.021];
/** Requests of the intake to the table; all others are the worker's. Each of the two asks one other service, once. */
const INTAKE_TABLE_REQUESTS = 6;

/** How long the two functions are at work on an invoice, by what was counted of it. */
function secondsOfRuns(): { readonly intakeSeconds: number; readonly workerSeconds: number } {
  const { calls, tableRequests } = figuresOf('exact-final');
  const [intake, worker] = [INTAKE_TABLE_REQUESTS + 1, tableRequests - INTAKE_TABLE_REQUESTS + 1];
  const rounded = (seconds: number) => Math.ceil(seconds * 1_000) / 1_000; // Lambda is paid for by the millisecond
  return {
    intakeSeconds: rounded(intake * REQUEST_S + INTAKE_CPU_S / INTAKE_CORE),
    workerSeconds: rounded(CONNECT_S + calls * CALL_S + worker * REQUEST_S + WORKER_CPU_S / WORKER_CORE),
  };
}

/** The one place for all of it; `npm run cost` prints it. */
export const counts: Counts = {
  invoice: {
    ...measured(),
    workerRuns: 1,
    ...secondsOfRuns(),
    intakeRequests: 3,
    eventsIn: 1,
    eventKilobytes: 3,
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
