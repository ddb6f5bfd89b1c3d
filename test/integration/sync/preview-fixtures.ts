import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samples } from '../../../infra/local/demo/samples/index.ts';
import { manyInvoices } from '../../../infra/local/demo/samples/many-invoices.ts';
import type { InvoiceEvent } from '../../../shared/domain/events-in.ts';
import { type Exchange, openExchange } from '../../../shared/http/exchange.ts';
import { openRun } from '../../../shared/runtime/worker-run.ts';
import { type Preview, preview } from '../../../shared/sync/preview/preview.ts';
import type { AnyWorld } from '../../world.ts';

/** Invoices to generate, the same ones for the same seed. */
interface Generated {
  readonly seed: number;
  readonly invoices: number;
}

/** A lid that no slow machine reaches. */
const MINUTES_10 = 600_000;
/** Between two invoices: our own limits are no part of this. */
const APART_MS = 20_000;

/**
 * The promise that a preview is the push, in one world: for every sample, and for generated invoices of `seed`, the
 * requests to the letter, and what stopped it.
 */
export function previewEqualsPush(name: string, { seed, invoices }: Generated, open: () => Promise<AnyWorld>): void {
  describe(`preview equals push: ${name}`, () => {
    let world: AnyWorld;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world[Symbol.asyncDispose]());

    /** Previews an invoice, pushes it, and compares. */
    async function expectEqual(event: InvoiceEvent) {
      world.clock.advance(APART_MS);
      const { requests, stop, sent: written } = await previewOf(world, event);
      const sent = await sentBy(world, event);
      const entry = await world.entry('invoice', event.detail.invoice.id);
      const { number } = event.detail.invoice;
      expect({ number, cause: stop?.cause ?? null, written }).toEqual({
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

    test(`for ${invoices} generated invoices`, { timeout: MINUTES_10 }, async () => {
      let requests = 0;
      for (const event of generated({ seed, invoices })) requests += await expectEqual(event);
      expect(requests).toBeGreaterThan(invoices);
      expect(world.toldOf('invoice.failed').filter(({ cause }) => cause === 'vat-unmapped').length).toBeGreaterThan(
        invoices / 25,
      );
    });
  });
}

/**
 * Invoices of customers who change between them: what is known, new and changed of a relation comes by. One in twenty has
 * a rate that nobody mapped.
 */
const generated = ({ seed, invoices }: Generated): readonly InvoiceEvent[] =>
  manyInvoices({ tenants: 1, perTenant: invoices, seed }).map((event, index) => {
    const { detail } = event;
    const { customer, invoice } = detail;
    const nth = Number(customer.id);
    return {
      ...event,
      detail: {
        ...detail,
        tenant: 'camping-de-eik',
        id: `generated-${index}`,
        invoice: index % 20 === 7 ? { ...invoice, lines: invoice.lines.map(unmapped) } : invoice,
        customer: {
          ...customer,
          companyName: nth % 3 === 0 ? `Dijk ${nth} B.V.` : null,
          iban: nth % 4 === 0 ? (index % 2 ? 'NL91ABNA0417164300' : 'NL20INGB0001234567') : null,
          phone: index % 3 === 0 ? null : `06120000${10 + (index % 7)}`,
        },
      },
    };
  });

const unmapped = <T extends { readonly vatRate: string }>(line: T): T => ({ ...line, vatRate: 'btw-nieuw' });

/** A request that wrote something. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Connections on which every request that is no read is noted as it leaves; those for tokens are not the books'. */
function noting(): { readonly sent: Sent[]; readonly openExchange: () => Exchange } {
  const sent: Sent[] = [];
  return {
    sent,
    openExchange() {
      const exchange = openExchange();
      return {
        close: () => exchange.close(),
        send(outgoing) {
          const { pathname: path } = new URL(outgoing.url);
          if (outgoing.method !== 'GET' && /^\/api\/v\d\//.test(path))
            sent.push({ method: outgoing.method, path, body: JSON.parse(outgoing.body ?? 'null') });
          return exchange.send(outgoing);
        },
      };
    },
  };
}

/** What a preview says of an event's invoice, and what it sent to the books by itself. */
async function previewOf(world: AnyWorld, { detail }: InvoiceEvent): Promise<Preview & { sent: Sent[] }> {
  const integration = await world.integrations.get(world.key);
  if (!integration) throw new Error('nothing is connected');
  const { sent, openExchange: noted } = noting();
  await using run = openRun({ ...world.world, openExchange: noted }, { timeLeftMs: () => 120_000 });
  const previewed = await preview(detail, await run.openContext(integration, null));
  return { ...previewed, sent };
}

/** Pushes an event, and says what left for the books. */
async function sentBy(world: AnyWorld, event: InvoiceEvent): Promise<readonly Sent[]> {
  const { sent, openExchange: noted } = noting();
  await world.take(event);
  await world.answer({ openExchange: noted });
  return sent;
}

/** Puts the ids that a push brought in the places of a preview that waited for them. */
async function withIds(world: AnyWorld, { detail }: InvoiceEvent, requests: Preview['requests']) {
  const customer = await world.entry('customer', detail.customer.id);
  const invoice = await world.entry('invoice', detail.invoice.id);
  const parts = customer?.kind === 'customer' ? Object.entries(customer.parts) : [];
  const names = parts.map(([name, { id }]) => [name === 'account' ? 'relation' : name, id] as const);
  const document = invoice?.kind === 'invoice' ? invoice.externalId : null;
  const text = [...names, ['invoice', document] as const].reduce(
    (all, [name, id]) => all.replaceAll(`{${name}}`, id ?? `{${name}}`),
    JSON.stringify(requests),
  );
  return JSON.parse(text);
}
