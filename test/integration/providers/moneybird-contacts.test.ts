import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCompany, anEvent, anInvoice } from '../../builders.ts';
import { type MoneybirdWorld, moneybirdWorld } from '../../world.ts';

let world: MoneybirdWorld;
beforeAll(async () => {
  world = await moneybirdWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

type Over = NonNullable<Parameters<typeof aCompany>[0]>;

/** A company of its own for each test, known to the books. */
async function knownCompany(number: string) {
  const company = (over: Over = {}) => aCompany({ id: number, number, companyName: `Herberg ${number} B.V.`, ...over });
  let nth = 0;
  const push = async (over: Over = {}) => {
    world.clock.advance(60_000);
    world.moneybird.requests.clear();
    const id = `${number}-${++nth}`;
    const occurredAt = new Date(world.clock.now()).toISOString();
    await world.push(anEvent({ id, occurredAt, customer: company(over), invoice: anInvoice({ id, number: id }) }));
    return id;
  };
  await push();
  return { company, push };
}

const contactOf = (number: string) => world.books.contacts().find(({ customerId }) => customerId === number);
const calls = () =>
  world.moneybird.requests
    .all()
    .map(({ method, endpoint }) => `${method} ${endpoint}`)
    .filter((call) => call !== 'POST external_sales_invoices');

test('what changed in i-Reserve goes along, and nothing else', async () => {
  const { push } = await knownCompany('9101');
  world.books.editContact(contactOf('9101')?.id ?? '', { city: 'Zwolle' });
  await push({ address: { street: 'Nieuwstraat 9', postalCode: '1234 AB', city: 'Utrecht', country: 'NL' } });

  expect(calls()).toEqual(['PATCH contacts/:id']);
  expect(contactOf('9101')).toMatchObject({ address: 'Nieuwstraat 9', city: 'Zwolle' });
});

test('a contact person who changed is changed, and no second one comes', async () => {
  const { push } = await knownCompany('9102');
  await push({
    contactPerson: { firstName: 'Anna', middleName: null, lastName: 'Vermeer', email: 'av@jansen.example' },
  });

  expect(calls()).toContain('PATCH contacts/:id/contact_people/:person');
  expect(contactOf('9102')?.people).toEqual(['Anna Vermeer']);
});

test('what i-Reserve no longer has is emptied only where our own value stands', async () => {
  const { push } = await knownCompany('9103');
  world.books.editContact(contactOf('9103')?.id ?? '', { phone: '+31201112233' });
  await push({ phone: null, iban: null });

  expect(contactOf('9103')).toMatchObject({ phone: '+31201112233', iban: '' });
});

test('a contact that the bookkeeper made is linked when it is the same customer, and left as it is', async () => {
  world.books.addContact({ company_name: 'Herberg 9301 B.V.', customer_id: '9301', city: 'Zwolle' });
  await knownCompany('9301');

  expect(contactOf('9301')).toMatchObject({ city: 'Zwolle', people: [] });
  expect(world.toldOf('customer.synced').at(-1)?.warnings).toMatchObject([{ code: 'relation-matched' }]);
});

test('of a linked contact nothing is emptied that people wrote, though i-Reserve had the same; what we wrote since is', async () => {
  const phone = '+31301234567';
  world.books.addContact({
    company_name: 'Herberg 9302 B.V.',
    customer_id: '9302',
    phone,
    tax_number: 'NL001234567B01',
  });
  const { push } = await knownCompany('9302');
  await push({ phone: null });
  expect(contactOf('9302')).toMatchObject({ phone });

  await push({ phone: '+31205556677' });
  expect(contactOf('9302')).toMatchObject({ phone: '+31205556677' });
  await push({ phone: null });
  expect(contactOf('9302')).toMatchObject({ phone: '' });
});
