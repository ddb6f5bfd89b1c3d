import { describe, expect, test } from 'vitest';
import { mapInvoice } from '../../../shared/providers/moneybird/invoice/map-invoice.ts';
import { aCompany, aCustomer, aLine, anInvoice } from '../../builders.ts';
import { aJob, bodyOf, details, mappings, planOf, stopOf, taxRates } from './moneybird-job.ts';

describe('an external sales invoice', () => {
  test('carries our number, its days, its currency and its basis', () => {
    const plan = planOf(aJob());
    expect(plan).toMatchObject({ reference: '2026-0042', kind: 'invoice', document: 'external-sales-invoice' });
    expect(Object.keys(plan.body)).toEqual(['external_sales_invoice']);
    expect(bodyOf(plan).head).toEqual({
      contact_id: '{relation}',
      reference: '2026-0042',
      date: '2026-11-20',
      due_date: '2026-12-04',
      currency: 'EUR',
      prices_are_incl_tax: true,
      source: 'i-Reserve',
    });
    expect(plan.totals).toEqual({ exclVat: '192.66', vat: '17.34', inclVat: '210.00' });
  });

  test('is never sent, whatever the settings say', () => {
    const plan = planOf(aJob({ details: details({ finaliseInvoice: true, sendEmail: true }) }));
    expect(plan).toMatchObject({ finalise: null, remarks: [] });
  });
});

describe('a sales invoice', () => {
  const regular = (over: Parameters<typeof details>[0] = {}) => details({ externalInvoice: false, ...over });

  test('says its day, its days until due and its workflow', () => {
    const { head } = bodyOf(planOf(aJob({ details: regular({ workflow: '707070707070707071' }) })));
    expect(head).toEqual({
      contact_id: '{relation}',
      reference: '2026-0042',
      invoice_date: '2026-11-20',
      first_due_interval: 14,
      workflow_id: '707070707070707071',
      currency: 'EUR',
      prices_are_incl_tax: true,
    });
  });

  test.each([
    [false, false, null],
    [true, false, 'Manual'],
    [true, true, 'Email'],
    [false, true, null],
  ])('finalise %s and mail %s: delivery method %s, always said', (finaliseInvoice, sendEmail, method) => {
    const { finalise } = planOf(aJob({ details: regular({ finaliseInvoice, sendEmail }) }));
    expect(finalise).toEqual(
      method && { body: { sales_invoice_sending: { delivery_method: method } }, sendEmail: method === 'Email' },
    );
  });

  test('is not mailed without an address, and says so', () => {
    const customer = aCompany({ email: null, contactPerson: null });
    const plan = planOf(aJob({ customer, details: regular({ finaliseInvoice: true, sendEmail: true }) }));
    expect(plan.finalise).toMatchObject({ sendEmail: false });
    expect(plan.remarks.map(({ code }) => code)).toEqual(['email-missing']);
  });

  test('that was due before its own day is due at once, and says so', () => {
    const plan = planOf(aJob({ details: regular(), invoice: anInvoice({ dueDate: '2026-11-01' }) }));
    expect(bodyOf(plan).head.first_due_interval).toBe(0);
    expect(plan.remarks).toMatchObject([{ code: 'due-date-differs', about: { ours: '2026-11-01' } }]);
  });
});

describe('lines', () => {
  test('say what is sold, for how much, on which rate; the first one also what the invoice is about', () => {
    const { lines } = bodyOf(planOf(aJob({ invoice: anInvoice({ lines: [aLine(), aLine()] }) })));
    expect(lines).toEqual([
      {
        description: 'Camping pitch, 7 nights\nUw referentie: PO 4711\nBooking 55012',
        amount: '7',
        price: '30',
        tax_rate_id: '909090909090909091',
        row_order: 0,
      },
      {
        description: 'Camping pitch, 7 nights',
        amount: '7',
        price: '30',
        tax_rate_id: '909090909090909091',
        row_order: 1,
      },
    ]);
  });

  test('speak the language of the customer', () => {
    const { lines } = bodyOf(planOf(aJob({ customer: aCompany({ language: 'de' }) })));
    expect(lines[0]?.description).toContain('Your reference: PO 4711');
  });

  test('go to the ledger account that is mapped, else to the default of the books', () => {
    const mapped = { ...mappings, ledgerAccounts: { '8000': '808080808080808081' } };
    expect(bodyOf(planOf(aJob({ mappings: mapped }))).lines[0]).toMatchObject({
      ledger_account_id: '808080808080808081',
    });
    expect(stopOf(aJob({ mappings: { ...mappings, ledgerAccounts: { '8000': '1' } } })).cause).toBe(
      'ledger-account-refused',
    );
  });

  test('whose price has more than two decimals is sent as one piece, with the quantity in front', () => {
    const line = aLine({ quantity: '3', unitPriceExclVat: '27.5229', vatPercentage: '9' });
    const plan = planOf(aJob({ invoice: anInvoice({ lines: [line] }), details: details({ vatExclusive: true }) }));
    expect(bodyOf(plan).lines[0]).toMatchObject({ amount: '1', price: '82.57' });
    expect(plan.lines[0]?.description).toMatch(/^3 × Camping pitch/);
  });

  test.each([
    ['ends before noon', '2027-07-03T15:00:00+02:00', '2027-07-10T11:00:00+02:00', '20270703..20270709'],
    ['ends at noon', '2027-07-03T15:00:00+02:00', '2027-07-10T12:00:00+02:00', '20270703..20270710'],
    ['is of one morning', '2027-07-03T09:00:00+02:00', '2027-07-03T11:00:00+02:00', '20270703..20270703'],
    ['crosses midnight there, not here', '2027-07-03T22:30:00Z', '2027-07-05T22:30:00Z', '20270704..20270705'],
  ])('a period that %s counts its days', (_, start, end, period) => {
    const invoice = anInvoice({ lines: [aLine({ period: { start, end } })] });
    expect(bodyOf(planOf(aJob({ invoice, details: details({ dateRangeOnLines: true }) }))).lines[0]).toMatchObject({
      period,
    });
    expect(bodyOf(planOf(aJob({ invoice }))).lines[0]).not.toHaveProperty('period');
  });

  test('a period that ends before it starts is dropped, and says so', () => {
    const period = { start: '2027-07-10T11:00:00+02:00', end: '2027-07-03T15:00:00+02:00' };
    const plan = planOf(
      aJob({ invoice: anInvoice({ lines: [aLine({ period })] }), details: details({ dateRangeOnLines: true }) }),
    );
    expect(bodyOf(plan).lines[0]).not.toHaveProperty('period');
    expect(plan.remarks).toMatchObject([{ code: 'period-dropped', field: '/detail/invoice/lines/0/period' }]);
  });
});

describe('amounts', () => {
  const net = (over: Parameters<typeof aLine>[0] = {}) => aLine({ unitPriceExclVat: '10.03', quantity: '1', ...over });

  test('the preferred basis is sent when both fit', () => {
    const invoice = anInvoice({ lines: [aLine({ unitPriceInclVat: '10.90', quantity: '1' })] });
    const basis = (vatExclusive: boolean) =>
      bodyOf(planOf(aJob({ invoice, details: details({ vatExclusive }) }))).head.prices_are_incl_tax;
    expect([basis(false), basis(true)]).toEqual([true, false]);
  });

  test('the other basis is sent when only that one adds up to what i-Reserve issued', () => {
    // Six lines of 10.03 net: VAT per line is 0.90, on their sum 5.42.
    const invoice = anInvoice({ lines: Array.from({ length: 6 }, () => net()) });
    const plan = planOf(aJob({ invoice, details: details({ vatExclusive: true }) }), 'document');
    expect(bodyOf(plan).head.prices_are_incl_tax).toBe(true);
    expect(plan.totals.inclVat).toBe(invoice.totals.inclVat);
  });

  test('a total that hangs on how Moneybird rounds is not counted on when another does not', () => {
    const invoice = anInvoice({ lines: Array.from({ length: 6 }, () => net()) });
    const plan = planOf(aJob({ invoice, details: details({ vatExclusive: true }) }), 'line');
    expect(bodyOf(plan).head.prices_are_incl_tax).toBe(true);
  });

  test('a total that neither basis gives stops the invoice, with both amounts', () => {
    const { totals } = anInvoice();
    const invoice = anInvoice({ totals: { ...totals, inclVat: '210.03', exclVat: '192.69' } });
    expect(stopOf(aJob({ invoice }))).toMatchObject({
      cause: 'total-differs',
      about: { ours: '210.03', books: '210.00' },
    });
  });

  test('or is made up by a line on a mapped rate without VAT, where the settings allow it', () => {
    const { totals } = anInvoice();
    const invoice = anInvoice({ totals: { ...totals, inclVat: '210.03', exclVat: '192.69' } });
    const plan = planOf(aJob({ invoice, details: details({ rounding: 'add' }) }));
    expect(bodyOf(plan).lines[1]).toMatchObject({ price: '0.03', tax_rate_id: '909090909090909093' });
    expect(plan.remarks.map(({ code }) => code)).toContain('rounding-added');
    const { 'geen-btw': _, ...vat } = mappings.vat;
    expect(stopOf(aJob({ invoice, mappings: { ...mappings, vat }, details: details({ rounding: 'add' }) })).cause).toBe(
      'total-differs',
    );
  });

  test('a credit is a document of its own with negative amounts', () => {
    const plan = planOf(aJob({ invoice: anInvoice({ kind: 'credit' }) }));
    expect(plan).toMatchObject({ kind: 'credit', totals: { inclVat: '-210.00' } });
    expect(bodyOf(plan).lines[0]).toMatchObject({ amount: '-7', price: '30' });
    expect(plan.lines[0]?.description).toContain('Credit voor 2026-0041');
  });

  test('an invoice that gives money back is one that the books can only show as a credit', () => {
    const invoice = anInvoice({ lines: [aLine({ quantity: '-1' })] });
    expect(planOf(aJob({ invoice })).kind).toBe('credit');
  });
});

describe('tax rates', () => {
  const onRate = (vatRate: string, vatPercentage: string) =>
    aJob({ invoice: anInvoice({ lines: [aLine({ vatRate, vatPercentage })] }), customer: aCustomer() });

  test.each([
    ['is not mapped', 'onbekend', '9', 'vat-unmapped', {}],
    ['was deactivated', 'oud', '19', 'vat-unmapped', { rate: 'oud', code: '19% btw (oud)' }],
    ['has another percentage', 'btw-laag', '10', 'vat-percentage-mismatch', { code: '9% btw', expected: '9' }],
    ['is reverse-charged for somebody without VAT number', 'verlegd', '0', 'vat-number-missing', {}],
  ])('a line whose rate %s stops the invoice', (_, vatRate, percentage, code, about) => {
    expect(stopOf(onRate(vatRate, percentage))).toMatchObject({ remedy: 'correct', cause: code, about });
  });

  test('an unmapped rate is told before any list is asked for', () => {
    const job = { ...onRate('onbekend', '9'), lists: new Map() };
    expect(stopOf(job).cause).toBe('vat-unmapped');
    expect(mapInvoice({ ...aJob(), lists: new Map() })).toEqual({ lacking: ['vatCodes'] });
  });

  test('a list in an older shape is asked for anew', () => {
    const lists = new Map([['vatCodes', [{ ...taxRates[0], usable: 'yes' }]]]);
    expect(mapInvoice({ ...aJob(), lists })).toEqual({ lacking: ['vatCodes'] });
  });

  test('nothing is booked before somebody chose the kind of document', () => {
    expect(stopOf(aJob({ details: details({ externalInvoice: null }) })).cause).toBe('invoice-refused');
  });
});
