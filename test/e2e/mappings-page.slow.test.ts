import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Catalogue } from '../../shared/domain/catalogue.ts';
import { keepCatalogue } from '../../shared/store/catalogue.ts';
import { serveConsole } from '../integration/console/views-fixtures.ts';
import { type TestWorld, testWorld } from '../world.ts';
import { accessFaults, hasBrowser, inBrowser } from './browser.ts';

const [ITEMS, PRODUCTS] = [300, 60];
/** So many of the administration's own items are on sale. */
const OWN_ITEMS = 10;

/** An administration with hundreds of items, and a tenant whose products have no item yet. */
async function manyItems(): Promise<TestWorld> {
  const mappings = { vat: { 'btw-laag': '3' }, articles: {}, paymentConditions: {} };
  const world = await testWorld({ state: 'connected', mappings, exact: { limits: false } });
  for (let nth = 0; nth < ITEMS; nth++)
    world.books.add('logistics/Items', {
      ...{ Code: `ITEM-${nth}`, Description: `Omzet van soort ${nth}`, IsSalesItem: true, StartDate: 0 },
    });
  const catalogue = v.parse(Catalogue, {
    vatRates: [{ id: 'btw-laag', description: 'Laag tarief', percentage: '9' }],
    products: Array.from({ length: PRODUCTS }, (_, nth) => ({ code: `P-${nth}`, description: `Product ${nth}` })),
  });
  const detail = { tenant: world.key.tenant, occurredAt: '2026-11-20T08:00:00Z', catalogue };
  await keepCatalogue({ detail }, world.world.table);
  return world;
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const rowOf = (page: Page, name: string) => page.locator('tr', { has: field(page, name) });
const optionsOf = (page: Page, name: string) => field(page, name).locator('option').count();

test.runIf(hasBrowser)(
  'by keyboard each row offers every code once the row is in sight, says at once what does not fit, and saves',
  async () => {
    await using world = await manyItems();
    await using console = await serveConsole(world);
    await inBrowser(async (page) => {
      await page.goto(await console.launchLink({ language: 'en' }));
      await page.goto(`${console.origin}/console/integrations/exact/mappings`);
      expect(await page.getByRole('link', { name: 'all codes beside every row' }).isVisible()).toBe(false);

      await field(page, 'vat:btw-laag').focus();
      await page.keyboard.type('2');
      expect(await field(page, 'vat:btw-laag').inputValue()).toBe('2');
      const rate = rowOf(page, 'vat:btw-laag');
      for (const said of ['The percentage differs', 'This code takes other prices'])
        expect(await rate.getByText(said).isVisible(), said).toBe(true);
      expect(await rate.getByText('changed, not saved yet').isVisible()).toBe(true);
      expect(await page.getByText('There are changes that are not saved yet.').isVisible()).toBe(true);
      await page.keyboard.press('ArrowDown');
      expect(await field(page, 'vat:btw-laag').inputValue()).toBe('3');
      expect(await rate.getByText('The percentage differs').isVisible()).toBe(false);

      const last = `articles:P-${PRODUCTS - 1}`;
      expect(await optionsOf(page, last), 'far out of sight').toBe(1);
      await field(page, last).focus();
      expect(await optionsOf(page, last)).toBe(1 + OWN_ITEMS + ITEMS);
      await page.keyboard.type('ITEM-299');
      expect(await field(page, last).inputValue()).toBe('ITEM-299');
      await rowOf(page, 'articles:P-30').scrollIntoViewIfNeeded();
      await expect.poll(() => optionsOf(page, 'articles:P-30')).toBe(1 + OWN_ITEMS + ITEMS);
      expect(await accessFaults(page)).toEqual([]);

      await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
      await page.waitForURL(/saved=yes/);
      const { articles, vat } = (await world.integrations.get(world.key))?.mappings ?? {};
      expect({ articles, vat }).toMatchObject({ articles: { 'P-59': 'ITEM-299' }, vat: { 'btw-laag': '3' } });
      expect(await field(page, last).inputValue()).toBe('ITEM-299');
    });
  },
  60_000,
);

test.runIf(hasBrowser)(
  'without script a link puts every code beside every row, and saving keeps it so',
  async () => {
    await using world = await manyItems();
    await using console = await serveConsole(world);
    await inBrowser(async (scripted) => {
      const context = await scripted.context().browser()?.newContext({ javaScriptEnabled: false });
      const page = await context?.newPage();
      if (!page) throw new Error('there is no browser');
      await page.goto(await console.launchLink({ language: 'en' }));
      await page.goto(`${console.origin}/console/integrations/exact/mappings`);
      await page.getByRole('link', { name: 'all codes beside every row' }).click();
      await field(page, 'articles:P-0').selectOption('ITEM-7');
      await field(page, 'articles:P-59').selectOption('ITEM-8');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      expect((await world.integrations.get(world.key))?.mappings.articles).toMatchObject({
        ...{ 'P-0': 'ITEM-7', 'P-59': 'ITEM-8' },
      });
      expect(await optionsOf(page, 'articles:P-1')).toBe(1 + OWN_ITEMS + ITEMS);
    });
  },
  60_000,
);
