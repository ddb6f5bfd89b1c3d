import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anEvent } from '../builders.ts';
import { type TestWorld, testWorld } from '../world.ts';
import { csrfOf, type Edge, openEdge } from './fixtures.ts';

let world: TestWorld;
let edge: Edge;

beforeAll(async () => {
  world = await testWorld();
  edge = await openEdge(world);
  await world.push(anEvent());
});
afterAll(async () => {
  await edge[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const HALF = '\ud83d';
const LONG = 'x'.repeat(100_000);
const app = { clientId: 'abc', clientSecret: 'def' };

describe('the admin API refuses what no table can hold, as the caller’s mistake:', () => {
  test.each([
    ['half a character in a client id', 'PUT /integrations/exact/authentication', { ...app, clientId: `a${HALF}` }],
    [
      'a client id that is longer than a key',
      'PUT /integrations/exact/authentication',
      { ...app, clientId: 'é'.repeat(500) },
    ],
    ['a mapping key of 100 KB', 'PUT /integrations/exact/mappings', { vat: { [LONG]: '1' } }],
    ['a payment key of 100 KB', 'PUT /integrations/exact/mappings', { paymentConditions: { [`method:${LONG}`]: '1' } }],
    ['half a character in a mapping key', 'PUT /integrations/exact/mappings', { vat: { [HALF]: '1' } }],
    ['half a character in a mapped code', 'PUT /integrations/exact/mappings', { articles: { a: HALF } }],
    ['half a character in a setting', 'PUT /integrations/exact/details', { invoiceField: `a${HALF}` }],
    ['half a character in a prefix', 'PUT /integrations/exact/details', { customerNumberPrefix: HALF }],
    ['half a character in a seller', 'PUT /integrations/exact/details', { sellers: [HALF] }],
    ['more sellers than an item holds', 'PUT /integrations/exact/details', { sellers: Array(5_000).fill('a') }],
    ['half a character in a catalogue', 'PUT /catalogue', { products: [{ code: HALF }] }],
    ['an id of a product of 100 KB', 'PUT /catalogue', { products: [{ code: LONG }] }],
  ])('%s', async (_, asked, body) => {
    expect((await edge.api(asked, body)).statusCode).toBe(400);
  });

  test('a second change of the mappings that would not fit beside the first', async () => {
    const part = (name: string) => ({
      articles: Object.fromEntries(
        Array.from({ length: 2_400 }, (_, n) => [`${name}${n}`.padEnd(60, 'x'), 'y'.repeat(60)]),
      ),
    });
    expect((await edge.api('PUT /integrations/exact/mappings', part('a'))).statusCode).toBe(400);
    const half = { articles: Object.fromEntries(Object.entries(part('b').articles).slice(0, 1_200)) };
    const other = { articles: Object.fromEntries(Object.entries(part('c').articles).slice(0, 1_200)) };
    const statuses = [];
    for (const body of [half, other])
      statuses.push((await edge.api('PUT /integrations/exact/mappings', body)).statusCode);
    expect(statuses).toEqual([200, 400]);
  });

  test('settings padded with blanks, again and again: what is kept is what was read', async () => {
    for (const setting of ['invoiceField', 'customerField', 'contactField'])
      expect(
        (await edge.api('PUT /integrations/exact/details', { [setting]: `${' '.repeat(300_000)}${setting}` }))
          .statusCode,
      ).toBe(200);
    const { body } = await edge.api('GET /integrations/exact');
    expect(JSON.parse(body).details).toMatchObject({ invoiceField: 'invoiceField', contactField: 'contactField' });
  });

  test.each([
    ['half a character', '%ED%A0%BD'],
    ['3 KB', 'x'.repeat(3_000)],
    ['3 KB of blanks', `a${'%20'.repeat(3_000)}`],
    ['3 KB of controls', `a${'%00'.repeat(3_000)}`],
    ['é, 500 times', '%C3%A9'.repeat(500)],
  ])('an id in the path that holds %s', async (_, id) => {
    for (const asked of [
      `GET /invoices/${id}`,
      `POST /customers/${id}/sync`,
      `POST /invoices/${id}/sync`,
      `GET /integrations/${id}`,
    ])
      expect((await edge.api(asked, asked.startsWith('POST') ? {} : undefined)).statusCode, asked).toBe(404);
  });
});

test.each([2_043, 100_000])('a consent with a state of %i bytes is none of ours, whoever brings it', async (length) => {
  const cookie = await edge.signIn();
  for (const query of [`code=x&state=${'A'.repeat(length)}`, `error=denied&state=${'%C3%A9'.repeat(length / 6)}`])
    for (const cookies of [[], [cookie]]) {
      const { statusCode } = await edge.ask('GET /oauth/callback', { query, cookies });
      expect(statusCode).toBe(400);
    }
  expect(world.logged.filter((line) => line.includes('not completed'))).toEqual([]);
});

test('the console looks for no customer and no invoice whose id no key can hold', async () => {
  const cookies = [await edge.signIn()];
  const csrf = csrfOf(await edge.ask('GET /console', { cookies }));
  const post = (path: string, form: Readonly<Record<string, string>> = {}) =>
    edge.ask(`POST /console/${path}`, { cookies, body: new URLSearchParams({ csrf, ...form }).toString() });
  const long = 'x'.repeat(3_000);
  expect((await post(`customers/${long}/sync`)).statusCode).toBe(404);
  expect((await post(`invoices/${long}/sync`)).statusCode).toBe(404);
  expect((await post('integrations/exact/try', { number: long })).statusCode).toBeLessThan(500);
});
