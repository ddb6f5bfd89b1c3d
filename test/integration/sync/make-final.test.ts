import { describe, expect, test } from 'vitest';
import { moneybirdWorld, type TestWorld, type TestWorldOptions, testWorld } from '../../world.ts';
import { adminDesk } from '../admin/fixtures.ts';
import { at, callsFromNow, expectNoFactTwice, invoiceEntry, invoiceEvent, syncRequest, toldAbout } from './fixtures.ts';

const INVOICES = 'salesinvoice/SalesInvoices';
const PRINTED = 'salesinvoice/PrintedSalesInvoices';
const ASK = 'POST /integrations/exact/finalise';

/** Invoices that are drafts in Exact, and somebody who can ask for them. */
async function drafts(count: number, options: TestWorldOptions = {}) {
  const stack = new AsyncDisposableStack();
  const world = stack.use(await testWorld(options));
  const api = stack.use(await adminDesk(world));
  for (let nth = 1; nth <= count; nth++) await world.push(invoiceEvent(nth));
  await world.settle();
  /** Asks, and lets the workers go on until all is quiet. */
  const ask = async (...ids: string[]) => {
    const answer = await api.call(ASK, { ids });
    await world.settle();
    return answer;
  };
  return { world, api, ask, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** Changes the first invoice as a person in the books does. */
const changeThere = ({ books }: TestWorld, change: object) =>
  books.add(INVOICES, { ...books.rows(INVOICES)[0], ...change });

const statusesThere = ({ books }: TestWorld) => books.invoices().map((one) => one.status);

const prints = ({ exact }: TestWorld) => exact.requests.count({ endpoint: PRINTED });

describe('a draft that somebody asks to be made final', () => {
  test('is read, made final as of its own day without a mail, and published with its number', async () => {
    const readings = { invoiceNumber: 'at-printing' } as const;
    await using desk = await drafts(2, { details: { sendEmail: true }, exact: { readings } });
    const { world, ask } = desk;
    world.clock.advance(12 * 24 * 3_600_000); // the next month
    const calls = callsFromNow(world);
    expect(await ask('1')).toMatchObject({ status: 202, body: { count: 1, others: 0 } });
    expect(calls().filter((call) => !call.includes('oauth2'))).toEqual([
      `GET ${INVOICES}`,
      `POST ${PRINTED}`,
      `GET ${INVOICES}`,
    ]);
    expect(statusesThere(world)).toEqual([50, 20]); // the other one stays a draft
    expect(world.books.rows(INVOICES)[0]?.InvoiceDate).toBe(Date.parse('2026-11-20'));
    expect(world.books.mails()).toEqual([]);
    const [draft, final] = world.toldOf('invoice.synced').filter(({ invoice }) => invoice.id === '1');
    expect(draft).toMatchObject({ finalised: false, externalNumber: null });
    expect(final).toMatchObject({ finalised: true, externalNumber: expect.stringMatching(/^\d+$/), warnings: [] });
    expectNoFactTwice(world);
  });

  test('needs nothing that i-Reserve sent to be kept until then', async () => {
    await using desk = await drafts(1);
    const { world, ask } = desk;
    const { tenant, hash } = await invoiceEntry(world, 1);
    await world.world.snapshots.expireInvoice(tenant, '1', hash ?? '', world.clock.now());
    world.clock.advance(1_000);
    expect(await world.world.snapshots.invoice(tenant, '1', hash ?? '')).toBeNull();
    await ask('1');
    expect(statusesThere(world)).toEqual([50]);
    expect(toldAbout(world, 1)).toEqual(['synced', 'synced']);
  });

  test('that people deleted is not made anew: it stops and says so, once', async () => {
    await using desk = await drafts(1);
    const { world, ask } = desk;
    world.books.deleteInvoice(world.books.invoices()[0]?.id ?? '');
    await ask('1');
    expect(world.books.invoices()).toEqual([]);
    expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'link-broken' });
    const [failed] = world.toldOf('invoice.failed');
    expect(failed?.message).toBe(
      'The draft of invoice 2026-0001 is no longer in the books. Send the invoice again to make it anew.',
    );
    await ask('1'); // it has no draft any more
    expect(toldAbout(world, 1)).toEqual(['synced', 'link-broken']);
    await world.push(syncRequest(1));
    expect(statusesThere(world)).toEqual([20]);
  });

  test('that people changed stays a draft, and both amounts are told', async () => {
    await using desk = await drafts(1);
    const { world, ask } = desk;
    changeThere(world, { AmountFC: 180, AmountFCExclVat: 165.14, VATAmountFC: 14.86 });
    await ask('1');
    expect([prints(world), statusesThere(world)]).toEqual([0, [20]]);
    expect(world.toldOf('invoice.failed')).toMatchObject([
      { cause: 'changed-in-books', message: expect.stringContaining('210.00 in i-Reserve, 180.00 in the books') },
    ]);
  });

  test('that people made final themselves is taken over as it is', async () => {
    await using desk = await drafts(1);
    const { world, ask } = desk;
    changeThere(world, { Status: 50, InvoiceNumber: 26700099 });
    await ask('1');
    expect(prints(world)).toBe(0);
    expect(world.toldOf('invoice.synced').at(-1)).toMatchObject({
      finalised: true,
      externalNumber: '26700099',
      warnings: [], // neither a draft nor a mail is spoken of
    });
  });

  test('of which i-Reserve sent other content meanwhile stays a draft', async () => {
    await using desk = await drafts(1);
    const { world, api } = desk;
    await api.call(ASK, { ids: ['1'] });
    await world.take(invoiceEvent(1, { reference: 'another', date: '2026-11-19' }, { id: 'later', occurredAt: at(6) }));
    await world.settle();
    expect([prints(world), statusesThere(world)]).toEqual([0, [20]]);
    expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done', cause: 'conflict' });
  });

  test('that the books refuse stays a draft with their words, and goes on when it is sent again', async () => {
    await using desk = await drafts(1);
    const { world, ask } = desk;
    world.books.closePeriod(2026, 11);
    await ask('1');
    expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'period-closed', finalised: false });
    world.books.openPeriod(2026, 11);
    await world.push(syncRequest(1));
    expect(statusesThere(world)).toEqual([50]);
    expect(toldAbout(world, 1)).toEqual(['synced', 'period-closed', 'synced']);
  });

  test.each(['lost-answer', '500-before'] as const)('whose answer got lost (%s) is made final once', async (fault) => {
    await using desk = await drafts(1);
    const { world, ask } = desk;
    world.exact.faults.next({ path: 'Printed', fault });
    await ask('1');
    expect(statusesThere(world)).toEqual([50]);
    expect(prints(world)).toBe(fault === 'lost-answer' ? 1 : 2);
    expect(toldAbout(world, 1)).toEqual(['synced', 'synced']);
  });
});

test('what has no draft at rest in these books is counted, and left as it is', async () => {
  await using desk = await drafts(3);
  const { world, api, ask } = desk;
  await ask('3');
  await world.change({ administration: { id: '204060', name: 'De Es', number: '2', vatNumber: null } });
  expect(await api.call(ASK, { ids: ['1'] })).toMatchObject({ body: { count: 0, others: 1 } });
  const { administration } = await invoiceEntry(world, 1);
  await world.change({ administration: { id: administration ?? '', name: 'De Eik', number: '1', vatNumber: null } });
  expect(await api.call(ASK, { ids: ['1', '1', '3', 'nothing', '{account}'] })).toMatchObject({
    body: { count: 1, others: 3 },
  });
  expect(await api.call(ASK, { ids: ['1'] })).toMatchObject({ body: { count: 0, others: 1 } }); // it is under way
  await world.settle();
  expect(statusesThere(world)).toEqual([50, 20, 50]);
});

test('nothing is made final of an integration that is off, and the change log says who asked', async () => {
  await using desk = await drafts(1);
  const { world, api, ask } = desk;
  await world.change({ state: 'inactive' });
  expect((await ask('1')).body.type).toBe('urn:i-reserve-bookkeeping:problem:switched-off');
  await world.change({ state: 'active' });
  await api.call(ASK, { ids: ['1'] }, { claims: { sub: 'back-end' } });
  await world.change({ state: 'inactive' }); // before anybody is at it
  await world.settle();
  expect([prints(world), statusesThere(world)]).toEqual([0, [20]]);
  const { items } = (await api.call('GET /changes')).body;
  expect(items.filter(({ what }: { what: string }) => what === 'final-asked')).toMatchObject([
    { actor: 'back-end', after: { invoice: '1' } },
  ]);
});

test('Moneybird sends a draft by hand; an external invoice has none', async () => {
  await using world = await moneybirdWorld({ details: { externalInvoice: false, sendEmail: true } });
  await using api = await adminDesk(world);
  await world.push(invoiceEvent(1));
  await world.change({ details: { externalInvoice: true } });
  await world.push(invoiceEvent(2));
  const ask = (id: string) => api.call('POST /integrations/moneybird/finalise', { ids: [id] });
  expect(await ask('1')).toMatchObject({ body: { count: 1 } });
  expect(await ask('2')).toMatchObject({ body: { count: 0, others: 1 } });
  await world.settle();
  expect(world.books.invoices().map(({ kind, state }) => [kind, state])).toEqual([
    ['sales', 'open'],
    ['external', 'open'],
  ]);
  expect(world.books.mails()).toEqual([]);
  expect(world.toldOf('invoice.synced').filter(({ invoice }) => invoice.id === '1')).toMatchObject([
    { finalised: false },
    { finalised: true, externalNumber: expect.any(String) },
  ]);
});
