import { expect, test } from 'vitest';
import { aLine, numbered, unmapped } from '../../builders.ts';
import { moneybirdWorld, testWorld } from '../../world.ts';
import { consoleVisit } from './views-fixtures.ts';

/** The buttons that ask to be pressed most, in the page itself. */
const mainButtons = (html: string): string[] =>
  [...html.slice(html.indexOf('<main')).matchAll(/<button type="submit">([^<]+)/g)].map(([, label = '']) => label);

test('an invoice shows i-Reserve beside the books, marks what differs, and says when each step was to the second', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  const same = await admin.see('/console/invoices/1');
  expect(same.text).toContain('i-Reserve beside Exact Online');
  expect(same.html).not.toContain('<mark>');
  expect(same.text).toMatch(/\d\d:\d\d:\d\d – Came in from i-Reserve/);
  expect(same.text).toMatch(/From the first to the last step: [\d.]+ s\./);
  const entry = await world.entry('invoice', '1');
  if (entry?.kind !== 'invoice' || !entry.booked) throw new Error('it is not booked');
  await world.world.ledger.amend(entry, { booked: { ...entry.booked, vat: '17.30', inclVat: '209.96' } }, 'booked');
  const differs = await admin.see('/console/invoices/1');
  expect(differs.html).toContain('<mark>209.96</mark>');
  expect(differs.html).toContain('<mark>-0.04</mark>');
});

test('an invoice links to its relation in the books, and leads to the ones before and after it in the list', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), numbered(2), numbered(3));
  const list = await admin.see('/console/invoices');
  const links = [...list.html.matchAll(/href="(\/console\/invoices\/\d[^"]*)"/g)].map(([, href = '']) => href);
  expect(links).toHaveLength(3);
  const narrowed = await admin.see('/console/invoices?warnings=true');
  const [, second = ''] = [...narrowed.html.matchAll(/href="(\/console\/invoices\/\d[^"]*)"/g)].map(
    ([, href = '']) => href,
  );
  const { html } = await admin.see(second.replaceAll('&amp;', '&'));
  expect(html).toMatch(/rel="prev"/);
  expect(html).toMatch(/rel="next"/);
  expect(html).toMatch(/href="https?:\/\/[^"]+CRMAccountCard\.aspx/);
  const [relation] = world.books.relations();
  expect(html).toContain(relation?.id);
  await using support = await consoleVisit(world, { role: 'support' });
  expect((await support.see('/console/invoices/1')).html).not.toContain(relation?.id ?? '');
});

test('an invoice has one main action: to make its draft final, to mend beside the cause, or to send again', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), unmapped(2));
  expect(mainButtons((await admin.see('/console/invoices/1')).html)).toEqual(['Yes, make it final']);
  expect(mainButtons((await admin.see('/console/invoices/2')).html)).toEqual(['Save and send']);
  const { mappings } = (await world.integrations.get(world.key)) ?? {};
  const going = await admin.press('/console/invoices/2', 'Save and send', {
    'vat:btw-nieuw': mappings?.vat['btw-laag'] ?? '',
  });
  expect(going.text).toContain('of 1');
  await world.settle();
  expect(world.books.invoices()).toHaveLength(2);
});

test('the button of an invoice says what it does as it stands', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true }, state: 'inactive' });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  await world.change({ state: 'active' });
  await world.push(numbered(2), numbered(3, { currency: 'XXX' }));
  await world.take(numbered(4));
  const said = async (id: number) => (await admin.see(`/console/invoices/${id}`)).text;
  expect(await said(1)).toContain('Send after all');
  expect(await said(2)).toContain('Check that the invoice still stands there');
  expect(await said(2)).toContain('If the invoice does not stand in Exact Online any more, it is booked there anew.');
  expect(mainButtons((await admin.see('/console/invoices/2')).html)).toEqual([]);
  expect(await said(3)).toContain('Send again');
  expect(await said(4)).toContain('This invoice goes to the books by itself.');
  for (const id of [1, 2, 3, 4]) expect(await said(id)).not.toContain('Send to the books');
  expect((await admin.see('/console/invoices/4')).html).not.toContain('/console/invoices/4/sync');

  const [document] = world.books.invoices();
  world.books.deleteInvoice(document?.id ?? '');
  await admin.press('/console/invoices/2', 'Check that the invoice still stands there');
  await world.settle();
  expect(world.books.invoices().map(({ reference }) => reference)).toContain('2026-0002');
});

test('an invoice that is looked up has no main action', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  world.exact.faults.next({ method: 'POST', path: 'salesinvoice/SalesInvoices', fault: 'lost-answer' });
  await world.push(numbered(1));
  expect((await world.entry('invoice', '1'))?.status).toBe('uncertain');
  const { html, text } = await admin.see('/console/invoices/1');
  expect(text).toContain('being checked');
  expect(mainButtons(html)).toEqual([]);
});

test('an invoice that is held back by a lost connection says so and leads to the mending', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.take(numbered(1));
  await world.change({ state: 'attention', attention: { cause: 'reconnect-needed', about: {} } });
  const { text, html } = await admin.see('/console/invoices/1');
  expect(text).toContain('Go to Authentication');
  expect(html).toContain('/console/integrations/exact/authentication');
});

test('remarks of different lines are told apart by the number of their line', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using admin = await consoleVisit(world);
  const long = 'A pitch with a very long name '.repeat(8);
  await world.push(
    numbered(1, {
      lines: [aLine({ description: long, quantity: '3' }), aLine({ description: long, quantity: '4' })],
    }),
  );
  const { text } = await admin.see('/console/invoices/1');
  expect(text).toContain('Line 1: ');
  expect(text).toContain('Line 2: ');
});

test('a preview names the relation, the ledger account of each line, and the VAT of both sides', async () => {
  const account = '8000';
  await using world = await testWorld({
    mappings: { ledgerAccounts: { [account]: account }, articles: { 'PITCH-A': 'PITCH' } },
  });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1, { lines: [aLine({ ledgerAccount: account }), aLine({ ledgerAccount: null })] }));
  const { text } = await admin.see('/console/invoices/1/preview?integration=exact');
  expect(text).toMatch(/Name Familie Jansen B\.V\. Customer number 7012/);
  expect(text).toMatch(/PITCH \S* ?8000/);
  expect(text).toContain('that of the item');
  expect(text).toMatch(/Excl\. VAT 385\.32 385\.32 0\.00 VAT 34\.68 34\.68 0\.00 Incl\. VAT 420\.00 420\.00 0\.00/);
});

/** The cells of a table as a telephone names them, with what stands in each. */
const cellsIn = (html: string): string[] =>
  [...html.matchAll(/<td[^>]*data-label="([^"]*)"[^>]*>(.*?)<\/td>/gs)].map(
    ([, label, cell = '']) => `${label}: ${cell.replace(/<[^>]*>/g, '').trim()}`,
  );

test('a preview says whether the invoice would be booked or only become a draft, and heads its remarks', async () => {
  for (const [finaliseInvoice, said, other] of [
    [true, 'This invoice would be booked.', 'would become a draft'],
    [false, 'This invoice would become a draft', 'would be booked.'],
  ] as const) {
    await using world = await testWorld({ details: { finaliseInvoice } });
    await using admin = await consoleVisit(world);
    await world.push(numbered(1));
    const { html, text } = await admin.see('/console/invoices/1/preview?integration=exact');
    expect(text).toContain(said);
    expect(text).not.toContain(other);
    expect(html.includes('<h2>Remarks</h2><ul>')).toBe(!finaliseInvoice); // a draft has one on its date
  }
});

test('a preview says in the heading of the prices whether they are with VAT, and in which currency', async () => {
  for (const [makeWorld, books, said] of [
    [testWorld, 'exact', 'Price excl. VAT (€)'],
    [moneybirdWorld, 'moneybird', 'Price incl. VAT (€)'],
  ] as const) {
    await using world = await makeWorld();
    await using admin = await consoleVisit(world);
    await world.push(numbered(1), numbered(2, { kind: 'credit', lines: [aLine({ quantity: '-7' })] }));
    for (const id of [1, 2])
      expect((await admin.see(`/console/invoices/${id}/preview?integration=${books}`)).html).toContain(`${said}</th>`);
  }
});

test('a preview that stops says of each line what is not mapped, and what nobody can tell', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(unmapped(1), numbered(2, { lines: [aLine({ product: 'NEW', ledgerAccount: '9999' })] }));
  const rate = cellsIn((await admin.see('/console/invoices/1/preview?integration=exact')).html);
  expect(rate).toContain('VAT code: not mapped');
  expect(rate).toContain('In the books (€): not known');
  const item = cellsIn((await admin.see('/console/invoices/2/preview?integration=exact')).html);
  for (const cell of ['VAT code: 3', 'Item: not mapped', 'Ledger account: depends on the item'])
    expect(item).toContain(cell);
});

test('a telephone, which shows no headings, has the currency beside each amount', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), numbered(2, { currency: 'USD' }));
  for (const [id, sign] of [
    ['1', '€'],
    ['2', 'USD'],
  ] as const)
    for (const page of ['', '/preview?integration=exact']) {
      const { html } = await admin.see(`/console/invoices/${id}${page}`);
      const amounts = cellsIn(html).filter((cell) => /: -?[\d,]+\.\d\d/.test(cell));
      expect(amounts.length, page).toBeGreaterThan(2);
      expect(amounts.filter((cell) => !cell.includes(`(${sign}): `))).toEqual([]);
    }
  const closing = cellsIn((await admin.see('/console/integrations/exact/closing-report?month=2026-11&show=all')).html);
  const amounts = closing.filter((cell) => /: -?[\d,]+\.\d\d/.test(cell));
  expect(amounts.length).toBeGreaterThan(2);
  expect(amounts.filter((cell) => !cell.includes('(€): '))).toEqual([]);
});
