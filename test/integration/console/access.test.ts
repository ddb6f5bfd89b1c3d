import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Integration } from '../../../shared/sync/ledger/integration.ts';
import { aLine, anEvent, anInvoice } from '../../builders.ts';
import { accessFaults, hasBrowser, inBrowser, keepPicture } from '../../e2e/browser.ts';
import { isSlowTier } from '../../tier.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../../world.ts';
import { serveConsole } from './views-fixtures.ts';

const tabsOf = (integration: string) =>
  ['authentication', 'details', 'mappings', 'activate'].map((tab) => `/console/integrations/${integration}/${tab}`);

/** Each page of a tenant with an Exact integration, a booked invoice and one that stopped. */
const AT_EXACT = [
  '/console',
  '/console/overview',
  '/console/invoices',
  '/console/invoices?status=skipped',
  '/console/invoices?order=date',
  '/console/invoices/84311',
  '/console/invoices/2',
  '/console/invoices/84311/preview?integration=exact',
  '/console/invoices/2/preview?integration=exact',
  ...tabsOf('exact'),
  ...tabsOf('moneybird'), // made, and nothing more
  '/console/integrations/exact/progress?cause=vat-unmapped&from=1',
  '/console/integrations/exact/progress?from=2&ids=84311,2',
  '/console/integrations/exact/closing-report?month=2026-11',
  '/console/integrations/exact/closing-report?month=2026-11&show=all',
  '/console/nothing-here',
];
/** What is another one at Moneybird, where the integration needs its administrator. */
const AT_MONEYBIRD = [
  ...tabsOf('moneybird'),
  '/console/overview',
  '/console/invoices/84311',
  '/console/invoices/84311/preview?integration=moneybird',
];
/** Dutch words are the longer ones; the pages are the same in English. */
const LANGUAGES = isSlowTier ? (['nl', 'en'] as const) : (['nl'] as const);

const nameOf = (provider: string, path: string, language: string): string =>
  `${provider}-${path.slice(1).replace(/[^a-z0-9]+/gi, '-')}.${language}`;

async function chooseLanguage(page: Page, language: 'nl' | 'en'): Promise<void> {
  const now = await page.locator('html').getAttribute('lang');
  if (now !== language) await page.locator(`button[name=language][value=${language}]`).click();
}

/** Opens each of a world's pages in each language, and on a telephone; answers what keeps somebody from using it. */
async function faultsOf(page: Page, world: AnyWorld, paths: readonly string[]): Promise<string[]> {
  await using console = await serveConsole(world);
  const { integration } = world.key;
  const faults: string[] = [];
  await page.goto(await console.launchLink());
  for (const language of LANGUAGES) {
    await page.goto(`${console.origin}/console`);
    await chooseLanguage(page, language);
    for (const path of paths) {
      await page.setViewportSize({ width: 1100, height: 800 });
      await page.goto(console.origin + path);
      await keepPicture(page, nameOf(integration, path, language));
      faults.push(...(await accessFaults(page)).map((fault) => `${language} ${path}: ${fault}`));
      if (language === 'en') continue;
      await page.setViewportSize({ width: 360, height: 740 });
      await keepPicture(page, nameOf(integration, path, 'telephone'));
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      if (Number(overflow) > 0) faults.push(`${language} ${path}: ${overflow} pixels too wide for a telephone`);
    }
  }
  return faults;
}

test.runIf(hasBrowser)(
  `every page can be used by everybody, at Exact and at Moneybird, in ${LANGUAGES.join(' and ')}, also on a telephone`,
  async () => {
    await using exact = await testWorld();
    await using moneybird = await moneybirdWorld();
    const stopped = anInvoice({ id: '2', number: '2026-0002', lines: [aLine({ vatRate: 'new' })] });
    for (const world of [exact, moneybird]) await world.push(anEvent(), anEvent({ id: 'second', invoice: stopped }));
    const made = { v: 2, tenant: exact.key.tenant, id: 'moneybird', provider: 'moneybird', state: 'new' };
    await exact.integrations.make(v.parse(Integration, { ...made, host: 'moneybird.com' }));
    await moneybird.change({ state: 'attention', attention: { cause: 'reconnect-needed', about: {} } });
    await inBrowser(async (page) => {
      const faults = [...(await faultsOf(page, exact, AT_EXACT)), ...(await faultsOf(page, moneybird, AT_MONEYBIRD))];
      expect(faults).toEqual([]);
    });
  },
  300_000,
);
