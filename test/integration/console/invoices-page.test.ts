import { expect, test } from 'vitest';
import { dynamoChangeLog } from '../../../shared/store/changes/change-log.ts';
import { aCompany, aCustomer, anEvent, anInvoice, numbered, unmapped } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import { adminDesk } from '../admin/fixtures.ts';
import { chipsIn, consoleVisit, csrfIn, linkOf, numbersIn, unescaped } from './views-fixtures.ts';

const LIST = '/console/invoices';

const idIn = (href: string): string => href.match(/invoices\/([^?]*)/)?.[1] ?? '';
const linksIn = (html: string): string[] =>
  [...html.matchAll(/<th scope="row"[^>]*><a href="([^"]+)"/g)].map(([, href = '']) => unescaped(href));

test('an invoice is found by its number, its customer and its booking', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(
    numbered(1),
    anEvent({ id: 'e2', customer: aCompany(), invoice: anInvoice({ id: '2', number: '2026-0002', booking: 'R-77' }) }),
  );
  const find = async (q: string) => numbersIn((await admin.see(`${LIST}?q=${encodeURIComponent(q)}`)).html);
  expect(await find('2026-0001')).toEqual(['2026-0001']);
  expect(await find('R-77')).toEqual(['2026-0002']);
  expect(await find('nobody at all')).toEqual([]);
});

test('the list has date, customer, amount, status, number in the books and remarks, in an order that is shown', async () => {
  await using world = await testWorld();
  await world.change({ entriesIndexed: true });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1, { date: '2026-11-20' }), unmapped(3));
  world.clock.advance(1_000);
  await world.push(numbered(2, { date: '2026-11-10' }));
  const { html, text } = await admin.see(LIST);
  for (const said of [
    'Invoice date',
    'Customer',
    'Amount incl. VAT',
    'Number in the books',
    'Remarks',
    '€ 210.00',
    'VAT rate not mapped',
  ])
    expect(text).toContain(said);
  expect(html).toMatch(/aria-sort="descending">Came in/);
  expect(numbersIn(html)[0]).toBe('2026-0002');
  const byDate = await admin.see(`${LIST}?order=date`);
  expect(byDate.html).toMatch(/aria-sort="descending">Invoice date/);
  expect(numbersIn(byDate.html).at(-1)).toBe('2026-0002');
});

test('pages go forward and back, and the way back leads to the same pages', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.take(...Array.from({ length: 120 }, (_, nth) => numbered(nth + 1)));
  const first = await admin.see(LIST);
  const second = await admin.see(linkOf(first.html, 'next'));
  const third = await admin.see(linkOf(second.html, 'next'));
  expect(numbersIn(third.html)).toHaveLength(20);
  expect(linkOf(third.html, 'next')).toBe('');
  expect(linkOf(first.html, 'prev')).toBe('');
  const back = await admin.see(linkOf(third.html, 'prev'));
  expect(numbersIn(back.html)).toEqual(numbersIn(second.html));
  expect(numbersIn((await admin.see(linkOf(back.html, 'prev'))).html)).toEqual(numbersIn(first.html));

  const lastOfFirst = linksIn(first.html).at(-1) ?? '';
  const opened = linkOf((await admin.see(lastOfFirst)).html, 'next'); // over the edge of the page, and back
  expect(idIn(opened)).toBe(idIn(linksIn(second.html)[0] ?? ''));
  expect(idIn(linkOf((await admin.see(opened)).html, 'prev'))).toBe(idIn(lastOfFirst));
});

test('each chip says how many invoices it leads to, whatever narrows the list but a search', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using admin = await consoleVisit(world);
  await world.push(
    numbered(1),
    unmapped(2),
    unmapped(3),
    numbered(4, { date: '2026-11-10', description: 'x '.repeat(150) }),
  );
  for (const query of [
    '',
    '?order=date',
    '?from=2026-11-15',
    '?status=parked',
    '?status=parked&cause=vat-unmapped',
    '?warnings=true',
  ]) {
    const chips = chipsIn((await admin.see(`${LIST}${query}`)).html);
    expect(chips.length, query).toBeGreaterThanOrEqual(8);
    for (const { href, count } of chips)
      expect({ query, href, count: numbersIn((await admin.see(href)).html).length }).toEqual({ query, href, count });
  }
  expect(chipsIn((await admin.see(`${LIST}?q=2026-0002`)).html)).toEqual([]);
});

test('an invoice is found by words of its customer, by both names of a person, and by no part within a word', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(
    numbered(1),
    anEvent({
      id: 'e2',
      customer: aCompany({ id: '88', number: 'K-88', companyName: 'Café De Zon B.V.' }),
      invoice: anInvoice({ id: '2', number: '2026-0002' }),
    }),
  );
  const find = async (q: string) => numbersIn((await admin.see(`${LIST}?q=${encodeURIComponent(q)}`)).html);
  for (const q of ['cafe', 'zon de', 'K-88', 'CAFÉ DE ZON']) expect([q, await find(q)]).toEqual([q, ['2026-0002']]);
  expect(await find('on')).toEqual([]);
  expect((await admin.see(`${LIST}?q=cafe`)).text).toContain('Café De Zon B.V.');
});

test('previous and next on an invoice follow the order and the filter of the list that it was opened from', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  for (const nth of [1, 2, 3, 4]) {
    await world.push(nth === 3 ? unmapped(nth) : numbered(nth, { date: `2026-11-${10 + ((nth * 3) % 7)}` }));
    world.clock.advance(1_000);
  }
  for (const query of ['', '?order=date', '?status=synced']) {
    const { html } = await admin.see(`${LIST}${query}`);
    const links = linksIn(html);
    const ids = links.map(idIn);
    expect(ids.length, query).toBeGreaterThanOrEqual(3);
    for (const [nth, link] of links.entries()) {
      const page = (await admin.see(link)).html;
      expect({ query, at: nth, ids: [linkOf(page, 'prev'), linkOf(page, 'next')].map(idIn) }).toEqual({
        ...{ query, at: nth },
        ids: [ids[nth - 1] ?? '', ids[nth + 1] ?? ''],
      });
    }
  }
});

test('what was booked with a remark is found by it and named', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), numbered(2, { description: 'long '.repeat(60) }));
  const { html, text } = await admin.see(`${LIST}?warnings=true`);
  expect(numbersIn(html)).toEqual(['2026-0002']);
  expect(text).toContain('shortened');
});

test('ticked invoices are sent again together, also those that came in while the integration was off', async () => {
  await using world = await testWorld({ state: 'inactive' });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), numbered(2), numbered(3));
  const whileOff = await admin.see(LIST);
  expect(whileOff.html).not.toContain('type="checkbox"');
  expect(whileOff.text).toContain('The integration is off. Sending is possible as soon as it is active.');
  const csrf = csrfIn(whileOff);
  const off = await admin.post(`${LIST}/send`, { csrf, 'ids:exact': '1' });
  expect(off).toMatchObject({ status: 409, text: expect.stringContaining('The integration is off') });
  await world.change({ state: 'active' });
  const sent = await admin.post(`${LIST}/send`, { csrf, 'ids:exact': '1' });
  expect(sent.headers.location).toContain('/console/integrations/exact/progress?from=1&ids=1');
  expect((await dynamoChangeLog(world.world.table, world.clock.now).page(world.key.tenant, null, 1))[0]?.what).toBe(
    'retried',
  );
  await world.settle();
  expect(world.books.invoices()).toHaveLength(1);
  const rest = await admin.press(`${LIST}?status=skipped`, 'Send what was not sent while the integration was off');
  expect(rest.text).toContain('of 2');
  await world.settle();
  expect(world.books.invoices()).toHaveLength(3);
  const none = await admin.post(`${LIST}/send`, { csrf });
  expect(none).toMatchObject({ status: 409, text: expect.stringContaining('Select one or more invoices first.') });
});

test('the filtered list is there as a file whose cells no spreadsheet computes', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(
    anEvent({ customer: aCompany({ id: '666', number: '666', companyName: '=HYPERLINK("https://evil.example")' }) }),
    unmapped(2),
  );
  const all = await admin.see(`${LIST}.csv`);
  expect(all.headers['content-type']).toContain('text/csv');
  expect(all.html).toContain(`"'=HYPERLINK`);
  expect(all.html.trim().split('\r\n')).toHaveLength(4);
  expect(all.html).toContain('End of the list');
  const parked = await admin.see(`${LIST}.csv?status=parked`);
  expect(parked.html).toContain('2026-0002');
  expect(parked.html).not.toContain('HYPERLINK');
  expect(parked.html.split('\r\n')[1], 'its books by the name that people know').toMatch(/^2026-0002,Exact Online,/);
  await using helper = await consoleVisit(world, { role: 'support' });
  const masked = await helper.see(`${LIST}.csv`);
  expect(masked.html).not.toContain('HYPERLINK');
});

test('only what a bulk action takes can be ticked', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  const customer = { ...aCustomer(), companyName: { name: 'X' } };
  await world.push(numbered(1), unmapped(2), { ...anEvent(), detail: { ...numbered(3).detail, customer } });
  await world.change({ state: 'inactive' });
  await world.push(numbered(4));
  await world.change({ state: 'active' });
  await world.take(numbered(5));
  const { html } = await admin.see(LIST);
  expect(numbersIn(html)).toHaveLength(5);
  const ticked = [...html.matchAll(/type="checkbox" name="ids:exact" value="([^"]+)"/g)].map(([, id]) => id);
  expect(ticked.toSorted()).toEqual(['2', '4']);
  const csrf = csrfIn({ html });
  for (const id of ticked)
    expect((await admin.post(`${LIST}/send`, { csrf, 'ids:exact': id ?? '' })).headers.location, id).toContain(
      'from=1',
    );
});

test('drafts are told apart among those in the books', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), numbered(2));
  const names = async () => chipsIn((await admin.see(LIST)).html).map(({ name, count }) => `${name}: ${count}`);
  expect(await names()).toContain('in the books, of which 2 as drafts: 2');
  await admin.press('/console/invoices/1', 'Yes, make it final');
  await world.settle();
  expect(await names()).toContain('in the books, of which 1 as drafts: 2');
});

test('support is told what it cannot search for', async () => {
  await using world = await testWorld();
  await using helper = await consoleVisit(world, { role: 'support' });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  const { text } = await helper.see(`${LIST}?q=Jansen`);
  expect(text).toContain('As support you see no names of customers');
  expect(text).not.toContain('Search by number, customer or booking');
  expect(numbersIn((await helper.see(`${LIST}?q=2026-0001`)).html)).toEqual(['2026-0001']);
  expect((await admin.see(`${LIST}?q=Jansen`)).text).not.toContain('As support');
});

test('an empty page after others says that the list ends there, and never that nothing fits', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await using api = await adminDesk(world);
  await world.push(numbered(1), numbered(2));
  const { body } = await api.call('GET /invoices', undefined, { query: 'limit=1' });
  const { text, html } = await admin.see(`/console/invoices?number=2026-9&cursor=${body.cursor}`);
  expect(text).toContain('The list ends here');
  expect(text).not.toContain('There are no invoices that fit');
  expect(html).toContain('>First<');
  expect((await admin.see('/console/invoices?number=2026-9')).text).toContain('There are no invoices that fit');
});
