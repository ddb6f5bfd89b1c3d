import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCompany, anEvent, anInvoice } from '../../builders.ts';
import { type MoneybirdWorld, moneybirdWorld } from '../../world.ts';
import { toldAbout } from '../sync/fixtures.ts';

const FIELDS = {
  address1: '/detail/customer/address/street',
  address2: '/detail/customer/address/line2',
  zipcode: '/detail/customer/address/postalCode',
  city: '/detail/customer/address/city',
  country: '/detail/customer/address/country',
  phone: '/detail/customer/phone',
  send_invoices_to_email: '/detail/customer/email',
  tax_number: '/detail/customer/vatNumber',
  chamber_of_commerce: '/detail/customer/chamberOfCommerce',
  bank_account: '/detail/customer/iban',
} as const;
type Field = keyof typeof FIELDS;
const names = Object.keys(FIELDS) as Field[];

let world: MoneybirdWorld;
beforeAll(async () => {
  world = await moneybirdWorld({ moneybird: { limits: false } });
});
afterAll(() => world[Symbol.asyncDispose]());

const address = { street: 'Dorpsstraat 1', line2: 'Unit B', postalCode: '1234 AB', city: 'Utrecht', country: 'NL' };

const refusedFor = (...fields: readonly Field[]) =>
  ({
    kind: 'refused',
    status: 422,
    body: { error: Object.fromEntries(fields.map((one) => [one, ['is invalid']])) },
  }) as const;

/** An invoice of a new customer. */
const newcomer = (id: string, over: Parameters<typeof aCompany>[0] = {}) =>
  anEvent({
    id,
    customer: aCompany({ id, number: id, companyName: `Herberg ${id} B.V.`, contactPerson: null, address, ...over }),
    invoice: anInvoice({ id, number: id }),
  });

const warningsOf = (id: string) => world.toldOf('customer.synced').find(({ customer }) => customer.id === id)?.warnings;

const cases = names.flatMap((one, nth): Field[][] => [[one], ...names.slice(nth + 1).map((other) => [one, other])]);
/** So many that the errors of an hour do not stop the endpoint. */
const AT_ONCE = 14;

test('no optional field stops an invoice, refused alone or one after the other with any other, and each is told', async () => {
  for (let from = 0; from < cases.length; from += AT_ONCE) {
    const some = cases
      .slice(from, from + AT_ONCE)
      .map((refused, nth) => ({ id: String(20_000 + from + nth), refused }));
    for (const { id, refused } of some)
      for (const field of refused)
        world.moneybird.faults.next({
          ...{ method: 'POST', path: 'contacts.json', about: `"customer_id":"${id}"` },
          fault: refusedFor(field),
        });
    await world.push(...some.map(({ id }) => newcomer(id)));
    world.clock.advance(3_610_000); // an hour, and what our clock and theirs may differ by
  }
  expect(world.moneybird.faults.pending).toBe(0);
  const told = cases.map((_, nth) => warningsOf(String(20_000 + nth))?.map(({ field }) => field));
  expect(told.map((pointers, nth) => pointers?.slice(0, cases[nth]?.length))).toEqual(
    cases.map((refused) => refused.map((one) => FIELDS[one])),
  );
  expect(world.toldOf('invoice.synced')).toHaveLength(cases.length);
});

test('two refused at once cost one more call, and each is told', async () => {
  world.moneybird.requests.clear();
  world.moneybird.faults.next({ method: 'POST', path: 'contacts.json', fault: refusedFor('phone', 'country') });
  await world.push(newcomer('30001'));
  expect(warningsOf('30001')?.map(({ code }) => code)).toEqual(['field-refused', 'field-refused']);
  expect(world.moneybird.requests.all({ method: 'POST', endpoint: 'contacts' })).toHaveLength(2);
});

test('three that would be refused one after the other stop no invoice: the third call leaves out all that may be missing', async () => {
  world.moneybird.requests.clear();
  const refused = ['phone', 'country', 'city'] as const;
  for (const field of refused)
    world.moneybird.faults.next({
      ...{ path: /contacts/, about: `"${field}"`, times: 99 },
      fault: refusedFor(field),
    });
  await world.push(newcomer('30003'));
  expect(toldAbout(world, '30003')).toEqual(['synced']);
  expect(world.moneybird.requests.all({ method: 'POST', endpoint: 'contacts' })).toHaveLength(3);
  const told = warningsOf('30003')?.map(({ field }) => field);
  expect(told?.toSorted()).toEqual(Object.values(FIELDS).toSorted());

  const again = newcomer('30003');
  await world.push({
    ...again,
    detail: { ...again.detail, id: '30004', invoice: anInvoice({ id: '30004', number: '30004' }) },
  });
  world.moneybird.faults.clear();
  expect(toldAbout(world, '30004')).toEqual(['synced']);
  expect(world.books.contacts().find(({ customerId }) => customerId === '30003')).toMatchObject({
    zipcode: '1234 AB',
  });
});

test('a contact person whom the books refuse is left out and told', async () => {
  const fault = { kind: 'refused', status: 422, body: { error: { lastname: ['is too long'] } } } as const;
  world.moneybird.faults.next({ method: 'POST', path: 'contact_people', fault });
  await world.push(newcomer('30002', { contactPerson: aCompany().contactPerson }));
  expect(warningsOf('30002')).toMatchObject([{ code: 'field-refused', field: '/detail/customer/contactPerson' }]);
  expect(toldAbout(world, '30002')).toEqual(['synced']);
});

test.each([
  ['UK', 'GB'],
  ['EL', 'GR'],
  ['Duitsland', 'DE'],
  ['United Kingdom', 'GB'],
  ['NLD', 'NL'],
])('the country %s is %s in the books', async (country, code) => {
  await world.push(newcomer(country, { address: { country } }));
  expect(world.books.contacts().at(-1)).toMatchObject({ customerId: country, country: code });
});

test('a country that nobody knows is left out and told', async () => {
  await world.push(newcomer('a', { address: { country: 'Atlantis' } }));
  expect(warningsOf('a')).toMatchObject([
    { code: 'field-refused', field: '/detail/customer/address/country', message: expect.stringContaining('Atlantis') },
  ]);
});
