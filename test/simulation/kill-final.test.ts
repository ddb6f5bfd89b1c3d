import { expect, test } from 'vitest';
import { type AdminWorld, openAdminRun } from '../../shared/admin/admin-run.ts';
import { finaliseDrafts } from '../../shared/admin/invoices/finalise-drafts.ts';
import { DynamoIntegrations } from '../../shared/store/integrations.ts';
import { openAdminWorld } from '../integration/admin/admin-world.ts';
import { invoiceEntry, invoiceEvent } from '../integration/sync/fixtures.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../world.ts';
import { Mortal } from './mortal.ts';

/** How long SQS hides a message whose worker died. */
const HIDDEN_MS = 150_000;

/** Somebody asks for the draft of an invoice to be made final. */
async function ask({ key }: AnyWorld, id: string, standing: AdminWorld): Promise<void> {
  await using ports = openAdminRun(standing, { timeLeftMs: () => 28_000 });
  const { tenant, integration } = key;
  const call = { tenant, actor: 'Bram', id: integration, query: new URLSearchParams(), body: { ids: [id] } };
  await finaliseDrafts({ ...call, address: 'http://127.0.0.1:4000', language: 'nl' }, ports);
}

/** The same of a process that dies; then fresh processes go on. */
async function askAndDie(world: AnyWorld, id: string, mortal: Mortal, standing: AdminWorld): Promise<void> {
  const worker = world.standingOn(mortal.documents(world.world.documents), {
    publish: mortal.publish(world.world.publish),
    openExchange: mortal.openExchange,
  });
  const integrations = new DynamoIntegrations(worker.table, world.clock.now);
  try {
    await ask(world, id, { ...standing, ...worker, integrations });
    await world.answer(worker);
  } catch (error) {
    if (!mortal.isDead) throw error;
    world.clock.advance(HIDDEN_MS);
  }
  await world.settle();
}

/** What the books show of it. */
interface Seen {
  /** How many requests to make something final they have got. */
  requests(): number;
  /** How the documents of the n-th invoice stand. */
  states(nth: number): readonly string[];
}

/**
 * Lets the process die at every one of its steps in turn, from the request on. Whoever got no answer asks again. Each time
 * the draft was made final once, by one request, and that was published once. Answers how many steps there are.
 */
async function walk(world: AnyWorld, { requests, states }: Seen): Promise<number> {
  await using opened = await openAdminWorld(world);
  const { adminWorld } = opened;
  async function walkOne(nth: number, mortal: Mortal) {
    const id = String(nth);
    const before = requests();
    await world.push(invoiceEvent(nth));
    await world.settle();
    await askAndDie(world, id, mortal, adminWorld);
    const asked = (await invoiceEntry(world, nth)).steps.some(({ step }) => step === 'final asked for');
    const isFinal = (await invoiceEntry(world, nth)).finalised;
    await ask(world, id, adminWorld);
    await world.settle();
    const told = world.toldOf('invoice.synced').filter(({ invoice }) => invoice.id === id);
    return {
      /** A request that was taken comes to its end without another. */
      isLost: asked && !isFinal,
      states: states(nth),
      requests: requests() - before,
      told: [...new Map(told.map((detail) => [detail.id, detail.finalised])).values()],
      status: (await invoiceEntry(world, nth)).status,
    };
  }

  const whole = new Mortal();
  const once = { isLost: false, states: ['final'], requests: 1, told: [false, true], status: 'done' };
  expect(await walkOne(1, whole)).toEqual(once);
  const wrong: object[] = [];
  for (let dieAt = 0; dieAt < whole.steps; dieAt++) {
    const stands = await walkOne(dieAt + 2, new Mortal(dieAt));
    if (JSON.stringify(stands) !== JSON.stringify(once)) wrong.push({ dieAt, of: whole.steps, ...stands });
  }
  expect(wrong).toEqual([]);
  return whole.steps;
}

const numberOf = (nth: number) => invoiceEvent(nth).detail.invoice.number;

test('whenever the process dies, a draft of Exact is made final once, and that is published once', async () => {
  await using world = await testWorld({ exact: { readings: { invoiceNumber: 'at-printing' } } });
  const steps = await walk(world, {
    requests: () => world.exact.requests.count({ endpoint: 'salesinvoice/PrintedSalesInvoices' }),
    states: (nth) =>
      world.books
        .invoices()
        .filter(({ reference }) => reference === numberOf(nth))
        .map(({ status }) => (status === 50 ? 'final' : String(status))),
  });
  expect(steps).toBeGreaterThan(20); // the walk is as long as it should be
}, 120_000);

test('whenever the process dies, a draft of Moneybird is made final once, and that is published once', async () => {
  await using world = await moneybirdWorld({ details: { externalInvoice: false } });
  const steps = await walk(world, {
    requests: () => world.moneybird.requests.all().filter(({ path }) => path.includes('/send_invoice')).length,
    states: (nth) =>
      world.books
        .invoices()
        .filter(({ reference }) => reference === numberOf(nth))
        .map(({ state }) => (state === 'open' ? 'final' : state)),
  });
  expect(steps).toBeGreaterThan(20); // the walk is as long as it should be
}, 120_000);
