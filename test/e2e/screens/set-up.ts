import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { demoTenant } from '../../../infra/local/demo/samples/demo-tenant.ts';
import { keepCatalogue } from '../../../shared/store/catalogue.ts';
import { Integration } from '../../../shared/sync/ledger/integration.ts';
import { VERSIONS } from '../../../shared/sync/ledger/versions.ts';
import { aLine, numbered, unmapped } from '../../builders.ts';
import { demoApp as exactApp, startExact } from '../../simulators/exact/index.ts';
import { type AnyWorld, moneybirdWorld, testWorld, unconnectedWorld, virtualClock } from '../../world.ts';
import type { Camera } from './camera.ts';

/** Opens the camera of a world; every fault that it finds ends in the test. */
export type Studio = (world: AnyWorld) => Promise<Camera>;

/** The address of a tab of an integration. */
export const tab = (name: string, integration = 'exact'): string => `/console/integrations/${integration}/${name}`;

/** An integration that was made, and of which nothing else is known. */
export const newIntegration = ({ key, clock }: AnyWorld, id: string, host: string): Integration =>
  v.parse(Integration, {
    v: VERSIONS.integration.newest,
    ...{ tenant: key.tenant, id, provider: id, state: 'new', host, createdAtMs: clock.now() },
  });

/** Tells what the demo's tenant has in i-Reserve. */
export const tellCatalogue = ({ key, world }: AnyWorld): Promise<unknown> =>
  keepCatalogue(
    { detail: { tenant: key.tenant, occurredAt: '2026-11-20T08:00:00Z', catalogue: demoTenant.catalogue } },
    world.table,
  );

const press = (selector: string) => (page: Page) => page.locator(selector).first().click();

/** From no integration at all to an app that waits for consent, and every way in which that goes wrong. */
export async function authenticationScreens(studio: Studio): Promise<void> {
  const clock = virtualClock();
  await using world = await unconnectedWorld(clock, await startExact({ now: clock.now, seed: 1 }), {
    provider: 'exact',
    app: exactApp,
  });
  await using camera = await studio(world);
  await camera.shoot(
    { name: 'integrations-none', path: '/console' },
    { name: 'overview-none', path: '/console/overview' },
    { name: 'invoices-none', path: '/console/invoices' },
    { name: 'changes-none', path: '/console/changes' },
  );
  await world.integrations.make(newIntegration(world, 'exact', 'start.exactonline.nl'));
  await world.integrations.make(newIntegration(world, 'moneybird', 'moneybird.com'));
  const wrong = async (page: Page) => {
    await page.fill('[name=clientId]', 'no-such-id');
    await page.locator('main button[name=next]').click();
  };
  await camera.shoot(
    { name: 'integrations-new', path: '/console' },
    { name: 'authentication-register', path: tab('authentication') },
    { name: 'authentication-register-faults', path: tab('authentication'), act: wrong },
    { name: 'authentication-register-moneybird', path: tab('authentication', 'moneybird') },
    { name: 'details-unconnected', path: tab('details') },
    { name: 'mapping-unconnected', path: tab('mappings') },
    { name: 'activate-nothing-done', path: tab('activate') },
  );
  await world.change({ clientId: exactApp.clientId, secretName: 'demo' });
  const outcomes = ['client-refused', 'consent-denied', 'stale', 'nothing-seen', 'busy', 'failed'];
  await camera.shoot(
    { name: 'authentication-consent', path: tab('authentication') },
    ...outcomes.map((outcome) => ({
      name: `authentication-consent-${outcome}`,
      path: `${tab('authentication')}?outcome=${outcome}`,
    })),
  );
}

/** From consent to a connection, and one that was lost. */
export async function connectionScreens(studio: Studio): Promise<void> {
  await using world = await testWorld({
    exact: {
      divisions: [
        { code: 102030, description: 'Camping De Eik B.V.', vatNumber: 'NL001234567B01' },
        { code: 506070, description: 'Jachthaven De Wal' },
      ],
    },
  });
  await using camera = await studio(world);
  await world.change({ state: 'new', administration: null });
  await camera.shoot(
    { name: 'authentication-choose', path: `${tab('authentication')}?outcome=choose` },
    { name: 'integrations-half', path: '/console' },
  );
  const chosen = { id: '102030', name: 'Camping De Eik B.V.', number: '1', vatNumber: 'NL001234567B01' };
  await world.change({ state: 'connected', administration: chosen });
  await camera.shoot(
    { name: 'authentication-connected', path: `${tab('authentication')}?outcome=connected` },
    { name: 'authentication-move', path: `${tab('authentication')}?move=yes` },
    {
      name: 'authentication-disconnect',
      path: tab('authentication'),
      act: (page) => page.locator('main details').last().locator('summary').click(),
    },
    { name: 'authentication-disconnect-unsure', path: `${tab('authentication')}?outcome=unsure` },
  );
  await world.take(numbered(1));
  await world.change({ state: 'attention', attention: { cause: 'reconnect-needed', about: {} } });
  await camera.shoot(
    { name: 'authentication-lost', path: tab('authentication') },
    { name: 'integrations-lost', path: '/console' },
    { name: 'overview-lost', path: '/console/overview' },
    { name: 'invoice-held-back', path: '/console/invoices/1' },
    { name: 'mapping-lost', path: tab('mappings') },
    { name: 'activate-lost', path: tab('activate') },
    { name: 'closing-lost', path: `${tab('closing-report')}?month=2026-11` },
  );
}

/** The settings of both accounting systems: open, answered and refused. */
export async function detailsScreens(studio: Studio): Promise<void> {
  const refused = async (page: Page) => {
    await page.locator('.more > summary').click();
    await page.fill('[name=customerNumberLength]', '99');
    await page.locator('.sticky button').first().click();
  };
  {
    await using world = await testWorld({ state: 'connected' });
    await using camera = await studio(world);
    await tellCatalogue(world);
    const { finaliseInvoice: _, ...open } = (await world.integrations.get(world.key))?.details ?? {};
    await world.change({ details: open });
    await camera.shoot(
      { name: 'details-exact-open', path: tab('details') },
      { name: 'details-exact-faults', path: tab('details'), act: refused },
      { name: 'details-exact-more', path: tab('details'), act: press('.more > summary') },
    );
    await world.change({ details: { ...open, finaliseInvoice: true, sendEmail: true } });
    let day = 0; // another one at each look: what is saved as it was cannot be taken back
    const saved = async (page: Page) => {
      await page.fill('[name=startDate]', `2026-01-0${++day}`);
      await page.locator('.sticky button.quiet').click();
      await page.waitForURL(/saved=yes/);
    };
    await camera.shoot({ name: 'details-exact-final', path: tab('details'), act: saved });
  }
  await using world = await moneybirdWorld({ state: 'connected', details: { externalInvoice: null } });
  await using camera = await studio(world);
  await camera.shoot({ name: 'details-moneybird-open', path: tab('details', 'moneybird') });
  for (const externalInvoice of [true, false]) {
    await world.change({ details: { externalInvoice, finaliseInvoice: true } });
    await camera.shoot({
      name: `details-moneybird-${externalInvoice ? 'external' : 'regular'}`,
      path: tab('details', 'moneybird'),
      act: press('.more > summary'),
    });
  }
}

/** The mapping of VAT, articles and payment: open, suggested, wrong, saved and unread. */
export async function mappingScreens(studio: Studio): Promise<void> {
  await using world = await testWorld({ state: 'connected' });
  await using camera = await studio(world);
  await tellCatalogue(world);
  await world.push(numbered(1), numbered(2, { lines: [aLine({ vatRate: 'btw-hoog', vatPercentage: '21' })] }));
  const demo = (await world.integrations.get(world.key))?.mappings;
  if (!demo) throw new Error('there is no integration');
  /** Saves the one code and then the other: what is saved as it was cannot be taken back. */
  const savedAs =
    (...codes: readonly string[]) =>
    async (page: Page) => {
      for (const code of codes) {
        await page.selectOption('[name="vat:btw-laag"]', code);
        await page.locator('.sticky button.quiet').click();
        await page.waitForURL(/saved=yes/);
      }
    };
  const none = { vat: {}, articles: {}, paymentConditions: {}, ledgerAccounts: {} };
  await camera.shoot(
    { name: 'mapping-demo', path: tab('mappings') },
    { name: 'mapping-saved', path: `${tab('mappings')}?codes=all`, act: savedAs('2', '3') },
    {
      name: 'mapping-choosing',
      path: `${tab('mappings')}?codes=all`,
      act: (page) => page.selectOption('[name="vat:btw-laag"]', '2'),
    },
  );
  await world.change({ mappings: { ...demo, vat: { ...demo.vat, 'btw-laag': '2', 'btw-hoog': '99' } } });
  await camera.shoot({ name: 'mapping-misfits', path: `${tab('mappings')}?codes=all`, act: savedAs('4', '2') });
  await world.change({ mappings: none });
  await camera.shoot(
    { name: 'mapping-suggestions', path: tab('mappings') },
    { name: 'mapping-open-rows', path: `${tab('mappings')}?show=open` },
  );
  world.exact.faults.next({ path: 'VATCodes', fault: '503', times: 1_000 });
  world.clock.advance(3_600_000); // what was read of the lists is too old by then
  await camera.shoot({ name: 'mapping-unread', path: tab('mappings') });
}

/** The checklist, the rehearsal and the switch. */
export async function activateScreens(studio: Studio): Promise<void> {
  await using world = await testWorld({ state: 'connected', details: { finaliseInvoice: true } });
  await using camera = await studio(world);
  await tellCatalogue(world);
  const october = { date: '2026-10-12' };
  await world.push(
    numbered(1, october),
    numbered(2, { ...october, lines: [aLine({ vatRate: 'btw-nieuw' })] }),
    unmapped(3),
  );
  await camera.shoot(
    { name: 'activate-open', path: tab('activate') },
    { name: 'activate-rehearsal', path: `${tab('activate')}?rehearse=last` },
    { name: 'activate-refused', path: tab('activate'), act: press('[aria-labelledby=switch] button') },
  );
  await world.change({ state: 'active' });
  await world.push(numbered(4));
  await camera.shoot(
    { name: 'activate-on', path: `${tab('activate')}?sent=3` },
    { name: 'activate-asks-off', path: tab('activate'), act: press('main > .card:last-child summary') },
  );
  await world.change({ state: 'inactive' });
  await world.push(numbered(5));
  await camera.shoot({ name: 'activate-off', path: `${tab('activate')}?off=yes` });
}
