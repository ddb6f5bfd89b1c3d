import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { booksFile } from '../../infra/local/books-file.ts';
import { demoTenant, moneybirdTenant } from '../../infra/local/demo/samples/demo-tenant.ts';
import { samples } from '../../infra/local/demo/samples/index.ts';
import { aCompany, anEvent, anInvoice } from '../builders.ts';
import { demoApp, startExact } from '../simulators/exact/index.ts';
import { demoApp as moneybirdApp } from '../simulators/moneybird/index.ts';
import { type LocalRun, startLocalRun } from './local-run.ts';
import { setUpDemoTenant } from './set-up.ts';

const MINUTES_5 = 300_000;

test(
  '`npm start -- --once` books every sample, shows the parked one with its reason, and ends with 0; a second run with the same DATA_DIR finds the books of the first',
  async () => {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'local-run-'));
    try {
      await using first = startLocalRun(['--once'], { DATA_DIR });
      expect(await first.ended, first.printed()).toBe(0);
      const table = first.printed();
      for (const { event } of samples) expect(table).toContain(event.detail.invoice.number);
      expect(table).toMatch(/parked: .*vervoer-laag/);
      expect(table).toContain('every sample stands where it should');

      await using second = startLocalRun(['--once'], { DATA_DIR });
      expect(await second.ended, second.printed()).toBe(0);
      const exact = await startExact({ kept: booksFile(DATA_DIR, 'exact').kept ?? new Uint8Array() });
      const references = exact.books.invoices().map(({ reference }) => reference);
      await exact.stop();
      const booked = samples
        .filter(({ ends }) => ends.status === 'synced')
        .map(({ event }) => event.detail.invoice.number);
      expect(references.toSorted()).toEqual(booked.toSorted());

      await rm(join(DATA_DIR, 'books-exact'));
      await using third = startLocalRun(['--once'], { DATA_DIR });
      expect(await third.ended, 'the ledger alone says that they are booked').toBe(1);
      expect(third.printed()).toContain(`${booked[0]} is not in the books of Exact Online`);
    } finally {
      await rm(DATA_DIR, { recursive: true });
    }
  },
  MINUTES_5,
);

test(
  'the start says where everything is, and one run at a time has a DATA_DIR, also after one that was killed',
  async () => {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'local-run-'));
    try {
      await using run = startLocalRun(['--empty'], { DATA_DIR, BUS_PORT: '0', QUEUE_PORT: '0' });
      await run.ready;
      while (!run.printed().includes('Ctrl-C')) await delay(50);
      for (const what of ['bus', 'queues', 'table', 'secrets'])
        expect(run.printed()).toMatch(new RegExp(`^  ${what} +http://127\\.0\\.0\\.1:\\d+`, 'm'));
      for (const secret of [demoApp.clientId, moneybirdApp.clientId]) expect(run.printed()).toContain(secret);
      for (const { tenant } of [demoTenant, moneybirdTenant])
        expect(run.printed()).toMatch(new RegExp(`console of ${tenant} .*: http://127`));

      await using second = startLocalRun(['--empty'], { DATA_DIR });
      expect(await second.ended).toBe(1);
      expect(second.printed()).toContain(`Another local run uses ${DATA_DIR}`);

      process.kill(run.pid, 'SIGKILL');
      await run.ended;
      await using third = startLocalRun(['--empty'], { DATA_DIR });
      await third.ready;
    } finally {
      await rm(DATA_DIR, { recursive: true });
    }
  },
  MINUTES_5,
);

test.each([
  [['--what', '--once=1', 'more'], {}, ['--what is not known', '--once takes no value', '"more" is not expected']],
  [
    ['--what'],
    { PORT: 'x', BUS_PORT: '70000' },
    ['--what is not known', 'PORT cannot be used', 'BUS_PORT cannot be used'],
  ],
])('what `npm start` cannot use is told all at once, without a stack: %j %j', async (args, environment, told) => {
  await using run = startLocalRun(args, environment);
  expect(await run.ended).toBe(1);
  for (const what of told) expect(run.printed()).toContain(what);
  expect(run.printed()).not.toContain('    at ');
});

test(
  'against another Exact: a lost answer, seven minutes ahead, and the invoice is adopted, not doubled',
  async () => {
    await using exact = await startExact({ limits: false }); // with a clock of its own
    await using run = startLocalRun(['--empty'], { EXACT_ORIGIN: exact.origin });
    await run.ready;
    await setUpDemoTenant(run);

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
  MINUTES_5,
);

async function tellsOf(run: LocalRun, id: string): Promise<string[]> {
  const { body } = await run.get('/local/events');
  const events = body as { 'detail-type': string; detail: { invoice?: { id: string } } }[];
  return events.filter(({ detail }) => detail.invoice?.id === id).map((event) => event['detail-type']);
}
