import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCompany, aCustomer, aLine, anEvent, anInvoice } from '../../builders.ts';
import { moneybirdWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

type Exact = Awaited<ReturnType<typeof testWorld>>;
type Api = Awaited<ReturnType<typeof adminDesk>>;

const PREVIEW = 'POST /integrations/exact/preview';
const body = (over: object = {}) => ({
  invoice: anInvoice(),
  customer: aCompany(),
  ...over,
});

describe('what can be chosen', () => {
  test('at Exact: every list with code and description, and what of it an invoice may use', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const { status, body: options } = await api.call('GET /integrations/exact/options');
    expect(status).toBe(200);
    expect(options).toMatchObject({ workflows: [], warnings: [] });
    expect(options.vatCodes).toContainEqual({ code: '3', description: expect.any(String), percentage: '9', type: 'E' });
    expect(options.journals).toContainEqual({ code: '70', description: expect.any(String) });
    for (const list of ['articles', 'paymentConditions', 'ledgerAccounts'])
      expect(options[list]).toContainEqual({ code: expect.any(String), description: expect.any(String) });
    const articles = options.articles.map(({ code }: { code: string }) => code);
    expect(articles).toContain('PITCH');
    expect(articles, 'its last day of sale is long ago').not.toContain('OLD');
    expect(Object.keys(options)).toHaveLength(7);
  });

  test('at Moneybird: the id is the code, and what it has not is empty', async () => {
    await using world = await moneybirdWorld();
    await using api = await adminDesk(world);
    const { body: options } = await api.call('GET /integrations/moneybird/options');
    expect(options).toMatchObject({ articles: [], paymentConditions: [], journals: [], warnings: [] });
    const { id } = world.books.taxRate('9% btw');
    expect(options.vatCodes).toContainEqual({
      code: id,
      description: '9% btw',
      percentage: '9',
      type: 'sales_invoice',
    });
    for (const list of ['ledgerAccounts', 'workflows']) expect(options[list].length).toBeGreaterThan(0);
  });

  test('is read once while it is young, and again later', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const first = await api.call('GET /integrations/exact/options');
    const calls = world.exact.requests.count();
    expect((await api.call('GET /integrations/exact/options')).body).toEqual(first.body);
    expect(world.exact.requests.count()).toBe(calls);
    world.clock.advance(11 * 60_000);
    expect((await api.call('GET /integrations/exact/options')).body).toEqual(first.body);
    expect(world.exact.requests.count()).toBeGreaterThan(calls);
  });

  test('a list that is refused is empty and named, and the others are there', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    world.exact.faults.next({ method: 'GET', path: 'PaymentConditions', fault: '403' });
    const { status, body: options } = await api.call('GET /integrations/exact/options');
    expect(status).toBe(200);
    expect(options.paymentConditions).toEqual([]);
    expect(options.vatCodes).not.toEqual([]);
    expect(options.warnings).toEqual([
      {
        ...{ list: 'paymentConditions', cause: expect.any(String) },
        ...{ message: expect.any(String), messages: { nl: expect.any(String), en: expect.any(String) } },
      },
    ]);
  });

  test('books that answer nothing are a matter of time', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    world.exact.faults.next({ method: 'GET', path: '/', fault: '503', times: 20 });
    expect(await api.call('GET /integrations/exact/options')).toMatchObject({ status: 503 });
  });
});

test('an id in the invoice field that another invoice owns counts for nothing in a preview either', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  await world.push(anEvent());
  const external_id = world.toldOf('invoice.synced')[0]?.externalId ?? '';
  const copied = anInvoice({ id: 'a copy', fields: { external_id } });
  const { body: shown } = await api.call(PREVIEW, body({ invoice: copied, customer: anEvent().detail.customer }));
  expect(
    shown.requests.map(({ method, path }: Record<string, string>) => `${method} ${path?.split('/').at(-1)}`),
  ).toEqual(['POST SalesInvoices']);
});

describe('before anything is connected', () => {
  test('there is nothing to choose from and nothing to preview', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    await world.change({ administration: null });
    for (const [asked, sent] of [
      ['GET /integrations/exact/options', undefined],
      [PREVIEW, body()],
    ] as const)
      expect(await api.call(asked, sent)).toMatchObject({
        status: 409,
        body: { type: 'urn:i-reserve-bookkeeping:problem:not-connected' },
      });
  });
});

describe('a preview', () => {
  let world: Exact;
  let api: Api;
  beforeAll(async () => {
    world = await testWorld({ details: { finaliseInvoice: true }, state: 'connected' });
    api = await adminDesk(world);
  });
  afterAll(async () => {
    await api[Symbol.asyncDispose]();
    await world[Symbol.asyncDispose]();
  });

  test('shows relation, lines, totals and requests of an invoice for a new customer, and leaves no trace', async () => {
    const { status, body: shown } = await api.call(PREVIEW, body());
    expect(status).toBe(200);
    expect(shown).toMatchObject({
      relation: { outcome: 'new', externalId: null, matchedBy: null, changes: {} },
      lines: [{ description: expect.any(String), quantity: '7', vatCode: '3', article: 'PITCH' }],
      totals: { ours: '210.00', books: '210.00', difference: '0.00' },
      cause: null,
      message: null,
    });
    const at = (set: string) => expect.stringMatching(new RegExp(`^/api/v1/\\d+/${set}$`));
    expect(shown.requests).toEqual([
      { method: 'POST', path: at('crm/Accounts'), body: expect.objectContaining({ Name: 'Familie Jansen B.V.' }) },
      { method: 'POST', path: at('crm/Contacts'), body: expect.objectContaining({ Account: '{relation}' }) },
      { method: 'PUT', path: at("crm/Accounts\\(guid'{relation}'\\)"), body: { MainContact: '{contact}' } },
      { method: 'POST', path: at('crm/BankAccounts'), body: expect.objectContaining({ Account: '{relation}' }) },
      {
        method: 'POST',
        path: at('salesinvoice/SalesInvoices'),
        body: expect.objectContaining({ OrderedBy: '{relation}', PaymentReference: '2026-0042' }),
      },
      {
        method: 'POST',
        path: at('salesinvoice/PrintedSalesInvoices'),
        body: expect.objectContaining({ InvoiceID: '{invoice}' }),
      },
    ]);
    expect(world.books.invoices()).toEqual([]);
    expect(world.books.relations()).toEqual([]);
    expect(await world.entry('invoice', anInvoice().id)).toBeNull();
    expect(await world.entry('customer', aCompany().id)).toBeNull();
    expect(world.told).toEqual([]);
  });

  test('at Moneybird ends with the request that sends the invoice', async () => {
    await using other = await moneybirdWorld({
      details: { externalInvoice: false, finaliseInvoice: true, sendEmail: true },
    });
    await using desk = await adminDesk(other);
    const { body: shown } = await desk.call('POST /integrations/moneybird/preview', body());
    expect(shown).toMatchObject({
      relation: { outcome: 'new' },
      lines: [{ vatCode: other.books.taxRate('9% btw').id, article: null }],
      totals: { difference: '0.00' },
      cause: null,
    });
    const { id } = (await other.integrations.get(other.key))?.administration ?? {};
    expect(shown.requests).toMatchObject([
      { method: 'POST', path: `/api/v2/${id}/contacts.json`, body: { contact: { customer_id: '7012' } } },
      { method: 'POST', path: `/api/v2/${id}/contacts/{relation}/contact_people.json` },
      {
        method: 'POST',
        path: `/api/v2/${id}/sales_invoices.json`,
        body: { sales_invoice: { contact_id: '{relation}' } },
      },
      {
        method: 'PATCH',
        path: `/api/v2/${id}/sales_invoices/{invoice}/send_invoice.json`,
        body: { sales_invoice_sending: { delivery_method: 'Email' } },
      },
    ]);
    expect(other.books.contacts()).toEqual([]);
  });

  test('of an unmapped rate says “no vat code”, and shows customer and lines all the same', async () => {
    const invoice = anInvoice({ lines: [aLine({ vatRate: 'vervoer-laag' })] });
    const { body: shown } = await api.call(PREVIEW, body({ invoice }));
    expect(shown).toMatchObject({
      cause: 'vat-unmapped',
      message: expect.stringContaining('no vat code'),
      relation: { outcome: 'new' },
      lines: [{ quantity: '7', vatCode: null, article: 'PITCH' }],
      totals: { ours: '210.00', books: null, difference: null },
      requests: [],
    });
  });

  test('of totals that the books would compute otherwise shows both', async () => {
    const invoice = anInvoice({ totals: { exclVat: '192.66', vat: '17.34', inclVat: '211.00' } });
    const { body: shown } = await api.call(PREVIEW, body({ invoice }));
    expect(shown).toMatchObject({
      cause: 'total-differs',
      totals: { ours: '211.00', books: '210.00', difference: '-1.00' },
      requests: [],
    });
  });

  test.each([
    ['/invoice/lines/0/vatRate', { invoice: { ...anInvoice(), lines: [{ ...aLine(), vatRate: '' }] } }],
    ['/customer/number', { customer: { ...aCompany(), number: undefined } }],
    ['/tenant', { tenant: 'another' }],
    ['/invoice', { invoice: undefined }],
  ])('of a body that does not fit names %s', async (pointer, over) => {
    expect(await api.call(PREVIEW, body(over))).toMatchObject({
      status: 400,
      body: { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
    });
  });

  test('of another tenant finds nothing', async () => {
    for (const [asked, sent] of [
      [PREVIEW, body()],
      ['GET /integrations/exact/options', undefined],
    ] as const)
      expect(await api.call(asked, sent, { tenant: 'another' })).toMatchObject({ status: 404 });
  });

  test('of a stranger with the same number says that it is taken, and by whom', async () => {
    await using other = await testWorld();
    await using desk = await adminDesk(other);
    await other.push(anEvent({ customer: aCustomer({ id: '1', number: '7012' }) }));
    const { body: shown } = await desk.call(PREVIEW, body());
    const [stranger] = other.books.relations();
    expect(shown).toMatchObject({
      cause: 'customer-number-taken',
      relation: { outcome: 'taken', externalId: stranger?.id, matchedBy: 'number', changes: {} },
      totals: { books: '210.00' },
      requests: [],
    });
  });

  test('of a known customer shows what would change', async () => {
    await using other = await testWorld();
    await using desk = await adminDesk(other);
    await other.push(anEvent());
    const customer = aCompany({ address: { ...aCompany().address, city: 'Zeist' } });
    const { body: shown } = await desk.call(PREVIEW, body({ customer }));
    expect(shown).toMatchObject({
      cause: null,
      relation: {
        outcome: 'known',
        externalId: other.books.relations()[0]?.id,
        matchedBy: 'link',
        changes: { City: { from: 'Utrecht', to: 'Zeist' } },
      },
      requests: [
        { method: 'PUT', body: { City: 'Zeist' } },
        { method: 'POST', body: { OrderedBy: other.books.relations()[0]?.id } },
      ],
    });
  });

  test.each([
    ['field', 'other', []],
    ['number', '7012', ['relation-matched']],
  ] as const)('of a relation that was there before us matches it by %s', async (by, number, warnings) => {
    await using other = await testWorld();
    await using desk = await adminDesk(other);
    const id = other.books.addAccount({ Code: number.padStart(18), Name: 'Familie Jansen B.V.', Status: 'C' });
    const customer = aCompany({ fields: { external_id: by === 'field' ? id : '' } });
    const { body: shown } = await desk.call(PREVIEW, body({ customer }));
    expect(shown).toMatchObject({
      relation: { outcome: 'matched', externalId: id, matchedBy: by, changes: {} },
      requests: [{ method: 'POST', body: { OrderedBy: id } }],
    });
    const codes = shown.warnings.map(({ code }: { code: string }) => code);
    expect(codes.filter((code: string) => code.startsWith('relation'))).toEqual(warnings);
  });

  test('looks a relation up by every digit of an id that is written as a number', async () => {
    await using other = await moneybirdWorld();
    await using desk = await adminDesk(other);
    const id = other.books.addContact({ company_name: 'Familie Jansen B.V.', customer_id: 'other' });
    expect(Number.isSafeInteger(Number(id))).toBe(false);
    const fields = { external_id: 'ID' };
    const raw = JSON.stringify(body({ customer: aCompany({ fields }) })).replace('"ID"', id);
    const { body: shown } = await desk.call('POST /integrations/moneybird/preview', undefined, { raw });
    expect(shown).toMatchObject({ relation: { outcome: 'matched', externalId: id, matchedBy: 'field' } });
  });
});
