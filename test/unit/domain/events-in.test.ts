import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Customer, customerName, Fields, fieldText } from '../../../shared/domain/customer.ts';
import { EventIn } from '../../../shared/domain/events-in.ts';
import { Day, MAX_LINES, Moment } from '../../../shared/domain/invoice.ts';
import { aCompany, aCustomer, aLine, anEvent, anInvoice } from '../../builders.ts';

/** What makes an event unreadable, as JSON pointers. */
function faultsOf(event: unknown): string[] {
  const read = v.safeParse(EventIn, event);
  return (read.issues ?? []).map((issue) => `/${v.getDotPath(issue)?.replaceAll('.', '/') ?? ''}`);
}

/** The event as it travels, with what stands at `pointer` replaced; `undefined` leaves it out. */
function sent(pointer: string, value: unknown): unknown {
  const event: unknown = JSON.parse(JSON.stringify(anEvent({ invoice: anInvoice({ totals }) })));
  const path = pointer.split('/').slice(1);
  const last = path.pop() ?? '';
  const parent = path.reduce<unknown>((at, key) => (isHolder(at) ? at[key] : at), event);
  if (!isHolder(parent)) throw new Error(`nothing at ${pointer}`);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return event;
}

const totals = {
  exclVat: '192.66',
  vat: '17.34',
  inclVat: '210.00',
  perRate: [{ vatRate: 'btw-laag', percentage: '9', exclVat: '192.66', vat: '17.34' }],
};

const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

describe('an event from i-Reserve', () => {
  test.each(['invoice.finalised', 'invoice.sent', 'invoice.sync-requested'] as const)('of %s is read', (type) => {
    expect(faultsOf(anEvent({ type }))).toEqual([]);
  });

  test.each([
    ['customer.sync-requested', { customer: aCustomer() }],
    ['catalogue.changed', { catalogue: {} }],
  ])('of %s is read without an invoice', (type, content) => {
    const detail = { id: 'e-1', tenant: 'camping-de-eik', occurredAt: '2026-11-20T09:00:00Z', ...content };

    expect(faultsOf({ source: 'ireserve', 'detail-type': type, detail })).toEqual([]);
  });

  test.each([
    '/source',
    '/detail/id',
    '/detail/tenant',
    '/detail/occurredAt',
    '/detail/invoice',
    '/detail/invoice/id',
    '/detail/invoice/number',
    '/detail/invoice/kind',
    '/detail/invoice/date',
    '/detail/invoice/currency',
    '/detail/invoice/lines',
    '/detail/invoice/lines/0/description',
    '/detail/invoice/lines/0/quantity',
    '/detail/invoice/lines/0/vatRate',
    '/detail/invoice/lines/0/vatPercentage',
    '/detail/invoice/lines/0/totals/vat',
    '/detail/invoice/totals',
    '/detail/invoice/totals/exclVat',
    '/detail/invoice/totals/vat',
    '/detail/invoice/totals/inclVat',
    '/detail/invoice/totals/perRate/0/vatRate',
    '/detail/customer',
    '/detail/customer/id',
    '/detail/customer/number',
  ])('without %s is unreadable, and says so by that pointer', (pointer) => {
    expect(faultsOf(sent(pointer, undefined))).toEqual([pointer]);
    expect(faultsOf(sent(pointer, null))).toEqual([pointer]);
  });

  test.each([
    ['/source', 'elsewhere'],
    ['/detail-type', 'invoice.deleted'],
    ['/detail/id', '  '],
    ['/detail/tenant', ''],
    ['/detail/occurredAt', '2026-11-20'],
    ['/detail/occurredAt', '2026-11-20T09:00:00'],
    ['/detail/invoice/number', ' '],
    ['/detail/invoice/kind', 'credit-note'],
    ['/detail/invoice/date', '20-11-2026'],
    ['/detail/invoice/date', '2026-02-30'],
    ['/detail/invoice/dueDate', '2026-06-31'],
    ['/detail/invoice/currency', 'euro'],
    ['/detail/invoice/lines/0/quantity', true],
    ['/detail/invoice/lines/0/unitPriceExclVat', '27,52'],
    ['/detail/invoice/lines/0/totals/inclVat', '210.00 EUR'],
    [
      '/detail/invoice/lines/0/period',
      { start: '2026-07-03T15:00:00+02:00', end: 'x' },
      '/detail/invoice/lines/0/period/end',
    ],
    ['/detail/customer/address', 'Dorpsstraat 1'],
  ])('with %s as %j is unreadable, and says so by that pointer', (pointer, value, at = pointer) => {
    expect(faultsOf(sent(pointer, value))).toEqual([at]);
  });

  test('names every fault at once', () => {
    const event = anEvent();
    const detail = { ...event.detail, tenant: '', invoice: { ...event.detail.invoice, date: '', currency: '' } };

    expect(faultsOf({ ...event, detail })).toEqual([
      '/detail/tenant',
      '/detail/invoice/date',
      '/detail/invoice/currency',
    ]);
  });

  test('may hold keys that we do not know yet', () => {
    const event = sent('/detail/invoice/lines/0/colour', 'green');

    expect(faultsOf(event)).toEqual([]);
    expect(JSON.stringify(v.parse(EventIn, event))).not.toContain('green');
  });

  test.each(['creditFor', 'dueDate', 'reference', 'description', 'booking', 'paymentMethod', 'paymentTerm', 'seller'])(
    'may leave out %s of the invoice or say null: both are null',
    (key) => {
      for (const value of [null, undefined])
        expect(v.parse(EventIn, sent(`/detail/invoice/${key}`, value))).toHaveProperty(
          ['detail', 'invoice', key],
          null,
        );
    },
  );

  test.each([null, undefined])('may leave an end of a period or the id of a seller %s: no period, no seller', (gap) => {
    const half = sent('/detail/invoice/lines/0/period', { start: '2026-07-03T15:00:00+02:00', end: gap });

    expect(v.parse(EventIn, half)).toHaveProperty(['detail', 'invoice', 'lines', 0, 'period'], null);
    expect(v.parse(EventIn, sent('/detail/invoice/seller/id', gap))).toHaveProperty(
      ['detail', 'invoice', 'seller', 'id'],
      null,
    );
  });

  test.each(['reference', 'description', 'paymentMethod'])('may hold a blank %s, which is no %s', (key) => {
    expect(v.parse(EventIn, sent(`/detail/invoice/${key}`, '  '))).toHaveProperty(['detail', 'invoice', key], null);
  });
});

describe('an invoice', () => {
  test('has a line', () => {
    expect(faultsOf(sent('/detail/invoice/lines', []))).toEqual(['/detail/invoice/lines']);
  });

  test(`has at most ${MAX_LINES} lines`, () => {
    const lines = (count: number) => Array.from({ length: count }, () => aLine());

    expect(faultsOf(sent('/detail/invoice/lines', lines(MAX_LINES)))).toEqual([]);
    expect(faultsOf(sent('/detail/invoice/lines', lines(MAX_LINES + 1)))).toEqual(['/detail/invoice/lines']);
  });

  const bare = { unitPriceExclVat: null, unitPriceInclVat: null, totals: null };

  test.each(['unitPriceExclVat', 'unitPriceInclVat', 'totals'] as const)('can do with %s alone on a line', (key) => {
    const line = { ...aLine(), ...bare, [key]: aLine()[key] };

    expect(faultsOf(sent('/detail/invoice/lines', [line]))).toEqual([]);
  });

  test('has a price on each line, one way or another', () => {
    expect(faultsOf(sent('/detail/invoice/lines', [{ ...aLine(), ...bare }]))).toEqual([
      '/detail/invoice/lines/0/unitPriceExclVat',
    ]);
  });
});

describe('a day', () => {
  test.each(['2026-11-20', '2028-02-29', '2000-02-29'])('%s exists', (day) => {
    expect(v.is(Day, day)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-11-00',
    '2026-11-20T00:00:00Z',
    '',
  ])('%s does not exist', (day) => {
    expect(v.is(Day, day)).toBe(false);
  });
});

describe('a moment', () => {
  test.each(['2026-11-20T09:00:00Z', '2026-11-20T09:00:00.123Z', '2027-07-03T15:00:00+02:00'])(
    '%s exists',
    (moment) => {
      expect(v.is(Moment, moment)).toBe(true);
    },
  );

  test.each(['2026-11-20T09:00:00', '2026-11-20', '2026-13-20T09:00:00Z', '2026-02-30T09:00:00Z', 'now'])(
    '%s is no moment',
    (moment) => {
      expect(v.is(Moment, moment)).toBe(false);
    },
  );
});

describe('a customer', () => {
  const nobody = { companyName: null, contactPerson: null };

  test('is a company, or a person with a last name', () => {
    expect(v.is(Customer, { ...aCompany(), contactPerson: null })).toBe(true);
    expect(v.is(Customer, aCustomer())).toBe(true);
    expect(faultsOf(sent('/detail/customer', { ...aCustomer(), ...nobody }))).toEqual(['/detail/customer/companyName']);
    expect(v.is(Customer, { ...aCustomer(), companyName: ' ', contactPerson: { firstName: 'Sanne' } })).toBe(false);
  });

  test('is called by its company, else by its person in reading order', () => {
    expect(customerName(aCompany())).toBe('Familie Jansen B.V.');
    expect(customerName(aCustomer())).toBe('Sanne van der Berg');
    expect(customerName(aCustomer({ contactPerson: { lastName: 'Maas' } }))).toBe('Maas');
  });

  test.each([
    [{ external_id: ' abc ' }, 'external_id', 'abc'],
    [{ external_id: 42 }, 'external_id', '42'],
    [{ external_id: ' ' }, 'external_id', null],
    [{ external_id: { id: 'abc' } }, 'external_id', null],
    [{ external_id: 'abc' }, 'another', null],
    [{ external_id: 'abc' }, null, null],
    [null, 'external_id', null],
  ])('with the free fields %j has at %s: %s', (fields, name, expected) => {
    expect(fieldText(v.parse(Fields, fields), name)).toBe(expected);
  });
});
