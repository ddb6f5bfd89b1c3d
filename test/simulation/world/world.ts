import { openModelTables } from './aws/ground.ts';
import { openStage, type Stage } from './aws/stage.ts';
import { exactStation } from './books/exact-station.ts';
import type { Station, Watch } from './books/line.ts';
import { moneybirdStation } from './books/moneybird-station.ts';
import type { TenantBooks } from './books/tenant-books.ts';
import { Findings } from './checks/findings.ts';
import { LimitWatch } from './checks/limit-watch.ts';
import { LineWatch } from './checks/line-watch.ts';
import { ToldWatch } from './checks/told.ts';
import { UnitWatch } from './checks/unit-watch.ts';
import { Kernel } from './kernel/kernel.ts';
import { Weather } from './kernel/weather.ts';
import { Administrator } from './people/administrator.ts';
import { Diary } from './people/diary.ts';
import { IReserve, type Issued } from './people/ireserve.ts';
import type { Plan } from './swarm.ts';

/** A day on which nothing special happens. */
const START_MS = Date.parse('2026-11-20T09:00:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** One simulated world: the production code of a stage, both accounting systems, the tenants, and those who watch. */
export function openSimulation(plan: Plan, leftOut: ReadonlySet<string>) {
  const kernel = new Kernel(plan.seed, START_MS);
  const weather = new Weather(kernel, plan.rates, leftOut);
  const findings = new Findings(kernel);
  const tables = openModelTables(kernel, plan);
  const units = new UnitWatch();
  for (const table of tables.values()) table.onWrite = units.wrote;
  const books = new Map<string, TenantBooks>();
  const stations: Station[] = [];
  const issued: Issued[] = [];

  const exact = exactStation(kernel, plan);
  const moneybird = moneybirdStation(kernel, plan, (url, body, headers) => bringPush(stage, url, body, headers));
  stations.push(exact.station, moneybird.station);
  for (const [nth, tenant] of plan.tenants.entries())
    books.set(tenant.name, tenant.books === 'exact' ? exact.open(tenant, nth) : moneybird.open(tenant, nth));

  const diary = new Diary();
  const line = new LineWatch(findings, books, new LimitWatch(kernel, findings));
  const told = new ToldWatch(kernel, findings, books, diary);
  const watch: Watch = line;
  const stage: Stage = openStage({
    kernel,
    weather,
    plan,
    tables,
    stations,
    watch,
    secrets: new Map(),
    told: (entry) => told.hear(entry),
    printed: told.readPrinted,
    thrown: (error) => told.readPrinted(error instanceof Error ? `${error.message} ${error.stack}` : String(error)),
  });
  const administrators = [...books].map(([tenant, its]) => new Administrator(tenant, its, stage, stations));
  const ireserve = new IReserve(kernel);
  const send = (event: object) => stage.intakeQueue.send(JSON.stringify(event));

  return {
    plan,
    kernel,
    weather,
    findings,
    tables,
    books,
    exact: exact.exact,
    moneybird: moneybird.moneybird,
    stage,
    administrators,
    line,
    units,
    told,
    issued,
    ireserve,
    diary,
    /** Puts an event on its way. */
    send,
    /** An invoice becomes final, and its event is on its way. */
    issue(tenant: string): void {
      const invoice = ireserve.issue(tenant);
      issued.push(invoice);
      diary.note(invoice);
      send(invoice.event);
    },
    /** The schedules of the stack, and Moneybird's own look at what it has to push. */
    startClocks(): void {
      const wakes = tables.get('ledger')?.indexes.get('wake');
      every(kernel, MINUTE_MS, 'the minute', () => {
        // A minute with nothing due would change nothing: it is not run.
        if (wakes?.hasUpTo(kernel.now() + MINUTE_MS + plan.skewMs, kernel.now()))
          void stage.minute.invoke({ staysForMs: MINUTE_MS });
      });
      every(kernel, HOUR_MS, 'the hour', () => void stage.hour.invoke({}));
      every(kernel, 10_000, 'Moneybird looks', () => {
        if (moneybird.moneybird.webhooks.pending > 0) void moneybird.moneybird.webhooks.settle();
      });
    },
  };
}

/** A world under way. */
export type Simulation = ReturnType<typeof openSimulation>;

function every(kernel: Kernel, ms: number, what: string, act: () => void): void {
  const next = () => {
    act();
    kernel.after(ms, what, next);
  };
  kernel.after(ms, what, next);
}

/** Moneybird pushes to the address that we registered. */
async function bringPush(stage: Stage, url: string, body: string, headers: Record<string, string>) {
  const outcome = await stage.webhook.invoke({
    rawPath: new URL(url).pathname,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body,
    requestContext: { domainName: new URL(url).host },
  });
  if (outcome.is === 'failed') return { status: null, body: null };
  return { status: outcome.answer.statusCode, body: outcome.answer.body };
}
