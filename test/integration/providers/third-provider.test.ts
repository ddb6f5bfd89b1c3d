import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addProvider, allProviders } from '../../../shared/providers/index.ts';
import { anEvent } from '../../builders.ts';
import { kasboek } from '../../third-provider/kasboek/index.ts';
import { type Kasboek, kasboekApp, startKasboek } from '../../third-provider/simulator/index.ts';
import { type AnyWorld, unconnectedWorld, virtualClock } from '../../world.ts';
import { adminDesk } from '../admin/fixtures.ts';
import { consoleVisit, csrfIn } from '../console/views-fixtures.ts';

/** The names of the others, which no page of Kasboek may show. */
const OTHERS = /Exact(?!ly)|Moneybird/i;
const tab = (name: string) => `/console/integrations/kasboek/${name}`;

let registered: Disposable;
let world: AnyWorld;
let books: Kasboek;
let browser: Awaited<ReturnType<typeof consoleVisit>>;

beforeAll(async () => {
  registered = addProvider(kasboek);
  const clock = virtualClock();
  books = await startKasboek(clock);
  world = await unconnectedWorld(clock, books, { provider: 'kasboek', app: kasboekApp });
  browser = await consoleVisit(world);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
  registered[Symbol.dispose](); // other tests run in this process
});

/** What is done once, in this order, by the pages alone. */
describe('a third accounting system, which no file of the product names', () => {
  test('is offered beside the others, and registered as its own portal asks', async () => {
    expect(allProviders().map(({ id }) => id)).toEqual(['exact', 'moneybird', 'kasboek']);
    const page = await browser.press('/console', 'Set up Kasboek');
    expect(page.text).toContain('Register an app at Kasboek');
    expect(page.text).toContain('Open My Kasboek and make an app.');
    expect(page.text).not.toMatch(/Country/);
  });

  test('connects by a consent', async () => {
    const csrf = csrfIn(await browser.see(tab('authentication')));
    expect((await browser.post(tab('authentication'), { csrf, ...kasboekApp })).status).toBe(303);
    const connected = await browser.follow(await browser.askConsent(tab('authentication')));
    expect(connected.text).toContain('Connected to “Camping De Eik”.');
  });

  test('asks on its own form what it needs, and waits with activation until that is chosen', async () => {
    const { text } = await browser.press(tab('activate'), 'Activate');
    expect(text).toContain('Choose whether Kasboek announces every posting.');
    const form = await browser.see(tab('details'));
    expect(form.text).toContain('The owner gets a message on their telephone.');
    for (const strange of ['externalInvoice', 'journal', 'workflow', 'rounding', 'sendEmail'])
      expect(form.html).not.toContain(`name="${strange}"`);
    await browser.press(tab('details'), 'Save', {
      tellsOwner: 'true',
      boxes: 'finaliseInvoice',
      finaliseInvoice: 'true',
    });
    expect((await world.integrations.get(world.key))?.details).toMatchObject({
      tellsOwner: true,
      finaliseInvoice: true,
    });
  });

  test('maps VAT in its own words, and suggests by the prices that it sends', async () => {
    await using api = await adminDesk(world);
    const nothing = { products: [], ledgerAccounts: [], paymentMethods: [], paymentTerms: [], sellers: [] };
    const vatRates = [{ id: 'btw-laag', description: 'Laag', percentage: '9' }];
    expect((await api.call('PUT /catalogue', { ...nothing, vatRates })).status).toBe(200);
    const page = await browser.see(tab('mappings'));
    const csrf = csrfIn(page);
    expect(page.text).toContain('Choose the kind of VAT of Kasboek for each VAT rate of i-Reserve.');
    expect(page.html, 'of two kinds of 9 %').toMatch(/value="L" selected[^>]*>L – Laag \(9 %, excluding\).*suggested/s);
    await browser.post(tab('mappings'), { csrf, 'vat:btw-laag': 'LI' });
    expect((await browser.see(tab('mappings'))).text).toContain('This code takes other prices');
    await browser.post(tab('mappings'), { csrf, 'vat:btw-laag': 'L' });
    expect((await world.integrations.get(world.key))?.mappings.vat).toEqual({ 'btw-laag': 'L' });
  });

  test('is activated, and books an invoice to the cent', async () => {
    expect((await browser.press(tab('activate'), 'Activate')).text).toContain('The integration is active');
    await world.push(anEvent());
    await world.settle();
    expect(books.postings()).toMatchObject([
      { reference: '2026-0042', number: expect.stringMatching(/^K/), excl: '192.66', incl: '210.00', announce: true },
    ]);
    expect(world.toldOf('invoice.synced')).toMatchObject([{ provider: 'kasboek', finalised: true }]);
    expect(world.toldOf('customer.synced')).toMatchObject([{ provider: 'kasboek' }]);
  });

  test('shows what would be booked, and how the month closes', async () => {
    const { text } = await browser.see('/console/invoices/84311/preview?integration=kasboek');
    expect(text).toContain('This invoice would be booked.');
    expect(text).toContain('Debtor');
    expect(text).toContain('Kind of VAT');
    expect(text).toContain('210.00');
    const report = await browser.see(`${tab('closing-report')}?month=2026-11&show=all`);
    expect(report.text).toContain('2026-0042');
    await using api = await adminDesk(world);
    const { body } = await api.call('GET /integrations/kasboek/closing-report', undefined, { query: 'month=2026-11' });
    expect(body).toMatchObject({
      items: [{ number: '2026-0042', state: 'present', ours: '210.00', books: '210.00' }],
    });
  });

  test('is in the description of the API, with its settings', async () => {
    await using api = await adminDesk(world);
    const { body } = await api.call('GET /openapi.json');
    const { schemas } = body.components;
    expect(schemas.Integration.discriminator.mapping.kasboek).toBe('#/components/schemas/KasboekIntegration');
    expect(schemas.KasboekDetails.properties).toHaveProperty('tellsOwner');
    expect((await api.call('PUT /integrations/kasboek', { provider: 'kasboek' })).status).toBe(200);
  });

  test.each(['nl', 'en'])('has every page of the console, none of which names another (%s)', async (language) => {
    const csrf = csrfIn(await browser.see('/console'));
    await browser.post('/console/language', { csrf, language, back: '/console' });
    const pages = [
      ...['authentication', 'details', 'mappings', 'activate', 'closing-report', 'progress?from=1'].map(tab),
      ...['overview', 'invoices', 'invoices/84311', 'invoices/84311/preview?integration=kasboek'].map(
        (page) => `/console/${page}`,
      ),
    ];
    for (const page of pages) {
      const { status, html } = await browser.see(page);
      expect(status, page).toBe(200);
      expect(html).toContain(`<html lang="${language}`);
      expect(html.match(OTHERS)?.[0], page).toBeUndefined();
    }
  });
});
