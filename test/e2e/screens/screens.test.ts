import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSlowTier } from '../../tier.ts';
import { hasBrowser, openBrowser } from '../browser.ts';
import { type Camera, openCamera } from './camera.ts';
import { closingScreens, dayAtExact, dayAtMoneybird, invoiceScreens, overviewScreens } from './daily.ts';
import { manyScreens } from './many.ts';
import { oddScreens } from './odd.ts';
import {
  activateScreens,
  authenticationScreens,
  connectionScreens,
  detailsScreens,
  mappingScreens,
  type Studio,
} from './set-up.ts';

const MINUTES_30 = 1_800_000;

const always = { 'a day at Exact': dayAtExact };
const usual = { ...always, 'a day at Moneybird': dayAtMoneybird };

const all = {
  ...usual,
  'authentication, step by step': authenticationScreens,
  'the connection': connectionScreens,
  details: detailsScreens,
  mapping: mappingScreens,
  'activate and checklist': activateScreens,
  'the overview and the list': overviewScreens,
  'an invoice and its preview': invoiceScreens,
  'the closing report': closingScreens,
  'what nobody sees on a good day': oddScreens,
  'many invoices': manyScreens,
};

let browser: Browser;
beforeAll(async () => {
  if (hasBrowser) browser = await openBrowser();
});
afterAll(() => browser?.close());

test.runIf(hasBrowser).each(Object.entries(isSlowTier ? all : always))(
  `everybody can use every page, wide and on a telephone${isSlowTier ? ', light and dark' : ''}: %s`,
  async (what, screens) => {
    const cameras: Camera[] = [];
    const studio: Studio = async (world) => {
      const camera = await openCamera(world, browser, {
        inEnglish: isSlowTier && what in usual,
        inTheDark: isSlowTier,
      });
      cameras.push(camera);
      return camera;
    };
    await screens(studio);
    expect(cameras.flatMap(({ faults }) => faults)).toEqual([]);
    expect(cameras.reduce((sum, camera) => sum + camera.taken(), 0)).toBeGreaterThan(0);
  },
  MINUTES_30,
);
