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
  expect(marksIn(html)).toEqual(['3', world.books.invoices()[0]?.totals.incl]);
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
  expect(down.text).not.toContain('any more');
  expect(down.text).toMatch(/does not answer|do not answer/);
  const [invoice] = world.books.invoices();
  world.books.deleteInvoice(invoice?.id ?? '');
  expect((await admin.see(LOOK)).text).toContain('this invoice is not in Exact Online any more');
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
