import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type Exchange, openExchange } from '../../../shared/http/exchange.ts';
import { NoAnswer } from '../../../shared/providers/wire.ts';

/** A server that lives as long as its test, and its sockets. */
async function serve(listener: RequestListener) {
  const sockets = new Set<Socket>();
  const server: Server = createServer(listener).on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const exchange = openExchange();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    exchange,
    sockets,
    async [Symbol.asyncDispose]() {
      await exchange.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const send = (exchange: Exchange, url: string, over: { body?: string; timeoutMs?: number } = {}) =>
  exchange.send({ method: over.body === undefined ? 'GET' : 'POST', url, headers: {}, timeoutMs: 5_000, ...over });

const lostOf = (sending: Promise<unknown>) =>
  sending.then(
    () => 'an answer',
    (error: unknown) => (error instanceof NoAnswer ? { left: error.left } : error),
  );

test('whatever comes back is given as it came', async () => {
  await using there = await serve((request, response) => {
    request.pipe(response.writeHead(418, { 'x-one': ['a', 'b'], 'content-type': 'text/plain; charset=utf-8' }));
  });
  const answer = await send(there.exchange, there.url, { body: 'größe' });
  expect(answer).toMatchObject({ status: 418, text: 'größe' });
  expect(answer.headers.get('x-one')).toBe('a, b');
});

test('a redirect is an answer, not an address', async () => {
  const asked: (string | undefined)[] = [];
  await using there = await serve((request, response) => {
    asked.push(request.url);
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  expect((await send(there.exchange, there.url)).status).toBe(307);
  expect(asked).toEqual(['/']);
});

describe('no answer came', () => {
  test('and nothing left, when nobody listens', async () => {
    const there = await serve(() => undefined);
    await there[Symbol.asyncDispose]();
    const exchange = openExchange();
    expect(await lostOf(send(exchange, there.url))).toEqual({ left: false });
    expect(await lostOf(send(exchange, 'http://no-such-host.invalid/'))).toEqual({ left: false });
    await exchange.close();
  });

  test('but the request left, when the connection breaks before the answer', async () => {
    await using there = await serve((request) => request.socket.destroy());
    expect(await lostOf(send(there.exchange, there.url, { body: '{}' }))).toEqual({ left: true });
  });

  test('but the request left, when the connection breaks within the answer', async () => {
    await using there = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => request.socket.destroy(), 20);
    });
    expect(await lostOf(send(there.exchange, there.url))).toEqual({ left: true });
  });

  test.each([
    ['nothing is said', () => undefined],
    ['the answer never ends', (response: Parameters<RequestListener>[1]) => void response.writeHead(200).write('a')],
  ])(
    'in real time, when %s',
    async (_, say) => {
      await using there = await serve((_request, response) => say(response));
      const before = performance.now();
      expect(await lostOf(send(there.exchange, there.url, { timeoutMs: 250 }))).toEqual({ left: true });
      expect(performance.now() - before).toBeLessThan(2_000);
    },
    20_000,
  );

  test('in real time too, when an answer trickles in byte by byte', async () => {
    await using there = await serve((_request, response) => {
      const drip = setInterval(() => response.write('.'), 20);
      response.once('close', () => clearInterval(drip));
    });
    const before = performance.now();
    expect(await lostOf(send(there.exchange, there.url, { timeoutMs: 300 }))).toEqual({ left: true });
    expect(performance.now() - before).toBeLessThan(2_000);
  }, 20_000); // a call without an end is noticed by this

  test('when an answer is larger than two megabytes', async () => {
    const ofMegabytes = (size: number) =>
      serve((_request, response) => {
        response.end(Buffer.alloc(size * 1024 * 1024, 'a'));
      });
    await using tooLarge = await ofMegabytes(2.5);
    expect(await lostOf(send(tooLarge.exchange, tooLarge.url))).toEqual({ left: true });
    await using large = await ofMegabytes(2);
    expect((await send(large.exchange, large.url)).text).toHaveLength(2 * 1024 * 1024);
  });
});

test('what went wrong carries no secret: neither its message nor anything in it', async () => {
  await using there = await serve((request) => request.socket.destroy());
  const error = await there.exchange
    .send({
      method: 'POST',
      url: `${there.url}?code=canary`,
      headers: { authorization: 'Bearer canary' },
      body: 'client_secret=canary',
      timeoutMs: 1_000,
    })
    .catch((thrown: unknown) => thrown);
  const whole = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).cause);
  expect(whole).not.toContain('canary');
});

test('connections end with the run', async () => {
  await using there = await serve((_request, response) => {
    response.end('ok');
  });
  await send(there.exchange, there.url);
  expect(there.sockets.size).toBe(1);
  await there.exchange.close();
  await expect.poll(() => there.sockets.size).toBe(0);
});
