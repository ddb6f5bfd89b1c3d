import { expect, test } from 'vitest';
import { dynamoChangeLog } from '../../../shared/store/changes/change-log.ts';
import { aCompany, aLine, anEvent, anInvoice } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit, csrfIn } from './views-fixtures.ts';

const LIST = '/console/invoices';

const numbered = (nth: number, over: Parameters<typeof anInvoice>[0] = {}) =>
  anEvent({
    id: `event-${nth}`,
    invoice: anInvoice({ id: String(nth), number: `2026-${String(nth).padStart(4, '0')}`, ...over }),
  });
const unmapped = (nth: number) => numbered(nth, { lines: [aLine({ vatRate: 'btw-nieuw' })] });

const numbersIn = (html: string): string[] =>
  [...html.matchAll(/<th scope="row"[^>]*><a[^>]*>([^<]+)</g)].map(([, number = '']) => number);

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
    '210.00 €',
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
  const linkOf = (html: string, rel: string) =>
    html.match(new RegExp(`<a href="([^"]+)" rel="${rel}"`))?.[1]?.replaceAll('&amp;', '&') ?? '';
  const first = await admin.see(LIST);
  const second = await admin.see(linkOf(first.html, 'next'));
  const third = await admin.see(linkOf(second.html, 'next'));
  expect(numbersIn(third.html)).toHaveLength(20);
  expect(linkOf(third.html, 'next')).toBe('');
  expect(linkOf(first.html, 'prev')).toBe('');
  const back = await admin.see(linkOf(third.html, 'prev'));
  expect(numbersIn(back.html)).toEqual(numbersIn(second.html));
  expect(numbersIn((await admin.see(linkOf(back.html, 'prev'))).html)).toEqual(numbersIn(first.html));
});

test('chips carry a count only where it is true', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), unmapped(2), unmapped(3));
  const { text } = await admin.see(LIST);
  expect(text).toContain('needs you (2)');
  expect(text).toContain('not sent (0)');
  const narrowed = await admin.see(`${LIST}?q=2026-0002`);
  expect(narrowed.text).not.toContain('needs you (');
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
  const csrf = csrfIn(await admin.see(LIST));
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
  const rest = await admin.press(`${LIST}?status=skipped`, 'Send all that were not sent');
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
  await using helper = await consoleVisit(world, { role: 'support' });
  const masked = await helper.see(`${LIST}.csv`);
  expect(masked.html).not.toContain('HYPERLINK');
});
