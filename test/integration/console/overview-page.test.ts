import { expect, test } from 'vitest';
import { errorsOf, scopeOf } from '../../../shared/http/scope.ts';
import { limits } from '../../../shared/providers/exact/limits.ts';
import { dynamoPace } from '../../../shared/store/pace.ts';
import { aCustomer, aLine, anEvent, numbered, unmapped } from '../../builders.ts';
import { moneybirdWorld, testWorld } from '../../world.ts';
import { chipsIn, consoleVisit, unescaped } from './views-fixtures.ts';

const OVERVIEW = '/console/overview';

test('thirty days are counted by the day of the invoice, true to the last one, and lead to the list of their day', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), numbered(2, { date: '2026-11-18' }), unmapped(3));
  await world.take(numbered(4));
  const { html, text } = await admin.see(OVERVIEW);
  expect(html).toContain('href="/console/invoices?from=2026-11-18&amp;to=2026-11-18&amp;integration=exact"');
  expect(new Set(html.match(/\d+ \w+ 2026: final/g)).size).toBe(30);
  expect(html).toContain('18 November 2026: final 0, waiting or on its way 0, stopped 0, draft 1');
  expect(html).toContain('20 November 2026: final 0, waiting or on its way 1, stopped 1, draft 1');
  expect(text).toContain('Dated today: 0 final in the books and 1 as drafts.');
  const list = await admin.see('/console/invoices?from=2026-11-18&to=2026-11-18&integration=exact');
  expect(list.text).toContain('2026-0002');
  expect(list.text).not.toContain('2026-0001');
});

/** What a bar says of its day, with the list that it leads to. */
const barsIn = (html: string) =>
  [...html.matchAll(/<a href="([^"]+)" aria-label="(\d+ \w+ \d+): ([^"]*)"/g)].map(([, href = '', day, said = '']) => ({
    ...{ href: unescaped(href), day },
    counts: Object.fromEntries(
      said.split(', ').map((part) => [part.replace(/ \d+$/, ''), Number(part.split(' ').at(-1))]),
    ),
  }));

test('sentence, bars and the list that a bar leads to say the same number, also of what no bar shows', async () => {
  await using world = await testWorld({ state: 'inactive' });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  await world.change({ state: 'active' });
  await world.push(
    ...[numbered(2), unmapped(3), numbered(4, { date: '2026-11-18' }), numbered(5, { date: '2025-01-02' })],
    numbered(6, { date: '2025-01-02', lines: [aLine({ vatRate: 'btw-nieuw' })] }),
    { ...anEvent(), detail: { ...numbered(7).detail, customer: { ...aCustomer(), companyName: { name: 'X' } } } },
  );
  await world.take(numbered(8));
  for (const path of [OVERVIEW, '/console']) {
    const { html, text } = await admin.see(path);
    const bars = barsIn(html).filter(({ counts }) => Object.values(counts).some((count) => count > 0));
    expect(
      bars.map(({ day }) => day),
      path,
    ).toEqual(['18 November 2026', '20 November 2026']);
    for (const { href, counts } of bars) {
      const [all] = chipsIn((await admin.see(href)).html);
      expect(
        Object.values(counts).reduce((sum, one) => sum + one),
        path,
      ).toBe(all?.count);
    }
    expect(bars.at(-1)?.counts).toEqual({
      ...{ final: 0, 'waiting or on its way': 1, stopped: 1, draft: 1, 'not sent': 1 },
    });
    expect(text, 'one of the bars, one older, one without a day').toMatch(/Stopped invoices: 3|3 stopped/);
    expect(text, path).toContain(
      'Not in this picture, since the invoice date is outside of it or cannot be read: stopped 2.',
    );
    expect(text, path).toMatch(
      /Dated today: 0 final in the books and 1 as drafts|dated today: 4, of which 0 final in the books and 1 as drafts/,
    );
  }
});

test('what stopped is shown by cause, that of the most euros first, and leads to those invoices', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  const dear = aLine({
    quantity: '10',
    vatRate: 'btw-nieuw',
    totals: { exclVat: '1926.61', vat: '173.39', inclVat: '2100.00' },
  });
  await world.push(
    unmapped(1),
    numbered(2, { currency: 'USD', lines: [aLine({ vatPercentage: '8' })] }), // of another cause, and of no amount in euros
    numbered(3, { lines: [dear], totals: { exclVat: '1926.61', vat: '173.39', inclVat: '2100.00' } }),
  );
  const { html, text } = await admin.see(OVERVIEW);
  expect(text).toContain('€ 2,310.00 incl. VAT');
  const cards = [...html.matchAll(/<li class="cause">.*?<\/li>/gs)].map(([card]) => card);
  expect(cards[0]).toContain('VAT rate not mapped');
  expect(cards[0]).toContain('href="/console/invoices?status=parked&amp;cause=vat-unmapped&amp;integration=exact"');
  expect(cards).toHaveLength(2);
  expect(cards[1]).toContain('<strong>amount in euro not known</strong>');
});

test('a VAT rate that stopped invoices is mapped beside its cause, and they go', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), unmapped(2), unmapped(3));
  const before = await admin.see(OVERVIEW);
  expect(before.html).toContain('name="vat:btw-nieuw"');
  const { mappings } = (await world.integrations.get(world.key)) ?? {};
  const code = mappings?.vat['btw-laag'] ?? '';
  expect(before.html).toContain(`<option value="${code}">`);
  const going = await admin.press(OVERVIEW, 'Save and send', { 'vat:btw-nieuw': code });
  expect(going.text).toContain('Handled: 0 of 2. Still in progress: 2.');
  await world.settle();
  expect(world.books.invoices()).toHaveLength(3);
  expect((await admin.see(OVERVIEW)).html).not.toContain('name="vat:btw-nieuw"');
});

test('what is to be chosen beside a cause is called what these books call it', async () => {
  for (const [makeWorld, said] of [
    [testWorld, 'What stands below has no VAT code in the books'],
    [moneybirdWorld, 'What stands below has no tax rate in the books'],
  ] as const) {
    await using world = await makeWorld();
    await using admin = await consoleVisit(world);
    await world.push(unmapped(1));
    for (const page of [OVERVIEW, '/console/invoices/1']) expect((await admin.see(page)).text, page).toContain(said);
  }
});

test('mending in place is refused to whoever was overtaken, and not offered to support', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await using helper = await consoleVisit(world, { role: 'support' });
  await world.push(unmapped(1));
  expect((await helper.see(OVERVIEW)).html).not.toContain('name="vat:btw-nieuw"');
  const late = admin.press(OVERVIEW, 'Save and send', { 'vat:btw-nieuw': '1', edition: '"0"' });
  expect(await late).toMatchObject({ status: 409 });
  expect((await world.integrations.get(world.key))?.mappings.vat['btw-nieuw']).toBeUndefined();
});

test('a resting endpoint has a name and a line of its own, and limits show only when they matter', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  expect((await admin.see(OVERVIEW)).text).not.toContain('Limits of the books');
  const integration = await world.integrations.get(world.key);
  if (!integration) throw new Error('there is no integration');
  const { COUNTED_PER } = world.world.config;
  const endpoint = `${errorsOf(integration, COUNTED_PER)}salesinvoice/SalesInvoices`;
  const errors = { [endpoint]: Array(limits.errorsPerHour).fill(world.clock.now()) };
  await dynamoPace(world.world.table, world.clock.now).change(scopeOf(integration, COUNTED_PER), (state) => ({
    state: { ...state, errors },
    result: undefined,
  }));
  await world.push(numbered(2));
  const { html, text } = await admin.see(OVERVIEW);
  const invoice = await admin.see('/console/invoices/2');
  expect(text).toContain('Limits of the books');
  expect(invoice.text).toContain('The books refused too many requests in a row');
  for (const page of [text, invoice.text]) expect(page).not.toMatch(/SalesInvoices|The books say/);
  const [, rows = ''] = html.match(/<dl>(.*?)<\/dl>/s) ?? [];
  expect(rows.match(/<dt>/g)).toHaveLength(1);
  expect(rows).toMatch(/<dt>[^<]+<\/dt><dd>Waits until/);
});

test('what stopped at an integration that is off leads to where it is turned on, and a lost connection hides neither', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await using helper = await consoleVisit(world, { role: 'support' });
  const toActivate = '<a href="/console/integrations/exact/activate">Go to Activate</a>';
  await world.push(unmapped(1));
  expect((await admin.see(OVERVIEW)).html).not.toContain(toActivate);
  await world.change({ state: 'inactive' });
  const off = await admin.see(OVERVIEW);
  expect(off.html).toContain(toActivate);
  expect(off.text).toContain('What waits for it goes only once the integration is on.');
  expect((await helper.see(OVERVIEW)).html).not.toContain(toActivate);
  await world.change({ attention: { cause: 'reconnect-needed', about: {} } });
  const lost = await admin.see(OVERVIEW);
  expect(lost.html).toContain(toActivate);
  for (const said of [
    'This needs you.',
    'The integration is off. Sending is possible as soon as it is active.',
    'Authentication tab. What waits for it goes only once the integration is on.',
    'goes only once what holds up the integration is solved as well, and it is on.',
  ])
    expect(lost.text).toContain(said);
});

test('one button of the overview is the main one, that of what comes first, however much there is to do', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(unmapped(1), numbered(2, { lines: [aLine({ product: 'NEW', ledgerAccount: '9999' })] }));
  const mainIn = ({ html }: { html: string }) =>
    [
      ...html.slice(html.indexOf('<main')).matchAll(/<button type="submit">([^<]+)|<a [^>]*class="button">([^<]+)/g),
    ].map(([, button, link]) => button ?? link);
  const busy = await admin.see(OVERVIEW);
  expect(mainIn(busy)).toEqual(['Save and send']);
  expect(busy.html.match(/class="quiet">Save and send/g)).toHaveLength(1);
  await world.change({ state: 'attention', attention: { cause: 'reconnect-needed', about: {} } });
  expect(mainIn(await admin.see(OVERVIEW))).toEqual(['Go to Authentication']);
});

test('what came in while the integration was off is told, with the list from which it is sent', async () => {
  await using world = await testWorld({ state: 'inactive' });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), numbered(2));
  const { text, html } = await admin.see(OVERVIEW);
  expect(text).toContain(
    'Not sent, since the integration was off, or the invoice is of before the start date or of another seller: 2.',
  );
  expect(html).toContain('href="/console/invoices?status=skipped&amp;integration=exact"');
});
