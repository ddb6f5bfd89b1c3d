import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoTenant } from '../../infra/local/demo/samples/demo-tenant.ts';
import { aCustomer, aLine, anEvent, anInvoice, numbered } from '../builders.ts';
import { serveConsole } from '../integration/console/views-fixtures.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../world.ts';
import { hasBrowser, openBrowser } from './browser.ts';
import { tellCatalogue } from './screens/set-up.ts';

const october = { date: '2026-10-12' };
const withLine = (nth: number, line: Parameters<typeof aLine>[0]) =>
  numbered(nth, { ...october, lines: [aLine({ ledgerAccount: '8045', ...line })] });

/** What stops in a rehearsal, and where one press on it leads: the field that mends it. */
type Leads = Readonly<Record<string, string>>;

/** Exact: a rate nobody mapped, an item and a payment condition that are not in the books, and a customer number too long. */
async function atExact(): Promise<AnyWorld> {
  const world = await testWorld({
    state: 'connected',
    mappings: {
      articles: { ...demoTenant.mappings.articles, DOG: 'GONE' },
      paymentConditions: { 'method:card': 'ZZ' },
    },
  });
  await tellCatalogue(world);
  await world.push(
    withLine(1, { vatRate: 'Rate 9 %' }),
    withLine(2, { product: 'DOG' }),
    numbered(3, { ...october, paymentMethod: 'card' }),
    anEvent({
      id: 'event-4',
      invoice: anInvoice({ id: '4', ...october }),
      customer: aCustomer({ number: '9'.repeat(20) }),
    }),
  );
  return world;
}

/** Moneybird: a rate nobody mapped, a category that is not there, and totals that are three cents more than their lines. */
async function atMoneybird(): Promise<AnyWorld> {
  const world = await moneybirdWorld({
    state: 'connected',
    mappings: { ledgerAccounts: { '8045': '123' } },
  });
  await tellCatalogue(world);
  const totals = { exclVat: '192.69', vat: '17.34', inclVat: '210.03' };
  await world.push(withLine(1, { vatRate: 'Rate 9 %' }), withLine(2, {}), numbered(3, { ...october, totals }));
  return world;
}

const shops = {
  exact: {
    open: atExact,
    leads: {
      'Go to “Rate 9 %”': 'vat:Rate 9 %',
      'Go to “Hond per nacht”': 'articles:DOG',
      'Go to “Payment method card – Pinpas”': 'paymentConditions:method:card',
      'Go to “Prefix of the customer number”': 'customerNumberPrefix',
    } satisfies Leads,
  },
  moneybird: {
    open: atMoneybird,
    leads: {
      'Go to “Rate 9 %”': 'vat:Rate 9 %',
      'Go to “Stalling”': 'ledgerAccounts:8045',
      'Go to “When the books come to another total”': 'rounding',
    } satisfies Leads,
  },
};

/** A page of somebody who is signed in, with or without script. */
async function signedIn(browser: Browser, link: string, javaScriptEnabled: boolean): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(link);
  return page;
}

test.runIf(hasBrowser).each(Object.entries(shops))(
  'one press in a rehearsal leads to the row or setting that mends each stop, with script and without: %s',
  async (name, { open, leads }) => {
    await using world = await open();
    await using console = await serveConsole(world);
    const rehearsal = `${console.origin}/console/integrations/${name}/activate?rehearse=last`;
    const browser = await openBrowser();
    try {
      for (const hasScript of [true, false]) {
        const page = await signedIn(browser, await console.launchLink({ language: 'en' }), hasScript);
        for (const [link, field] of Object.entries(leads)) {
          await page.goto(rehearsal);
          await page.getByRole('link', { name: link, exact: true }).click();
          await page.waitForURL(({ pathname }) => !pathname.endsWith('/activate'));
          expect(await page.evaluate(FOCUSED), `where ${link} leads`).toEqual({ name: field, isInSight: true });
          const row = page.locator('.sought');
          if (field.includes(':')) expect(await row.locator(`[name="${field}"]`).count(), 'its row is marked').toBe(1);
          else expect(await row.count()).toBe(0);
        }
        await page.context().close();
      }
    } finally {
      await browser.close();
    }
  },
);

/** The field that has the focus, and whether it is on the screen with nothing over it. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  const { left, top, width, height } = at.getBoundingClientRect();
  const over = document.elementFromPoint(left + width / 2, top + height / 2);
  return { name: at.name, isInSight: at.contains(over) };
})()`;
