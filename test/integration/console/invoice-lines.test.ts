import { expect, test } from 'vitest';
import { aLine, anEvent, anInvoice } from '../../builders.ts';
import { moneybirdWorld, testWorld } from '../../world.ts';
import { consoleVisit } from './views-fixtures.ts';

const PAGE = '/console/invoices/84311';
const LOOK = `${PAGE}?look=exact`;
const two = anEvent({
  invoice: anInvoice({ lines: [aLine({ description: 'Pitch' }), aLine({ description: 'Dog', quantity: '2' })] }),
});

const marksIn = (html: string): string[] => [...html.matchAll(/<mark>([^<]*)<\/mark>/g)].map(([, text = '']) => text);

test('the page of an invoice costs no call; a look in Exact costs one, and an untouched draft shows no difference', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(two);
  const calls = () => world.exact.requests.all().length;
  const before = calls();
  const page = await admin.see(PAGE);
  expect(page.text).toContain('Look in Exact Online now');
  expect(calls()).toBe(before);
  const { html, text } = await admin.see(LOOK);
  expect(calls()).toBe(before + 1);
  expect(text).toMatch(/\d\d:\d\d:\d\d\s*: all lines in Exact Online are the same/);
  expect(marksIn(html)).toEqual([]);
  expect(text.match(/both, alike/g)).toHaveLength(2);
});

test('a draft that was edited by hand in Exact shows exactly what was changed, and its total', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(two);
  const dog = world.books.rows('salesinvoice/SalesInvoiceLines').find(({ Description }) => Description === 'Dog');
  world.books.editLine(String(dog?.ID), { Quantity: 3 });
  const { html, text } = await admin.see(LOOK);
  expect(text).toContain('what differs in Exact Online is marked');
  expect(marksIn(html)).toEqual(['3', '82.57', world.books.invoices()[0]?.totals.incl]);
  expect(text.match(/both, alike/g)).toHaveLength(1);
});

test('a credit note stands in Exact as we would send it', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  const credit = anInvoice({ kind: 'credit', lines: [aLine({ quantity: '-2' }), aLine({ description: 'Fee' })] });
  await world.push(anEvent({ invoice: credit }));
  const { html, text } = await admin.see(LOOK);
  expect(text).toContain('all lines in Exact Online are the same');
  expect(marksIn(html)).toEqual([]);
});

test('an invoice that was deleted in the books is told as gone, and books without an answer as that', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(two);
  world.exact.faults.next({ path: 'salesinvoice/SalesInvoices', fault: '503' });
  const down = await admin.see(LOOK);
  expect(down.status).toBe(200);
  expect(down.text).not.toContain('is not in Exact Online any more');
  expect(down.text).toMatch(/does not answer|do not answer/);
  const [invoice] = world.books.invoices();
  world.books.deleteInvoice(invoice?.id ?? '');
  expect((await admin.see(LOOK)).text).toContain('this invoice is not in Exact Online any more');
});

test('a look is not offered while the books cannot be asked, and costs no call: why and what mends it is said instead', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(two);
  expect((await admin.see(PAGE)).text).toContain('Look in Exact Online now');
  await world.change({ state: 'attention', attention: { cause: 'reconnect-needed', about: {} } });
  const calls = world.exact.requests.all().length;
  const { html, text } = await admin.see(LOOK);
  expect(world.exact.requests.all()).toHaveLength(calls);
  expect(text).not.toMatch(/Look in Exact Online|in Exact Online again/);
  expect(text).toContain('Looking in Exact Online is possible as soon as what holds up the integration is solved.');
  expect(text).toContain('The access to the books has expired or was withdrawn.');
  expect(html).toContain('href="/console/integrations/exact/authentication"');
});

test('support sees which line differs, without its words', async () => {
  await using world = await testWorld();
  await world.push(two);
  const dog = world.books.rows('salesinvoice/SalesInvoiceLines').find(({ Description }) => Description === 'Dog');
  world.books.editLine(String(dog?.ID), { Description: 'Cat of Anna' });
  await using support = await consoleVisit(world, { role: 'support' });
  const { html, text } = await support.see(LOOK);
  expect(marksIn(html)).toEqual(['C•••']);
  expect(text).not.toContain('Anna');
  expect(text).not.toContain('Pitch');
});

test.each([true, false])('Moneybird, external invoice %s: the same, and the line that was added', async (external) => {
  await using world = await moneybirdWorld({ details: { externalInvoice: external } });
  await using admin = await consoleVisit(world);
  await world.push(two);
  const look = () => admin.see(`${PAGE}?look=moneybird`);
  const same = await look();
  expect(same.text).toContain('all lines in Moneybird are the same');
  expect(marksIn(same.html)).toEqual([]);
  const [invoice] = world.books.invoices();
  world.books.editInvoice(invoice?.id ?? '', { details_attributes: [{ description: 'A bike', price: '10' }] });
  const { html, text } = await look();
  expect(marksIn(html)).toEqual(['Moneybird only', world.books.invoices()[0]?.totals.incl]);
  expect(text.match(/both, alike/g)).toHaveLength(2);
});

/** The cells of the rows beside each other, by the names of their columns. */
function cellsIn(html: string): readonly Readonly<Record<string, string>>[] {
  const [, table = ''] = html.match(/<div id="look-.*?<tbody>(.*?)<\/tbody>/s) ?? [];
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    Object.fromEntries(
      [...row.matchAll(/<td[^>]*data-label="([^"]*)"[^>]*>(.*?)<\/td>/gs)].map(([, name = '', cell = '']) => [
        name,
        cell.replaceAll(/<[^>]*>/g, ''),
      ]),
    ),
  );
}

test('each line says its item, ledger account, VAT and amount, at Exact by what its answer names', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(two);
  const calls = world.exact.requests.all().length;
  const [pitch, dog] = cellsIn((await admin.see(LOOK)).html);
  expect(world.exact.requests.all().length).toBe(calls + 1);
  expect(pitch).toMatchObject({ Item: 'PITCH', 'VAT code': expect.stringMatching(/^\d$/), 'Excl. VAT (€)': '192.66' });
  expect(pitch?.['Ledger account']).toMatch(/[a-z]{4}/i);
  expect(dog).toMatchObject({ Quantity: '2', 'Excl. VAT (€)': '55.05' });
});

test('at Moneybird the rate and the category are said by their names, and a category that is another one now is marked', async () => {
  await using world = await moneybirdWorld();
  await using admin = await consoleVisit(world);
  const [account, other] = world.books.ledgerAccounts();
  const { vat = {} } = (await world.integrations.get(world.key))?.mappings ?? {};
  const book = (id = '') =>
    world.change({ mappings: { vat, articles: {}, paymentConditions: {}, ledgerAccounts: { '8000': id } } });
  await book(account?.id);
  await world.push(two);
  const look = async () => (await admin.see(`${PAGE}?look=moneybird`)).html;
  const before = await look();
  expect(marksIn(before)).toEqual([]);
  expect(cellsIn(before)[0]).toMatchObject({
    'VAT code': '9% btw',
    'Ledger account': expect.stringContaining(account?.name ?? '?'),
    'Excl. VAT (€)': '192.66',
  });
  expect(cellsIn(before)[0]).not.toHaveProperty('Item');
  await book(other?.id);
  const name = cellsIn(before)[0]?.['Ledger account'];
  expect(marksIn(await look())).toEqual([name, name]);
});
