/** The day of this table; a price that changed since is changed here, and the day with it. */
export const PRICES_OF = '2026-11-20';

/**
 * List prices in US dollars, without free tiers. Those of Lambda, SQS, EventBridge and the logs are the ones of
 * `reference/reliability.md` C4; DynamoDB's are us-east-1's there, taken 15 % higher for a region in the EU. The bill of the
 * first month is the better table.
 */
export const PRICES = {
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2 / 1e6,
  dynamoWriteUnit: (0.625 * 1.15) / 1e6,
  dynamoReadUnit: (0.125 * 1.15) / 1e6,
  /** A gigabyte for a month, with its point-in-time recovery. */
  dynamoGbMonth: 0.28 + 0.23,
  sqsRequest: 0.4 / 1e6,
  sqsFifoRequest: 0.5 / 1e6,
  busEvent: 1 / 1e6,
  /** Into the archive of a bus, once; keeping it costs a fifth of that a month. */
  archivedGb: 0.1 + 0.02,
  scheduledCall: 1 / 1e6,
  apiCall: 1.1 / 1e6,
  logGb: 0.57,
  metricMonth: 0.3,
  /** For each metric that an alarm looks at. */
  alarmMonth: 0.1,
  dashboardMonth: 3,
  secretMonth: 0.4,
  secretCall: 0.05 / 1e4,
  keyMonth: 1,
  keyCall: 0.03 / 1e4,
} as const;
