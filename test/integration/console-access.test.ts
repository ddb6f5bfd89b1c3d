import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aLine, anEvent, anInvoice } from '../builders.ts';
import { accessFaults, hasBrowser, inBrowser } from '../e2e/browser.ts';
import { testWorld } from '../world.ts';
import { serveConsole } from './console-views-fixtures.ts';

/** Each page of a tenant with one integration, a booked invoice and one that stopped. */
const PAGES = [
  '/console',
  '/console/overview',
  '/console/invoices',
  '/console/invoices?status=skipped',
  '/console/invoices/84311',
  '/console/invoices/2',
  '/console/invoices/84311/preview?integration=exact',
  '/console/invoices/2/preview?integration=exact',
  '/console/integrations/exact/authentication',
  '/console/integrations/exact/details',
  '/console/integrations/exact/mappings',
  '/console/integrations/exact/activate',
  '/console/integrations/exact/progress?cause=vat-unmapped&from=1',
  '/console/integrations/exact/closing-report?month=2026-11',
  '/console/nothing-here',
];
const FOLDER = 'test/screenshots';

const nameOf = (path: string, language: string): string =>
  `${FOLDER}/${path.slice(1).replace(/[^a-z0-9]+/gi, '-')}.${language}.png`;

async function chooseLanguage(page: Page, language: 'nl' | 'en'): Promise<void> {
  const now = await page.locator('html').getAttribute('lang');
  if (now !== language) await page.locator(`button[name=language][value=${language}]`).click();
}

test.runIf(hasBrowser)(
  'every page can be used by everybody, in both languages, also on a telephone',
  async () => {
    await using world = await testWorld();
    await using console = await serveConsole(world);
    await world.push(
      anEvent(),
      anEvent({
        id: 'second',
        invoice: anInvoice({ id: '2', number: '2026-0002', lines: [aLine({ vatRate: 'new' })] }),
      }),
    );
    mkdirSync(FOLDER, { recursive: true });
    await inBrowser(async (page) => {
      await page.goto(await console.launchLink());
      const faults: string[] = [];
      for (const language of ['nl', 'en'] as const) {
        await page.goto(`${console.origin}/console`);
        await chooseLanguage(page, language);
        for (const path of PAGES) {
          await page.setViewportSize({ width: 1100, height: 800 });
          await page.goto(console.origin + path);
          await page.screenshot({ path: nameOf(path, language), fullPage: true });
          faults.push(...(await accessFaults(page)).map((fault) => `${language} ${path}: ${fault}`));
          if (language === 'en') continue; // Dutch words are the longer ones
          await page.setViewportSize({ width: 360, height: 740 });
          const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
          if (Number(overflow) > 0) faults.push(`${language} ${path}: ${overflow} pixels too wide for a telephone`);
        }
      }
      expect(faults).toEqual([]);
    });
  },
  120_000,
);
