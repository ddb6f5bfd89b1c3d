import { expect, test } from 'vitest';
import { behindFront, EDGE_HEADER } from '../../shared/runtime/front.ts';
import { addressOf, type HttpEvent, jsonAnswer } from '../../shared/runtime/http-api.ts';

const arrived = (domainName: string, headers: HttpEvent['headers'] = {}): HttpEvent => ({
  rawPath: '/',
  headers,
  requestContext: { domainName },
});

/** Answers with the address that it takes for its own. */
const whereAmI = async (event: HttpEvent) => jsonAnswer(200, addressOf(event));

const OLD = 'a1b2c3.execute-api.eu-west-1.amazonaws.com';
const NOW = { API_ADDRESS: 'https://books.i-reserve.example' };

test('a request that came to an old address is answered with the address of now', async () => {
  const { body } = await behindFront(NOW, whereAmI)(arrived(OLD));
  expect(body).toBe('"https://books.i-reserve.example"');
});

test('where the deployment names no address, it is the one that the request came to', async () => {
  expect((await behindFront({}, whereAmI)(arrived(OLD))).body).toBe(`"https://${OLD}"`);
  const local = await behindFront({ API_ADDRESS: 'http://127.0.0.1:4000' }, whereAmI)(arrived('127.0.0.1:4000'));
  expect(local.body).toBe('"http://127.0.0.1:4000"');
});

test.each([
  ['without the key', {}],
  ['with another key', { [EDGE_HEADER]: 'k'.repeat(48) }],
  ['with part of the key', { [EDGE_HEADER]: 'the key of the' }],
])('a request around the distribution, %s, gets nothing', async (_, headers) => {
  let wasAsked = false;
  const handle = behindFront({ ...NOW, EDGE_KEY: 'the key of the edge' }, async (event) => {
    wasAsked = true;
    return whereAmI(event);
  });
  expect((await handle(arrived('origin.i-reserve.example', headers))).statusCode).toBe(403);
  expect(wasAsked).toBe(false);
  const through = await handle(arrived('origin.i-reserve.example', { [EDGE_HEADER]: 'the key of the edge' }));
  expect([through.statusCode, through.body]).toEqual([200, '"https://books.i-reserve.example"']);
});
