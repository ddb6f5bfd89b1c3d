import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { anEvent } from '../builders.ts';
import { demoApp as exactApp } from '../simulators/exact/index.ts';
import { demoApp as moneybirdApp } from '../simulators/moneybird/index.ts';
import { hasBrowser, inBrowser } from './browser.ts';
import { startLocalRun } from './local-run.ts';

const MINUTES_5 = 300_000;
const FOLDER = 'test/screenshots';

/** What i-Reserve tells of the tenant before anybody opens the console. */
const catalogue = {
  vatRates: [{ id: 'btw-laag', description: 'Btw laag', percentage: '9' }],
  ledgerAccounts: [{ code: '8000', description: 'Omzet verhuur' }],
};

/** A person who counts what they have to do. */
function counting(page: Page) {
  const did = { clicks: 0, fields: 0 };
  const name = (words: string) => ({ name: words });
  return {
    did,
    press: async (words: string) => {
      did.clicks++;
      await page.getByRole('button', name(words)).last().click();
    },
    choose: async (label: string) => {
      did.clicks++;
      await page.getByLabel(label).first().check();
    },
    follow: async (words: string) => {
      did.clicks++;
      await page.getByRole('link', name(words)).first().click();
    },
    type: async (label: string, text: string) => {
      did.fields++;
      await page.getByLabel(label).fill(text);
    },
    text: () => page.locator('body').innerText(),
  };
}

/** What differs between the two: the app, the details that must be chosen, and what is mapped to what. */
const journeys = [
  {
    books: 'Exact Online',
    tenant: 'boerderij-de-hoek',
    app: exactApp,
    mapped: { 'vat:btw-laag': /9 %.*excluding/, 'articles:ledger:8000': /pitch/i },
  },
  {
    books: 'Moneybird',
    tenant: 'camping-de-bron',
    app: moneybirdApp,
    kind: 'External sales invoice',
    mapped: { 'vat:btw-laag': /9 ?%/ },
  },
] as const;

test.runIf(hasBrowser)(
  'from a launch link to an active integration with a booked invoice, at Exact and at Moneybird, through the pages alone',
  async () => {
    await using run = startLocalRun(['--empty']);
    const origin = await run.ready;
    mkdirSync(FOLDER, { recursive: true });
    await inBrowser(async (page) => {
      for (const { books, tenant, app, mapped, ...more } of journeys) {
        const admin = await run.admin(tenant);
        await admin('PUT /catalogue', catalogue);
        await page.goto(String((await admin('POST /console-links')).url));
        // Whoever is signed in to another tenant is asked first.
        const other = page.getByRole('button', { name: `Open ${tenant}` });
        if ((await other.count()) > 0) await other.click();
        const person = counting(page);
        await person.press(`Set up ${books}`);
        await person.type('Client ID', app.clientId);
        await person.type('Client secret', app.clientSecret);
        await person.press('Save and Step 1');
        await person.press('Toestaan');
        expect(await person.text()).toContain('Camping De Eik');
        if ('kind' in more) {
          await person.follow('Details');
          await person.choose(more.kind);
          await person.press('Save and on to Mapping');
        } else await person.follow('Mapping');
        for (const [name, words] of Object.entries(mapped)) await chooseBy(page, name, words);
        await run.post('/local/events', anEvent({ tenant })); // while it is off: remembered, not sent
        await run.quiet();
        await person.press('Save and on to Activate');
        await person.press('Activate');
        expect(await person.text()).toContain('The integration is active');
        await page.screenshot({ path: `${FOLDER}/journey-${tenant}-active.png`, fullPage: true });
        tell(books, person.did);

        await person.press(`Send this invoice to ${books}`);
        await run.quiet();
        await page.goto(`${origin}/console/invoices`);
        await person.follow('2026-0042');
        expect(await person.text()).toContain(books === 'Moneybird' ? 'done' : 'draft'); // nobody chose to finalise in Exact
        expect(await person.text()).toContain('Made in the books');
        await page.screenshot({ path: `${FOLDER}/journey-${tenant}-booked.png`, fullPage: true });
      }
    });
  },
  MINUTES_5,
);

/** Prints how much it took, and holds it to what a person has patience for. */
function tell(books: string, { clicks, fields }: { readonly clicks: number; readonly fields: number }): void {
  console.log(
    `${books}, from launch link to active: ${clicks} clicks and ${fields} typed fields, besides the mappings`,
  );
  expect(clicks).toBeLessThanOrEqual(12);
  expect(fields).toBeLessThanOrEqual(3);
}

/** Chooses the one option of a list whose words fit. */
async function chooseBy(page: Page, name: string, words: RegExp): Promise<void> {
  const list = page.locator(`select[name="${name}"]`);
  const option = list.locator('option', { hasText: words }).first();
  await list.selectOption(String(await option.getAttribute('value')));
}
