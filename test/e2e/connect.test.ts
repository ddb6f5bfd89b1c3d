import { expect, test } from 'vitest';
import { demoApp as exactApp } from '../simulators/exact/index.ts';
import { demoApp as moneybirdApp } from '../simulators/moneybird/index.ts';
import { hasBrowser, inBrowser } from './browser.ts';
import { startLocalRun } from './local-run.ts';

const MINUTES_5 = 300_000;

test.runIf(hasBrowser)(
  'a person who clicks allow at a provider comes back to the name of the administration, and is connected',
  async () => {
    await using run = startLocalRun(['--empty']);
    await run.ready;
    const admin = await run.admin('boerderij-de-hoek');
    await inBrowser(async (page) => {
      for (const { provider, app, name } of [
        { provider: 'exact', app: exactApp, name: 'Camping De Eik B.V.' },
        { provider: 'moneybird', app: moneybirdApp, name: 'Camping De Eik' },
      ]) {
        await admin(`PUT /integrations/${provider}`, { provider });
        const { clientId, clientSecret } = app;
        await admin(`PUT /integrations/${provider}/authentication`, { clientId, clientSecret });
        const { authorizeUrl } = await admin(`POST /integrations/${provider}/consent`);
        await page.goto(String(authorizeUrl));
        expect(await page.locator('body').innerText()).toContain(app.name);
        await page.getByRole('button', { name: 'Toestaan' }).click();
        expect(await page.locator('body').innerText()).toContain(name);
        expect(await admin(`GET /integrations/${provider}`)).toMatchObject({
          state: 'connected',
          administration: { name },
        });
      }
    });
  },
  MINUTES_5,
);
