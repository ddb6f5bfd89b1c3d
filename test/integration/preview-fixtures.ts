import type { InvoiceEvent } from '../../shared/domain/events-in.ts';
import { type Exchange, openExchange } from '../../shared/http/exchange.ts';
import { openRun } from '../../shared/runtime/worker-world.ts';
import { type Preview, preview } from '../../shared/sync/preview.ts';
import type { AnyWorld } from '../world.ts';

/** A request that wrote something. */
export interface Sent {
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
export async function previewOf(world: AnyWorld, { detail }: InvoiceEvent): Promise<Preview & { sent: Sent[] }> {
  const integration = await world.integrations.get(world.line);
  if (!integration) throw new Error('nothing is connected');
  const { sent, openExchange: noted } = noting();
  await using run = openRun({ ...world.world, openExchange: noted }, { timeLeftMs: () => 120_000 });
  const previewed = await preview(detail, await run.desk(integration, null));
  return { ...previewed, sent };
}

/** Pushes an event, and says what left for the books. */
export async function sentBy(world: AnyWorld, event: InvoiceEvent): Promise<readonly Sent[]> {
  const { sent, openExchange: noted } = noting();
  await world.take(event);
  await world.answer({ openExchange: noted });
  return sent;
}

/** Puts the ids that a push brought in the places of a preview that waited for them. */
export async function withIds(world: AnyWorld, { detail }: InvoiceEvent, requests: Preview['requests']) {
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
