import type { Readings as ExactReadings } from '../../simulators/exact/index.ts';
import type { Readings as MoneybirdReadings } from '../../simulators/moneybird/index.ts';
import { seeded } from '../../simulators/seeded.ts';

/** What can go wrong: the catalogue of `reference/reliability.md` D2, with the highest rate at which each is drawn. */
export const FAULTS = {
  'crash-before': 0.004,
  'crash-after': 0.004,
  freeze: 0.002,
  'cold-start': 0.5,
  conflict: 0.02,
  throttle: 0.01,
  unheard: 0.005,
  repeated: 0.01,
  silence: 0.003,
  'slow-table': 0.005,
  'service-refuses': 0.01,
  'service-unheard': 0.01,
  'bus-refuses': 0.05,
  'message-twice': 0.1,
  'late-message': 0.1,
  'no-connection': 0.01,
  'lost-answer': 0.06,
  'late-commit': 0.05,
  hang: 0.01,
  'hang-after': 0.01,
  'slow-books': 0.03,
  '500-before': 0.03,
  '500-after': 0.03,
  '503': 0.05,
  '408-after': 0.005,
  '502-html': 0.03,
  truncated: 0.03,
  'unexpected-429': 0.005,
  'unexpected-401': 0.005,
} as const satisfies Readonly<Record<string, number>>;

/** What people do meanwhile, each with how often within an hour in one tenant at most. */
export const DEEDS = {
  'event-again': 6,
  'other-content': 3,
  'sync-customer': 2,
  'customer-moves': 3,
  'unmap-and-map': 1,
  'toggle-final': 1,
  'delete-document': 1,
  'edit-contact': 4,
  retry: 2,
  'sync-invoice': 2,
  'off-and-on': 0.5,
  'disconnect-and-connect': 0.5,
} as const satisfies Readonly<Record<string, number>>;

/** The name of something that people do. */
export type Deed = keyof typeof DEEDS;

/** The name of a kind of fault. */
export type FaultName = keyof typeof FAULTS;

/** How one seed's world is: everything that is drawn before it begins. */
export interface Plan {
  readonly seed: number;
  readonly rates: Readonly<Partial<Record<FaultName, number>>>;
  readonly exact: Partial<ExactReadings>;
  readonly moneybird: Partial<MoneybirdReadings>;
  /** How often within an hour, in one tenant. */
  readonly deeds: Readonly<Partial<Record<Deed, number>>>;
  readonly tenants: readonly TenantPlan[];
  /** Over how long the invoices come. */
  readonly lastsMs: number;
  /** How far the clock of a container may be off, either way. */
  readonly skewMs: number;
  /** How long an index takes to follow, as a rule and at worst. */
  readonly lagMs: readonly [usually: number, atWorst: number];
  readonly pageRows: number;
  /** Any container that waits may serve next; the one that was used last when left out. */
  readonly takesAny?: boolean;
}

/** One of i-Reserve's customers, and how its books are set up. */
export interface TenantPlan {
  readonly name: string;
  readonly books: 'exact' | 'moneybird';
  readonly invoices: number;
  readonly details: Readonly<Record<string, unknown>>;
}

const MINUTE_MS = 60_000;

/** Draws a world: some kinds of faults are on, each at a rate of its own, so that rare pairs of them are met often. */
export function draw(seed: number): Plan {
  const random = seeded(seed);
  const one = <T>(...all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const isOn = one(0.15, 0.3, 0.6);
  const rates = Object.fromEntries(
    Object.entries(FAULTS).flatMap(([name, most]) => (random() < isOn ? [[name, most * (0.1 + 0.9 * random())]] : [])),
  );
  const lives = random() < 0.6 ? 0.5 : 0;
  const deeds = Object.fromEntries(
    Object.entries(DEEDS).flatMap(([name, most]) => (random() < lives ? [[name, most * (0.2 + 0.8 * random())]] : [])),
  );
  const tenants = Array.from({ length: 1 + upTo(3) }, (_, nth): TenantPlan => {
    const books = one('exact', 'moneybird');
    const finaliseInvoice = random() < 0.7;
    return {
      name: `tenant-${nth}`,
      books,
      invoices: 3 + upTo(one(5, 10, 40)),
      details: {
        finaliseInvoice,
        sendEmail: finaliseInvoice && random() < 0.4,
        ...(books === 'moneybird' && { externalInvoice: random() < 0.5, contactSyncBack: random() < 0.5 }),
        ...(books === 'exact' && { contactField: one(null, 'external_contact') }),
      },
    };
  });
  const plan = {
    seed,
    rates,
    deeds,
    exact: {
      refreshTokens: one('strict', 'overlapping'),
      invoiceNumber: one('at-entry', 'at-printing'),
      statusAfterCreate: one(20, 10),
      collections: one('results', 'array'),
      minuteWindow: one('clock', 'sliding'),
      printedTwice: one('refused', 'repeated'),
      refusals: one(400, 500),
      dueDate: one('kept', 'recalculated'),
    },
    moneybird: {
      accessTokens: one('lasting', 'expiring'),
      refreshTokens: one('strict', 'overlapping', 'left-out', 'repeated'),
      newTokens: one('work', 'refused-briefly'),
      callScope: 'administration',
      callWindow: one('clock', 'sliding'),
      remaining: one('seconds', 'count'),
      limitHeaders: one('always', 'throttled'),
      throttledBody: one('json', 'html'),
      searchLagMs: one(0, 2_000, 30_000),
      filterWithoutPeriod: one('all-years', 'this-year'),
      sameReference: one('newest', 'oldest'),
    },
    tenants,
    lastsMs: one(10, 30, 90, 240) * MINUTE_MS,
    skewMs: one(0, 0, 2_000),
    lagMs: one([20, 20], [100, 1_000], [100, 20_000]),
    pageRows: one(1_000, 1_000, 7, 2),
  } satisfies Plan;
  // What was added later is drawn last: a seed keeps its weather.
  return { ...plan, exact: { ...plan.exact, representation: one('heeded', 'passed-over') } };
}
