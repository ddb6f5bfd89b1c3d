import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keepCatalogue } from '../../shared/store/catalogue.ts';
import { numbered } from '../builders.ts';
import { serveConsole } from '../integration/console/views-fixtures.ts';
import { demoApp, startExact } from '../simulators/exact/index.ts';
import { type AnyWorld, unconnectedWorld, virtualClock } from '../world.ts';
import { hasBrowser, inBrowser } from './browser.ts';

/** No page of the journey asks for more presses of Tab than this before its next step. */
const MOST_TABS = 60;

/** Where the keyboard stands, and whether a person could see it there. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  const isLost = !at || at === document.body;
  const box = isLost ? null : at.getBoundingClientRect();
  const look = isLost ? null : getComputedStyle(at);
  const ring = look && (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0 || look.boxShadow !== 'none');
  const bar = document.querySelector('.sticky')?.getBoundingClientRect();
  const isCovered = box && bar && !at.closest('.sticky') && box.top >= bar.top && box.bottom <= innerHeight;
  const isSeen = box && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && !isCovered;
  return {
    isLost,
    isVisible: Boolean(isSeen && ring),
    what: isLost ? 'nothing' : at.outerHTML.slice(0, 120),
  };
})()`;

interface Focused {
  readonly isLost: boolean;
  readonly isVisible: boolean;
  readonly what: string;
}

/** A person without a mouse, who is followed: how often they pressed Tab, and where the focus was lost or could not be seen. */
function withoutMouse(page: Page) {
  const did = { tabs: 0 };
  const unseen: string[] = [];
  const focused = () => page.evaluate(FOCUSED) as Promise<Focused>;

  /** Presses Tab until the focus stands on what is looked for. */
  async function tabTo(selector: string): Promise<void> {
    for (let presses = 0; presses < MOST_TABS; presses++) {
      await page.keyboard.press('Tab');
      did.tabs++;
      const { isLost, isVisible, what } = await focused();
      if (isLost) unseen.push(`lost at ${page.url()} on the way to ${selector}`);
      else if (!isVisible) unseen.push(`unseen at ${page.url()}: ${what}`);
      if ((await page.locator(`:is(${selector}):focus`).count()) > 0) return;
    }
    throw new Error(
      `${selector} is not reached by ${MOST_TABS} presses of Tab on ${page.url()}: ${(await focused()).what}`,
    );
  }

  return {
    did,
    unseen,
    tabTo,
    /** Goes to a link or a button and presses Enter, which opens the next page. */
    async enter(selector: string): Promise<void> {
      await tabTo(selector);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    },
    async type(selector: string, text: string): Promise<void> {
      await tabTo(selector);
      await page.keyboard.type(text);
    },
    /** Chooses one of several by Space. */
    async choose(selector: string): Promise<void> {
      await tabTo(selector);
      await page.keyboard.press('Space');
      expect(await page.locator(`:is(${selector}):focus`).isChecked()).toBe(true);
    },
  };
}

/** A tenant who has nothing yet, and of whom i-Reserve told what has to be mapped. */
async function freshTenant(): Promise<AnyWorld> {
  const clock = virtualClock();
  const books = await startExact({ now: clock.now, seed: 1 });
  const world = await unconnectedWorld(clock, books, { provider: 'exact', app: demoApp });
  const catalogue = {
    vatRates: [{ id: 'btw-laag', description: 'Btw laag', percentage: '9' }],
    ...{
      products: [],
      ledgerAccounts: [],
      paymentMethods: [],
      paymentTerms: [],
      sellers: [],
      fields: { invoice: [], customer: [] },
    },
  };
  await keepCatalogue(
    { detail: { tenant: world.key.tenant, occurredAt: '2026-11-20T08:00:00Z', catalogue } },
    world.world.table,
  );
  return world;
}

test.runIf(hasBrowser)(
  'by keyboard alone, from a launch link until the integration is on: the focus is always seen and never lost',
  async () => {
    await using world = await freshTenant();
    await using console = await serveConsole(world);
    await inBrowser(async (page) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.context().addCookies([{ name: 'console_language', value: 'nl', url: `${console.origin}/console` }]);
      const { did, unseen, tabTo, enter, type, choose } = withoutMouse(page);
      await page.goto(await console.launchLink());

      await tabTo('a.skip');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id'), 'the link that skips the menu').toBe('main');
      await enter('main form button');
      await type('[name=clientId]', demoApp.clientId);
      await type('[name=clientSecret]', demoApp.clientSecret);
      await enter('main button[name=next]');
      expect(page.url(), 'the page of the books').not.toContain(console.origin);
      await Promise.all([
        page.waitForURL(`${console.origin}/**`),
        page.getByRole('button', { name: 'Toestaan' }).press('Enter'),
      ]);
      await page.waitForURL(/authentication/);
      await enter('main a[href$="/details"].button');
      await choose('[name=finaliseInvoice]');
      for (const [arrow, value] of Object.entries({ ArrowRight: 'false', ArrowLeft: 'true' })) {
        await page.keyboard.press(arrow);
        expect(await page.locator(`[name=finaliseInvoice][value=${value}]`).isChecked(), arrow).toBe(true);
      }
      await enter('.sticky button');
      await enter('.sticky button');
      await world.push(numbered(1));
      await enter('[aria-labelledby=switch] button[type=submit]');

      expect(await page.locator('main').innerText()).toContain('De koppeling is actief');
      expect((await world.integrations.get(world.key))?.state).toBe('active');
      globalThis.console.log(`from launch link to on, by keyboard alone: ${did.tabs} presses of Tab`);
      expect(unseen).toEqual([]);
      expect(did.tabs).toBeLessThanOrEqual(100);
    });
  },
);
