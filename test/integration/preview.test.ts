import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samples } from '../../infra/local/samples/index.ts';
import { manyInvoices } from '../../infra/local/samples/many-invoices.ts';
import type { InvoiceEvent } from '../../shared/domain/events-in.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../world.ts';
import { previewOf, sentBy, withIds } from './preview-fixtures.ts';

const GENERATED = 60;
/** Between two invoices: our own limits are no part of this. */
const APART_MS = 20_000;

/** Customers who change between their invoices: what is known, new and changed of a relation comes by. */
const generated: readonly InvoiceEvent[] = manyInvoices({ tenants: 1, perTenant: GENERATED, seed: 7 }).map(
  (event, index) => {
    const { detail } = event;
    const { customer } = detail;
    const nth = Number(customer.id);
    return {
      ...event,
      detail: {
        ...detail,
        tenant: 'camping-de-eik',
        id: `generated-${index}`,
        customer: {
          ...customer,
          companyName: nth % 3 === 0 ? `Dijk ${nth} B.V.` : null,
          iban: nth % 4 === 0 ? (index % 2 ? 'NL91ABNA0417164300' : 'NL20INGB0001234567') : null,
          phone: index % 3 === 0 ? null : `06120000${10 + (index % 7)}`,
        },
      },
    };
  },
);

const worlds: Readonly<Record<string, () => Promise<AnyWorld>>> = {
  'Exact, drafts': () => testWorld({ exact: { limits: false } }),
  'Exact, final and mailed': () =>
    testWorld({ exact: { limits: false }, details: { finaliseInvoice: true, sendEmail: true, rounding: 'add' } }),
  'Moneybird, external': () => moneybirdWorld({ moneybird: { limits: false } }),
  'Moneybird, regular, final and mailed': () =>
    moneybirdWorld({
      moneybird: { limits: false },
      details: { externalInvoice: false, finaliseInvoice: true, sendEmail: true, rounding: 'add' },
    }),
};

describe.each(Object.entries(worlds))('preview equals push: %s', (_, open) => {
  let world: AnyWorld;
  beforeAll(async () => {
    world = await open();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  /** Previews an invoice, pushes it, and compares: the requests to the letter, and what stopped it. */
  async function expectEqual(event: InvoiceEvent) {
    world.clock.advance(APART_MS);
    const { requests, stop, sent: written } = await previewOf(world, event);
    const sent = await sentBy(world, event);
    const entry = await world.entry('invoice', event.detail.invoice.id);
    const { number } = event.detail.invoice;
    expect({ number, cause: stop?.code ?? null, written }).toEqual({
      number,
      cause: entry?.cause ?? null,
      written: [],
    });
    expect(await withIds(world, event, requests)).toEqual(sent);
    return sent.length;
  }

  test('for every sample', async () => {
    let requests = 0;
    for (const { event } of samples) requests += await expectEqual(event);
    expect(requests).toBeGreaterThan(samples.length);
  });

  test(`for ${GENERATED} generated invoices`, { timeout: 120_000 }, async () => {
    let requests = 0;
    for (const event of generated) requests += await expectEqual(event);
    expect(requests).toBeGreaterThan(GENERATED);
  });
});
