import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { samples } from '../../infra/local/samples/index.ts';
import { aCompany, anEvent, anInvoice } from '../builders.ts';
import { startExact } from '../simulators/exact/index.ts';
import { startLocalRun } from './local-run.ts';

const MINUTES_3 = 180_000;

/** Processes that this one started, and theirs, by their numbers. */
function childrenOf(pid: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = all.flatMap((name) => {
    try {
      const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
      return [[Number(name), parent] as const];
    } catch {
      return []; // it ended while we looked
    }
  });
  const own = parents.filter(([, parent]) => parent === pid).map(([child]) => child);
  return own.flatMap((child) => [child, ...childrenOf(child)]);
}

test(
  '`npm start -- --once` books every sample, shows the parked one with its reason, and ends with 0',
  async () => {
    await using run = startLocalRun(['--once']);
    expect(await run.ended).toBe(0);
    const table = run.printed();
    for (const { event } of samples) expect(table).toContain(event.detail.invoice.number);
    expect(table).toMatch(/parked: .*vervoer-laag/);
    expect(table).toContain('every sample stands where it should');
  },
  MINUTES_3,
);

test(
  'Ctrl-C leaves no process behind',
  async () => {
    const run = startLocalRun(['--empty']);
    await run.ready;
    const children = childrenOf(run.pid);
    expect(children.length).toBeGreaterThan(0);
    process.kill(run.pid, 'SIGINT');
    expect(await run.ended).toBe(0);
    const alive = () => children.filter((pid) => readdirSync('/proc').includes(String(pid)));
    for (let turn = 0; turn < 50 && alive().length > 0; turn++) await delay(20);
    expect(alive()).toEqual([]);
  },
  MINUTES_3,
);

test(
  'against another Exact: a lost answer, seven minutes ahead, and the invoice is adopted, not doubled',
  async () => {
    await using exact = await startExact({ limits: false }); // with a clock of its own
    await using run = startLocalRun([], { EXACT_ORIGIN: exact.origin });
    await run.ready;
    while (!run.printed().includes('every sample stands where it should')) {
      await delay(1_000);
      await run.post('/local/clock', { advanceSeconds: 61 }); // nobody waits for the minute here
      if (run.printed().includes('✗')) throw new Error(run.printed());
    }
    await run.quiet();

    exact.faults.next({ method: 'POST', path: 'salesinvoice/SalesInvoices', fault: 'lost-answer' });
    const invoice = anInvoice({ id: '99001', number: '2026-9001' });
    const taken = await run.post('/local/events', anEvent({ tenant: 'camping-de-eik', customer: aCompany(), invoice }));
    expect(taken.status).toBeLessThan(300);
    expect(await run.quiet()).toMatchObject({ uncertain: 1 });
    expect(await tellsOf(run, '99001')).toEqual([]);

    const { body } = await run.post('/local/clock', { advanceSeconds: 420 });
    expect(Date.parse((body as { now: string }).now)).toBeGreaterThan(Date.now() + 400_000);
    await run.quiet();
    for (let turn = 0; turn < 100 && (await tellsOf(run, '99001')).length === 0; turn++) await delay(100);
    expect(await tellsOf(run, '99001')).toEqual(['invoice.synced']);
    expect(exact.books.invoices().filter(({ reference }) => reference === '2026-9001')).toHaveLength(1);
    expect(exact.limits.refused).toMatchObject({ minute: 0, day: 0 });
  },
  MINUTES_3,
);

async function tellsOf(run: ReturnType<typeof startLocalRun>, id: string): Promise<string[]> {
  const { body } = await run.get('/local/events');
  const events = body as { 'detail-type': string; detail: { invoice?: { id: string } } }[];
  return events.filter(({ detail }) => detail.invoice?.id === id).map((event) => event['detail-type']);
}
