import { expect, test } from 'vitest';
import { takeIn } from '../../../shared/sync/intake/intake.ts';
import { aCompany, aCustomer } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import {
  at,
  callsFromNow,
  callsOf,
  customerEntry,
  customerRequest,
  HOUR_MS,
  invoiceEntry,
  invoiceEvent,
  pass,
  syncRequest,
} from './fixtures.ts';

const POST_INVOICE = 'POST salesinvoice/SalesInvoices';
const jansen = { Code: '7012'.padStart(18), Name: 'Familie Jansen BV' };
const laterEvent = (n: number, customer = aCompany()) => invoiceEvent(n, {}, { customer, occurredAt: at(n) });

/** What an account holds, as it is kept. */
const account = ({ books }: TestWorld) => books.relations()[0]?.row;

test('a known customer that did not change costs no call', async () => {
  await using world = await testWorld();
  await world.push(laterEvent(1));
  const calls = callsFromNow(world);
  await world.push(laterEvent(2));
  expect(calls()).toEqual([POST_INVOICE]);
  expect(world.toldOf('customer.synced')).toHaveLength(1);
});

test('a changed name is one call that changes nothing else', async () => {
  await using world = await testWorld();
  await world.push(laterEvent(1));
  world.books.change('crm/Accounts', '7012', { City: 'Changed by the bookkeeper' });
  const calls = callsFromNow(world);
  await world.push(laterEvent(2, aCompany({ companyName: 'Jansen & Zonen B.V.' })));
  expect(calls()).toEqual(['PUT crm/Accounts', POST_INVOICE]);
  expect(account(world)).toMatchObject({ Name: 'Jansen & Zonen B.V.', City: 'Changed by the bookkeeper' });
  expect(world.toldOf('customer.synced'), 'i-Reserve knows its relation').toHaveLength(1);
});

test('a request that comes after a newer one was answered changes nothing', async () => {
  await using world = await testWorld();
  await world.push(customerRequest(aCompany(), { occurredAt: at(5) }));
  const calls = callsFromNow(world);
  const older = { id: 'an older button', occurredAt: at(1) };
  await world.push(customerRequest(aCompany({ companyName: 'As it was' }), older));
  expect(calls()).toEqual([]);
  expect(world.toldOf('customer.synced')).toHaveLength(1);
});

test('an invoice goes out after the request for its customer was answered, though that was not served yet', async () => {
  await using world = await testWorld();
  await world.push(laterEvent(1));
  const asked = customerRequest(aCompany(), { occurredAt: at(2) });
  await takeIn(JSON.stringify(asked), { ...world.intake, wake: async () => undefined });
  const calls = callsFromNow(world);
  await world.take(laterEvent(3));
  await world.world.wake(world.key, { kind: 'invoice', id: '3' });
  await world.answer();
  expect(calls()).toEqual(['GET crm/Accounts', POST_INVOICE]);
  expect(world.toldOf('customer.synced')).toHaveLength(2);
});

test('an emptied field is emptied where our own value still stands, and nowhere else', async () => {
  await using world = await testWorld();
  await world.push(laterEvent(1));
  world.books.change('crm/Accounts', '7012', { ChamberOfCommerce: '87654321' });
  await world.push(laterEvent(2, aCompany({ phone: null, chamberOfCommerce: null })));
  expect(account(world)).toMatchObject({ Phone: null, ChamberOfCommerce: '87654321' });
});

test('an older invoice that comes late does not bring an older customer back', async () => {
  await using world = await testWorld();
  await world.push(laterEvent(5, aCompany({ companyName: 'Jansen & Zonen B.V.' })));
  await world.push(laterEvent(1, aCompany()));
  expect(account(world)?.Name).toBe('Jansen & Zonen B.V.');
  expect(world.books.invoices()).toHaveLength(2);
});

test('without autoUpdateRelation a change waits for the button', async () => {
  await using world = await testWorld({ details: { autoUpdateRelation: false } });
  await world.push(laterEvent(1));
  const renamed = aCompany({ companyName: 'Jansen & Zonen B.V.' });
  const calls = callsFromNow(world);
  await world.push(laterEvent(2, renamed));
  expect(calls()).toEqual([POST_INVOICE]);
  await world.push(customerRequest(renamed, { occurredAt: at(9) }));
  expect(account(world)?.Name).toBe('Jansen & Zonen B.V.');
  expect(world.toldOf('customer.synced')).toHaveLength(2);
});

test('a number that a stranger carries parks customer and invoice, and nothing is written', async () => {
  await using world = await testWorld();
  world.books.addAccount({ ...jansen, Name: 'Bakkerij De Vries' });
  await world.push(laterEvent(1), laterEvent(2));
  expect(await customerEntry(world)).toMatchObject({ status: 'parked', cause: 'customer-number-taken' });
  for (const n of [1, 2])
    expect(await invoiceEntry(world, n)).toMatchObject({ status: 'parked', cause: 'customer-number-taken' });
  expect(callsOf(world)).toEqual(['GET crm/Accounts']);
  expect(world.toldOf('customer.failed')).toHaveLength(1);
  expect(world.toldOf('customer.failed')[0]?.message).toContain('Bakkerij De Vries');
  expect(world.toldOf('customer.failed')[0]?.message).toContain('Familie Jansen B.V.');
  expect(world.exact.requests.all().filter(({ status }) => status >= 400)).toEqual([]);
});

test('a relation with the number and the name is linked as it stands', async () => {
  await using world = await testWorld();
  const id = world.books.addAccount({ ...jansen, City: 'Gouda' });
  await world.push(laterEvent(1));
  expect(callsOf(world)).toEqual(['GET crm/Accounts', POST_INVOICE]);
  expect(account(world)?.City).toBe('Gouda');
  const owned = { administration: '102030', what: 'relation', externalId: id } as const;
  expect(await world.world.ledger.ownerOf(world.key, owned)).toMatchObject({ id: '7012' });
  expect(world.toldOf('customer.synced')).toMatchObject([
    { externalId: id, warnings: [{ code: 'relation-matched' }], fields: [{ name: 'external_id', value: id }] },
  ]);
  expect(world.toldOf('invoice.synced')[0]?.warnings.map(({ code }) => code)).toContain('relation-matched');
  await world.push(laterEvent(2, aCompany({ companyName: 'Jansen & Zonen B.V.' })));
  expect(account(world)).toMatchObject({ Name: 'Jansen & Zonen B.V.', City: 'Gouda' });
});

test('a relation that two customers stand for is left alone', async () => {
  await using world = await testWorld();
  await world.push(laterEvent(1));
  const twin = aCompany({ id: '8000' }); // the same number and name, another customer
  await world.push(laterEvent(2, twin));
  expect(world.books.relations()).toHaveLength(1);
  expect(world.toldOf('customer.synced')[1]?.warnings.map(({ code }) => code)).toContain('relation-shared');
  const calls = callsFromNow(world);
  await world.push(laterEvent(3, aCompany({ companyName: 'Changed' })));
  await world.push(laterEvent(4, { ...twin, companyName: 'Changed too' }));
  expect(calls().filter((call) => call !== POST_INVOICE)).toEqual([]);
  expect(account(world)?.Name).toBe('Familie Jansen B.V.');
});

test('the id in the customer field is linked, whatever its number', async () => {
  await using world = await testWorld();
  const id = world.books.addAccount({ Code: '1'.padStart(18), Name: 'Under another number' });
  await world.push(laterEvent(1, aCompany({ fields: { external_id: id } })));
  expect(world.books.relations()).toHaveLength(1);
  expect(world.books.invoices()).toMatchObject([{ relationId: id }]);
});

test('an id that is not in the books counts for nothing', async () => {
  await using world = await testWorld();
  const fields = { external_id: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' };
  await world.push(laterEvent(1, aCompany({ fields })));
  await world.push(laterEvent(2, aCustomer({ fields: { external_id: 'no guid' } })));
  expect(world.books.relations().map(({ code }) => code)).toEqual(['7012', '7001']);
});

test("a copied customer with a copied id does not get the other one's relation", async () => {
  await using world = await testWorld();
  await world.push(laterEvent(1));
  const fields = { external_id: world.toldOf('customer.synced')[0]?.externalId ?? '' };
  await world.push(laterEvent(2, aCustomer({ fields })));
  expect(world.books.relations().map(({ code }) => code)).toEqual(['7012', '7001']);
  expect(account(world)?.Name).toBe('Familie Jansen B.V.');
});

test('a blocked relation stops its customer before an invoice is sent', async () => {
  await using world = await testWorld();
  world.books.addAccount(jansen);
  world.books.blockAccount('7012');
  await world.push(laterEvent(1));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'customer-blocked' });
  expect(callsOf(world)).toEqual(['GET crm/Accounts']);
});

test.each([
  ['IBAN', 'iban-refused', { iban: 'NL00WRONG0000000000' }],
  ['VAT number', 'vat-number-refused', { vatNumber: 'NL12' }],
  ['e-mail address', 'email-missing', { email: 'not an address' }],
])('a refused %s is left out once, with the warning %s', async (_what, warning, wrong) => {
  await using world = await testWorld();
  const customer = aCompany(wrong);
  await world.push(laterEvent(1, customer));
  expect(world.toldOf('customer.synced')[0]?.warnings.map(({ code }) => code)).toEqual([warning]);
  expect(world.toldOf('invoice.synced')[0]?.warnings.map(({ code }) => code)).toContain(warning);
  expect(world.books.relations()).toMatchObject([{ name: 'Familie Jansen B.V.', contactPerson: 'Anna de Jansen' }]);
  const calls = callsFromNow(world);
  await world.push(laterEvent(2, customer));
  expect(calls()).toEqual([POST_INVOICE]);
  expect(world.exact.requests.all().filter(({ status }) => status >= 400)).toHaveLength(1);
});

test('of a refused address nobody is told that there is none, and a mail that did not go out is told beside it', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true, sendEmail: true } });
  await world.push(laterEvent(1, aCompany({ email: 'not an address' })));
  expect(world.toldOf('invoice.synced')[0]?.warnings).toMatchObject([
    { code: 'email-missing', message: expect.stringMatching(/No e-mail was sent: the books do not accept/) },
    { code: 'email-missing', message: expect.stringMatching(/do not accept the e-mail address “not an address”/) },
  ]);
});

test('a refused relation is not sent again for each further invoice, but when somebody asks', async () => {
  await using world = await testWorld();
  const refusal = { kind: 'error', status: 400, message: 'Ongeldig: Naam' } as const;
  world.exact.faults.next({ method: 'POST', path: 'crm/Accounts', fault: refusal });
  await world.push(laterEvent(1), laterEvent(2), laterEvent(3));
  expect(callsOf(world).filter((call) => call === 'POST crm/Accounts')).toHaveLength(1);
  expect(world.toldOf('customer.failed')).toMatchObject([{ cause: 'customer-refused' }]);
  expect(world.toldOf('invoice.failed').map(({ cause }) => cause)).toEqual(Array(3).fill('customer-refused'));

  await world.push(syncRequest(1, {}, { occurredAt: at(9) }));
  expect(world.books.invoices()).toHaveLength(1);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done' });
});

test('the button of a customer makes its relation, its contact person and its ids', async () => {
  await using world = await testWorld();
  await world.push(customerRequest());
  const [relation] = world.books.relations();
  const contact = world.books.rows('crm/Contacts')[0]?.ID;
  expect(relation?.row.MainContact).toBe(contact);
  expect(world.toldOf('customer.synced')).toMatchObject([
    {
      externalId: relation?.id,
      contactId: contact,
      fields: [
        { name: 'external_id', value: relation?.id },
        { name: 'external_contact', value: contact },
      ],
      warnings: [],
    },
  ]);
  expect(world.toldOf('invoice.synced')).toEqual([]);
});

test.each(['crm/Accounts', 'crm/Contacts', 'crm/BankAccounts'])(
  'a lost answer from %s makes nothing twice, and the other invoices of the customer wait',
  async (path) => {
    await using world = await testWorld();
    world.exact.faults.next({ method: 'POST', path, fault: 'lost-answer' });
    await world.push(laterEvent(1), laterEvent(2));
    expect(await customerEntry(world)).toMatchObject({ status: 'uncertain' });
    for (const n of [1, 2]) expect(await invoiceEntry(world, n)).toMatchObject({ status: 'waiting' });
    const calls = callsFromNow(world);
    await pass(world, 389_000);
    expect(calls()).toEqual([]);
    await pass(world, HOUR_MS);
    await world.settle();

    expect(world.books.relations()).toMatchObject([{ contactPerson: 'Anna de Jansen', ibans: ['NL91ABNA0417164300'] }]);
    expect(world.books.rows('crm/Contacts')).toHaveLength(1);
    expect(world.books.rows('crm/BankAccounts')).toHaveLength(1);
    expect(world.told.map(({ type }) => type)).toEqual(['customer.synced', 'invoice.synced', 'invoice.synced']);
  },
);

test.each(['crm/Accounts', 'crm/Contacts', 'crm/BankAccounts'])(
  'a request to %s that never arrived is made again after two looks',
  async (path) => {
    await using world = await testWorld();
    world.exact.faults.next({ method: 'POST', path, fault: '500-before' });
    await world.push(laterEvent(1));
    const calls = callsFromNow(world);
    await world.settle();
    expect(calls().slice(0, 3)).toEqual([`GET ${path}`, `GET ${path}`, `POST ${path}`]);
    expect(world.books.relations()).toMatchObject([{ contactPerson: 'Anna de Jansen', ibans: ['NL91ABNA0417164300'] }]);
    expect(world.told.map(({ type }) => type)).toEqual(['customer.synced', 'invoice.synced']);
  },
);
