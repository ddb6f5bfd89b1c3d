import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../shared/runtime/config.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from '../admin/fixtures.ts';
import { consoleVisit } from './views-fixtures.ts';

const HOSTS = 'app.i-reserve.example,127.0.0.1:8080';
const config = (hosts?: string) => readConfig({ TABLE_NAME: 'ledger', ...(hosts && { RETURN_HOSTS: hosts }) });

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

test.each(['https://app.i-reserve.example/invoices?page=2&sort=day', 'http://127.0.0.1:8080/back'])(
  'the console of a link with the address %s leads back there on every page',
  async (returnTo) => {
    await using api = await adminDesk(world, { config: config(HOSTS) });
    const { status, body } = await api.call('POST /console-links', { returnTo });
    expect(status).toBe(201);
    await using admin = await consoleVisit(world);
    const { pathname, search } = new URL(body.url);
    await admin.follow(pathname + search);
    for (const page of ['/console/overview', '/console/integrations/exact/details']) {
      const { html } = await admin.see(page);
      expect(html).toContain(`<a href="${returnTo.replaceAll('&', '&amp;')}">Back to i\u2011Reserve</a>`);
    }
  },
);

test('the console of any other link leads nowhere', async () => {
  await using admin = await consoleVisit(world);
  expect((await admin.see('/console/overview')).text).not.toContain('Back to i-Reserve');
});

test.each([
  'https://evil.example/',
  'https://app.i-reserve.example.evil.example/',
  'https://app.i-reserve.example@evil.example/',
  'https://anna:secret@app.i-reserve.example/',
  'https://app.i-reserve.example:8443/',
  'http://app.i-reserve.example/',
  'javascript://app.i-reserve.example/%0Aalert(1)',
  '//app.i-reserve.example/',
  '/console',
  '',
])('the address “%s” is refused by its name', async (returnTo) => {
  await using api = await adminDesk(world, { config: config(HOSTS) });
  expect(await api.call('POST /console-links', { returnTo })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/returnTo', code: 'not-return-address' }] },
  });
});

test('a stage that names no hosts allows none', async () => {
  await using api = await adminDesk(world, { config: config() });
  const returnTo = 'https://app.i-reserve.example/';
  expect(await api.call('POST /console-links', { returnTo })).toMatchObject({ status: 400 });
});
