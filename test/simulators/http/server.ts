import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Asked, Delivery } from './reply.ts';

/** A program that listens. */
export interface Listening {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Listens on the loopback address and delivers what `handle` makes of each request. */
export async function listen(
  port: number,
  now: () => number,
  handle: (asked: Asked) => Promise<Delivery>,
): Promise<Listening> {
  const server = createServer((request, response) => {
    serve(request, response, now, handle).catch((error: unknown) => {
      response.socket?.destroy();
      console.error('simulator:', error);
    });
  });
  await new Promise<void>((ready, fail) => server.once('error', fail).listen(port, '127.0.0.1', ready));
  const { port: bound } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${bound}`, close: () => close(server) };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  now: () => number,
  handle: (asked: Asked) => Promise<Delivery>,
): Promise<void> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const delivery = await handle({
    method: request.method ?? 'GET',
    path: pathname,
    query: new URLSearchParams(search),
    search: search.slice(1),
    headers: request.headers,
    body: await text(request),
  });
  if (delivery === 'silence') return;
  if (delivery === 'broken') return void request.socket.destroy();
  const { status, headers, body } = delivery;
  // The clock may be a test's own, so the server's is not used.
  response.sendDate = false;
  response
    .writeHead(status, { Date: new Date(now()).toUTCString(), ...headers })
    .end(status === 204 ? undefined : body);
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeAllConnections();
  await closed;
}
