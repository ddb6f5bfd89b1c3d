import { MINUTE_MS } from '../../../shared/domain/duration.ts';
import { CALM, openMeasured, tenantOf } from './open-measured.ts';

/** A way of invoices into the books, and the chance that decides which of their calls break. */
export interface RepeatsAsked {
  readonly books: 'exact' | 'moneybird';
  readonly details: Readonly<Record<string, unknown>>;
  /** Calls to the books that each of these invoices takes where nothing breaks. */
  readonly least: number;
  readonly seed: number;
  /** So many invoices for each kind of fault and each call: the more, the less it says of chance. */
  readonly times: number;
}

/** What broke, and what it took to book everything all the same. */
export interface Repeats {
  readonly broken: number;
  readonly calls: number;
  /** The calls over those that it takes where nothing breaks. */
  readonly overLeast: number;
  /** Invoices that stand in the books other than once, or of which nothing was told. */
  readonly amiss: number;
}

/** The answer is lost on its way; the books fall over before or after the work; they take nothing for now. */
const FAULTS = ['lost-answer', '500-before', '500-after', '503'] as const;
/** One call in so many breaks: five per cent. */
const ONE_IN = 20;
const TENANT = 'tenant-0';
/** As many that every guest is known before it is counted. */
const BEFORE = 30;
const EVERY_MS = MINUTE_MS / 2;
const SETTLED_MS = 180 * MINUTE_MS;

/**
 * Books invoices of known guests while five calls in a hundred break, and counts the calls. In each run of twenty calls one
 * breaks, at a place that is drawn, and the kinds take turns: so few invoices say what many would.
 */
export async function measureRepeats({ books, details, least, seed, times }: RepeatsAsked): Promise<Repeats> {
  const tenant = tenantOf(TENANT, books);
  const plan = {
    ...CALM,
    seed,
    tenants: [{ ...tenant, details: { ...tenant.details, ...details } }],
  };
  let isCounted = false;
  let [calls, broken, place] = [0, 0, 0];
  const world = openMeasured(plan, {
    broken({ path }) {
      if (!isCounted || !world.books.get(TENANT)?.isOurs(path)) return null;
      if (calls % ONE_IN === 0) place = kernel.between('which call breaks', 0, ONE_IN - 1);
      const kind = FAULTS[broken % FAULTS.length];
      if (calls++ % ONE_IN !== place || kind === undefined) return null;
      broken++;
      return { kind };
    },
  });
  const { kernel, administrators, journeys } = world;
  for (const administrator of administrators.values()) await kernel.finish(administrator.setUp());
  world.startClocks();
  for (let nth = 0; nth < BEFORE; nth++) world.issue(TENANT);
  await kernel.runUntil(kernel.now() + SETTLED_MS);
  isCounted = true;
  const invoices = (times * FAULTS.length * ONE_IN) / least;
  for (let nth = 0; nth < invoices; nth++)
    kernel.after(nth * EVERY_MS, 'an invoice is final', () => world.issue(TENANT));
  await kernel.runUntil(kernel.now() + invoices * EVERY_MS + SETTLED_MS);
  const told = [...journeys.values()].filter(({ bookedAtMs }) => bookedAtMs !== null).length;
  const numbers = (world.books.get(TENANT)?.documents() ?? []).map(({ number }) => number);
  const amiss = Math.max(journeys.size - told, journeys.size - new Set(numbers).size, numbers.length - journeys.size);
  return { broken, calls, overLeast: calls / (invoices * least), amiss };
}
