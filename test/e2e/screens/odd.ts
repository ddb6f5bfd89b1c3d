import type { Page } from 'playwright-core';
import { testWorld } from '../../world.ts';
import { type Studio, tab } from './set-up.ts';

/** The pages that nobody sees on a good day, and the page of all parts. */
export async function oddScreens(studio: Studio): Promise<void> {
  await using world = await testWorld({ state: 'connected' });
  await using camera = await studio(world);
  const sentWith = (field: string, value: string) => async (page: Page) => {
    await page.evaluate(`for (const one of document.querySelectorAll('main [name=${field}]')) one.value = '${value}'`);
    await page.locator('.sticky button').first().click();
  };
  let length = 0; // another one at each look: what is saved as it was overtakes nobody
  const overtaken = async (page: Page) => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.locator('.more > summary').click();
    await other.fill('[name=customerNumberLength]', String(++length));
    await other.locator('.sticky button.quiet').click();
    await other.waitForURL(/saved=yes/);
    await other.close();
    await page.locator('.more > summary').click();
    await page.fill('[name=customerNumberPrefix]', 'ZZ');
    await page.locator('.sticky button.quiet').click();
  };
  await camera.shoot(
    { name: 'overtaken', path: tab('details'), act: overtaken },
    { name: 'style', path: '/console/style' },
    { name: 'refused-403', path: tab('details'), act: sentWith('csrf', 'of-another-session') },
    { name: 'refused-409-details', path: tab('details'), act: sentWith('edition', '"0.0"') },
    { name: 'refused-409-mapping', path: tab('mappings'), act: sentWith('edition', '"0.0"') },
    { name: 'missing-404', path: tab('details', 'nothing') },
    { name: 'link-expired', path: '/console/launch?code=spent', isOutside: true },
    {
      name: 'signed-out',
      path: '/console',
      isOutside: true,
      act: (page) => page.locator('.doors form').last().locator('button').click(),
    },
    { name: 'not-signed-in', path: '/console', isOutside: true },
  );
}
