import { expect, test } from 'vitest';
import { scopeOf } from '../../../shared/http/scope.ts';
import { dynamoPace } from '../../../shared/store/pace.ts';
import { numbered, unmapped } from '../../builders.ts';
import { hasBrowser, inBrowser } from '../../e2e/browser.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit, csrfIn, serveConsole } from './views-fixtures.ts';

const REPORT = '/console/integrations/exact/closing-report?month=2026-11';
const LOST = { state: 'attention', attention: { cause: 'reconnect-needed', about: {} } } as const;

test('turnover and VAT stand on top by box of the return, i-Reserve against the books, and add up', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), numbered(2));
  const { text, html } = await admin.see(REPORT);
  expect(text.indexOf('1b – low rate')).toBeGreaterThan(0);
  expect(text.indexOf('1b – low rate')).toBeLessThan(text.indexOf('Show all invoices'));
  expect(text).toMatch(/1b – low rate 385\.32 385\.32 0\.00 34\.68 34\.68 0\.00/);
  expect(text).toMatch(/Total 385\.32 385\.32 0\.00 34\.68 34\.68 0\.00/);
  expect(text).toContain('The box follows from Mapping');
  expect(html).not.toContain('>2026-0001<');
});

test('every table that leaves out what is not sent says so', async () => {
  await using world = await testWorld({ state: 'inactive' });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  await world.change({ state: 'active' });
  await world.push(numbered(2));
  const { html, text } = await admin.see(REPORT);
  const captions = [...html.matchAll(/<caption[^>]*>(.*?)<\/caption>/gs)].map(([, caption = '']) => caption);
  expect(text).toContain('not sent');
  expect(captions.filter((caption) => /per (box|VAT rate)/i.test(caption))).toEqual([
    expect.stringContaining('without what is not sent'),
    expect.stringContaining('without what is not sent'),
  ]);
});

test.each([
  ['off', { state: 'inactive' }, 'Sending is possible as soon as it is active', 'activate'],
  ['without its connection', LOST, 'Sending is possible as soon as what holds up', 'authentication'],
  ['off and without its connection', { ...LOST, state: 'inactive' }, 'has expired or was withdrawn', 'authentication'],
] as const)(
  'of an integration that is %s a report offers no sending, and says why and where that is mended',
  async (_, change, said, tab) => {
    await using world = await testWorld({ details: { finaliseInvoice: true } });
    await using admin = await consoleVisit(world);
    await world.push(numbered(1), numbered(2));
    const [invoice] = world.books.invoices();
    world.books.deleteInvoice(String(invoice?.id));
    await world.change(change);
    const { text, html } = await admin.see(REPORT);
    expect(text).toContain('missing');
    expect(text).not.toContain('Send the missing ones');
    expect(text).toContain(said);
    expect(html.match(/<div class="notice warn".*?<\/div>/s)?.[0]).toContain(`/console/integrations/exact/${tab}"`);
  },
);

test('a sentence says how the days stand, and each row that differs why, to support as well', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using admin = await consoleVisit(world);
  await using support = await consoleVisit(world, { role: 'support' });
  await world.push(numbered(1), unmapped(2));
  await world.change({ state: 'inactive' });
  await world.push(numbered(3));
  await world.change({ state: 'active' });
  const [invoice] = world.books.invoices();
  world.books.deleteInvoice(String(invoice?.id));
  for (const who of [admin, support]) {
    const { text } = await who.see(REPORT);
    expect(text).toContain('Invoices of these days: 3. Of these differ: 3 (');
    expect(text).toContain('(missing: 1, needs you: 1, not sent: 1)');
    expect(text).toMatch(/needs you VAT rate not mapped/);
    expect(text).toMatch(/not sent Integration was off/);
  }
});

test('only what differs is shown until all is asked for, and a print says of whom, of which days and when', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), unmapped(2));
  const differing = await admin.see(REPORT);
  expect(differing.text).toContain('2026-0002');
  expect(differing.text).not.toContain('2026-0001');
  expect(differing.html).toContain('month=2026-11&amp;show=all');
  const all = await admin.see(`${REPORT}&show=all`);
  expect(all.text).toContain('2026-0001');
  const integration = await world.integrations.get(world.key);
  for (const said of [
    world.key.tenant,
    integration?.administration?.name ?? '-',
    '1 November 2026 – 30 November 2026',
    'Made at',
  ])
    expect(differing.html.match(/<dl class="statement">.*?<\/dl>/s)?.[0]).toContain(said);
});

test('the differences of its rows add up to that of its total, and what is not meant for these books has none', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), unmapped(2));
  await world.change({ state: 'inactive' });
  await world.push(numbered(3));
  await world.change({ state: 'active' });
  const details = (await world.integrations.get(world.key))?.details;
  await world.change({ details: { ...details, finaliseInvoice: false } });
  await world.push(numbered(4));
  const { html } = await admin.see(`${REPORT}&show=all`);
  const [, table = ''] = html.match(/<table[^>]*>(?:(?!<\/table>).)*?All invoices(.*?)<\/table>/s) ?? [];
  const rows = (table.split('<tbody>')[1] ?? '').split('<tfoot>')[0]?.split('</tr>').slice(0, -1) ?? [];
  const cells = rows.map((row) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) => cell));
  const differences = cells.map((row) => row.at(-2));
  expect(differences).toEqual(['', '-210.00', '', '-210.00']);
  expect(table).toMatch(/<tfoot>.*-420\.00/s);
});

test.each([
  ['month=2026-10', { month: '2026-10', quarter: '', from: '', to: '' }],
  ['quarter=2026-Q3', { month: '', quarter: '2026-Q3', from: '', to: '' }],
  ['from=2026-10-01&to=2026-11-30', { month: '', quarter: '', from: '2026-10-01', to: '2026-11-30' }],
  ['', { month: '2026-11', quarter: '', from: '', to: '' }],
])('the days that were asked for stand in their own fields alone: %s', async (query, fields) => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using admin = await consoleVisit(world);
  const { html } = await admin.see(`/console/integrations/exact/closing-report?${query}`);
  const typedIn = (name: string) => new RegExp(`<input[^>]*id="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1];
  const quarter = /<option value="([^"]*)" selected/.exec(html)?.[1] ?? '';
  expect({ month: typedIn('month'), quarter, from: typedIn('from'), to: typedIn('to') }).toEqual(fields);
});

test('a report is called after its days as people name them', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  const { headers } = await admin.post('/console/language', { csrf: csrfIn(await admin.see(REPORT)), language: 'nl' });
  expect(headers).toHaveProperty('location');
  const headed = (html: string) => /<h1>(.*?)<\/h1>/.exec(html)?.[1];
  const at = (query: string) => admin.see(REPORT.replace('month=2026-11', query));
  expect(headed((await at('month=2026-11')).html)).toBe('Maandaansluiting: Exact Online');
  const { html } = await at('quarter=2026-Q4');
  expect(headed(html)).toBe('Aansluiting: Exact Online');
  expect(html).toMatch(/<option value="2026-Q4" selected[^>]*>\s*4e kwartaal 2026/);
  const file = await admin.see(`${REPORT.split('?')[0]}.csv?quarter=2026-Q4`);
  expect(file.headers['content-disposition']).toContain('"aansluiting-2026-Q4.csv"');
  expect((await at('month=nothing')).text).toContain('Kies er een, zoals november 2026.');
});

test('a report that waits for our own pacing says so, and never that the books do not answer', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  const integration = await world.integrations.get(world.key);
  if (!integration) throw new Error('there is no integration');
  const heldUntilMs = world.clock.now() + 60_000;
  await dynamoPace(world.world.table, world.clock.now).change(
    scopeOf(integration, world.world.config.COUNTED_PER),
    (state) => ({ state: { ...state, heldUntilMs }, result: undefined }),
  );
  const { status, text } = await admin.see(REPORT);
  expect(status).toBe(503);
  expect(text).toContain('we wait for the limit of the books');
  expect(text).not.toContain('do not answer');
});

test.skipIf(!hasBrowser)('a file that cannot be made now leads to the page that says why, and is no file', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await world.push(numbered(1));
  await using console = await serveConsole(world);
  await inBrowser(async (page) => {
    await page.goto(await console.launchLink({ language: 'en' }));
    await page.goto(console.origin + REPORT);
    const link = page.getByRole('link', { name: 'Download as CSV' });
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    await world.change({ chain: null });
    await link.click();
    await page.waitForSelector('.notice.bad');
    expect(page.url()).toContain('/closing-report?month=2026-11');
  });
});
