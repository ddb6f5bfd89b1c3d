import type { Asked, Delivery } from '../../simulators/http/reply.ts';
import { openModelTables } from '../world/aws/ground.ts';
import { Room } from '../world/aws/lambda.ts';
import { openStage, type Stage } from '../world/aws/stage.ts';
import { exactStation } from '../world/books/exact-station.ts';
import type { PlannedFault, Station } from '../world/books/line.ts';
import { moneybirdStation } from '../world/books/moneybird-station.ts';
import type { TenantBooks } from '../world/books/tenant-books.ts';
import { Kernel } from '../world/kernel/kernel.ts';
import { Weather } from '../world/kernel/weather.ts';
import { Administrator } from '../world/people/administrator.ts';
import { IReserve } from '../world/people/ireserve.ts';
import type { Plan, TenantPlan } from '../world/swarm.ts';
import { CallsAtBooks } from './calls-at-books.ts';

/** Twenty seconds past a minute: no window of the books begins with the test. */
const START_MS = Date.parse('2026-11-20T09:00:20Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What is measured in a world where, as a rule, nothing goes wrong. */
export const CALM: Omit<Plan, 'tenants'> = {
  seed: 1,
  rates: {},
  exact: {},
  moneybird: { callScope: 'administration' },
  deeds: {},
  lastsMs: 0,
  skewMs: 2_000,
  lagMs: [20, 200],
  pageRows: 1_000,
};

/** A tenant whose invoices become final: two calls each, once the guest is known. */
export const tenantOf = (name: string, books: TenantPlan['books']): TenantPlan => ({
  name,
  books,
  invoices: 0,
  details: { finaliseInvoice: true, ...(books === 'moneybird' && { externalInvoice: false }) },
});

/** An invoice, from its event until it was told as booked; null while it is not. */
export interface Journey {
  readonly tenant: string;
  readonly atMs: number;
  bookedAtMs: number | null;
}

/** What differs from a world in which all goes well. */
export interface MeasuredOptions {
  /** An answer in place of that of the books; null for theirs. */
  readonly answered?: (asked: Asked, books: ReadonlyMap<string, TenantBooks>) => Delivery | null;
  /** What happens to a call; nothing when left out. */
  readonly broken?: (asked: Asked) => PlannedFault | null;
  /** What we hear of an answer; all of it when left out. */
  readonly heard?: (delivery: Delivery) => Delivery;
  /** How many containers of all functions may run at a time. */
  readonly atOnce?: number;
}

/** The production code on the simulated stage, with both accounting systems, as somebody sees it who measures: no more is kept than the figures need. */
export function openMeasured(
  plan: Plan,
  { answered = () => null, broken = () => null, heard = (delivery) => delivery, atOnce = 1_000 }: MeasuredOptions = {},
) {
  const kernel = new Kernel(plan.seed, START_MS);
  const weather = new Weather(kernel, plan.rates, new Set());
  const tables = openModelTables(kernel, plan);
  const books = new Map<string, TenantBooks>();
  const exact = exactStation(kernel, plan);
  const moneybird = moneybirdStation(kernel, plan, async () => ({ status: null, body: null }));
  const stations = [exact.station, moneybird.station].map(
    (station): Station => ({
      ...station,
      answer: async (asked, fault) =>
        heard(answered(asked, books) ?? (await station.answer(asked, fault ?? broken(asked)))),
    }),
  );
  for (const [nth, tenant] of plan.tenants.entries())
    books.set(tenant.name, tenant.books === 'exact' ? exact.open(tenant, nth) : moneybird.open(tenant, nth));

  const calls = new CallsAtBooks(books);
  const journeys = new Map<string, Journey>();
  const printed: string[] = [];
  const thrown: unknown[] = [];
  const room = new Room(atOnce);
  const stage: Stage = openStage({
    kernel,
    weather,
    plan,
    tables,
    stations,
    watch: calls,
    secrets: new Map(),
    told({ DetailType, Detail = '{}' }) {
      if (DetailType !== 'invoice.synced') return;
      const { tenant, invoice } = JSON.parse(Detail) as {
        readonly tenant: string;
        readonly invoice: { readonly id: string };
      };
      const journey = journeys.get(`${tenant} ${invoice.id}`);
      if (journey) journey.bookedAtMs ??= kernel.now();
    },
    printed: (line) => printed.push(line),
    thrown: (error) => thrown.push(error),
    room,
  });
  const administrators = new Map(
    [...books].map(([tenant, its]) => [tenant, new Administrator(tenant, its, stage, stations)]),
  );
  // Each tenant has a chance of its own: alone or in a crowd, it issues the same invoices.
  const chanceOf = (tenant: string): Kernel =>
    Object.create(kernel, { chance: { value: (about: string) => kernel.chance(`${about} of ${tenant}`) } }) as Kernel;
  const issuers = new Map([...books.keys()].map((tenant) => [tenant, new IReserve(chanceOf(tenant))]));
  return {
    plan,
    kernel,
    weather,
    books,
    calls,
    journeys,
    printed,
    thrown,
    stage,
    administrators,
    room,
    /** An invoice becomes final, and its event is on its way. */
    issue(tenant: string): void {
      const issued = issuers.get(tenant)?.issue(tenant);
      if (!issued) throw new Error(`there is no ${tenant}`);
      const { id, event } = issued;
      journeys.set(`${tenant} ${id}`, { tenant, atMs: kernel.now(), bookedAtMs: null });
      stage.intakeQueue.send(JSON.stringify(event));
    },
    /** Starts the schedules of the stack. */
    startClocks(): void {
      const wakes = tables.get('ledger')?.indexes.get('wake');
      every(kernel, MINUTE_MS, 'the minute', () => {
        if (wakes?.hasUpTo(kernel.now() + MINUTE_MS + plan.skewMs, kernel.now()))
          void stage.minute.invoke({ staysForMs: MINUTE_MS });
      });
      every(kernel, HOUR_MS, 'the hour', () => void stage.hour.invoke({}));
    },
  };
}

/** A measured world under way. */
export type Measured = ReturnType<typeof openMeasured>;

function every(kernel: Kernel, ms: number, what: string, act: () => void): void {
  const next = () => {
    act();
    kernel.after(ms, what, next);
  };
  kernel.after(ms, what, next);
}
