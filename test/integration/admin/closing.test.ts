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
  const [first, second, third, , , credit] = body.items;
  expect(first.books).toBe(first.ours);
  expect(second).toMatchObject({ id: '2026-2', books: null });
  expect(third.books).toBe('1.50');
  expect(credit).toMatchObject({ ours: expect.stringMatching(/^-/), books: credit.ours });

  const high = body.perRate.find(({ vatRate }: { vatRate: string }) => vatRate === 'btw-hoog');
  expect(high.books).toBe(high.ours);
  expect(high.vat.books).toBe(high.vat.ours);
  const low = body.perRate.find(({ vatRate }: { vatRate: string }) => vatRate === 'btw-laag');
  const missing = Number(second.ours) + Number(body.items[4].ours);
  expect(Number(low.ours) - Number(low.books)).toBeCloseTo(missing, 2);
});

test('drafts have no day in the books yet and are found all the same; a month of nothing asks nobody', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: false } });
  await using api = await adminDesk(world);
  await world.push(...Array.from({ length: 25 }, (_, index) => numbered(`2026-${index + 100}`)));
  const before = world.exact.requests.count();
  const { body } = await api.call(REPORT, undefined, november);
  expect(body.items.filter(({ state }: { state: string }) => state === 'present')).toHaveLength(25);
  expect(world.exact.requests.count() - before).toBe(3);
  expect((await api.call(REPORT, undefined, { query: 'month=2026-03' })).body).toEqual({ items: [], perRate: [] });
  expect(world.exact.requests.count() - before).toBe(3);
});

test.each([true, false])('at Moneybird too, of either kind (external: %s)', async (externalInvoice) => {
  await using world = await moneybirdWorld({ details: { externalInvoice } });
  await using api = await adminDesk(world as unknown as TestWorld);
  await world.push(numbered('2026-1', { lines: [aLine(), aLine({ vatRate: 'btw-hoog', vatPercentage: '21' })] }));
  const { body } = await api.call('GET /integrations/moneybird/closing-report', undefined, november);
  expect(body.items).toMatchObject([{ number: '2026-1', state: 'present', books: body.items[0].ours }]);
  expect(body.perRate).toHaveLength(2);
  for (const { ours, books, vat } of body.perRate) {
    expect(books).toBe(ours);
    expect(vat.books).toBe(vat.ours);
  }
});

test('as CSV no text of i-Reserve is a formula in a spreadsheet', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  await world.push(numbered('=1+1,"x"'));
  const { text, headers } = await api.call(REPORT, undefined, { ...november, headers: { accept: 'TEXT/CSV' } });
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  const [head, row, empty, rates, rate, ...rest] = text.split('\r\n');
  expect(head).toBe('id,number,state,ours,books');
  expect(row).toMatch(/^"'=1\+1,""x""","'=1\+1,""x""",present,\d+\.\d\d,\d+\.\d\d$/);
  expect([empty, rates, ...rest]).toEqual([',,,,', 'vatRate,ours,books,vatOurs,vatBooks', '']);
  const { body } = await api.call(REPORT, undefined, november);
  const [{ ours, books, vat }] = body.perRate;
  expect(rate).toBe(['btw-laag', ours, books, vat.ours, vat.books].join(','));
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

test.each(['', 'month=2026-13', 'month=november', 'month=2026-11&more=1'])(
  'a month that is none: “%s”',
  async (query) => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    expect(await api.call(REPORT, undefined, { query })).toMatchObject({
      status: 400,
      body: { type: 'urn:i-reserve-bookkeeping:problem:invalid-query' },
    });
  },
);

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
