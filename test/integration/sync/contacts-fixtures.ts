import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createHandler, type WebhookPorts } from '../../../functions/contacts-webhook/handler.ts';
import type { MoneybirdDetails } from '../../../shared/providers/moneybird/settings.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { aCompany, anEvent } from '../../builders.ts';
import { type MoneybirdWorld, type MoneybirdWorldOptions, moneybirdWorld } from '../../world.ts';

/** A Moneybird world whose pushes arrive over HTTP, at the handler that is deployed. */
export interface ContactsWorld extends MoneybirdWorld {
  /** Has the line looked at, as when a setting was saved. */
  save(changes: Partial<Integration> & { readonly details?: Integration['details'] }): Promise<void>;
  /** What takes the pushes from now on, such as a process that may die. */
  heardBy(ports: WebhookPorts): void;
  /** Delivers what Moneybird has to push, and answers the rings. */
  hear(): Promise<void>;
  /** Rings for lines that are due, after a while. */
  pass(ms: number): Promise<void>;
  integration(): Promise<Integration>;
  /** The id of the only contact, or of the nth. */
  contact(nth?: number): string;
  /** Calls to the API from now on, as `GET contacts/:id`. */
  callsFromNow(): () => string[];
}

type Details = Partial<MoneybirdDetails>;

/** The same with Familie Jansen in the books, and changes to contacts coming back. */
export async function contactsWorld(
  details: Details = {},
  options: Omit<MoneybirdWorldOptions, 'details'> = {},
): Promise<ContactsWorld> {
  const world = await openContacts(options);
  await world.push(anEvent({ customer: aCompany() }));
  await world.save({ details: { externalInvoice: true, contactSyncBack: true, ...details } });
  world.told.length = 0;
  world.moneybird.requests.clear();
  return world;
}

/** A Moneybird world in which nothing comes back yet. */
export async function openContacts(options: MoneybirdWorldOptions = {}): Promise<ContactsWorld> {
  const world = await moneybirdWorld(options);
  let handle = createHandler(world.world);
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const { statusCode, ...answer } = await handle({
      rawPath: request.url ?? '/',
      headers: request.headers as Record<string, string>,
      body: body.toString('base64'),
      isBase64Encoded: true,
      requestContext: { domainName: '127.0.0.1' },
    }).catch(() => ({ statusCode: 500, body: '' }));
    response.writeHead(statusCode).end(answer.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await world.integrations.change(world.key, { redirectUrl: `${origin}/oauth/callback` });

  const pass = async (ms: number): Promise<void> => {
    world.clock.advance(ms);
    for (const { key } of await world.integrations.due(world.clock.now())) await world.world.wake(key);
    await world.answer();
  };
  const integration = async (): Promise<Integration> => {
    const found = await world.integrations.get(world.key);
    if (!found) throw new Error('the integration is gone');
    return found;
  };
  return {
    ...world,
    pass,
    integration,
    async save(changes) {
      const { details } = await integration();
      await world.integrations.change(world.key, { ...changes, details: { ...details, ...changes.details } });
      await world.world.wake(world.key);
      await world.answer();
    },
    heardBy(ports) {
      handle = createHandler(ports);
    },
    async hear() {
      await world.moneybird.webhooks.settle();
      await world.answer();
    },
    contact: (nth = 0) => world.books.contacts()[nth]?.id ?? '',
    callsFromNow() {
      const before = world.moneybird.requests.all().length;
      return () =>
        world.moneybird.requests
          .all()
          .slice(before)
          .map(({ method, endpoint }) => `${method} ${endpoint}`);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await world[Symbol.asyncDispose]();
    },
  };
}
