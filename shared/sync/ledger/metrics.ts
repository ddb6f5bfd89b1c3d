/**
 * What is counted and measured, in which unit, and by which dimension. The dashboard and the alarms of the stack take
 * these names from here.
 *
 * Never by tenant, integration or invoice: each value of a dimension is a metric of its own that is paid for by the
 * month, and "which tenant" is a question for the log, which names it in every line. Providers, causes and functions are
 * short lists.
 */
export const MEASURES = {
  /** Entries that the intake made or opened anew: what i-Reserve wants in the books. CloudWatch counts their lines in the log. */
  InvoicesTakenIn: { unit: 'Count', by: 'Provider', line: 'Taken in' },
  /** From the event (`occurredAt`) until the invoice stands in the books. As many as there are of it were booked. */
  EventToBooked: { unit: 'Milliseconds', by: 'Provider' },
  InvoicesParked: { unit: 'Count', by: 'Cause' },
  /** The same invoices by provider: an alarm compares them with those that the same provider booked. */
  InvoicesStopped: { unit: 'Count', by: 'Provider' },
  /** An integration asked for its administrator. */
  AttentionAsked: { unit: 'Count', by: 'Cause' },
  /** The night found something that the books no longer take, ahead of the first invoice that needs it. */
  DriftFound: { unit: 'Count', by: 'Cause' },
  /** Errors of our own: neither a provider nor a person caused them. */
  FaultsOfOurs: { unit: 'Count', by: null },
  /** Messages that a function could not handle and that come again; its batch is a success to Lambda. */
  MessagesRetried: { unit: 'Count', by: 'Function' },
  /** Requests that a function answered with 500 since it failed on them; that is a success to Lambda too. */
  RequestsFailed: { unit: 'Count', by: 'Function' },
  /** Consents whose code the provider exchanged for tokens, and those whose code it did not, for whatever reason. */
  ConsentsExchanged: { unit: 'Count', by: 'Provider' },
  ConsentsFailed: { unit: 'Count', by: 'Provider' },
  /** Entries, events and integrations that no run would have looked at again: the sweep of the night found them. */
  LeftBehind: { unit: 'Count', by: null },
  /** How long the oldest due entry of all integrations without a pause has been due. */
  OldestDue: { unit: 'Milliseconds', by: null },
  /** Integrations with work due at this minute, and those of them whose oldest entry is late (`LATE_MS`). */
  IntegrationsDue: { unit: 'Count', by: null },
  IntegrationsLate: { unit: 'Count', by: null },
  UpstreamCalls: { unit: 'Count', by: 'Provider' },
  /** Without 429, which has its own count. */
  Upstream4xx: { unit: 'Count', by: 'Provider' },
  Upstream429: { unit: 'Count', by: 'Provider' },
  /** Answers of 5xx, and calls without an answer. */
  UpstreamDown: { unit: 'Count', by: 'Provider' },
  /** An event out that its HTTP receiver did not take; it comes again, or is kept. */
  EventsOutRefused: { unit: 'Count', by: null },
  TokenRefreshes: { unit: 'Count', by: 'Provider' },
  TokensNotRefreshed: { unit: 'Count', by: 'Provider' },
} as const satisfies Record<
  string,
  {
    readonly unit: 'Count' | 'Milliseconds';
    readonly by: 'Provider' | 'Cause' | 'Function' | null;
    readonly line?: string;
  }
>;

/** The name of something that we measure. */
export type Measure = keyof typeof MEASURES;
type MeasureKind<By, Unit = unknown> = {
  [M in Measure]: (typeof MEASURES)[M] extends { line: string }
    ? never // it is noted by saying so in the log
    : (typeof MEASURES)[M] extends { by: By; unit: Unit }
      ? M
      : never;
}[Measure];

/** Counts and measures, for the dashboard and the alarms. It never fails and never waits. */
export interface Metrics {
  /** Once more, of this provider, for this cause or in this function. */
  count(measure: MeasureKind<'Provider' | 'Cause' | 'Function', 'Count'>, of: string): void;
  /** A time that was measured, of this provider. */
  time(measure: MeasureKind<'Provider', 'Milliseconds'>, of: string, ms: number): void;
  /** A measure without a dimension; 1 when no value is given. */
  note(measure: MeasureKind<null>, value?: number): void;
  /** Prints what was noted so far. It is done when a run is over; a run that may come to nothing does so before its work. */
  flush(nowMs: number): void;
}
