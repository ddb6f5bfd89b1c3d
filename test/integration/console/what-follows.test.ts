import { expect, test } from 'vitest';
import { numbered, unmapped } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consoleVisit } from './views-fixtures.ts';

const OVERVIEW = '/console/overview';
const STOPPED = '/console/invoices/1';
const INTEGRATIONS = '/console';
const LOST = { state: 'attention', attention: { cause: 'reconnect-needed', about: {} } } as const;
/** Whatever says that something goes without anybody asking. */
const PROMISE = /by itself|Save and send|Send again|Send all again|Nothing to do for you|Make it final/i;

const mappingOf = async ({ integrations, key }: TestWorld) =>
  (await integrations.get(key))?.mappings.vat['btw-laag'] ?? '';

test('while all works, what stopped for a mapping is promised to go, and goes', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(unmapped(1));
  for (const path of [OVERVIEW, STOPPED]) {
    const { text } = await admin.see(path);
    expect(text, path).toContain('What waits for it is sent by itself afterwards.');
    expect(text, path).toContain('Save and send');
  }
});

test.each([
  ['off', { state: 'inactive' }, 'goes only once the integration is on', 'Save; send once it is on'],
  ['without its connection', LOST, 'goes only once what holds up the integration is solved', 'Save; send once'],
] as const)('of an integration that is %s no page promises that anything goes', async (_, change, said, button) => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(unmapped(1));
  await world.change(change);
  const overview = await admin.see(OVERVIEW);
  expect(overview.text).toContain(said);
  expect(overview.text).toContain(button);
  expect((await admin.see(STOPPED)).text).toContain(said);
  const list = await admin.see('/console/invoices');
  expect(list.html).not.toContain('type="checkbox"');
  expect(list.text).toContain('Sending is possible as soon as');
  const own = (text: string) =>
    text.replace('What waits for it is sent by itself afterwards. Go to Authentication', '');
  for (const path of [OVERVIEW, STOPPED]) expect(own((await admin.see(path)).text), path).not.toMatch(PROMISE);
  const saved = await admin.press(OVERVIEW, 'Save; send once', { 'vat:btw-nieuw': await mappingOf(world) });
  expect(saved.text).toContain('Saved.');
  expect(saved.text).not.toMatch(/sent by itself|Still in progress/);
  await world.settle();
  expect(world.books.invoices()).toEqual([]);
});

test('a customer is sent from an invoice only while something would come of it, and else it is said what for', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  const button = 'Send the customer to the books';
  const page = async () => {
    const { text } = await admin.see('/console/invoices/1');
    return text.slice(text.indexOf('What i-Reserve sent'));
  };
  expect(await page()).toContain(button);
  await world.change({ state: 'inactive' });
  expect(await page()).not.toContain(button);
  expect(await page()).toContain('The integration is off. Sending is possible as soon as it is active.');
  await world.change({ state: 'attention', attention: { cause: 'reconnect-needed', about: {} } });
  expect(await page()).not.toContain(button);
  expect(await page()).toContain('Sending is possible as soon as what holds up the integration is solved.');
});

test('of an invoice of before the start date it is said that it stays, and it does', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(unmapped(1));
  const { details } = (await world.integrations.get(world.key)) ?? {};
  await world.change({ state: 'inactive', details: { ...details, startDate: '2026-12-01' } });
  const { text } = await admin.see(STOPPED);
  expect(text).toContain('is of before the start date, 2026-12-01');
  expect(text.replace('does not go by itself', '')).not.toMatch(PROMISE);
  expect((await admin.see(OVERVIEW)).text).toContain('Of before the start date, 2026-12-01: 1.');
  await admin.press(OVERVIEW, 'Save; send once', { 'vat:btw-nieuw': await mappingOf(world) });
  await world.change({ state: 'active' });
  await world.settle();
  expect(await world.entry('invoice', '1')).toMatchObject({ status: 'skipped', cause: 'before-start' });
});

test('an invoice that is held up is never called in progress, and leads to what holds it up', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.take(numbered(1));
  await world.change(LOST);
  const { text, html } = await admin.see(STOPPED);
  expect(text).toContain('waits for the integration');
  expect(html).toMatch(/class="button">\s*Go to Authentication/);
  const pages = [STOPPED, '/console/invoices', OVERVIEW, '/console/integrations/exact/progress?from=1&ids=1'];
  for (const path of pages) {
    const page = await admin.see(path);
    expect(page.html, path).not.toMatch(/badge[^"]*"><svg.*?<\/svg>in progress/);
    if (path !== pages[3]) expect(page.text.toLowerCase(), path).toMatch(/wait(s|ing) for the integration/);
  }
});

test.each([
  ['lost', LOST, 'The access to the books has expired or was withdrawn'],
  ['lost while it is off', { ...LOST, state: 'inactive' }, 'The access to the books has expired or was withdrawn'],
  ['without a licence', { ...LOST, attention: { cause: 'licence-missing', about: {} } }, 'licence'],
] as const)('the card of an integration that is %s says why it needs somebody', async (_, change, why) => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.change(change);
  expect((await admin.see(INTEGRATIONS)).text).toContain(why);
});

test('beside a choice no words send to another page for it', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(unmapped(1));
  for (const path of [OVERVIEW, STOPPED]) {
    const { html, text } = await admin.see(path);
    expect(html, path).toContain('name="vat:btw-nieuw"');
    expect(text, path).toContain('Choose one here.');
    expect(text, path).not.toContain('on the Mapping tab');
  }
});
