import { describe, expect, test } from 'vitest';
import { aLine } from '../../builders.ts';
import { account, cause, codesOf, linesOf, net, plan } from './exact-job.ts';

describe('the head of the document', () => {
  test('holds everything that was mapped', () => {
    expect(
      plan({ mappings: { vat: net, articles: { 'PITCH-A': 'PITCH' }, paymentConditions: { 'term:14': '14' } } }).body,
    ).toEqual({
      OrderedBy: '{account}',
      InvoiceTo: '{account}',
      Journal: '70',
      Type: 8020,
      Currency: 'EUR',
      OrderDate: '2026-11-20T00:00:00',
      PaymentReference: '2026-0042',
      YourRef: 'PO 4711',
      Description: '2026-0042 - Booking 55012',
      PaymentCondition: '14',
      SalesInvoiceLines: [
        { Item: 'item-PITCH', Description: 'Camping pitch, 7 nights', Quantity: 7, NetPrice: 27.5229, VATCode: '3' },
      ],
    });
  });

  test.each([
    ['method and term together', { 'method:ideal+term:14': 'PS', 'method:ideal': '14', 'term:14': '30' }, 'PS'],
    ['the method before the term', { 'method:ideal': '14', 'term:14': '30' }, '14'],
    ['the term', { 'term:14': '30' }, '30'],
    ['nothing', { 'method:pin': '14' }, undefined],
  ])('the payment condition follows %s', (_, paymentConditions, code) => {
    expect(plan({ mappings: { vat: net, paymentConditions } }).body.PaymentCondition).toBe(code);
  });

  test('a payment condition that the books do not have stops it', () => {
    expect(cause({ mappings: { vat: net, paymentConditions: { 'term:14': '99' } } })).toMatchObject({
      cause: 'payment-condition-unknown',
      about: { condition: '99' },
    });
  });

  test.each([
    ['14', '2026-12-04', false],
    ['30', '2026-12-20', true],
    ['EM', '2026-11-30', true],
  ])('condition %s makes the due date %s', (code, books, differs) => {
    const { remarks } = plan({ mappings: { vat: net, paymentConditions: { 'term:14': code } } });

    const about = { ours: '2026-12-04', books, condition: code };
    const expected = { code: 'due-date-differs', field: '/detail/invoice/dueDate', about };
    expect(remarks.filter((one) => one.code === 'due-date-differs')).toEqual(differs ? [expected] : []);
  });

  test.each([
    ['the only unblocked one', [account('80'), account('71', true)], '80'],
    ['70 among several', [account('80'), account('70')], '70'],
  ])('the default journal is %s', (_, journals, code) => {
    expect(plan({ details: { journal: null }, lists: { journals } }).body.Journal).toBe(code);
  });

  test('without a journal to choose it stops', () => {
    const journals = [account('80'), account('81'), account('70', true)];

    expect(cause({ details: { journal: null }, lists: { journals } })).toMatchObject({
      cause: 'journal-refused',
      about: { choice: '80, 81' },
    });
  });

  test('a text that is too long is cut at a word, and told whole elsewhere', () => {
    const description = 'Summer stay of two families on adjoining pitches with electricity';
    const made = plan({
      invoice: { description, reference: 'R'.repeat(45), lines: [aLine({ description: `${description} and water` })] },
    });

    expect(made.body.Description).toBe('2026-0042 - Summer stay of two families on adjoining pitches');
    expect(made.body.YourRef).toBe('R'.repeat(40));
    expect(made.body.Remarks).toBe(`with electricity - Boeking 55012\nReferentie: ${'R'.repeat(45)}`);
    expect(linesOf(made)[0]).toMatchObject({
      Description: 'Summer stay of two families on adjoining pitches with',
      Notes: `${description} and water`,
    });
    expect(made.remarks.filter(({ code }) => code === 'text-shortened').map(({ field }) => field)).toEqual([
      '/detail/invoice/lines/0/description',
      '/detail/invoice/description',
      '/detail/invoice/reference',
    ]);
  });

  test('our number is never cut', () => {
    expect(cause({ invoice: { number: 'N'.repeat(26) } })).toMatchObject({
      cause: 'field-too-long',
      about: { field: 'PaymentReference', max: '25' },
    });
    expect(plan({ invoice: { number: 'N'.repeat(25) } }).reference).toBe('N'.repeat(25));
  });

  test('our number stands in for a reference of the customer', () => {
    expect(plan({ invoice: { reference: null } }).body.YourRef).toBe('2026-0042');
  });
});

describe('finalising', () => {
  test('a draft gets its date later, and says so', () => {
    const made = plan();

    expect(made.finalise).toBeNull();
    expect(codesOf(made)).toContain('date-set-at-finalising');
  });

  test('every flag is said aloud, and the date goes along', () => {
    expect(plan({ details: { finaliseInvoice: true, sendEmail: true } }).finalise).toEqual({
      body: {
        InvoiceID: '{invoice}',
        InvoiceDate: '2026-11-20T00:00:00',
        SendEmailToCustomer: true,
        SendInvoiceToCustomerPostbox: false,
        SendInvoiceViaPeppol: false,
        SendOutputBasedOnAccount: false,
      },
      sendEmail: true,
    });
  });

  test('no mail is asked for without an address, and that is said', () => {
    const made = plan({
      details: { finaliseInvoice: true, sendEmail: true },
      customer: { email: null, contactPerson: { lastName: 'Jansen' } },
    });

    expect(made.finalise).toMatchObject({ sendEmail: false, body: { SendEmailToCustomer: false } });
    expect(codesOf(made)).toContain('email-missing');
  });

  test('mailing has no effect on a draft', () => {
    expect(plan({ details: { sendEmail: true } }).finalise).toBeNull();
  });
});
