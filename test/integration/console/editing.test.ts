import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type ChangeKind, type ChangeValues, newChange } from '../../../shared/domain/change.ts';
import { providerOf } from '../../../shared/providers/index.ts';
import { dynamoChangeLog } from '../../../shared/store/changes/change-log.ts';
import { hasBrowser, inBrowser } from '../../e2e/browser.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consoleVisit, serveConsole } from './views-fixtures.ts';

const DETAILS = '/console/integrations/exact/details';
const MAPPINGS = '/console/integrations/exact/mappings';
const UNDO = '/console/integrations/exact/undo';

/** The hidden fields by which a form knows its session and what it showed. */
function hiddenIn(html: string): Record<string, string> {
  const fields = [...html.matchAll(/<input type="hidden" name="(csrf|edition|shownAt)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]));
}

async function integrationOf({ integrations, key }: TestWorld) {
  const found = await integrations.get(key);
  if (!found) throw new Error('the integration is gone');
  return found;
}

/** A line of the change log, as another deed leaves it. */
const logged = ({ world: { table, clock }, key }: TestWorld, what: ChangeKind, values: ChangeValues) =>
  dynamoChangeLog(table, clock.now).record(
    newChange({ ...key, actor: 'Anna', what, before: values, after: values }, clock),
  );

const field = (html: string, name: string) => new RegExp(`id="f-${name}"[^>]*value="([^"]*)"`).exec(html)?.[1];

test('a form that somebody overtook is refused, says who changed what, and keeps the input of both', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using early = await consoleVisit(world, { actor: 'Joke de Wit' });
  await using late = await consoleVisit(world, { actor: 'Piet Bos' });
  const shown = await early.see(DETAILS);
  await late.post(DETAILS, { ...hiddenIn((await late.see(DETAILS)).html), customerNumberPrefix: 'IR' });

  const own = { ...hiddenIn(shown.html), customerNumberPrefix: 'ZZ', customerNumberLength: '6' };
  const refused = await early.post(DETAILS, own);
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Piet Bos');
  expect(refused.text).toContain('IR');
  expect(refused.html, 'what was saved and typed is in sight').toContain('<details class="more" open="">');
  expect(field(refused.html, 'customerNumberPrefix'), 'what the other saved').toBe('IR');
  expect(field(refused.html, 'customerNumberLength'), 'what was typed here').toBe('6');
  expect((await integrationOf(world)).details, 'nothing of it is saved').toMatchObject({ customerNumberLength: 0 });

  await early.post(DETAILS, { ...hiddenIn(refused.html), customerNumberPrefix: 'IR', customerNumberLength: '6' });
  expect((await integrationOf(world)).details).toMatchObject({ customerNumberPrefix: 'IR', customerNumberLength: 6 });
});

test('a mapping that somebody overtook is refused, with the choice of the other in its place', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using early = await consoleVisit(world);
  await using late = await consoleVisit(world, { actor: 'Piet Bos' });
  const shown = await early.see(MAPPINGS);
  await late.post(MAPPINGS, { ...hiddenIn((await late.see(MAPPINGS)).html), 'vat:btw-laag': '4' });
  const refused = await early.post(MAPPINGS, { ...hiddenIn(shown.html), 'vat:btw-laag': '2' });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Piet Bos');
  expect((await integrationOf(world)).mappings.vat).toMatchObject({ 'btw-laag': '4' });
});

test.for([
  [DETAILS, { customerNumberPrefix: 'IR' }],
  [MAPPINGS, { 'vat:btw-laag': '4', newRate: 'nieuw', newCode: '4' }],
] as const)('the last save of %s can be taken back, and only the last one', async ([page, change]) => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const { details, mappings } = await integrationOf(world);
  const { headers } = await browser.post(page, { ...hiddenIn((await browser.see(page)).html), ...change });
  const saved = await browser.see(headers.location ?? '');
  const { details: schema } = providerOf('exact');
  expect(await integrationOf(world)).not.toMatchObject({ mappings, details });

  const before = hiddenIn(saved.html);
  expect((await browser.post(UNDO, before)).headers.location).toContain('saved=yes');
  const after = await integrationOf(world);
  expect(after.mappings).toEqual(mappings);
  expect(v.parse(schema, after.details)).toEqual(v.parse(schema, details));

  expect((await browser.post(UNDO, before)).headers.location, 'a page of before the undo').toContain('undone=no');
  expect((await integrationOf(world)).mappings).toEqual(mappings);
});

test('a save is taken back to what stood there before it, by the button beside it, whatever else was done since', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  let saved = '';
  for (const customerNumberPrefix of ['IR', 'ZZ']) {
    const change = { ...hiddenIn((await browser.see(DETAILS)).html), customerNumberPrefix };
    saved = (await browser.post(DETAILS, change)).headers.location ?? '';
  }
  await logged(world, 'retried', {});
  const { html } = await browser.see(saved);
  const [button = ''] = /<form[^>]*action="[^"]*\/undo".*?<\/form>/s.exec(html) ?? [];
  expect((await browser.post(UNDO, hiddenIn(button))).headers.location).toContain('saved=yes');
  expect((await integrationOf(world)).details).toMatchObject({ customerNumberPrefix: 'IR' });
  expect((await browser.post(UNDO, hiddenIn(button))).headers.location, 'pressed again').toContain('undone=no');
});

test('a setting that nobody had set goes back to what it was by itself, be that nothing', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const { details } = await integrationOf(world);
  const { customerNumberPrefix: _, startDate: __, ...unset } = details;
  await world.change({ details: unset });
  const change = {
    ...hiddenIn((await browser.see(DETAILS)).html),
    customerNumberPrefix: 'IR',
    startDate: '2026-11-01',
  };
  const saved = (await browser.post(DETAILS, change)).headers.location ?? '';
  expect((await integrationOf(world)).details).toMatchObject({ customerNumberPrefix: 'IR', startDate: '2026-11-01' });
  const undone = await browser.post(UNDO, hiddenIn((await browser.see(saved)).html));
  expect(undone.headers.location).toContain('undone=yes');
  expect((await integrationOf(world)).details).toMatchObject({ customerNumberPrefix: '', startDate: null });
});

test('a save of so much that the log kept only names of it is not taken back', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const { mappings } = await integrationOf(world);
  await logged(world, 'mappings-changed', { vat: '…' });
  const undone = await browser.post(UNDO, hiddenIn((await browser.see(MAPPINGS)).html));
  expect(undone.headers.location).toContain('undone=no');
  expect((await integrationOf(world)).mappings).toEqual(mappings);
});

test('only what was just saved can be taken back: no earlier save, none of another, and none that is no longer known', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  await using other = await consoleVisit(world, { actor: 'Piet Bos' });
  const save = async (by: typeof browser, page: string, change: Record<string, string>) =>
    (await by.post(page, { ...hiddenIn((await by.see(page)).html), ...change })).headers.location ?? '';
  const canUndo = async (shown: string) => {
    const { html, text } = await browser.see(shown);
    expect(text).toContain('Saved.');
    return html.includes(`action="${UNDO}"`);
  };

  const first = await save(browser, DETAILS, { customerNumberPrefix: 'IR' });
  expect(await canUndo(first)).toBe(true);
  expect(await canUndo(await save(browser, DETAILS, { customerNumberPrefix: 'IR' })), 'a save of nothing').toBe(false);
  expect(await canUndo(await save(browser, MAPPINGS, {})), 'the same of the mappings').toBe(false);
  expect(await canUndo(first), 'its own page, once it was saved again').toBe(false);

  const second = await save(browser, MAPPINGS, { 'vat:btw-laag': '4' });
  expect(await canUndo(second)).toBe(true);
  await save(other, DETAILS, { customerNumberPrefix: 'PB' });
  expect(await canUndo(second), 'what another saved after it').toBe(false);

  const third = await save(browser, DETAILS, { customerNumberPrefix: 'IR' });
  expect(await canUndo(third)).toBe(true);
  world.clock.advance(1_000);
  const long = { sellers: ['x'.repeat(400_000)] };
  const about = { ...world.key, actor: 'Joke de Wit', what: 'settings-changed', before: {}, after: long } as const;
  await dynamoChangeLog(world.world.table, world.clock.now).record(
    newChange(about, { now: world.clock.now, id: () => 'long' }),
  );
  expect(await canUndo(third), 'what the log has the name of and no value').toBe(false);
});

test.skipIf(!hasBrowser)('a link asks before it loses what was filled in, and saving does not', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using console = await serveConsole(world);
  await inBrowser(async (page) => {
    const asked: string[] = [];
    page.on('dialog', async (dialog) => {
      asked.push(dialog.type());
      await dialog.dismiss();
    });
    await page.goto(await console.launchLink());
    await page.goto(console.origin + DETAILS);
    await page.click('.more > summary');
    await page.fill('#f-customerNumberPrefix', 'IR');
    expect(await page.isVisible('.unsaved')).toBe(true);
    const ways = ['.tabs a >> nth=0', '.top nav a >> nth=0', '.doors [name=language]', '.doors form:last-child button'];
    for (const [nth, way] of ways.entries()) {
      await page.click(way, { noWaitAfter: true });
      await expect.poll(() => asked, { message: way }).toEqual(Array(nth + 1).fill('beforeunload'));
      expect(page.url(), way).toBe(console.origin + DETAILS);
    }
    await page.click('.sticky button.quiet');
    await page.waitForURL(/saved=yes/);
    expect(asked).toHaveLength(ways.length);
  });
});

test('a form to turn it on that somebody overtook is refused, and turns nothing on', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using early = await consoleVisit(world);
  await using late = await consoleVisit(world, { actor: 'Piet Bos' });
  const activate = DETAILS.replace('details', 'activate');
  const shown = await early.see(activate);
  await late.post(DETAILS, { ...hiddenIn((await late.see(DETAILS)).html), startDate: '2026-11-10' });
  const refused = await early.post(activate, { ...hiddenIn(shown.html), startDate: '' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Piet Bos');
  expect(await integrationOf(world)).toMatchObject({ state: 'connected', details: { startDate: '2026-11-10' } });
});

test.skipIf(!hasBrowser)(
  'what a refused form holds, or another button would leave behind, is asked about too',
  async () => {
    await using world = await testWorld({ state: 'connected' });
    await using console = await serveConsole(world);
    await inBrowser(async (page) => {
      const asked: string[] = [];
      page.on('dialog', async (dialog) => {
        asked.push(dialog.type());
        await dialog.dismiss();
      });
      await page.goto(await console.launchLink());
      await page.goto(console.origin + DETAILS);
      await page.click('.more > summary');
      await page.fill('#f-customerNumberLength', '99');
      await page.click('.sticky button.quiet');
      await page.waitForSelector('[role=alert]');
      expect(await page.isVisible('.unsaved')).toBe(true);
      await page.click('.tabs a >> nth=0', { noWaitAfter: true });
      await expect.poll(() => asked, { message: 'a link on a refused form' }).toHaveLength(1);

      await page.fill('#f-customerNumberLength', '6');
      await page.click('.sticky button.quiet');
      await page.waitForURL(/saved=yes/);
      await page.click('.more > summary');
      await page.fill('#f-customerNumberPrefix', 'IR');
      await page.click('form.aside button', { noWaitAfter: true });
      await expect.poll(() => asked, { message: 'the undo of the save before' }).toHaveLength(2);
      expect(await page.inputValue('#f-customerNumberPrefix')).toBe('IR');
      expect((await integrationOf(world)).details).toMatchObject({ customerNumberLength: 6 });
    });
  },
);
