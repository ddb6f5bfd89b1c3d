import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const count = v.pipe(v.number(), v.minValue(0));

/** What one invoice takes from its event until it is announced, second look included. Units are those of DynamoDB. */
const Figures = v.strictObject({
  /** Requests to the books, without those for tokens. */
  calls: count,
  tableRequests: count,
  /** Those of the indexes too; a transaction counts twice. */
  writeUnits: count,
  readUnits: count,
  /** Sent, received and deleted: the event, and each wake. */
  queueRequests: count,
  /** Put on the bus. */
  events: count,
  /** What our functions print, metrics too; what Lambda adds for each run is not in it. */
  logBytes: count,
  /** Stored for as long as the tenant is, with the rows of indexes and what DynamoDB adds to each. */
  keptBytes: count,
  /** The same of what expires: snapshots. */
  expiringBytes: count,
});
/** The figures of one way of an invoice into the books. */
export type Figures = v.InferOutput<typeof Figures>;

/** What a browser without a cache gets for a page of the console: HTML, style, script and icons. */
const PageFigures = v.strictObject({
  bytes: count,
  /** The same if it were compressed on its way. */
  gzipBytes: count,
});
/** The weight of one page of the console. */
export type PageFigures = v.InferOutput<typeof PageFigures>;

const Measured = v.strictObject({
  /** By the way that an invoice goes: `exact-draft`. */
  invoice: v.record(v.string(), Figures),
  /** Calls to the books while five in a hundred break, over those that it takes where none does, by way. */
  callsAtFaults: v.record(v.string(), count),
  /** Kilobytes of 1,024 bytes, by function. */
  bundleKilobytes: v.record(v.string(), count),
  /** By page of the console: `overview`. */
  page: v.record(v.string(), PageFigures),
});
/** Everything that is measured and has a limit. */
export type Measured = v.InferOutput<typeof Measured>;

/** An older release may have measured less. */
const Released = v.strictObject({
  ...Measured.entries,
  invoice: v.record(v.string(), v.partial(Figures)),
  callsAtFaults: v.optional(v.record(v.string(), count), {}),
  page: v.optional(v.record(v.string(), v.partial(PageFigures)), {}),
});
/** What was measured of a release. */
export type Released = v.InferOutput<typeof Released>;

const InvoiceBudget = v.strictObject({ limit: Measured, released: Released });
/** The most that each figure may be, and what it was in the last release. */
export type InvoiceBudget = v.InferOutput<typeof InvoiceBudget>;

/** Where the limits stand. */
export const BUDGET_FILE = new URL('../../test/budget.json', import.meta.url);

/** Reads the limits that the tests hold the code to. */
export const readBudget = (): InvoiceBudget => v.parse(InvoiceBudget, JSON.parse(readFileSync(BUDGET_FILE, 'utf8')));

/** The figures of one way, as the limits have them. Throws when there is no such way. */
export function figuresOf(way: string, { limit }: InvoiceBudget = readBudget()): Figures {
  const figures = limit.invoice[way];
  if (!figures) throw new Error(`the budget has no way ${way}`);
  return figures;
}
