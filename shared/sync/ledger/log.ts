/** What a log line may hold: ids, steps, codes and counts. No names, no amounts, no texts of people or providers. */
export interface LogFields {
  readonly tenant?: string;
  readonly integration?: string;
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
