import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { consentDesk } from '../integration/oauth/oauth-fixtures.ts';
import { listen } from '../simulators/http/server.ts';
import { type TestWorld, testWorld } from '../world.ts';
import { hasBrowser, inBrowser } from './browser.ts';

/** A person's browser on the authorize address of a fresh consent; our own callback answers where it comes back. */
async function consenting(world: TestWorld, look: (page: Page) => Promise<void>): Promise<void> {
  const { origin, close } = await listen(0, world.clock.now, async ({ search }) => {
    const { statusCode, headers, body } = await desk.callback(search);
    return { status: statusCode, headers: { ...headers }, body: body ?? '' };
  });
  const desk = consentDesk(world, {}, `${origin}/oauth/callback`);
  try {
    await inBrowser(async (page) => {
      await page.goto(await desk.begin());
      await look(page);
    });
  } finally {
    await close();
  }
}

const textOf = (page: Page) => page.locator('body').innerText();

test.runIf(hasBrowser)(
  'a person who clicks deny comes back to what to do next, and no token is asked for',
  async () => {
    await using world = await testWorld();
    const before = world.exact.requests.count({ endpoint: 'oauth2/token' });
    await consenting(world, async (page) => {
      await page.getByRole('button', { name: 'Weigeren' }).click();
      expect(page.url()).toContain('error=access_denied');
      expect(await textOf(page)).not.toContain('Camping De Eik B.V.');
    });
    expect(world.exact.requests.count({ endpoint: 'oauth2/token' })).toBe(before);
  },
);

test.runIf(hasBrowser)('a person who is signed in as somebody else sees what that somebody may grant', async () => {
  await using world = await testWorld({
    exact: {
      divisions: [
        { code: 102030, description: 'Camping De Eik B.V.' },
        { code: 506070, description: 'Jachthaven De Wal' },
      ],
      users: [{ name: 'anna' }, { name: 'bert', divisions: [506070] }],
    },
  });
  await consenting(world, async (page) => {
    await page.getByLabel('Aangemeld als').selectOption('bert');
    await page.getByRole('button', { name: 'Wissel' }).click();
    expect(await textOf(page)).not.toContain('Camping De Eik B.V.');
    await page.getByRole('button', { name: 'Toestaan' }).click();
    expect(await textOf(page)).toContain('Jachthaven De Wal');
  });
});
