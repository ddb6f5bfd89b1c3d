import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consoleApp } from '../../../functions/console/app.tsx';
import { dynamoSessions } from '../../../shared/store/sessions.ts';
import { aCompany, anEvent, anInvoice, unmapped } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consoleVisit, csrfIn } from './views-fixtures.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
  await world.push(anEvent({ customer: aCompany(), invoice: anInvoice() }), unmapped(2));
});
afterAll(() => world[Symbol.asyncDispose]());

/** Every page of the console, with ids in their places. */
const pagesBy = (method: string): string[] =>
  consoleApp()
    .routes.filter((route) => route.method === method && !/launch|style|script/.test(route.path))
    .map(({ path }) =>
      path.replace('/invoices/:id', '/invoices/84311').replace(':id', 'exact').replace(':provider', 'exact'),
    );

const OF_EVERYBODY = ['/console/language', '/console/sign-out'];

describe('support', () => {
  test('changes and sends nothing: every form of every page is refused', async () => {
    await using helper = await consoleVisit(world, { role: 'support' });
    const csrf = csrfIn(await helper.see('/console'));
    const forms = pagesBy('POST').filter((path) => !OF_EVERYBODY.includes(path));
    expect(forms.length).toBeGreaterThan(10);
    for (const path of forms)
      expect([path, (await helper.post(path, { csrf, integration: 'exact' })).status]).toEqual([path, 403]);
    expect((await helper.post('/console/language', { csrf, language: 'nl' })).status).toBe(303);
  });

  test('sees every page that shows something', async () => {
    await using helper = await consoleVisit(world, { role: 'support' });
    for (const path of new Set(pagesBy('GET'))) {
      const { status } = await helper.follow(`${path}?integration=exact&month=2026-11&from=1`);
      expect([path, status]).toEqual([path, 200]);
    }
  });

  test('has the list of invoices and its file, and nothing to choose or send there', async () => {
    await using helper = await consoleVisit(world, { role: 'support' });
    await using admin = await consoleVisit(world);
    const [seen, whole] = [await helper.see('/console/invoices'), await admin.see('/console/invoices')];
    expect(seen.html).toContain('/console/invoices.csv');
    for (const part of ['type="checkbox"', 'action="/console/invoices/send'])
      expect([part, seen.html.includes(part), whole.html.includes(part)]).toEqual([part, false, true]);
    expect(seen.html, 'a table in a form out of use is not reached by keyboard').toMatch(
      /<section class="scroll" tabindex="0"/,
    );
  });

  test('is told so on every page', async () => {
    await using helper = await consoleVisit(world, { role: 'support', actor: 'Kim' });
    const { text } = await helper.see('/console/overview');
    expect(text).toContain('camping-de-eik');
    expect(text).toContain('Kim (support)');
    expect(text).toContain('you can change nothing. What a page asks for, the administrator does.');
  });
});

test('an administrator reads on every page whose console it is, and who looks at it', async () => {
  await using admin = await consoleVisit(world, { actor: 'Anna' });
  for (const path of [
    '/console',
    '/console/overview',
    '/console/invoices/84311',
    '/console/integrations/exact/details',
  ])
    expect((await admin.see(path)).text).toMatch(/camping-de-eik .*Anna \(administrator\)/);
  expect((await admin.see('/console/integrations/exact/details')).text).toMatch(/camping-de-eik · .+ · Anna/);
});

describe('a launch link', () => {
  test('opens the page that it names', async () => {
    await using admin = await consoleVisit(world, { page: 'integrations/exact/mappings' });
    expect(admin.opened.headers.location).toBe('/console/integrations/exact/mappings');
  });

  test('of another tenant is opened only by a person who says so', async () => {
    await using admin = await consoleVisit(world);
    const link = await admin.linkTo({ tenant: 'elsewhere' });
    const asked = await admin.see(link);
    expect(asked.text).toContain('Open another console?');
    expect((await admin.see('/console/overview')).text).toContain('camping-de-eik');

    const moved = await admin.press(link, 'Open elsewhere');
    expect(moved.status).toBe(200);
    expect(moved.text).toContain('elsewhere');
    expect((await admin.see('/console/overview')).text).not.toContain('camping-de-eik');
  });

  test('that was spent meanwhile leaves a person in the session they have', async () => {
    await using admin = await consoleVisit(world);
    const link = await admin.linkTo({ tenant: 'elsewhere' });
    const csrf = csrfIn(await admin.see(link));
    const code = new URLSearchParams(link.split('?')[1]).get('code') ?? '';
    await dynamoSessions(world.world.table, world.clock.now).takeLink(code);
    expect((await admin.post('/console/launch', { csrf, code })).status).toBe(403);
    expect((await admin.see('/console/overview')).text).toContain('camping-de-eik');
  });

  test('is not opened for another session by a form of another site, or by one without this session', async () => {
    await using admin = await consoleVisit(world);
    const link = await admin.linkTo({ tenant: 'elsewhere' });
    const csrf = csrfIn(await admin.see(link));
    const code = new URLSearchParams(link.split('?')[1]).get('code') ?? '';
    const strange = await admin.post('/console/launch', { csrf, code }, { origin: 'https://evil.example' });
    expect(strange.status).toBe(403);
    expect((await admin.post('/console/launch', { csrf: 'x', code })).status).toBe(403);
    expect((await admin.see('/console/overview')).text).toContain('camping-de-eik');
  });
});
