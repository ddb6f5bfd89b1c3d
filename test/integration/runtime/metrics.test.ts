import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHandler } from '../../../functions/ring-due/handler.ts';
import { EmbeddedMetrics } from '../../../shared/runtime/logging/metrics.ts';
import { MEASURES, type Measure } from '../../../shared/sync/ledger/metrics.ts';
import { noteFault } from '../../../shared/sync/ledger/note-fault.ts';
import { aCompany, aLine } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { invoiceEvent, MINUTE_MS } from '../sync/fixtures.ts';

const line = aLine();
let world: TestWorld;
beforeAll(async () => {
  world = await testWorld({ details: { finaliseInvoice: true } });
});
afterAll(() => world[Symbol.asyncDispose]());

/** One run of the function that looks every minute; what it wakes is nobody's business here. */
const ring = (over: { metrics: EmbeddedMetrics }) =>
  createHandler({ ...world.world, ...over, wakeAll: async () => undefined })({}, { timeLeftMs: () => 50_000 });

/** What was told of the work that `act` did: every value by its name, and the name of whom it is of. */
async function told(act: (over: { metrics: EmbeddedMetrics }) => Promise<void>) {
  const lines: string[] = [];
  const metrics = new EmbeddedMetrics((line) => void lines.push(line));
  await act({ metrics });
  metrics.flush(world.clock.now());
  const values: Record<string, unknown> = {};
  for (const { _aws: _, Provider, Cause, Function: fn, ...all } of lines.map((line) => JSON.parse(line)))
    for (const [name, value] of Object.entries(all)) {
      const { by } = MEASURES[name as Measure];
      values[by ? `${name} ${{ Provider, Cause, Function: fn }[by]}` : name] = value;
    }
  return { values, text: lines.join('\n') };
}

describe('whoever watches the whole sees', () => {
  test('invoices arrive in the books, how long that took, and every call that it cost', async () => {
    await world.take(invoiceEvent(1));
    world.clock.advance(MINUTE_MS);
    const before = world.exact.requests.count();
    const { values } = await told((over) => world.answer(over));
    expect(values).toMatchObject({
      'UpstreamCalls exact': world.exact.requests.count() - before,
    });
    expect(values['EventToBooked exact']).toBeGreaterThanOrEqual(MINUTE_MS);
    expect(Object.keys(values).filter((name) => name.includes('4xx') || name.includes('Down'))).toEqual([]);
  });

  test('which causes park invoices', async () => {
    await world.take(invoiceEvent(2, { lines: [{ ...line, vatRate: 'btw-van-morgen' }] }));
    const { values } = await told((over) => world.answer(over));
    expect(values).toEqual({ 'InvoicesParked vat-unmapped': 1, 'InvoicesStopped exact': 1 });
  });

  test('tokens are refreshed', async () => {
    world.clock.advance(9 * MINUTE_MS + 45_000);
    await world.take(invoiceEvent(3));
    const { values } = await told((over) => world.answer(over));
    expect(values['TokenRefreshes exact']).toBe(1);
  });

  test('how long the oldest entry has been due that nobody took', async () => {
    await world.take(invoiceEvent(4));
    world.clock.advance(17 * MINUTE_MS);
    const { values } = await told(ring);
    expect(values.OldestDue).toBeGreaterThanOrEqual(17 * MINUTE_MS);
    await world.answer();
    expect((await told(ring)).values.OldestDue).toBe(0);
  });

  test('nobody by name: no tenant, no person, no invoice', async () => {
    await world.take(invoiceEvent(5), invoiceEvent(6, { lines: [{ ...line, vatRate: 'btw-van-morgen' }] }));
    const { text } = await told((over) => world.answer(over));
    const { companyName, email, contactPerson } = aCompany();
    for (const secret of [world.key.tenant, companyName, email, contactPerson?.lastName, '2026-0005'])
      expect(text).not.toContain(secret);
  });
});

test('each line of the log about an invoice says whose it is, and where it stands', () => {
  const lines = world.logged.map((text) => JSON.parse(text) as Record<string, unknown>);
  for (const message of ['Booked', 'Published', 'Stopped'])
    for (const line of lines.filter((one) => one.message === message && one.kind !== 'customer'))
      expect(line).toMatchObject({ ...world.key, invoice: expect.any(String) });
  expect(lines.filter(({ message }) => message === 'Booked')).not.toEqual([]);
  expect(lines.filter(({ message }) => message === 'Stopped')[0]).toMatchObject({ cause: 'vat-unmapped' });
});

test('the query of the runbook groups by fields that its lines really have', () => {
  const runbook = readFileSync(new URL('../../../infra/RUNBOOK.md', import.meta.url), 'utf8');
  const [, names = '', by = ''] = /filter message in \[(.+)\]\n\| stats .+ by (.+)\n/.exec(runbook) ?? [];
  const fault: Record<string, unknown>[] = [];
  const log = { ...world.world.log, error: (message: string, fields = {}) => void fault.push({ message, ...fields }) };
  noteFault(new RangeError('no'), world.key, { log, metrics: new EmbeddedMetrics(() => undefined) });
  const lines = [...world.logged.map((text) => JSON.parse(text) as Record<string, unknown>), ...fault];
  const found = (JSON.parse(`[${names}]`) as string[]).map((name) => lines.find(({ message }) => message === name));
  expect(found).toHaveLength(2);
  expect(found).not.toContain(undefined);
  for (const field of by.split(', ')) expect(found.some((line) => line?.[field] !== undefined)).toBe(true);
});
