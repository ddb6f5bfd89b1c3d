import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aLine, anEvent, anInvoice } from '../builders.ts';
import { demoApp as exactApp } from '../simulators/exact/index.ts';
import { demoApp as moneybirdApp } from '../simulators/moneybird/index.ts';
import { atScale } from '../tier.ts';
import { hasBrowser, inBrowser, keepPicture } from './browser.ts';
import { startLocalRun } from './local-run.ts';

const MINUTES_5 = 300_000;

/** What i-Reserve tells of the tenant before anybody opens the console. */
const catalogue = {
  vatRates: [{ id: 'btw-laag', description: 'Btw laag', percentage: '9' }],
  ledgerAccounts: [{ code: '8010', description: 'Omzet verblijf' }],
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

/** What differs between the two: the app, and what has to be answered before an invoice is final. */
const journeys = {
  exact: { books: 'Exact Online', app: exactApp, answer: 'Final', most: 9 },
  moneybird: { books: 'Moneybird', app: moneybirdApp, answer: 'External sales invoice', most: 11 },
} as const;
type Journey = (typeof journeys)[keyof typeof journeys];

/** Walks from the list of integrations to an invoice that is final in the books; answers what it took. */
async function walk(
  page: Page,
  { books, app, answer }: Journey,
  send: () => Promise<void>,
  quiet: () => Promise<unknown>,
) {
  const person = counting(page);
  await person.press(`Set up ${books}`);
  await person.type('Client ID', app.clientId);
  await person.type('Client Secret', app.clientSecret);
  await person.press('Save and on to step 1');
  await person.press('Toestaan');
  expect(await person.text()).toContain('Camping De Eik');
  await person.follow('This is right, on to Details');
  await person.choose(answer);
  await person.press('Save and on to Mapping');
  expect(await person.text()).not.toContain('STOPS');
  await send(); // while it is off: remembered, not sent
  await quiet();
  await person.press('Save and on to Activate');
  await person.press('Activate');
  expect(await person.text()).toContain('The integration is active');
  await person.press(`Send this invoice to ${books}`);
  await quiet();
  return person.did;
}

/** The other way round is walked in the slow tier. */
const orders = [
  ['exact', 'moneybird'],
  ['moneybird', 'exact'],
] as const;

test.runIf(hasBrowser).each(orders.slice(0, atScale(1, 2)))(
  'from a launch link to a first final invoice in the books, with nothing guessed and defaults untouched: %s, then %s beside it',
  async (...order) => {
    const tenant = 'boerderij-de-hoek';
    await using run = startLocalRun(['--empty']);
    const origin = await run.ready;
    await inBrowser(async (page) => {
      const admin = await run.admin(tenant);
      await admin('PUT /catalogue', catalogue);
      await page.goto(String((await admin('POST /console-links')).url));
      for (const [nth, name] of order.entries()) {
        await page.goto(`${origin}/console`);
        const id = `8431${nth}`;
        const lines = [aLine({ ledgerAccount: '8010' })];
        const invoice = anInvoice({ id, number: `2026-004${nth}`, lines });
        const send = async () => {
          await run.post('/local/events', anEvent({ id: `event-${id}`, tenant, invoice }));
        };
        const did = await walk(page, journeys[name], send, run.quiet);
        await page.goto(`${origin}/console/integrations/${name}/activate`);
        await keepPicture(page, `journey-${order.join('-')}-${name}`);
        const text = await page.locator('body').innerText();
        expect(text).toMatch(new RegExp(`Invoice 2026-004${nth} was booked in ${journeys[name].books}.*final`));
        tell(`${journeys[name].books}, integration ${nth + 1}`, did, journeys[name].most);
      }
    });
  },
  MINUTES_5,
);

/** Prints how much it took, and holds it to what a person has patience for. */
function tell(
  what: string,
  { clicks, fields }: { readonly clicks: number; readonly fields: number },
  most: number,
): void {
  console.log(`${what}, from launch link to a final invoice: ${clicks} presses and ${fields} typed fields`);
  expect(clicks).toBeLessThanOrEqual(most);
  expect(fields).toBeLessThanOrEqual(2);
}
