import { expect, test } from 'vitest';
import { anEvent } from '../../builders.ts';
import { hasBrowser, inBrowser } from '../../e2e/browser.ts';
import { testWorld } from '../../world.ts';
import { serveConsole } from './views-fixtures.ts';

test.skipIf(!hasBrowser)(
  'on a telephone the list of invoices shows the day, the number in the books and the remarks too, and can be ordered',
  async () => {
    await using world = await testWorld({ details: { finaliseInvoice: true } });
    await world.push(anEvent());
    const [booked] = world.books.invoices();
    await using served = await serveConsole(world);
    await inBrowser(async (page) => {
      await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(await served.launchLink({ language: 'en' }));
      await page.goto(`${served.origin}/console/invoices`);
      const row = await page.locator('.invoices tbody tr').innerText();
      expect(row).toContain('20 November 2026');
      expect(row).toContain(String(booked?.number));
      expect(await page.locator('.invoices').innerText()).toContain('Invoice date');
      await page.getByRole('link', { name: 'Invoice date' }).click();
      await page.waitForURL(/order=date/);
      expect(await page.locator('th[aria-sort]').innerText()).toContain('Invoice date');
    });
  },
);
