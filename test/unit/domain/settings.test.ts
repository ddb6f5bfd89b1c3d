import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Catalogue } from '../../../shared/domain/catalogue.ts';
import { customerNumberInBooks, Mappings } from '../../../shared/domain/settings.ts';
import { ExactDetails } from '../../../shared/providers/exact/settings.ts';
import { MoneybirdDetails } from '../../../shared/providers/moneybird/settings.ts';

/** The table of the contract, section 4: what both kinds of books have. */
const common = {
  invoiceField: 'external_id',
  customerField: 'external_id',
  customerNumberPrefix: '',
  customerNumberLength: 0,
  autoUpdateRelation: true,
  dateRangeOnLines: false,
  finaliseInvoice: false,
  sendEmail: false,
  rounding: 'park',
  roundingLimit: '0.05',
  sellers: [],
  startDate: null,
  triggers: { invoiceSent: false },
};

test('an Exact integration without settings has those of the contract', () => {
  expect(v.parse(ExactDetails, {})).toEqual({
    ...common,
    contactField: null,
    vatExclusive: true,
    journal: null,
    defaultArticle: null,
    creditSign: 'positive',
    roundingArticle: null,
  });
});

test('a Moneybird integration without settings has those of the contract', () => {
  expect(v.parse(MoneybirdDetails, {})).toEqual({
    ...common,
    vatExclusive: false,
    externalInvoice: null,
    workflow: null,
    contactSyncBack: false,
    contactSyncBackFields: ['name', 'address', 'email', 'phone', 'vatNumber', 'chamberOfCommerce'],
  });
});

test('no default is shared: changing one integration leaves the next alone', () => {
  v.parse(ExactDetails, {}).sellers.push('1');
  v.parse(MoneybirdDetails, {}).contactSyncBackFields.push('iban');

  expect(v.parse(ExactDetails, {}).sellers).toEqual([]);
  expect(v.parse(MoneybirdDetails, {}).contactSyncBackFields).not.toContain('iban');
});

describe.each([
  ['Exact', ExactDetails],
  ['Moneybird', MoneybirdDetails],
])('the settings of %s', (_, Details) => {
  const faults = (settings: unknown) => [
    ...new Set(v.safeParse(Details, settings).issues?.map((issue) => v.getDotPath(issue))),
  ];

  test.each([
    [{ finalizeInvoice: true }, 'finalizeInvoice'],
    [{ triggers: { invoicePaid: true } }, 'triggers.invoicePaid'],
    [{ finaliseInvoice: 'yes' }, 'finaliseInvoice'],
    [{ invoiceField: ' ' }, 'invoiceField'],
    [{ customerNumberLength: 19 }, 'customerNumberLength'],
    [{ customerNumberLength: -1 }, 'customerNumberLength'],
    [{ customerNumberLength: 1.5 }, 'customerNumberLength'],
    [{ rounding: 'ignore' }, 'rounding'],
    [{ roundingLimit: 0.05 }, 'roundingLimit'],
    [{ sellers: '1' }, 'sellers'],
    [{ startDate: '2026-02-30' }, 'startDate'],
  ])('refuse %j', (settings, at) => {
    expect(faults(settings)).toEqual([at]);
  });

  test('let prefix and length be eighteen together, and no more', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 0, maxLength: 18 }),
        fc.integer({ min: 0, max: 18 }),
        (customerNumberPrefix, customerNumberLength) => {
          const fits = customerNumberPrefix.length + customerNumberLength <= 18;
          expect(faults({ customerNumberPrefix, customerNumberLength })).toEqual(fits ? [] : ['customerNumberLength']);
        },
      ),
    );
  });
});

test.each(['journal', 'creditSign', 'defaultArticle', 'contactField', 'roundingArticle'])(
  '%s belongs to Exact alone',
  (key) => {
    const value = key === 'creditSign' ? 'negative' : 'X';

    expect(v.is(ExactDetails, { [key]: value })).toBe(true);
    expect(v.is(MoneybirdDetails, { [key]: value })).toBe(false);
  },
);

test.each([
  ['externalInvoice', true],
  ['workflow', '123'],
  ['contactSyncBack', true],
  ['contactSyncBackFields', ['iban']],
])('%s belongs to Moneybird alone', (key, value) => {
  expect(v.is(MoneybirdDetails, { [key]: value })).toBe(true);
  expect(v.is(ExactDetails, { [key]: value })).toBe(false);
});

test('the ids of account and contact never go to the same field', () => {
  expect(v.is(ExactDetails, { customerField: 'external_id', contactField: 'external_contact' })).toBe(true);
  expect(v.is(ExactDetails, { customerField: 'external_contact', contactField: 'external_contact' })).toBe(false);
  expect(v.is(ExactDetails, { contactField: 'external_id' })).toBe(false);
});

describe('a customer number in the books', () => {
  test.each([
    ['7012', '', 0, '7012'],
    ['7012', 'IR', 6, 'IR007012'],
    ['7012', 'IR', 0, 'IR7012'],
    ['1234567', 'IR', 6, 'IR1234567'],
    ['K-7', '', 6, '000K-7'],
  ])('%s with prefix "%s" and length %i is %s', (number, customerNumberPrefix, customerNumberLength, expected) => {
    expect(customerNumberInBooks(number, { customerNumberPrefix, customerNumberLength })).toBe(expected);
  });

  test('ends with the whole number, and is never shorter than prefix and length', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.string({ maxLength: 18 }),
        fc.integer({ min: 0, max: 18 }),
        (number, customerNumberPrefix, customerNumberLength) => {
          const code = customerNumberInBooks(number, { customerNumberPrefix, customerNumberLength });
          expect(code.startsWith(customerNumberPrefix)).toBe(true);
          expect(code.endsWith(number)).toBe(true);
          expect(code.length).toBe(customerNumberPrefix.length + Math.max(number.length, customerNumberLength));
        },
      ),
    );
  });

  test('is another one for another customer, but for zeros in front', () => {
    const number = fc.stringMatching(/^[1-9A-Z][0-9A-Z-]{0,8}$/);
    const settings = fc.record({
      customerNumberPrefix: fc.stringMatching(/^[0-9A-Z]{0,6}$/),
      customerNumberLength: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(number, number, settings, (one, other, by) => {
        expect(customerNumberInBooks(one, by) === customerNumberInBooks(other, by)).toBe(one === other);
      }),
    );
  });
});

describe('mappings', () => {
  test('are empty at the start', () => {
    expect(v.parse(Mappings, {})).toEqual({ vat: {}, articles: {}, paymentConditions: {}, ledgerAccounts: {} });
  });

  test.each([[{ vats: {} }], [{ vat: { 'btw-laag': '' } }], [{ vat: { 'btw-laag': 1 } }]])('refuse %j', (mappings) => {
    expect(v.is(Mappings, mappings)).toBe(false);
  });
});

test('a catalogue may be empty, and what it leaves out is empty', () => {
  expect(v.parse(Catalogue, {})).toEqual({
    vatRates: [],
    products: [],
    ledgerAccounts: [],
    paymentMethods: [],
    paymentTerms: [],
    sellers: [],
    fields: { invoice: [], customer: [] },
  });
});
