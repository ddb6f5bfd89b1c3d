import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepLine } from '../../../functions/token-refresh/sweep-run.ts';
import { takeIn } from '../../../shared/sync/intake/intake.ts';
import { billOf, metering, shapesOf } from '../../bench/meter.ts';
import { aCompany, aCustomer, aLine, anEvent, anInvoice } from '../../builders.ts';
import { bySdk } from '../../fast-documents.ts';
import { tables } from '../../tables.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

type Desk = Awaited<ReturnType<typeof adminDesk>>;
interface Item {
  readonly id: string;
  readonly number: string;
  readonly status: string;
}
const LIST = 'GET /invoices';
const idsOf = (items: readonly Item[]): string[] => items.map(({ id }) => id);

/** Every page of a list; a page that a cursor led to has something on it. */
async function all(api: Desk, query: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { body: { items: Item[]; cursor: string | null } } = await api.call(LIST, undefined, {
      query: `${query}${cursor === '' ? '' : `&cursor=${cursor}`}`,
    });
    if (cursor !== '') expect(page.body.items).not.toEqual([]);
    items.push(...page.body.items);
    cursor = page.body.cursor;
  }
  return items;
}

describe('the ledger of a tenant', () => {
  let world: TestWorld;
  let api: Desk;

  /** 1 to 6 are booked, 7 is parked, 8 is skipped, 9 is contradicted, 10 can not be read; one comes in each minute. */
  beforeAll(async () => {
    world = await testWorld({ details: { startDate: '2026-11-02' } });
    api = await adminDesk(world);
    const invoice = (nth: number, over: object = {}, customer = aCompany()) =>
      anEvent({
        occurredAt: new Date(world.clock.now()).toISOString(),
        invoice: anInvoice({
          ...{ id: `i${nth}`, number: `2026-00${nth}`, date: `2026-11-${10 + nth}`, dueDate: null, booking: `B${nth}` },
          ...over,
        }),
        customer,
      });
    for (let nth = 1; nth <= 6; nth++) {
      const person = aCustomer({
        id: `c${nth}`,
        number: `70${nth}`,
        contactPerson: { firstName: 'Zoë', lastName: `Ünal${nth}` },
      });
      await world.push(invoice(nth, {}, nth % 2 === 0 ? person : aCompany()));
      world.clock.advance(1_000);
    }
    await world.push(invoice(7, { lines: [aLine({ vatRate: 'btw-onbekend' })] }));
    await world.push(invoice(8, { date: '2026-11-01' }));
    await world.push(invoice(9));
    world.clock.advance(1_000);
    await world.push(invoice(9, { lines: [aLine({ quantity: '1' })] }));
    const { detail, ...head } = invoice(10);
    await world.push({ ...head, detail: { ...detail, invoice: { ...detail.invoice, currency: 'euro' } } });
  });
  afterAll(async () => {
    await api[Symbol.asyncDispose]();
    await world[Symbol.asyncDispose]();
  });
  const ids = async (query: string) => idsOf(await all(api, query)).toSorted();

  test('says of each invoice what a screen of i-Reserve shows', async () => {
    const { body } = await api.call(LIST, undefined, { query: 'number=2026-002' });
    const entry = await world.entry('invoice', 'i2');
    expect(body).toEqual({
      items: [
        {
          ...{ id: 'i2', number: '2026-002', date: '2026-11-12', customer: { id: 'c2', name: 'Zoë Ünal2' } },
          ...{
            total: '210.00',
            currency: 'EUR',
            integration: 'exact',
            provider: 'exact',
            status: 'synced',
            cause: null,
          },
          ...{ externalId: expect.any(String), externalNumber: null, url: null, finalised: false },
          warnings: [
            {
              ...{
                code: 'date-set-at-finalising',
                field: '/detail/invoice/date',
                message: expect.stringContaining('2026-11-12'),
              },
              messages: { nl: expect.stringContaining('12 november'), en: expect.stringContaining('2026-11-12') },
            },
          ],
          updatedAt: entry?.updatedAt,
        },
      ],
      cursor: null,
    });
  });

  test('lists what came in last first, and pages without gaps and without empty pages', async () => {
    const whole = idsOf(await all(api, ''));
    expect(whole.slice(-6)).toEqual(['i6', 'i5', 'i4', 'i3', 'i2', 'i1']);
    expect(whole).toHaveLength(10);
    for (const limit of [1, 2, 3, 5]) expect(idsOf(await all(api, `limit=${limit}`))).toEqual(whole);
    expect(await ids('limit=2&status=synced')).toEqual(['i1', 'i2', 'i3', 'i4', 'i5', 'i6']);
  });

  test.each([
    ['status=parked', ['i10', 'i7', 'i9']],
    ['status=skipped', ['i8']],
    ['status=waiting', []],
    ['cause=conflict', ['i9']],
    ['cause=vat-unmapped', ['i7']],
    ['cause=before-start&status=skipped', ['i8']],
    ['cause=before-start&status=parked', []],
    ['ids=i3,i1,nothing', ['i1', 'i3']],
    ['ids=i3&ids=i2', ['i2', 'i3']],
    ['ids=i3,i8&status=skipped', ['i8']],
    ['number=2026-007', ['i7']],
    ['number=2026-0010', ['i10']],
    ['number=2026-00', []],
    ['from=2026-11-15', ['i5', 'i6', 'i7', 'i9']],
    ['to=2026-11-12', ['i1', 'i2', 'i8']],
    ['from=2026-11-13&to=2026-11-17&status=synced', ['i3', 'i4', 'i5', 'i6']],
    ['from=2026-11-13&to=2026-11-17&status=parked', ['i7']],
    ['q=2026-003', ['i3']],
    ['q=702', ['i2']],
    ['q=b4', ['i4']],
    ['q=zoe unal', ['i2', 'i4', 'i6']],
    ['q=jansen b&status=synced', ['i1', 'i3', 'i5']],
    ['q=ansen', []],
    ['integration=moneybird', []],
    ['warnings=true', ['i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i9']],
    ['warnings=date-set-at-finalising&status=parked', ['i9']],
    ['warnings=false&status=skipped', ['i8']],
    ['warnings=vat-rounding', []],
  ])('finds %s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
    expect(await ids(`${query}&limit=1`)).toEqual(expected);
  });

  test('finds what changed since a moment, also when its plus was not encoded', async () => {
    const since = (await world.entry('invoice', 'i5'))?.updatedAt ?? '';
    const found = ['i10', 'i5', 'i6', 'i7', 'i8', 'i9'];
    expect(await ids(`updatedSince=${since}`)).toEqual(found);
    const local = `${new Date(Date.parse(since) + 3_600_000).toISOString().slice(0, -1)}+01:00`;
    expect(await ids(`updatedSince=${local}`)).toEqual(found);
  });

  test('a cursor of other days leads to what is left of the days that are asked for', async () => {
    const page = async (query: string) => (await api.call(LIST, undefined, { query })).body;
    const { cursor } = await page('from=2026-11-13&to=2026-11-14&limit=1');
    expect(idsOf((await page(`from=2026-11-11&to=2026-11-12&cursor=${cursor}`)).items)).toEqual(['i2', 'i1']);
    expect((await page(`from=2026-11-15&to=2026-11-16&cursor=${cursor}`)).items).toEqual([]);
  });

  test('finds nothing for another tenant', async () => {
    for (const query of ['', 'ids=i1', 'number=2026-001', 'status=parked', 'from=2026-11-01', 'q=jansen'])
      expect((await api.call(LIST, undefined, { tenant: 'another-tenant', query })).body).toEqual({
        items: [],
        cursor: null,
      });
  });

  test.each([
    ['limit=0', '/limit', 'too-small'],
    ['limit=201', '/limit', 'too-large'],
    ['limit=ten', '/limit', 'not-whole-number'],
    ['status=nothing', '/status', 'not-one-of'],
    ['cause=nothing', '/cause', 'not-one-of'],
    ['warnings=nothing', '/warnings', 'not-one-of'],
    ['from=2026-02-30', '/from', 'not-day'],
    ['from=2026-11-02&to=2026-11-01', '/to', 'before-first-day'],
    ['updatedSince=yesterday', '/updatedSince', 'not-moment'],
    [`ids=${Array(101).fill('1').join(',')}`, '/ids', 'too-many'],
    [`ids=${'x'.repeat(129)}`, '/ids/0', 'too-long'],
    ['surprise=1', '/surprise', 'unknown-key'],
    ['cursor=nothing', '/cursor', 'cursor-unknown'],
  ])('refuses %s with its pointer', async (query, pointer, code) => {
    const { status, body } = await api.call(LIST, undefined, { query });
    expect({ status, errors: body.errors }).toMatchObject({ status: 400, errors: [{ pointer, code }] });
  });
});

test('invoices of before the indexes are listed all the same, and are put into them by the nightly sweep', async () => {
  await using world = await testWorld({ details: { startDate: '2026-11-02' } });
  await using api = await adminDesk(world);
  const numbered = (id: string, date: string) =>
    anEvent({ invoice: anInvoice({ id, number: id, date, dueDate: null }) });
  await world.push(numbered('old', '2026-11-20'), numbered('skipped', '2026-11-01'));
  const { documents } = world.world;
  const scanned = await documents.send(new ScanCommand({ TableName: 'ledger', ConsistentRead: true }));
  for (const { dayOf, issuedOn, entriesIndexed, dueOf, dueAt, ...Item } of scanned.Items ?? []) {
    const isThen = { ...Item, ...(Item.issued && { issued: { ...Item.issued, currency: undefined } }) };
    if (dayOf !== undefined || entriesIndexed !== undefined)
      await documents.send(new PutCommand({ TableName: 'ledger', Item: isThen }));
  }
  const found = async () =>
    Promise.all(
      ['from=2026-11-20', 'status=skipped', 'cause=before-start'].map(async (query) => idsOf(await all(api, query))),
    );
  expect(await found()).toEqual([['old'], ['skipped'], ['skipped']]);
  expect((await api.call(LIST, undefined, { query: 'ids=old' })).body.items).toMatchObject([{ currency: 'EUR' }]);

  const run = { ...world.world, integrations: world.integrations };
  await sweepLine(world.key, run, () => true);
  expect(await world.integrations.get(world.key)).toMatchObject({ entriesIndexed: true });
  expect(await found()).toEqual([['old'], ['skipped'], ['skipped']]);
});

test('the index of days costs an invoice one write unit on its whole way', async () => {
  await using world = await testWorld();
  const shapes = new Map(
    [...shapesOf(tables)].map(
      ([
        name,
        {
          keys,
          indexes: { day },
        },
      ]) => [name, { keys, indexes: day ? { day } : {} }],
    ),
  );
  const { documents } = world.world;
  const counted = metering(documents, shapes, bySdk(documents));
  const worker = world.standingOn(counted.documents, { publish: world.world.publish, wake: world.world.wake });
  await takeIn(JSON.stringify(anEvent()), { ...world.intake, ...worker });
  await world.answer(worker);
  expect(await world.entry('invoice', '84311')).toMatchObject({ status: 'done' });
  expect(billOf(counted.metered)).toMatchObject({ indexUnits: 1 });
});
