/**
 * What the bill counts, by unit: of an invoice, of an integration, of the stack. The one place for it. What a machine can
 * measure is measured by `npm run bench`; what depends on people is assumed, and `npm run cost` prints both.
 */
export interface Counts {
  /** A known customer, made final at Exact, one at a time; a backlog takes less. */
  readonly invoice: {
    /** Of DynamoDB, indexes included: a unit is a write of 1 KB or a consistent read of 4 KB. */
    readonly writeUnits: number;
    readonly readUnits: number;
    /** Runs of the functions, and their seconds. */
    readonly workerRuns: number;
    readonly workerSeconds: number;
    readonly intakeSeconds: number;
    /** Sent, received and deleted: on the intake queue, and wakes. */
    readonly queueRequests: number;
    readonly wakeRequests: number;
    /** On the bus, in and out. */
    readonly events: number;
    readonly eventKilobytes: number;
    /** Of our own lines in the log; Lambda's are counted per run. */
    readonly logKilobytes: number;
    /** The snapshot, kept for a month, and the entry of the ledger, kept for years. */
    readonly snapshotKilobytes: number;
    readonly ledgerKilobytes: number;
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

/** Each value with where it comes from. */
export const counts: Counts = {
  invoice: {
    writeUnits: 46.5,
    readUnits: 12,
    workerRuns: 2, // the push, and a second look a minute later
    workerSeconds: 1.6, // two calls of half a second
    intakeSeconds: 0.15,
    queueRequests: 3,
    wakeRequests: 6,
    events: 2.2,
    eventKilobytes: 4,
    logKilobytes: 3,
    snapshotKilobytes: 6,
    ledgerKilobytes: 2,
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
    ringDueSeconds: 0.4,
    ringDueReadUnits: 8,
    coldStartsADay: 500,
    coldStartSeconds: 0.6,
    platformLogKilobytes: 1,
    idlePollsAMonth: 2 * 5 * 3 * 60 * 24 * 30,
    causes: 12,
  },
};
