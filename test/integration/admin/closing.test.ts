import { expect, test } from 'vitest';
import { aLine, anEvent, anInvoice } from '../../builders.ts';
import { moneybirdWorld, type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

const REPORT = 'GET /integrations/exact/closing-report';
const november = { query: 'month=2026-11' };

/** A final invoice with a number of its own. */
const numbered = (number: string, over: Parameters<typeof anInvoice>[0] = {}) =>
  anEvent({ invoice: anInvoice({ id: number, number, ...over }) });

test('a month shows what is in the books, and what is not and why, with sums per rate', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true, startDate: '2026-11-02' } });
  await using api = await adminDesk(world);
  await world.push(
    numbered('2026-1', { date: '2026-11-20', lines: [aLine(), aLine({ vatRate: 'btw-hoog', vatPercentage: '21' })] }),
    numbered('2026-2'),
    numbered('2026-3'),
    numbered('2026-4', { lines: [aLine({ vatRate: 'btw-onbekend' })] }),
    numbered('2026-5', { date: '2026-11-01' }),
    numbered('2026-6', { date: '2026-10-31' }),
    numbered('2026-10', { kind: 'credit', lines: [aLine({ quantity: '-1' })] }),
  );
  await world.settle();
  const idOf = async (id: string) => {
    const entry = await world.entry('invoice', id);
    return entry?.kind === 'invoice' ? (entry.externalId ?? '') : '';
  };
  world.books.deleteInvoice(await idOf('2026-2'));
  const [row] = world.books
    .rows('salesinvoice/SalesInvoices')
    .filter(({ PaymentReference }) => PaymentReference === '2026-3');
  world.books.add('salesinvoice/SalesInvoices', { ...row, AmountFC: 1.5 });

  const { status, body } = await api.call(REPORT, undefined, november);
  expect(status).toBe(200);
  expect(body.items.map(({ number, state }: { number: string; state: string }) => `${number} ${state}`)).toEqual([
    '2026-1 present',
    '2026-2 missing',
    '2026-3 different',
    '2026-4 parked',
    '2026-5 skipped',
    '2026-10 present',
  ]);
  expect(body.items[0]).toEqual({
    ...{ id: '2026-1', number: '2026-1', date: '2026-11-20', state: 'present' },
    customer: { id: '7012', name: 'Familie Jansen B.V.' },
    ...{ ours: expect.any(String), books: body.items[0].ours, booksNumber: expect.stringMatching(/^\d+$/) },
  });
  const [first, second, third, , , credit] = body.items;
  expect(first.books).toBe(first.ours);
  expect(second).toMatchObject({ id: '2026-2', books: null });
  expect(third.books).toBe('1.50');
  expect(credit).toMatchObject({ ours: expect.stringMatching(/^-/), books: credit.ours });

  const high = body.perRate.find(({ vatRate }: { vatRate: string }) => vatRate === 'btw-hoog');
  expect(high).toMatchObject({ percentage: '21', books: high.ours });
  const low = body.perRate.find(({ vatRate }: { vatRate: string }) => vatRate === 'btw-laag');
  const inclVat = ({ exclVat, vat }: { exclVat: string; vat: string }) => Number(exclVat) + Number(vat);
  expect(inclVat(low.ours) - inclVat(low.books)).toBeCloseTo(Number(second.ours), 2);
  // What is skipped is not meant for these books: it is told, and counts in no sum.
  expect(body.items[4]).toMatchObject({ state: 'skipped', ours: '210.00' });
  const total = (side: 'ours' | 'books') =>
    body.items
      .filter(({ state }: { state: string }) => state !== 'skipped')
      .reduce((sum: number, item: Record<string, string>) => sum + Number(item[side] ?? 0), 0);
  expect(body.totals).toEqual({
    ours: total('ours').toFixed(2),
    books: total('books').toFixed(2),
    difference: (total('books') - total('ours')).toFixed(2),
  });
});

test('a draft is a draft: found though it has no day in the books yet, and in no sum of the books', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: false } });
  await using api = await adminDesk(world);
  await world.push(...Array.from({ length: 25 }, (_, index) => numbered(`2026-${index + 100}`)));
  const before = world.exact.requests.count();
  const { body } = await api.call(REPORT, undefined, november);
  expect(body.items).toHaveLength(25);
  for (const item of body.items)
    expect(item).toMatchObject({ state: 'draft', ours: '210.00', books: '210.00', booksNumber: null });
  expect(body.perRate).toEqual([
    {
      ...{ vatRate: 'btw-laag', percentage: '9' },
      ours: { exclVat: '4816.50', vat: '433.50' },
      books: { exclVat: '0.00', vat: '0.00' },
    },
  ]);
  expect(body.perBox).toEqual([
    { box: '1b', ours: { exclVat: '4816.50', vat: '433.50' }, books: { exclVat: '0.00', vat: '0.00' } },
  ]);
  expect(body.drafts).toEqual({ count: 25, exclVat: '4816.50', vat: '433.50', inclVat: '5250.00' });
  expect(body.totals).toEqual({ ours: '5250.00', books: '0.00', difference: '-5250.00' });
  expect(world.exact.requests.count() - before).toBe(3);
});

test('a draft that somebody finalises in the books is present the next time', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: false } });
  await using api = await adminDesk(world);
  await world.push(numbered('2026-1'), numbered('2026-2'));
  const [row] = world.books
    .rows('salesinvoice/SalesInvoices')
    .filter(({ PaymentReference }) => PaymentReference === '2026-1');
  world.books.add('salesinvoice/SalesInvoices', { ...row, Status: 50, InvoiceNumber: 26700099 });
  const { body } = await api.call(REPORT, undefined, november);
  expect(body.items).toMatchObject([
    { state: 'present', booksNumber: '26700099' },
    { state: 'draft', booksNumber: null },
  ]);
  expect(body.totals).toEqual({ ours: '420.00', books: '210.00', difference: '-210.00' });
});

test('days without invoices ask nobody', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  const before = world.exact.requests.count();
  expect((await api.call(REPORT, undefined, { query: 'month=2026-03' })).body).toEqual({
    ...{ items: [], perRate: [], perBox: [] },
    drafts: { count: 0, exclVat: '0.00', vat: '0.00', inclVat: '0.00' },
    totals: { ours: '0.00', books: '0.00', difference: '0.00' },
  });
  expect(world.exact.requests.count() - before).toBe(0);
});

test('by month, quarter or any days, the last one counted', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using api = await adminDesk(world);
  await world.push(...['2026-09-30', '2026-10-01', '2026-11-15', '2026-11-20'].map((date) => numbered(date, { date })));
  const dates = async (query: string) => {
    const { body } = await api.call(REPORT, undefined, { query });
    return body.items.map(({ date, state }: { date: string; state: string }) => `${date} ${state}`);
  };
  expect(await dates('quarter=2026-Q3')).toEqual(['2026-09-30 present']);
  expect(await dates('quarter=2026-Q4')).toEqual(['2026-10-01 present', '2026-11-15 present', '2026-11-20 present']);
  expect(await dates('month=2026-11')).toEqual(['2026-11-15 present', '2026-11-20 present']);
  expect(await dates('from=2026-10-01&to=2026-11-15')).toEqual(['2026-10-01 present', '2026-11-15 present']);
  expect(await dates('from=2026-11-20&to=2026-11-20')).toEqual(['2026-11-20 present']);
});

test.each([true, false])('at Moneybird too, of either kind (external: %s)', async (externalInvoice) => {
  await using world = await moneybirdWorld({ details: { externalInvoice, finaliseInvoice: true } });
  await using api = await adminDesk(world as unknown as TestWorld);
  await world.push(numbered('2026-1', { lines: [aLine(), aLine({ vatRate: 'btw-hoog', vatPercentage: '21' })] }));
  const { body } = await api.call('GET /integrations/moneybird/closing-report', undefined, november);
  expect(body.items).toMatchObject([{ number: '2026-1', state: 'present', books: body.items[0].ours }]);
  expect(body.perRate).toHaveLength(2);
  for (const { ours, books } of body.perRate) expect(books).toEqual(ours);
  expect(body.totals.difference).toBe('0.00');
});

test('as CSV the columns and the totals are the same, and no text of i-Reserve is a formula in a spreadsheet', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using api = await adminDesk(world);
  await world.push(numbered('=1+1,"x"'));
  const { text, headers } = await api.call(REPORT, undefined, { ...november, headers: { accept: 'TEXT/CSV' } });
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  const entry = await world.entry('invoice', '=1+1,"x"');
  const [head, row, empty, rates, rate, gap, totals, sums, ...rest] = text.split('\r\n');
  expect(head).toBe('id,number,date,customer,state,ours,books,booksNumber');
  expect(row).toBe(
    `"'=1+1,""x""","'=1+1,""x""",2026-11-20,Familie Jansen B.V.,present,210.00,210.00,${entry?.kind === 'invoice' && entry.externalNumber}`,
  );
  expect([empty, rates]).toEqual([',,,,,,,', 'vatRate,percentage,oursExclVat,oursVat,booksExclVat,booksVat,,']);
  expect(rate).toBe('btw-laag,9,192.66,17.34,192.66,17.34,,');
  expect([gap, totals, sums, ...rest]).toEqual([
    ',,,,,,,',
    'box,oursExclVat,booksExclVat,differenceExclVat,oursVat,booksVat,differenceVat,',
    '1b,192.66,192.66,0.00,17.34,17.34,0.00,',
    'total,192.66,192.66,0.00,17.34,17.34,0.00,',
    ...[',,,,,,,', 'totalOurs,totalBooks,difference,,,,,', '210.00,210.00,0.00,,,,,', ''],
  ]);
});

test('what takes longer than a request may is a 503 that says when to come back', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  await world.push(numbered('2026-1'));
  for (const route of [REPORT, 'POST /integrations/exact/closing-report']) {
    const body = route === REPORT ? undefined : { month: '2026-11' };
    const query = route === REPORT ? 'month=2026-11' : '';
    expect(await api.call(route, body, { query, timeLeftMs: () => 4_000 })).toMatchObject({
      status: 503,
      headers: { 'retry-after': '60' },
      body: { type: 'urn:i-reserve-bookkeeping:problem:out-of-time' },
    });
  }
});

test('when time runs out among the missing, asking again sends them all, none twice', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using api = await adminDesk(world);
  await world.push(numbered('2026-1'), numbered('2026-2'));
  for (const id of ['2026-1', '2026-2']) {
    const entry = await world.entry('invoice', id);
    world.books.deleteInvoice(entry?.kind === 'invoice' ? (entry.externalId ?? '') : '');
  }
  const asked = { month: '2026-11' };
  const before = world.exact.requests.count();
  await api.call(REPORT, undefined, november);
  const reads = world.exact.requests.count() - before;
  // It takes as many reads again; the time is up after the last one.
  const timeLeftMs = () => (world.exact.requests.count() - before < 2 * reads ? 28_000 : 4_000);
  expect((await api.call('POST /integrations/exact/closing-report', asked, { timeLeftMs })).status).toBe(503);
  expect((await api.call('POST /integrations/exact/closing-report', asked)).body).toEqual({ count: 2, expired: 0 });
  await world.settle();
  expect(world.books.invoices().map(({ reference }) => reference)).toHaveLength(2);
});

test('books that do not answer now: ask for the report again, for it is not tried again by itself', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  await world.push(numbered('2026-1'));
  world.exact.faults.next({ path: 'SalesInvoices', fault: '503', times: 20 });
  const { status, body, headers } = await api.call(REPORT, undefined, november);
  expect({ status, headers }).toMatchObject({ status: 503, headers: { 'retry-after': expect.any(String) } });
  expect(body.cause).toBe('provider-down');
  expect(body.detail).toContain('Please ask for the closing report again later');
  expect(body.detail).not.toContain('by itself');
});

test.each([
  ...['', 'month=2026-13', 'month=november', 'month=2026-11&more=1', 'quarter=2026-Q5', 'quarter=2026-4'],
  ...['month=2026-11&quarter=2026-Q4', 'month=2026-11&from=2026-11-01', 'quarter=2026-Q4&to=2026-11-01'],
  ...['from=2026-11-01', 'to=2026-11-01', 'from=2026-11-02&to=2026-11-01', 'from=2026-11-31&to=2026-12-01'],
])('days that are none: “%s”', async (query) => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  expect(await api.call(REPORT, undefined, { query })).toMatchObject({
    status: 400,
    body: { type: 'urn:i-reserve-bookkeeping:problem:invalid-query' },
  });
});

test('what is missing is sent again, once, and nothing else', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using api = await adminDesk(world);
  await world.push(numbered('2026-1'), numbered('2026-2'));
  const entry = await world.entry('invoice', '2026-2');
  world.books.deleteInvoice(entry?.kind === 'invoice' ? (entry.externalId ?? '') : '');
  const send = () => api.call('POST /integrations/exact/closing-report', { month: '2026-11' });
  await world.change({ state: 'inactive' });
  expect(await send()).toMatchObject({
    status: 409,
    body: { type: 'urn:i-reserve-bookkeeping:problem:switched-off' },
  });
  await world.change({ state: 'active' });
  const sent = await send();
  expect(sent).toMatchObject({ status: 202, body: { count: 1, expired: 0 } });
  await world.settle();
  const states = async () => {
    const { body } = await api.call(REPORT, undefined, november);
    return body.items.map(({ state }: { state: string }) => state);
  };
  expect(await states()).toEqual(['present', 'present']);
  expect(world.books.invoices()).toHaveLength(2);
  const again = await world.entry('invoice', '2026-2');
  if (again?.kind !== 'invoice') throw new Error('it is not there');
  world.books.deleteInvoice(again.externalId ?? '');
  await world.world.ledger.amend(again, { administration: 'another' });
  expect(await states(), 'what stands in another administration').toEqual(['present', 'skipped']);
  expect((await send()).body).toMatchObject({ count: 0 });
});
