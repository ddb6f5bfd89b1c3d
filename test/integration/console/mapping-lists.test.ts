import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Catalogue } from '../../../shared/domain/catalogue.ts';
import { keepCatalogue } from '../../../shared/store/catalogue.ts';
import { aLine, numbered } from '../../builders.ts';
import { hasBrowser, inBrowser } from '../../e2e/browser.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consoleVisit, csrfIn, serveConsole } from './views-fixtures.ts';

const MAPPINGS = '/console/integrations/exact/mappings';
const WHOLE = `${MAPPINGS}?codes=all`;

/** An administration with so many items more, and a tenant with so many products. */
async function many({ key, world, books }: TestWorld, items: number, products: number): Promise<void> {
  for (let nth = 0; nth < items; nth++)
    books.add('logistics/Items', {
      ...{ Code: `ITEM-${nth}`, Description: `Omzet van soort ${nth}`, IsSalesItem: true, StartDate: 0 },
    });
  const catalogue = v.parse(Catalogue, {
    vatRates: [{ id: 'btw-laag', description: 'Laag', percentage: '9' }],
    products: Array.from({ length: products }, (_, nth) => ({ code: `P-${nth}`, description: `Product ${nth}` })),
  });
  await keepCatalogue({ detail: { tenant: key.tenant, occurredAt: '2026-11-20T10:00:00Z', catalogue } }, world.table);
}

const selectOf = (html: string, field: string): readonly string[] =>
  [...(html.split(`<select id="f-${field}"`)[1]?.split('</select>')[0] ?? '').matchAll(/value="([^"]*)"/g)].map(
    ([, code = '']) => code,
  );

test('a code stands once for all rows of its group, and beside a row what is chosen there, suggested, and none', async () => {
  await using world = await testWorld({ state: 'connected', mappings: { vat: { 'btw-laag': '2' }, articles: {} } });
  await using browser = await consoleVisit(world);
  await many(world, 3, 2);
  const { html } = await browser.see(MAPPINGS);
  expect(selectOf(html, 'vat-btw-laag'), 'chosen 2, suggested 3').toEqual(['', '2', '3']);
  expect(selectOf(html, 'articles-P-0')).toEqual(['']);
  expect(html.match(/value="ITEM-2"/g)).toHaveLength(1);
  expect(html).toMatch(/<section[^>]*data-codes="list-articles">.*<datalist id="list-articles">.*value="ITEM-2"/s);
});

test('the list of the group says what a VAT code asks, and a special code asks nothing', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  await many(world, 0, 0);
  const { html } = await browser.see(MAPPINGS);
  for (const option of [
    '<option value="2" data-percentage="21" data-unfit="">',
    '<option value="3" data-percentage="9">',
    '<option value="M">',
  ])
    expect(html).toContain(option);
  expect(html).toMatch(/<tr data-row="" data-percentage="9"><td><label for="f-vat-btw-laag"/);
});

test('a browser without script asks for whole lists beside every row, and keeps them through a save and a refusal', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  await many(world, 3, 2);
  const plain = await browser.see(MAPPINGS);
  expect(plain.html).toMatch(/<li data-unscripted="[^"]*"><a href="[^"]*\/mappings\?codes=all">/);
  expect((await browser.see(`${MAPPINGS}?show=open`)).html).toContain('mappings?show=open&amp;codes=all"');
  const { html } = await browser.see(WHOLE);
  for (const field of ['articles-P-0', 'articles-P-1', 'newArticle'])
    expect(selectOf(html, field)).toEqual(expect.arrayContaining(['ITEM-0', 'ITEM-1', 'ITEM-2', 'PITCH']));
  const saved = await browser.press(WHOLE, 'Save and on to Activate', { 'articles:P-0': 'ITEM-1', next: 'mappings' });
  expect((await world.integrations.get(world.key))?.mappings.articles).toMatchObject({ 'P-0': 'ITEM-1' });
  expect(saved.text).toContain('Saved.');
  expect(selectOf(saved.html, 'articles-P-1')).toContain('ITEM-2');
  const refused = await browser.post(WHOLE, { csrf: csrfIn({ html }), 'articles:P-1': 'ITEM-0', newProduct: 'x' });
  expect(refused.status).toBe(400);
  expect(refused.html).toContain('<option value="ITEM-0" selected="">');
  expect(selectOf(refused.html, 'articles-P-0')).toContain('ITEM-2');
});

test('a page of sixty rows and three hundred codes grows by a line for each, not by one for each pair', async () => {
  await using world = await testWorld({ state: 'connected', exact: { limits: false } });
  await using browser = await consoleVisit(world);
  const bytesOf = async (path: string) => Buffer.byteLength((await browser.see(path)).html);
  await many(world, 0, 0);
  const empty = await bytesOf(MAPPINGS);
  await many(world, 300, 60);
  world.clock.advance(3_600_000);
  const [page, whole] = [await bytesOf(MAPPINGS), await bytesOf(WHOLE)];
  expect(page - empty).toBeLessThan(300 * 100 + 60 * 500);
  expect(whole).toBeGreaterThan(1_000_000);
});

test('of a list that cannot be read now it shows the one of before and says so, and a code is typed where there is none', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  await many(world, 0, 1);
  await browser.see(MAPPINGS);
  world.clock.advance(3_600_000); // what was read is too old by then
  world.exact.faults.next({ path: 'VATCodes', fault: '503', times: 10 });
  const { text, html } = await browser.see(MAPPINGS);
  expect(html).toContain('<select id="f-vat-btw-laag"');
  expect(text).toContain('could not be read now; this is the one of before');
  expect(text).not.toContain('A code can be typed in');
});

test('on Details and beside a cause a list of codes stands once, and the script completes the others from it', async () => {
  await using world = await testWorld({ exact: { limits: false } });
  await using browser = await consoleVisit(world);
  await many(world, 250, 0);
  const news = Array.from({ length: 3 }, (_, nth) => aLine({ product: `NEW-${nth}`, ledgerAccount: `9${nth}99` }));
  await world.push(...news.map((line, nth) => numbered(nth + 1, { lines: [line] })));
  for (const [path, first, second] of [
    ['/console/integrations/exact/details', 'defaultArticle', 'roundingArticle'],
    ['/console/overview', 'exact-articles-NEW-0', 'exact-articles-NEW-1'],
  ] as const) {
    const { html } = await browser.see(path);
    expect(selectOf(html, first).length, path).toBeGreaterThan(250);
    expect(selectOf(html, second), path).toEqual(['']);
    expect(html).toMatch(new RegExp(`data-codes="f-${first}"><label for="f-${second}"`));
    expect(html.match(/value="ITEM-7"/g), path).toHaveLength(1);
  }
  const whole = await browser.see('/console/integrations/exact/details?codes=all');
  expect(selectOf(whole.html, 'roundingArticle')).toContain('ITEM-7');
});

test.skipIf(!hasBrowser)('with script every field offers the whole list', async () => {
  await using world = await testWorld({ state: 'connected', exact: { limits: false }, details: { rounding: 'add' } });
  await many(world, 250, 0);
  await using console = await serveConsole(world);
  await inBrowser(async (page) => {
    await page.goto(await console.launchLink());
    await page.goto(`${console.origin}/console/integrations/exact/details`);
    await page.click('.more > summary');
    await page.focus('#f-roundingArticle');
    await page.selectOption('#f-roundingArticle', 'ITEM-7');
    expect(await page.inputValue('#f-roundingArticle')).toBe('ITEM-7');
    expect(await page.locator('#f-roundingArticle option[value=""]').count()).toBe(1);
  });
});

test.skipIf(!hasBrowser)('on a telephone the code and the name that are chosen can be read whole', async () => {
  await using world = await testWorld({ state: 'connected', exact: { limits: false } });
  const Description = 'Kampeerplaats aan het water met elektriciteit, douche en uitzicht';
  world.books.add('logistics/Items', { Code: 'WATERSIDE', Description, IsSalesItem: true, StartDate: 0 });
  await many(world, 0, 1);
  await using console = await serveConsole(world);
  await inBrowser(async (page) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(await console.launchLink());
    for (const [path, field] of [
      ['mappings', 'articles:P-0'],
      ['details', 'defaultArticle'],
    ] as const) {
      await page.goto(`${console.origin}/console/integrations/exact/${path}`);
      if (path === 'details') await page.click('.more > summary');
      const select = page.locator(`select[name="${field}"]`);
      await select.focus();
      const { height: one = 0, width = 0 } = (await select.boundingBox()) ?? {};
      await select.selectOption('WATERSIDE');
      const { height: more = 0 } = (await select.boundingBox()) ?? {};
      expect(width, path).toBeLessThanOrEqual(390);
      expect(more, `${path}: as many lines as it needs`).toBeGreaterThan(one * 1.3);
    }
  });
});

test('at three hundred codes in each list no page of the set-up is above 150 KB', async () => {
  await using world = await testWorld({ exact: { limits: false } });
  await using browser = await consoleVisit(world);
  await many(world, 290, 55);
  const news = Array.from({ length: 3 }, (_, nth) => aLine({ product: `NEW-${nth}`, ledgerAccount: `9${nth}99` }));
  await world.push(...news.map((line, nth) => numbered(nth + 1, { lines: [line] })));
  const bytesOf = async (path: string) => Buffer.byteLength((await browser.see(path)).html);
  const files = (html: string) =>
    [...html.matchAll(/<(?:link|script)[^>]*(?:href|src)="([^"]+)"/g)].map(([, file = '']) => file);
  const { html } = await browser.see('/console');
  const own = (
    await Promise.all(
      files(html)
        .filter((file) => file.startsWith('/'))
        .map(bytesOf),
    )
  ).reduce((sum, bytes) => sum + bytes, 0);
  const EXACT = '/console/integrations/exact';
  const weights = new Map<string, number>();
  for (const path of [`${EXACT}/details`, MAPPINGS, `${EXACT}/activate`, '/console/overview', '/console/invoices/1'])
    weights.set(path, (await bytesOf(path)) + own);
  expect([...weights].filter(([, bytes]) => bytes > 150 * 1024)).toEqual([]);
});
