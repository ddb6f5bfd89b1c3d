import { allProviders } from '../../shared/providers/index.ts';
import { MEASURES } from '../../shared/sync/ledger/metrics.ts';
import { MEMORY_MB } from '../settings/memory.ts';
import { type Counts, counts } from './counts.ts';
import { PRICES as P } from './prices.ts';

/** What is paid for whether anything happens or not. A test counts alarms, keys and dashboards in the template. */
export const STANDING = {
  /** An alarm is paid for by the metrics that it looks at. */
  alarmMetrics: 101,
  dashboards: 1,
  keys: 3,
} as const;

const MB_A_GB = 1_024;
/** Memory in gigabytes: of the two functions that an invoice goes through, and of the others. */
const [INTAKE_GB, PUSH_GB, GB] = [MEMORY_MB.intake / MB_A_GB, MEMORY_MB.push / MB_A_GB, MEMORY_MB.otherwise / MB_A_GB];
const DAYS = 30;
const MINUTES = DAYS * 24 * 60;
const MONTHS_A_YEAR = 12;
const [GIGABYTE, GIGABYTE_OF_KB] = [1e9, 1e6];

/** Who uses the service, and for how long already. */
export interface Use {
  /** Each has one integration. */
  readonly tenants: number;
  /** Of all tenants together. */
  readonly invoicesADay: number;
  /** The ledger keeps every invoice of these years. */
  readonly years: number;
}

/** US dollars, by part. */
export type Bill = Readonly<Record<string, number>>;

/** Our own metrics: each measure as a whole, and once for each value of its dimension. */
export function metricsPaidFor({ stack }: Counts = counts): number {
  const values = { Provider: allProviders().length, Cause: stack.causes, Function: 4 };
  const measures = Object.values(MEASURES).map(({ by }) => 1 + (by === null ? 0 : values[by]));
  return measures.reduce((sum, one) => sum + one, 0);
}

/** What so many invoices cost in the month in which they come. */
export function billOfInvoices(invoices: number, { invoice: one, stack }: Counts = counts): Bill {
  const runs = one.workerRuns + 1;
  return times(invoices, {
    Lambda: (one.workerSeconds * PUSH_GB + one.intakeSeconds * INTAKE_GB) * P.lambdaGbSecond + runs * P.lambdaRequest,
    DynamoDB:
      one.writeUnits * P.dynamoWriteUnit +
      one.readUnits * P.dynamoReadUnit +
      ((one.expiringBytes + one.keptBytes) / GIGABYTE) * P.dynamoGbMonth,
    SQS: one.intakeRequests * P.sqsRequest + (one.queueRequests - one.intakeRequests) * P.sqsFifoRequest,
    EventBridge: (one.eventsIn + one.events) * P.busEvent + (one.eventKilobytes / GIGABYTE_OF_KB) * P.archivedGb,
    CloudWatch: ((one.logBytes / 1_000 + runs * stack.platformLogKilobytes) / GIGABYTE_OF_KB) * P.logGb,
  });
}

/** What so many invoices cost in their first year: when they come, and in the ledger for the months after. */
export const billOfFirstYear = (invoices: number, counted: Counts = counts): Bill =>
  sum(billOfInvoices(invoices, counted), {
    Ledger: ledgerOf(invoices * (MONTHS_A_YEAR - 1), counted),
  });

/** What the ledger of so many invoices costs a month. */
const ledgerOf = (invoices: number, { invoice }: Counts = counts): number =>
  invoices * (invoice.keptBytes / GIGABYTE) * P.dynamoGbMonth;

/** What a month costs for each integration: its secret, its tokens, its nightly check, its administrator. */
function billOfIntegrations(integrations: number, { integration: one, stack }: Counts = counts): Bill {
  const refreshes = one.refreshesADay * DAYS;
  const requests = one.requestsADay * DAYS;
  const seconds = one.checkSeconds * DAYS + one.requestSeconds * requests;
  return times(integrations, {
    Lambda: seconds * GB * P.lambdaGbSecond + requests * P.lambdaRequest,
    DynamoDB:
      (refreshes * 6 + one.checkWriteUnits * DAYS) * P.dynamoWriteUnit +
      (one.checkReadUnits * DAYS + one.requestReadUnits * requests) * P.dynamoReadUnit +
      (one.storedKilobytes / GIGABYTE_OF_KB) * P.dynamoGbMonth,
    CloudWatch: ((requests * stack.platformLogKilobytes) / GIGABYTE_OF_KB) * P.logGb,
    'Secrets Manager': P.secretMonth + refreshes * P.secretCall,
    KMS: refreshes * 4 * P.keyCall,
    'API Gateway': requests * P.apiCall,
  });
}

/** What is paid in a month in which nothing happens. */
function billOfStack({ stack }: Counts = counts): Bill {
  const starts = stack.coldStartsADay * DAYS * stack.coldStartSeconds * GB;
  return {
    Lambda: (MINUTES * stack.ringDueSeconds * GB + starts) * P.lambdaGbSecond + MINUTES * P.lambdaRequest,
    DynamoDB: MINUTES * stack.ringDueReadUnits * P.dynamoReadUnit,
    SQS: stack.idlePollsAMonth * P.sqsRequest,
    EventBridge: MINUTES * P.scheduledCall,
    CloudWatch:
      STANDING.alarmMetrics * P.alarmMonth +
      metricsPaidFor() * P.metricMonth +
      STANDING.dashboards * P.dashboardMonth +
      ((MINUTES * stack.platformLogKilobytes) / GIGABYTE_OF_KB) * P.logGb,
    KMS: STANDING.keys * P.keyMonth,
  };
}

/** What a month costs: the stack, its integrations, its invoices, and the ledger of the years before. */
export function billOfMonth({ tenants, invoicesADay, years }: Use): Bill {
  const invoices = invoicesADay * DAYS;
  const ledger = { Ledger: ledgerOf(invoices * MONTHS_A_YEAR * years) };
  return sum(billOfStack(), billOfIntegrations(tenants), billOfInvoices(invoices), ledger);
}

/** The sum of a bill. */
export const totalOf = (bill: Bill): number => Object.values(bill).reduce((total, part) => total + part, 0);

const times = (factor: number, bill: Bill): Bill =>
  Object.fromEntries(Object.entries(bill).map(([service, part]) => [service, part * factor]));

const sum = (...bills: readonly Bill[]): Bill =>
  Object.fromEntries(
    [...new Set(bills.flatMap((bill) => Object.keys(bill)))].map((service) => [
      service,
      bills.reduce((all, bill) => all + (bill[service] ?? 0), 0),
    ]),
  );
