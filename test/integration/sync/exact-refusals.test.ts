import { expect, test } from 'vitest';
import { aCompany, aLine } from '../../builders.ts';
import type { Fault } from '../../simulators/exact/index.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import {
  at,
  callsFromNow,
  callsOf,
  customerEntry,
  HOUR_MS,
  invoiceEntry,
  invoiceEvent,
  pass,
  syncRequest,
  toldAbout,
} from './fixtures.ts';

const INVOICES = 'salesinvoice/SalesInvoices';
const PRINTED = 'salesinvoice/PrintedSalesInvoices';
const final = { details: { finaliseInvoice: true } };
const mailed = { details: { finaliseInvoice: true, sendEmail: true } };

const refusal = (message: string, status = 500): Fault => ({ kind: 'error', status, message });
const another = aCompany({ id: '7013', number: '7013', companyName: 'Camping Zonder Zorgen' });
/** The warnings of the n-th invoice that was told as booked, with where they point. */
const warningsOf = (world: TestWorld, nth = 0) =>
  (world.toldOf('invoice.synced')[nth]?.warnings ?? []).map(({ code, field }) => ({ code, field }));
const account = ({ books }: TestWorld) => books.relations()[0]?.row;

test('an invoice that is refused with 500 and words is parked at once, looked up once, and holds up nobody', async () => {
  await using world = await testWorld();
  const fault = refusal('Ongeldig: Factuur voor (Type)');
  world.exact.faults.next({ method: 'POST', path: INVOICES, about: '2026-0001', fault, times: 9 });
  await world.push(invoiceEvent(1), invoiceEvent(2, {}, { customer: another }));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'customer-not-a-customer' });
  expect(toldAbout(world, 1)).toEqual(['customer-not-a-customer']);
  expect(toldAbout(world, 2)).toEqual(['synced']);
  const calls = callsOf(world).filter((call) => call.endsWith(INVOICES));
  expect(calls).toEqual([`POST ${INVOICES}`, `GET ${INVOICES}`, `POST ${INVOICES}`]);
  await pass(world, HOUR_MS);
  expect(world.exact.requests.count({ method: 'POST', endpoint: INVOICES })).toBe(2);
});

test('what such a refusal made all the same is found by the look', async () => {
  await using world = await testWorld();
  world.exact.faults.next({
    method: 'POST',
    path: INVOICES,
    fault: { kind: 'refused-after', message: 'Ongeldig: Dagboek' },
  });
  await world.push(invoiceEvent(1));
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(world.books.invoices()).toHaveLength(1);
  expect(callsOf(world).slice(-2)).toEqual([`POST ${INVOICES}`, `GET ${INVOICES}`]);
});

test('the generic sentence is no answer: the invoice is looked up later, and made once', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: INVOICES, fault: '500-after' });
  await world.push(invoiceEvent(1));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'uncertain' });
  await world.settle();
  expect(world.books.invoices()).toHaveLength(1);
});

test('an e-mail address that is refused with 500 is left out, and the invoice is booked', async () => {
  await using world = await testWorld();
  const fault = refusal('Invalid: Email []');
  world.exact.faults.next({ method: 'POST', path: 'crm/Accounts', about: '"Email"', fault, times: 9 });
  await world.push(invoiceEvent(1));
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(warningsOf(world)).toContainEqual({ code: 'email-missing', field: '/detail/customer/email' });
  expect(callsOf(world).filter((call) => call.endsWith('crm/Accounts'))).toEqual([
    'GET crm/Accounts', // is the number taken
    'POST crm/Accounts',
    'GET crm/Accounts', // did that make it
    'POST crm/Accounts',
    'PUT crm/Accounts',
  ]);
  expect(world.books.relations()).toMatchObject([{ code: '7012' }]);
});

test.each(['Invalid: Phone []', 'Ongeldig'])(
  'what was left out of a relation is told when the next refusal (“%s”) made it all the same',
  async (message) => {
    await using world = await testWorld();
    const accounts = { method: 'POST', path: 'crm/Accounts' } as const;
    world.exact.faults.next({ ...accounts, fault: refusal('Invalid: Email []') });
    world.exact.faults.next({ ...accounts, fault: { kind: 'refused-after', message } });
    await world.push(invoiceEvent(1));
    expect(toldAbout(world, 1)).toEqual(['synced']);
    expect(warningsOf(world)).toContainEqual({ code: 'email-missing', field: '/detail/customer/email' });
    expect(world.books.relations()).toHaveLength(1);
    expect((await customerEntry(world)).parts.account).toMatchObject({ refused: ['Email'] });
  },
);

test.each([400, 500])('a refused contact or bank account (%i) stops no invoice', async (status) => {
  await using world = await testWorld();
  for (const path of ['crm/Contacts', 'crm/BankAccounts'])
    world.exact.faults.next({ method: 'POST', path, fault: refusal('Ongeldig', status), times: 9 });
  await world.push(invoiceEvent(1));
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(warningsOf(world)).toEqual(
    expect.arrayContaining([
      { code: 'field-refused', field: '/detail/customer/contactPerson' },
      { code: 'iban-refused', field: '/detail/customer/iban' },
    ]),
  );
});

test('a printing that is refused with 500 and words stops once, with its document, and a retry mends it', async () => {
  await using world = await testWorld(final);
  const fault = refusal('Periode is afgesloten: [2026] – [11]');
  world.exact.faults.next({ path: PRINTED, fault });
  await world.push(invoiceEvent(1));
  const { externalId } = await invoiceEntry(world, 1);
  expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'period-closed', externalId }]);
  await pass(world, HOUR_MS);
  expect(world.exact.requests.count({ endpoint: PRINTED })).toBe(1);
  await world.push(syncRequest(1));
  expect(world.books.invoices()).toMatchObject([{ status: 50, id: externalId }]);
  expect(toldAbout(world, 1)).toEqual(['period-closed', 'synced']);
});

test('a closed period stops the printing as period-closed, and the invoice becomes final once it is open', async () => {
  await using world = await testWorld(final);
  world.books.closePeriod(2026, 11);
  await world.push(invoiceEvent(1));
  expect(world.toldOf('invoice.failed')).toMatchObject([
    { cause: 'period-closed', externalId: world.books.invoices()[0]?.id },
  ]);
  world.books.openPeriod(2026, 11);
  await world.push(syncRequest(1));
  expect(world.books.invoices()).toMatchObject([{ status: 50 }]);
  expect(toldAbout(world, 1)).toEqual(['period-closed', 'synced']);
});

test.each([400, 500] as const)('refusals of the books themselves with status %i are told alike', async (refusals) => {
  await using world = await testWorld({ ...final, exact: { readings: { refusals } } });
  world.books.closePeriod(2026, 11);
  await world.push(invoiceEvent(1));
  expect(toldAbout(world, 1)).toEqual(['period-closed']);
  expect(world.exact.requests.count({ endpoint: PRINTED })).toBe(1);
});

test.each(['Klant: Non-actief', 'Customer: Inactive', 'Ongeldig: Klant (Einddatum)'] as const)(
  'a relation that ended (“%s”) is customer-blocked, and the invoice is booked once the date is gone',
  async (endedRelation) => {
    await using world = await testWorld({ exact: { readings: { endedRelation } } });
    await world.push(invoiceEvent(1));
    world.books.change('crm/Accounts', '7012', { EndDate: Date.parse('2026-01-01T00:00:00Z') });
    await world.push(invoiceEvent(2));
    expect(toldAbout(world, 2)).toEqual(['customer-blocked']);
    world.books.change('crm/Accounts', '7012', { EndDate: null });
    await world.push(syncRequest(2));
    expect(toldAbout(world, 2)).toEqual(['customer-blocked', 'synced']);
  },
);

test('a draft that rested and that a person made final is taken over, and nothing is printed', async () => {
  await using world = await testWorld(mailed);
  world.exact.faults.next({ path: PRINTED, fault: refusal('Periode is afgesloten', 400) });
  await world.push(invoiceEvent(1));
  const [draft] = world.books.invoices();
  world.books.add(INVOICES, { ...draft?.row, Status: 50, InvoiceNumber: 4711 });
  const calls = callsFromNow(world);
  await world.push(syncRequest(1));
  expect(toldAbout(world, 1)).toEqual(['period-closed', 'synced']);
  expect(world.toldOf('invoice.synced')[0]).toMatchObject({ finalised: true, externalNumber: '4711' });
  expect(calls()).toEqual([`GET ${INVOICES}`]);
  expect(world.books.mails()).toEqual([]);
});

/** Somebody saved something, which has everything that is parked tried again. */
const later = async (world: TestWorld) => {
  await world.change({});
  await world.world.wake(world.key);
  await world.answer();
};

test.each(['a person asks', 'a setting was saved'])(
  'a draft that rested and that a person changed is never made final, when %s',
  async (when) => {
    await using world = await testWorld(final);
    world.exact.faults.next({ path: PRINTED, fault: refusal('Periode is afgesloten', 400) });
    await world.push(invoiceEvent(1));
    const [draft] = world.books.invoices();
    world.books.add(INVOICES, { ...draft?.row, AmountFC: 260, AmountFCExclVat: 238.53, VATAmountFC: 21.47 });
    if (when === 'a person asks') await world.push(syncRequest(1));
    else await later(world);
    expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'changed-in-books' });
    expect(world.toldOf('invoice.failed').at(-1)).toMatchObject({ cause: 'changed-in-books', externalId: draft?.id });
    expect(world.exact.requests.count({ endpoint: PRINTED })).toBe(1);
  },
);

test('a draft that rested and is gone is a matter for a person', async () => {
  await using world = await testWorld(final);
  world.exact.faults.next({ path: PRINTED, fault: refusal('Periode is afgesloten', 400) });
  await world.push(invoiceEvent(1));
  world.books.deleteInvoice(world.books.invoices()[0]?.id ?? '');
  await later(world);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'link-broken' });
  expect(world.exact.requests.count({ endpoint: PRINTED })).toBe(1);
});

test('a draft that rested is read once, and one that did not is not read at all', async () => {
  await using world = await testWorld(final);
  await world.push(invoiceEvent(1));
  expect(callsOf(world).slice(-2)).toEqual([`POST ${INVOICES}`, `POST ${PRINTED}`]);
  world.exact.faults.next({ path: PRINTED, fault: refusal('Periode is afgesloten', 400) });
  await world.push(invoiceEvent(2));
  const calls = callsFromNow(world);
  await later(world);
  expect(calls().filter((call) => call.includes('Invoices'))).toEqual([`GET ${INVOICES}`, `POST ${PRINTED}`]);
});

test('a 404 that names something parks that invoice alone, and the administration stays', async () => {
  await using world = await testWorld();
  const fault = refusal('Ongeldige referentie: Betalingsconditie', 404);
  world.exact.faults.next({ method: 'POST', path: INVOICES, about: '2026-0001', fault });
  await world.push(invoiceEvent(1), invoiceEvent(2));
  expect(toldAbout(world, 1)).toEqual(['payment-condition-unknown']);
  expect(toldAbout(world, 2)).toEqual(['synced']);
  expect(world.toldOf('integration.attention')).toEqual([]);
});

test('a 404 that names nothing is no lost administration while the list has it', async () => {
  await using world = await testWorld();
  const fault = refusal('Resource not found for the segment.', 404);
  world.exact.faults.next({ method: 'POST', path: INVOICES, about: '2026-0001', fault });
  await world.push(invoiceEvent(1), invoiceEvent(2));
  expect(toldAbout(world, 1)).toEqual(['unexpected']);
  expect(toldAbout(world, 2)).toEqual(['synced']);
});

test('a 404 is a lost administration when the list no longer has it', async () => {
  await using world = await testWorld();
  world.exact.addDivision({ code: 405060 });
  const gone = { kind: 'divisions', leftOut: [102030] } as const;
  world.exact.faults.next({ path: 'hrm/Divisions', fault: gone });
  world.exact.faults.next({ path: 'system/Divisions', fault: gone });
  world.exact.faults.next({
    method: 'POST',
    path: INVOICES,
    fault: refusal('Resource not found for the segment.', 404),
  });
  await world.push(invoiceEvent(1));
  expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'administration-gone' }]);
});

test('a 403 for no access is a lost administration only when the list no longer has it; else a right lacks', async () => {
  const fault = { kind: '403', reason: 'NoDivisionAccess' } as const;
  for (const [leftOut, cause] of [
    [[], 'not-allowed'],
    [[102030], 'administration-gone'],
  ] as const) {
    await using world = await testWorld();
    world.exact.addDivision({ code: 405060 });
    for (const path of ['hrm/Divisions', 'system/Divisions'])
      world.exact.faults.next({ path, fault: { kind: 'divisions', leftOut: [...leftOut] } });
    world.exact.faults.next({ method: 'POST', path: INVOICES, fault });
    await world.push(invoiceEvent(1));
    expect(world.toldOf('integration.attention')).toMatchObject([{ cause }]);
  }
});

const reversed = { vat: { 'btw-laag': '3', 'btw-hoog': '4', 'geen-btw': 'N', verlegd: 'R' } };
const reversedLine = aLine({
  vatRate: 'verlegd',
  vatPercentage: '0',
  unitPriceExclVat: '30.00',
  unitPriceInclVat: null,
});

test('a VAT number that the books refused is none: nothing is booked with reverse charge', async () => {
  await using world = await testWorld({ mappings: reversed, details: { vatExclusive: true } });
  world.books.addVatCode({ Code: 'R', Type: 'E', Charged: true, VATTransactionType: 'S' }, 0);
  const customer = aCompany({ vatNumber: 'NL123456' });
  await world.push(invoiceEvent(1, { lines: [reversedLine] }, { customer }));
  expect(toldAbout(world, 1)).toEqual(['vat-number-missing']);
  expect(world.exact.requests.count({ method: 'POST', endpoint: INVOICES })).toBe(0);
  await world.push(invoiceEvent(2, { lines: [reversedLine] }, { customer }));
  expect(toldAbout(world, 2)).toEqual(['vat-number-missing']);
  await world.push(syncRequest(2, { lines: [reversedLine] }, { customer: aCompany(), occurredAt: at(5) }));
  expect(toldAbout(world, 2)).toEqual(['vat-number-missing', 'synced']);
});

test('nothing is mailed to an address that was dropped, now or later', async () => {
  await using world = await testWorld(mailed);
  const customer = aCompany({ email: 'nonsense' });
  await world.push(invoiceEvent(1, {}, { customer }), invoiceEvent(2, {}, { customer, occurredAt: at(2) }));
  for (const nth of [0, 1]) expect(warningsOf(world, nth).map(({ code }) => code)).toContain('email-missing');
  expect(JSON.stringify(world.toldOf('invoice.synced'))).not.toContain('email-failed');
  expect(world.books.invoices().map(({ status }) => status)).toEqual([50, 50]);
  expect(world.books.mails()).toEqual([]);
});

test.each([
  ['UK', 'GB'],
  ['EL', 'GR'],
  ['Duitsland', 'DE'],
  ['NLD', 'NL'],
])('the country “%s” is booked as %s', async (country, code) => {
  await using world = await testWorld();
  const address = { street: 'Dorpsstraat 1', postalCode: '1234 AB', city: 'Utrecht', country };
  await world.push(invoiceEvent(1, {}, { customer: aCompany({ address }) }));
  expect(String(account(world)?.Country).trim()).toBe(code);
  expect(warningsOf(world).map(({ code }) => code)).not.toContain('field-refused');
});

test('of a list of e-mail addresses the first is mailed, and the rest is told', async () => {
  await using world = await testWorld(mailed);
  await world.push(invoiceEvent(1, {}, { customer: aCompany({ email: 'a@x.example; b@x.example' }) }));
  expect(world.books.mails()).toMatchObject([{ to: 'a@x.example' }]);
  expect(warningsOf(world)).toContainEqual({ code: 'field-refused', field: '/detail/customer/email' });
});

test('a telephone number and a name that do not fit are told with their pointers', async () => {
  await using world = await testWorld();
  const customer = aCompany({ phone: `+31${'1'.repeat(27)}`, companyName: 'x'.repeat(60) });
  await world.push(invoiceEvent(1, {}, { customer }));
  expect(warningsOf(world)).toEqual(
    expect.arrayContaining([
      { code: 'field-refused', field: '/detail/customer/phone' },
      { code: 'field-shortened', field: '/detail/customer/companyName' },
    ]),
  );
});

test('a stay in the doubled hour of October, whose end is before its start on the clock, is dropped and told', async () => {
  await using world = await testWorld({ details: { dateRangeOnLines: true } });
  const period = { start: '2026-10-25T00:45:00Z', end: '2026-10-25T01:15:00Z' };
  await world.push(invoiceEvent(1, { lines: [aLine({ period })] }));
  expect(warningsOf(world)).toContainEqual({ code: 'period-dropped', field: '/detail/invoice/lines/0/period' });
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test.each(['2036-11-20T09:00:00Z', 'microseconds'])(
  'a reset of %s is waited for an hour at most, and told',
  async (at) => {
    await using world = await testWorld();
    const reset = at === 'microseconds' ? `${world.clock.now() + 60_000}000` : String(Date.parse(at));
    const fault = { kind: '429-minute', reset } as const;
    world.exact.faults.next({ method: 'POST', path: INVOICES, fault });
    await world.push(invoiceEvent(1), invoiceEvent(2));
    expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'rate-limited' }]);
    await pass(world, HOUR_MS + 60_000);
    expect([toldAbout(world, 1), toldAbout(world, 2)]).toEqual([['synced'], ['synced']]);
    expect((await world.integrations.get(world.key))?.attention).toBeNull();
  },
);

test('words that end in half an emoji are kept whole, after one POST', async () => {
  await using world = await testWorld();
  const message = `Ongeldig: Dagboek ${'x'.repeat(981)}🏕${'y'.repeat(50)}`;
  world.exact.faults.next({ method: 'POST', path: INVOICES, fault: refusal(message, 400) });
  await world.push(invoiceEvent(1));
  const { about, status } = await invoiceEntry(world, 1);
  expect({ status, words: about.text }).toEqual({ status: 'parked', words: message.slice(0, 999) });
  expect(world.exact.requests.count({ method: 'POST', endpoint: INVOICES })).toBe(1);
});

test('a code that the books refuse is looked up anew for the next invoice', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  world.books.change('vat/VATCodes', '1', { IsBlocked: true });
  world.books.change('vat/VATCodes', '3', { IsBlocked: true });
  await world.push(invoiceEvent(2));
  expect(toldAbout(world, 2)).toEqual(['vat-unmapped']);
  const calls = callsFromNow(world);
  await world.push(invoiceEvent(3));
  expect(toldAbout(world, 3)).toEqual(['vat-unmapped']);
  expect(calls()).toContain('GET vat/VATCodes');
  expect(calls()).not.toContain(`POST ${INVOICES}`);
});

test('a quantity that the books would cut is sent as one piece, with the quantity in the text', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, { lines: [aLine({ quantity: '0.12345', unitPriceInclVat: '100.00' })] }));
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(world.books.invoices()[0]?.lines).toMatchObject([{ quantity: 1 }]);
});

test('a company whose name looks like a placeholder is booked under it', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, {}, { customer: aCompany({ companyName: '{account}' }) }));
  expect(world.books.relations()).toMatchObject([{ name: '{account}' }]);
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

/** Every optional field of a relation, the request that carries it, and the words for it. */
const optional: readonly (readonly [field: string, path: string, words: string, pointer: string])[] = [
  ['AddressLine1', 'crm/Accounts', 'Ongeldig: Adres', 'address/street'],
  ['Postcode', 'crm/Accounts', 'Ongeldig: Postcode', 'address/postalCode'],
  ['City', 'crm/Accounts', 'Invalid: City', 'address/city'],
  ['Country', 'crm/Accounts', 'Ongeldige referentie: Land', 'address/country'],
  ['Email', 'crm/Accounts', 'Invalid: Email []', 'email'],
  ['Phone', 'crm/Accounts', 'Ongeldig: Telefoon', 'phone'],
  ['VATNumber', 'crm/Accounts', 'Ongeldig: Btw-nummer', 'vatNumber'],
  ['ChamberOfCommerce', 'crm/Accounts', 'Ongeldig: KvK-nummer', 'chamberOfCommerce'],
  ['Language', 'crm/Accounts', 'Ongeldige referentie: Taal', 'language'],
  ['FirstName', 'crm/Contacts', 'Ongeldig: Voornaam', 'contactPerson/firstName'],
  ['MiddleName', 'crm/Contacts', 'Ongeldig: Tussenvoegsel', 'contactPerson/middleName'],
  ['LastName', 'crm/Contacts', 'Ongeldig: Achternaam', 'contactPerson/lastName'],
  ['BusinessEmail', 'crm/Contacts', 'Invalid: Email []', 'contactPerson/email'],
  ['BusinessPhone', 'crm/Contacts', 'Ongeldig: Telefoon', 'contactPerson/phone'],
  ['BICCode', 'crm/BankAccounts', 'Ongeldig: BIC-code', 'bic'],
  ['BankAccount', 'crm/BankAccounts', 'Ongeldig: Bankrekening', 'iban'],
];

/** Every pair of the fields that one request carries, and each of them alone. */
function pairsOf(carrier: string) {
  const fields = optional.filter(([, path]) => path === carrier);
  return fields.flatMap((one, index) => fields.slice(index).map((other) => [...new Set([one, other])]));
}

test('no optional field of a relation, refused alone or with any other, stops an invoice', async () => {
  await using world = await testWorld({ exact: { limits: false } });
  const [persons, banks] = [pairsOf('crm/Contacts'), pairsOf('crm/BankAccounts')];
  for (const [index, pair] of pairsOf('crm/Accounts').entries()) {
    const refused = [pair, persons[index % persons.length] ?? [], banks[index % banks.length] ?? []].flat();
    world.clock.advance(HOUR_MS);
    world.exact.faults.clear();
    for (const [field, path, words] of refused)
      world.exact.faults.next({ path, about: `"${field}"`, fault: refusal(words, index % 2 ? 400 : 500), times: 99 });
    const n = index + 1;
    const customer = aCompany({ id: `c${n}`, number: String(8000 + n), companyName: `Firma ${n}`, bic: 'ABNANL2A' });
    const calls = callsFromNow(world);
    await world.push(invoiceEvent(n, {}, { customer, occurredAt: at(n) }));
    expect(toldAbout(world, n), refused.map(([field]) => field).join()).toEqual(['synced']);
    const told = world
      .toldOf('invoice.synced')
      .at(-1)
      ?.warnings.map(({ field }) => field);
    for (const [, , , pointer] of refused) expect(told).toContain(`/detail/customer/${pointer}`);
    for (const set of ['crm/Accounts', 'crm/Contacts', 'crm/BankAccounts'])
      expect(calls().filter((call) => call === `POST ${set}`).length).toBeLessThanOrEqual(3);
    expect((await customerEntry(world, customer.id)).status).toBe('done');
  }
});

test('three optional fields that are refused one after the other stop no invoice, in three calls', async () => {
  await using world = await testWorld({ exact: { limits: false } });
  const [street, postcode, city, ...rest] = optional.filter(([, path]) => path === 'crm/Accounts');
  const refused = [street, postcode, city].flatMap((one) => (one ? [one] : []));
  for (const [field, path, words] of refused)
    world.exact.faults.next({ path, about: `"${field}"`, fault: refusal(words, 400), times: 99 });
  const calls = callsFromNow(world);
  await world.push(invoiceEvent(1));
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(calls().filter((call) => call === 'POST crm/Accounts')).toHaveLength(3);
  const told = warningsOf(world).map(({ field }) => field);
  for (const [, , , pointer] of [...refused, ...rest]) expect(told).toContain(`/detail/customer/${pointer}`);

  const before = calls().filter((call) => call === 'PUT crm/Accounts').length;
  await world.push(invoiceEvent(2)); // what nobody refused goes along with the next update
  expect(toldAbout(world, 2)).toEqual(['synced']);
  const changed = calls().filter((call) => call === 'PUT crm/Accounts');
  expect(changed.length).toBeGreaterThan(before);
  await world.push(invoiceEvent(3));
  expect(calls().filter((call) => call === 'PUT crm/Accounts')).toHaveLength(changed.length);
});

test('a main contact that is refused stops no invoice', async () => {
  await using world = await testWorld();
  const fault = refusal('Ongeldige referentie: Contactpersoon', 400);
  world.exact.faults.next({ method: 'PUT', path: 'crm/Accounts', about: '"MainContact"', fault });
  await world.push(invoiceEvent(1));
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(warningsOf(world)).toContainEqual({ code: 'field-refused', field: '/detail/customer/contactPerson' });
});

test('a relation is told with the address of its page', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  const [{ externalId, url } = { externalId: '', url: '' }] = world.toldOf('customer.synced');
  expect(url).toBe(`${world.exact.origin}/docs/CRMAccountCard.aspx?_Division_=102030&AccountID=%7b${externalId}%7d`);
});
