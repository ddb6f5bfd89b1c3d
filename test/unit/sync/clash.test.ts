import { expect, test } from 'vitest';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { fieldClashes, whoHas } from '../../../shared/sync/review/clash.ts';

const exact = {
  id: 'exact',
  provider: 'exact',
  administration: { id: '1', name: 'De Eik', number: null, vatNumber: null },
} as Integration;
const second = { id: 'exact-2', provider: 'exact' };

test('an administration has one integration of the tenant', () => {
  expect(whoHas('1', second, [exact])).toBe(exact);
  expect(whoHas('2', second, [exact])).toBeNull();
  expect(whoHas('1', exact, [exact])).toBeNull();
  expect(whoHas('1', { id: 'moneybird', provider: 'moneybird' }, [exact])).toBeNull(); // another system's number
});

const fields = { invoiceField: 'a', customerField: 'a', contactField: null };

test.each([
  ['the invoice field', { ...fields, customerField: 'b' }, { setting: 'invoiceField', field: 'a' }],
  ['the customer field', { ...fields, invoiceField: 'b' }, { setting: 'customerField', field: 'a' }],
  [
    'a contact field that is their customer field',
    { invoiceField: 'b', customerField: 'b', contactField: 'a' },
    { setting: 'contactField', field: 'a' },
  ],
  ['nothing, when all differ', { invoiceField: 'b', customerField: 'b', contactField: null }, null],
  ['nothing, when an invoice field is named as a customer field', { invoiceField: 'c', customerField: 'b' }, null],
])('two integrations do not share %s', (_, mine, clash) => {
  const found = fieldClashes(mine, [{ id: 'exact', settings: { ...fields, invoiceField: 'a' } }]);
  expect(found).toEqual(clash ? [{ ...clash, integration: 'exact' }] : []);
});

test('every field that two integrations share is told at once', () => {
  const mine = { invoiceField: 'a', customerField: 'a', contactField: null };
  const found = fieldClashes(mine, [{ id: 'exact', settings: { ...fields, invoiceField: 'a' } }]);
  expect(found.map(({ setting }) => setting)).toEqual(['invoiceField', 'customerField']);
});
