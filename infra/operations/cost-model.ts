import { PRICES as P } from './prices.ts';

/** What one invoice takes: a known customer, made final at Exact, one at a time (in a backlog it takes less). */
export const PER_INVOICE = {
  /** `npm run bench` counts them in the push; five writes and two reads of the intake come to that. */
  reads: 12,
  writes: 15,
  transactions: 1,
  /** An entry is about two kilobytes, and half of its writes move it in an index. */
  unitsPerWrite: 2.5,
  unitsPerTransaction: 8,
  /** Two calls of half a second, and a second look at the queue a minute later. */
  workerSeconds: 1.6,
  intakeSeconds: 0.15,
  /** A batch of one, and a wake with its second look: sent, received, deleted. */
  queueRequests: 3,
  wakeRequests: 6,
  /** One in; one out, and a customer's now and then. */
  events: 2.2,
  logKilobytes: 3,
  /** A snapshot for a month, and the ledger's entry for years. */
  storedKilobytes: 8,
} as const;

/** What is paid for whether anything happens or not. */
export const STANDING = {
  alarms: 40,
  metrics: 60,
  dashboards: 1,
  keys: 3,
  /** Two mappings, five pollers each, that ask every twenty seconds. */
  idlePolls: 2 * 5 * 3 * 60 * 24 * 30,
  ringDueSeconds: 0.4,
  ringDueReads: 8,
} as const;

/** What an integration takes in a month: its client secret, its tokens, its code lists. */
export const PER_INTEGRATION = { invoicesADay: 25, refreshesADay: 40, apiCallsADay: 20 } as const;

const GB = { worker: 0.5, intake: 0.5, ringDue: 0.25 } as const;
const DAYS = 30;
const MINUTES = DAYS * 24 * 60;

/** US dollars, by part. */
export type Bill = Readonly<Record<string, number>>;

/** What so many invoices cost by service, beside what stands. */
export const billOfInvoices = (invoices: number): Bill => {
  const one = PER_INVOICE;
  const units = one.writes * one.unitsPerWrite + one.transactions * one.unitsPerTransaction;
  const seconds = one.workerSeconds * GB.worker + one.intakeSeconds * GB.intake;
  return times(invoices, {
    Lambda: seconds * P.lambdaGbSecond + 3 * P.lambdaRequest,
    DynamoDB: units * P.dynamoWriteUnit + one.reads * P.dynamoReadUnit + (one.storedKilobytes / 1e6) * P.dynamoGbMonth,
    SQS: one.queueRequests * P.sqsRequest + one.wakeRequests * P.sqsFifoRequest,
    EventBridge: one.events * P.busEvent,
    CloudWatch: (one.logKilobytes / 1e6) * P.logGb,
  });
};

/** What a month costs at so many invoices a day. */
export function billOfMonth(invoicesADay: number): Bill {
  const integrations = Math.ceil(invoicesADay / PER_INTEGRATION.invoicesADay);
  const refreshes = integrations * PER_INTEGRATION.refreshesADay * DAYS;
  const standing: Bill = {
    Lambda: MINUTES * (STANDING.ringDueSeconds * GB.ringDue * P.lambdaGbSecond + P.lambdaRequest),
    DynamoDB: MINUTES * STANDING.ringDueReads * P.dynamoReadUnit + refreshes * 6 * P.dynamoWriteUnit,
    SQS: STANDING.idlePolls * P.sqsRequest,
    EventBridge: MINUTES * P.scheduledCall,
    CloudWatch:
      STANDING.alarms * P.alarmMonth + STANDING.metrics * P.metricMonth + STANDING.dashboards * P.dashboardMonth,
    'Secrets Manager': integrations * P.secretMonth + refreshes * P.secretCall,
    KMS: STANDING.keys * P.keyMonth + refreshes * 4 * P.keyCall,
    'API Gateway': integrations * PER_INTEGRATION.apiCallsADay * DAYS * P.apiCall,
  };
  return sum(standing, billOfInvoices(invoicesADay * DAYS));
}

/** The sum of a bill. */
export const totalOf = (bill: Bill): number => Object.values(bill).reduce((total, part) => total + part, 0);

const times = (factor: number, bill: Bill): Bill =>
  Object.fromEntries(Object.entries(bill).map(([service, part]) => [service, part * factor]));

const sum = (one: Bill, other: Bill): Bill =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((service) => [
      service,
      (one[service] ?? 0) + (other[service] ?? 0),
    ]),
  );
