import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionCookies } from '../../shared/admin/session.ts';
import { secretHash } from '../../shared/store/sessions.ts';
import { type TestWorld, testWorld } from '../world.ts';
import { csrfOf, type Edge, openEdge } from './fixtures.ts';

let world: TestWorld;
let edge: Edge;

beforeAll(async () => {
  world = await testWorld();
  edge = await openEdge(world);
});
afterAll(async () => {
  await edge[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const launchAt = async (domainName: string) => {
  const [rawPath, query = ''] = (await edge.link()).split('?');
  return edge.ask(`GET ${rawPath}`, { query, domainName });
};

describe('the cookie of a session', () => {
  test('is kept from scripts and from the forms of other sites, on both of its paths', async () => {
    const { cookies = [] } = await launchAt('127.0.0.1:4000');
    expect(cookies.map((cookie) => cookie.match(/Path=([^;]+)/)?.[1])).toEqual(['/console', '/oauth/callback']);
    for (const cookie of cookies)
      expect(cookie.split('; ')).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax']));
  });

  test('never travels without TLS where the address has it', async () => {
    const { cookies = [] } = await launchAt('books.i-reserve.example');
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^__Host-/);
    expect(cookies[0]?.split('; ')).toEqual(expect.arrayContaining(['Secure', 'Path=/']));
    for (const cookie of sessionCookies(null, 'https://books.i-reserve.example'))
      expect(cookie.split('; ')).toEqual(expect.arrayContaining(['Secure', 'HttpOnly', 'Max-Age=0']));
  });
});

test('signing out ends the session: the old cookie opens nothing, whoever kept it', async () => {
  const cookie = await edge.signIn();
  const page = await edge.ask('GET /console', { cookies: [cookie] });
  expect(page.statusCode).toBe(200);
  const body = new URLSearchParams({ csrf: csrfOf(page) }).toString();
  await edge.ask('POST /console/sign-out', { cookies: [cookie], body });
  expect((await edge.ask('GET /console', { cookies: [cookie] })).statusCode).toBe(401);
});

describe('a secret is good for one purpose:', () => {
  test('a link that nobody used is no session', async () => {
    const code = new URLSearchParams((await edge.link()).split('?')[1]).get('code');
    expect((await edge.ask('GET /console', { cookies: [`console_session=${code}`] })).statusCode).toBe(401);
  });

  test('a session is no link, no token of a form, and not its own id', async () => {
    const cookie = await edge.signIn();
    const secret = cookie.split('=')[1] ?? '';
    expect((await edge.ask('GET /console/launch', { query: `code=${secret}` })).statusCode).toBe(403);
    const body = new URLSearchParams({ csrf: secretHash('session', secret), language: 'en' }).toString();
    expect((await edge.ask('POST /console/language', { cookies: [cookie], body })).statusCode).toBe(403);
    const hashes = (['link', 'session', 'form'] as const).map((purpose) => secretHash(purpose, secret));
    expect(new Set(hashes).size).toBe(3);
  });
});

test('the console is reached by TLS alone: it says so on pages, redirects and errors', async () => {
  const cookies = [await edge.signIn()];
  const answers = [
    await edge.ask('GET /console', { cookies }),
    await launchAt('127.0.0.1:4000'),
    await edge.ask('GET /console'),
    await edge.ask('GET /console/nothing-here', { cookies }),
    await edge.ask('POST /console/language', { cookies, body: 'csrf=wrong' }),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 303, 401, 404, 403]);
  for (const { headers } of answers) expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8,}/);
});
