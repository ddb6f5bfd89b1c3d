/** What a log line may hold: ids, steps, codes and counts. No names, no amounts, no texts of people or providers. */
export interface LogFields {
  /** What it all began with: the id of i-Reserve's event, also in the events that come of it. */
  readonly correlationId?: string;
  readonly tenant?: string;
  readonly integration?: string;
  readonly provider?: string;
  readonly kind?: string;
  readonly invoice?: string;
  readonly customer?: string;
  readonly step?: string;
  readonly status?: string;
  readonly cause?: string;
  readonly remedy?: string;
  readonly pointer?: string;
  readonly endpoint?: string;
  readonly httpStatus?: number;
  readonly event?: string;
  /** The class of an error. */
  readonly fault?: string;
  /** Where it was thrown. */
  readonly frames?: readonly string[];
  readonly count?: number;
  readonly tookMs?: number;
  readonly waitMs?: number;
}

/** Says what moved, for whom, in fields. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** The same log, whose lines name what it all began with; null where nobody knows. */
export const correlated = (log: Log, correlationId: string | null): Log =>
  correlationId === null
    ? log
    : {
        info: (message, fields) => log.info(message, { ...fields, correlationId }),
        warn: (message, fields) => log.warn(message, { ...fields, correlationId }),
        error: (message, fields) => log.error(message, { ...fields, correlationId }),
      };
