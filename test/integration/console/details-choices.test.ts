import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Catalogue } from '../../../shared/domain/catalogue.ts';
import { keepCatalogue } from '../../../shared/store/catalogue.ts';
import { Integration } from '../../../shared/sync/ledger/integration.ts';
import { hasBrowser, inBrowser } from '../../e2e/browser.ts';
import { moneybirdWorld, type TestWorld, testWorld } from '../../world.ts';
import { consoleVisit, csrfIn, serveConsole } from './views-fixtures.ts';

const DETAILS = '/console/integrations/exact/details';
const AT_MONEYBIRD = '/console/integrations/moneybird/details';

/** A second integration beside Exact, with all its settings untouched. */
async function addMoneybird({ key, integrations, clock }: TestWorld): Promise<void> {
  const made = { v: 2, tenant: key.tenant, id: 'moneybird', provider: 'moneybird', state: 'new' };
  await integrations.make(v.parse(Integration, { ...made, host: 'moneybird.com', createdAtMs: clock.now() }));
}

async function tellFields({ key, world }: TestWorld, fields: Catalogue['fields']): Promise<void> {
  const detail = { tenant: key.tenant, occurredAt: '2026-11-20T10:00:00Z', catalogue: v.parse(Catalogue, { fields }) };
  await keepCatalogue({ detail }, world.table);
}

/** The parts of the drawn invoice that show, by the text of each. */
const drawnIn = (html: string): string[] =>
  [...html.matchAll(/<div data-when="[^"]*">(.*?)<\/div>/gs)].map(([, part = '']) =>
    part
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

test('final or draft is not chosen for anybody, shows as not answered, and the drawn invoice follows the answer', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const { finaliseInvoice: _, ...details } = (await world.integrations.get(world.key))?.details ?? {};
  await world.change({ details });
  const open = await browser.see(DETAILS);
  expect(open.html).not.toMatch(/name="finaliseInvoice"[^>]*checked/);
  expect(drawnIn(open.html)).toEqual([expect.stringContaining('Not chosen yet')]);
  const csrf = csrfIn(open);
  await browser.post(DETAILS, { csrf, customerNumberPrefix: 'IR' });
  expect((await world.integrations.get(world.key))?.details).not.toHaveProperty('finaliseInvoice');
  for (const [finaliseInvoice, stamp] of [
    ['true', 'Final'],
    ['false', 'Draft'],
  ] as const) {
    await browser.post(DETAILS, { csrf, finaliseInvoice });
    const { html } = await browser.see(DETAILS);
    expect(html).toMatch(new RegExp(`name="finaliseInvoice" value="${finaliseInvoice}"[^>]*checked`));
    expect(drawnIn(html)).toEqual([expect.stringContaining(stamp)]);
  }
});

test('the administration stands on top, and the rest is folded until something in it is wrong', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const { html, text } = await browser.see(DETAILS);
  expect(text).toMatch(/Where invoices are booked Division \(administration\) Camping De Eik/);
  expect(html).toContain('<details class="more">');
  const refused = await browser.post(DETAILS, { csrf: csrfIn({ html }), customerNumberLength: '99' });
  expect(refused.html).toMatch(/<details class="more" open.*id="f-customerNumberLength"[^>]*aria-invalid="true"/s);
});

test('a second integration is saved with its fields untouched, in free fields that i-Reserve told of', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  await addMoneybird(world);
  await tellFields(world, {
    invoice: ['external_id', 'note', 'moneybird_id'],
    customer: ['external_id', 'note', 'moneybird_contact'],
  });
  const { html } = await browser.see(AT_MONEYBIRD);
  expect(html).toMatch(/<select id="f-invoiceField".*?value="moneybird_id" selected/s);
  expect(html).toMatch(/<select id="f-customerField".*?value="moneybird_contact" selected/s);
  await browser.press(AT_MONEYBIRD, 'Save and on to Mapping', { externalInvoice: 'true' });
  const saved = await world.integrations.get({ ...world.key, integration: 'moneybird' });
  expect(saved?.details).toMatchObject({ invoiceField: 'moneybird_id', customerField: 'moneybird_contact' });
});

test('no field is guessed that may hold something else, and each missing one is told at once', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  await addMoneybird(world);
  await tellFields(world, { invoice: ['external_id', 'note'], customer: ['external_id', 'note'] });
  const { html } = await browser.see(AT_MONEYBIRD);
  expect(html).toMatch(/<details class="more" open.*— choose a free field —/s);
  const csrf = csrfIn({ html });
  const form = { csrf, externalInvoice: 'true', invoiceField: 'external_id', customerField: 'external_id' };
  const refused = await browser.post(AT_MONEYBIRD, form);
  for (const name of ['invoiceField', 'customerField'])
    expect(refused.html).toMatch(new RegExp(`id="f-${name}"[^>]*aria-invalid="true"`));
});

test('the drawn invoice has the number that it gets, and says whose it is', async () => {
  await using world = await testWorld({ state: 'connected', details: { finaliseInvoice: true } });
  await using browser = await consoleVisit(world);
  const drawn = async (path: string) => drawnIn((await browser.see(path)).html).join(' ');
  expect(await drawn(DETAILS)).toMatch(/the number of Exact Online\. Number in i.Reserve: 2026-0042/);
  await world.change({ details: { finaliseInvoice: false } });
  expect(await drawn(DETAILS)).toContain('Without a number of Exact Online yet');
  await using other = await moneybirdWorld({ state: 'connected', details: { externalInvoice: true } });
  await using visit = await consoleVisit(other);
  const { html } = await visit.see(AT_MONEYBIRD);
  expect(drawnIn(html).join(' ')).toMatch(/Invoice 2026-0042: the number of i.Reserve/);
  await other.change({ details: { externalInvoice: false, finaliseInvoice: true } });
  const regular = await visit.see(AT_MONEYBIRD);
  expect(drawnIn(regular.html).join(' ')).toMatch(/Invoice 2026-0001: the number of Moneybird/);
  expect(regular.text).toContain('Example: how an invoice arrives in Moneybird');
});

/** Why a field cannot be filled in now, as it is read without script. */
const whyOf = (html: string, field: string): string =>
  (
    html.match(
      new RegExp(`data-needs="[^"]*"(?:(?!data-needs).)*?name="${field}".*?<p class="why">(.*?)</p>`, 's'),
    )?.[1] ?? ''
  )
    .replace(/<span[^>]* hidden="">.*?<\/span>/gs, '')
    .replace(/<[^>]*>/g, '');

test('a field that waits for a question says so until it is answered, and without script that it has to be saved', async () => {
  await using world = await moneybirdWorld({ state: 'connected', details: { externalInvoice: null } });
  await using browser = await consoleVisit(world);
  const open = await browser.see(AT_MONEYBIRD);
  expect(whyOf(open.html, 'finaliseInvoice')).toMatch(/^Answer “.+” first\. To change that, save first/);
  expect(whyOf(open.html, 'finaliseInvoice')).not.toContain('Not needed');
  await world.change({ details: { externalInvoice: true } });
  const external = await browser.see(AT_MONEYBIRD);
  expect(whyOf(external.html, 'finaliseInvoice')).toContain('Not needed for an external sales invoice');
  expect(external.html).toMatch(/<span data-unscripted="[^"]*">To change that, save first/);
  expect(whyOf(external.html, 'sendEmail'), 'a question that is not asked needs no answer').toMatch(
    /^E-mailing from Moneybird is possible only for/,
  );
});

const KEPT = { externalInvoice: true, finaliseInvoice: true } as const;

test('support reads of a question that does not apply why, and not the choice that it keeps', async () => {
  await using world = await moneybirdWorld({ state: 'connected', details: KEPT });
  await using support = await consoleVisit(world, { role: 'support' });
  const { text } = await support.see(AT_MONEYBIRD);
  expect(text).toMatch(/Final or draft in Moneybird\? Not needed for an external sales invoice/);
  expect(text).not.toContain('Moneybird gives its own number');
});

test.skipIf(!hasBrowser)(
  'a choice that does not apply is not shown, and stands as it was once it applies',
  async () => {
    await using world = await moneybirdWorld({ state: 'connected', details: KEPT });
    await using console = await serveConsole(world);
    await inBrowser(async (page) => {
      await page.goto(await console.launchLink({ language: 'en' }));
      await page.goto(console.origin + AT_MONEYBIRD);
      const final = page.locator('[name=finaliseInvoice][value=true]');
      expect(await final.isVisible()).toBe(false);
      await page.locator('[name=externalInvoice][value=false]').check();
      expect([await final.isVisible(), await final.isChecked()]).toEqual([true, true]);
    });
  },
);
