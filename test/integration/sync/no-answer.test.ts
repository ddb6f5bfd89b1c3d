import { expect, test } from 'vitest';
import { Setback } from '../../../shared/domain/setback.ts';
import { providerOf } from '../../../shared/providers/index.ts';
import { aCompany, aCustomer, aLine } from '../../builders.ts';
import type { Fault } from '../../simulators/exact/index.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { at, customerRequest, HOUR_MS, invoiceEvent, pass, syncRequest } from './fixtures.ts';

/** Everything personal or secret that goes through here, in words that occur nowhere else. */
const SECRETS = [
  'Quillfeather',
  'Zwanenburgwal',
  'NL02ABNA0123456789',
  'quill@feather.example',
  '+31698765432',
  'NL009876543B21',
  'Honeymoon suite',
  '4711.42',
  'demo-secret',
];
const customer = aCompany({
  companyName: 'Quillfeather B.V.',
  contactPerson: { firstName: 'Q', lastName: 'Quillfeather', email: 'quill@feather.example', phone: '+31698765432' },
  address: { street: 'Zwanenburgwal 7', postalCode: '1011 JC', city: 'Amsterdam', country: 'NL' },
  email: 'quill@feather.example',
  iban: 'NL02ABNA0123456789',
  vatNumber: 'NL009876543B21',
});
const lines = [aLine({ description: 'Honeymoon suite', quantity: '1', unitPriceInclVat: '4711.42' })];
const event = (n: number, over: object = {}) => invoiceEvent(n, { lines, ...over }, { customer });

function expectSilence({ logged }: TestWorld) {
  expect(logged.length).toBeGreaterThan(0);
  const text = logged.join('\n');
  for (const secret of SECRETS) expect(text).not.toContain(secret);
}

test('no log line holds a name, an address, a number of a bank or an amount, when all goes well', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true, sendEmail: true } });
  await world.push(event(1), customerRequest(customer));
  await world.push(syncRequest(1, { lines }, { customer, occurredAt: at(3) }));
  expect(world.toldOf('invoice.synced')).toHaveLength(2);
  expectSilence(world);
});

test('nor when things are parked: unmapped, unreadable, conflict, taken, refused', async () => {
  await using world = await testWorld();
  world.books.addAccount({ Code: '7001'.padStart(18), Name: 'Quillfeather the other' });
  const unreadable = structuredClone(event(3)) as { detail: { invoice: { currency?: unknown } } };
  unreadable.detail.invoice.currency = 'Quillfeather';
  await world.push(event(1));
  await world.push(
    event(2, { lines: [aLine({ description: 'Honeymoon suite', vatRate: 'vervoer-laag' })] }),
    unreadable,
    invoiceEvent(1, {}, { customer, occurredAt: at(5) }),
    invoiceEvent(4, { lines }, { customer: aCustomer() }),
    '{"detail": {"companyName": "Quillfeather',
    { source: 'ireserve', 'detail-type': 'Quillfeather', detail: {} },
  );
  expect(
    world
      .toldOf('invoice.failed')
      .map(({ cause }) => cause)
      .sort(),
  ).toEqual(['conflict', 'customer-number-taken', 'unreadable', 'vat-unmapped']);
  expectSilence(world);
});

const troubles: (Fault | Fault['kind'])[] = [
  { kind: 'error', status: 400, message: 'Ongeldig: Quillfeather, Zwanenburgwal, quill@feather.example' },
  { kind: 'error', status: 404, message: 'Quillfeather is not there' },
  { kind: 'error', status: 409, message: 'Quillfeather NL02ABNA0123456789' },
  { kind: '403', reason: 'Quillfeather' },
  'lost-answer',
  'truncated',
  'html',
  '500-after',
  '429-minute',
  '401',
];
test.each(troubles)('nor when the books answer with %j', async (fault) => {
  for (const path of ['crm/Accounts', 'SalesInvoices', 'Printed']) {
    await using world = await testWorld({ details: { finaliseInvoice: true } });
    world.exact.faults.next({ path, fault, times: 2 });
    await world.push(event(1));
    await pass(world, HOUR_MS);
    expectSilence(world);
  }
});

test('nor when our own code throws with a name in its message', async () => {
  await using world = await testWorld();
  await world.take(event(1));
  await world.answer({
    publish: async () => {
      throw new Error('could not tell Quillfeather B.V., quill@feather.example');
    },
  });
  expectSilence(world);
});

test("a setback's message is its remedy and its cause, whatever it is about", () => {
  const exact = providerOf('exact');
  const details = { ...(exactDetails() as object), customerNumberLength: 18, customerNumberPrefix: '' };
  const throwing = () => exact.mapRelation({ ...customer, number: 'Quillfeather-NL02ABNA0123456789' }, details);
  expect(throwing).toThrow(Setback);
  try {
    throwing();
  } catch (error) {
    expect(String(error)).toBe('Setback: correct: customer-number-too-long');
    for (const secret of SECRETS) expect((error as Error).stack).not.toContain(secret);
  }
  function exactDetails(): unknown {
    return { contactField: null };
  }
});
