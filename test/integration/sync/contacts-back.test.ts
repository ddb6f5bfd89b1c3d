import { describe, expect, test } from 'vitest';
import { aCompany, aCustomer, anEvent, anInvoice } from '../../builders.ts';
import { Mortal } from '../../simulation/mortal.ts';
import { type ContactsWorld, contactsWorld } from './contacts-fixtures.ts';
import { customerEntry, customerRequest } from './fixtures.ts';

const DAY_MS = 24 * 3_600_000;
const jansen = aCompany();

/** Somebody pressed the button of a customer, now. */
const asks = (world: ContactsWorld, customer = jansen) =>
  customerRequest(customer, { occurredAt: new Date(world.clock.now()).toISOString() });

const idOf = (world: ContactsWorld, number: string): string =>
  world.books.contacts().find(({ customerId }) => customerId === number)?.id ?? '';

/** What changed, in the order in which it was told. */
const changesOf = (world: ContactsWorld) => world.toldOf('customer.changed').map(({ changes }) => changes);

describe('a change by people', () => {
  test('is told with what changed, and nothing else', async () => {
    await using world = await contactsWorld();
    world.moneybird.webhooks.duplicates = true;
    world.books.editContact(world.contact(), { city: 'Amersfoort', zipcode: '3811 AA', bank_account: '' });
    await world.hear();
    await world.pass(30_000);
    await world.hear();
    expect(world.moneybird.webhooks.deliveries).toHaveLength(2);
    world.moneybird.webhooks.duplicates = false;
    expect(world.told).toEqual([
      {
        type: 'customer.changed',
        detail: {
          version: 1,
          correlationId: expect.any(String),
          id: expect.any(String),
          tenant: 'camping-de-eik',
          integration: 'moneybird',
          provider: 'moneybird',
          occurredAt: expect.any(String),
          customer: { id: jansen.id },
          externalId: world.contact(),
          changes: {
            'address.city': { from: 'Utrecht', to: 'Amersfoort' },
            'address.postalCode': { from: '1234 AB', to: '3811 AA' },
          },
        },
      },
    ]);

    // The number is ours, and a change that the settings do not name stays where it is.
    world.told.length = 0;
    await world.save({ details: { contactSyncBackFields: ['phone', 'iban'] } });
    world.books.editContact(world.contact(), { customer_id: '1', city: 'Ede', phone: '+31338888888' });
    await world.hear();
    expect(changesOf(world)).toEqual([{ phone: { from: '+31301234567', to: '+31338888888' } }]);

    // i-Reserve takes the change over: it stands there already, so nothing is sent and nothing comes back.
    world.told.length = 0;
    world.books.editContact(world.contact(), { customer_id: '7012' });
    await world.hear();
    world.clock.advance(60_000);
    const calls = world.callsFromNow();
    await world.push(
      anEvent({
        occurredAt: new Date(world.clock.now()).toISOString(),
        customer: aCompany({ phone: '+31338888888' }),
        invoice: anInvoice({ id: '2', number: '2026-0099' }),
      }),
    );
    expect(calls()).toEqual(['POST external_sales_invoices']);
    await world.hear();
    expect(changesOf(world)).toEqual([]);

    // Turned back, it is news again, though the customer was once sent like that.
    world.books.editContact(world.contact(), { phone: '+31301234567' });
    await world.hear();
    expect(changesOf(world)).toEqual([{ phone: { from: '+31338888888', to: '+31301234567' } }]);
  });

  test('of a person or of a company’s contact person comes back in i-Reserve’s own fields', async () => {
    await using world = await contactsWorld();
    await world.push(
      asks(
        world,
        aCustomer({
          email: null,
          contactPerson: { firstName: 'Sanne', middleName: 'van der', lastName: 'Berg', email: 'sanne@berg.example' },
        }),
      ),
    );
    await world.hear();
    world.told.length = 0;
    const id = idOf(world, '7001');
    world.books.editContact(id, {
      lastname: 'van der Meer',
      send_invoices_to_email: 'sanne@meer.example, huis@meer.example',
    });
    await world.hear();
    world.books.editContact(id, { lastname: 'Berg' });
    await world.hear();
    expect(changesOf(world)).toEqual([
      {
        'contactPerson.lastName': { from: 'Berg', to: 'Meer' },
        'contactPerson.email': { from: 'sanne@berg.example', to: 'sanne@meer.example' },
      },
      {
        'contactPerson.middleName': { from: 'van der', to: null },
        'contactPerson.lastName': { from: 'Meer', to: 'Berg' },
      },
    ]);
  });

  test('of a contact that nobody of ours stands for costs no call and is told to nobody', async () => {
    await using world = await contactsWorld();
    const stranger = world.books.addContact({ company_name: 'Bakkerij Bloem' });
    const calls = world.callsFromNow();
    world.books.editContact(stranger, { city: 'Ede' });
    await world.hear();
    expect(calls()).toEqual([]);
    expect(world.told).toEqual([]);
    expect(await world.entry('contact-pull', stranger)).toMatchObject({ status: 'done', dueAt: null });
  });

  test('is told to each customer that stands for the contact', async () => {
    await using world = await contactsWorld();
    await world.push(asks(world, aCompany({ id: 'other' })));
    world.told.length = 0;
    world.books.editContact(world.contact(), { city: 'Ede' });
    await world.hear();
    expect(
      world
        .toldOf('customer.changed')
        .map(({ customer }) => customer.id)
        .sort(),
    ).toEqual([jansen.id, 'other']);
    expect(new Set(world.told.map(({ detail }) => detail.id)).size).toBe(2);
  });

  test('while the integration is off, or asks for none, is told to nobody and reads nothing', async () => {
    await using world = await contactsWorld();
    await world.save({ state: 'inactive' });
    const calls = world.callsFromNow();
    world.books.editContact(world.contact(), { city: 'Ede' });
    await world.hear();
    expect(calls()).toEqual([]);
    expect(world.told).toEqual([]);

    await world.save({ state: 'active' });
    await world.pass(DAY_MS);
    expect(changesOf(world)).toEqual([{ 'address.city': { from: 'Utrecht', to: 'Ede' } }]);
  });
});

describe('pushes', () => {
  test('a hundred at once, the wrong way round, bring the last state of each contact, once', async () => {
    await using world = await contactsWorld({}, { moneybird: { limits: false } });
    const people = Array.from({ length: 25 }, (_, nth) => aCustomer({ id: `p${nth}`, number: `P${nth}` }));
    await world.push(...people.map((person) => asks(world, person)));
    expect(world.books.contacts()).toHaveLength(26);
    world.told.length = 0;

    world.moneybird.webhooks.holding = true;
    for (const city of ['Ede', 'Epe', 'Ens', 'Elst'])
      for (const { number } of people) world.books.editContact(idOf(world, number), { city: `${city} ${number}` });
    await world.moneybird.webhooks.release('reversed');
    await world.answer();
    await world.hear();

    const told = world.toldOf('customer.changed');
    expect(told.map(({ customer, changes }) => [customer.id, changes])).toEqual(
      expect.arrayContaining(
        people.map(({ id, number }) => [id, { 'address.city': { from: 'Den Haag', to: `Elst ${number}` } }]),
      ),
    );
    expect(told).toHaveLength(25);
  }, 60_000);

  test('about what we wrote ourselves bring nothing, whatever the books drop or fill in', async () => {
    await using world = await contactsWorld();
    const refused = { error: { tax_number: ['is invalid'] }, details: { tax_number: [{ error: 'invalid' }] } };
    world.moneybird.faults.next({
      method: 'POST',
      path: 'contacts',
      fault: { kind: 'refused', status: 422, body: refused },
    });
    const bare = aCompany({ id: '8', number: '8', companyName: 'Herberg B.V.', address: null, vatNumber: 'NL1' });
    await world.push(asks(world, bare));
    const moved = aCompany({ address: { ...jansen.address, city: 'Zwolle' }, phone: null });
    world.clock.advance(60_000);
    await world.push(asks(world, moved));
    await world.hear();
    expect(world.books.contacts().map(({ city }) => city)).toContain('Zwolle');
    expect(world.moneybird.webhooks.deliveries.map(({ status }) => status)).toContain(200);

    world.books.editContact(idOf(world, '8'), { phone: '+31307777777' });
    await world.hear();
    await world.pass(DAY_MS);
    expect(changesOf(world)).toEqual([{ phone: { from: '+31301234567', to: '+31307777777' } }]);
  });

  test('during which a process dies at any point are told once', async () => {
    await using world = await contactsWorld();
    const whole = new Mortal();
    const wrong: unknown[] = [];
    for (let dieAt = -1; dieAt < whole.steps; dieAt++) {
      const mortal = dieAt < 0 ? whole : new Mortal(dieAt);
      const documents = mortal.documents(world.world.documents);
      const publish = mortal.publish(world.world.publish);
      const { openExchange } = mortal;
      world.told.length = 0;
      world.books.editContact(world.contact(), { city: `Ede ${dieAt}` });
      await world.moneybird.webhooks.settle();
      try {
        await world.answer(world.standingOn(documents, { publish, openExchange }));
      } catch (error) {
        if (!mortal.isDead) throw error;
      }
      await world.pass(150_000);
      const told = new Map(world.toldOf('customer.changed').map((detail) => [detail.id, detail]));
      const [only] = told.values();
      if (told.size !== 1 || only?.changes['address.city']?.to !== `Ede ${dieAt}`) wrong.push([dieAt, [...told]]);
    }
    expect(wrong).toEqual([]);
    expect(whole.steps).toBeGreaterThan(10);
  }, 120_000);
});

test('what we write never comes back, wherever the process dies that writes it', async () => {
  await using world = await contactsWorld();
  const whole = new Mortal();
  for (let dieAt = -1; dieAt < whole.steps; dieAt++) {
    const mortal = dieAt < 0 ? whole : new Mortal(dieAt);
    const documents = mortal.documents(world.world.documents);
    world.clock.advance(1_000);
    const city = `Zwolle ${dieAt}`;
    await world.take(asks(world, aCompany({ address: { ...jansen.address, city } })));
    try {
      await world.answer(world.standingOn(documents, { openExchange: mortal.openExchange }));
    } catch (error) {
      if (!mortal.isDead) throw error;
    }
    await world.moneybird.webhooks.settle();
    await world.pass(150_000);
    await world.hear();
    expect(world.books.contacts()[0]?.city).toBe(city);
  }
  expect(changesOf(world)).toEqual([]);
}, 120_000);

describe('a contact that is no more', () => {
  test('stops its customer at the next push when it was deleted, until a person asks for another', async () => {
    await using world = await contactsWorld();
    await world.push(asks(world, aCustomer()));
    world.told.length = 0;
    const id = idOf(world, '7001');
    world.books.deleteContact(id);
    await world.hear();
    expect(world.told).toEqual([]);
    expect(await customerEntry(world, '7001')).toMatchObject({ needsVerification: true, parts: { relation: { id } } });

    world.clock.advance(60_000);
    const occurredAt = new Date(world.clock.now()).toISOString();
    await world.push(
      anEvent({ occurredAt, customer: aCustomer(), invoice: anInvoice({ id: '2', number: '2026-0099' }) }),
    );
    expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'link-broken' }]);
    expect(idOf(world, '7001')).toBe('');

    world.clock.advance(60_000);
    await world.push(asks(world, aCustomer()));
    expect(world.toldOf('customer.synced')).toMatchObject([{ externalId: idOf(world, '7001') }]);
    expect(idOf(world, '7001')).not.toBe('');
  });

  test.each(['asked-for', 'always'] as const)(
    'leaves its link in doubt when it was archived (read by its id: %s), until the next push asks',
    async (archivedById) => {
      await using world = await contactsWorld({}, { moneybird: { readings: { archivedById } } });
      world.books.archiveContact(world.contact());
      await world.hear();
      expect(await customerEntry(world)).toMatchObject({ needsVerification: true, status: 'done' });
      expect(world.told).toEqual([]);
      expect(await world.integration()).toMatchObject({ attention: null, state: 'active', pause: null });

      const push = async (number: string) => {
        world.clock.advance(60_000);
        const occurredAt = new Date(world.clock.now()).toISOString();
        const customer = aCompany();
        await world.push(anEvent({ occurredAt, customer, invoice: anInvoice({ id: number, number }) }));
      };
      for (const number of ['2026-0098', '2026-0099']) await push(number);
      expect(world.toldOf('invoice.failed').map(({ cause }) => cause)).toEqual([
        'customer-blocked',
        'customer-blocked',
      ]);
      expect(world.books.contacts()).toHaveLength(1);

      world.books.activateContact(world.contact());
      world.books.editContact(world.contact(), { city: 'Ede' });
      await world.hear();
      expect(changesOf(world)).toEqual([{ 'address.city': { from: 'Utrecht', to: 'Ede' } }]);
    },
  );

  test.each(['survivor', 'gone'] as const)(
    'moves its link when it went into another one (the push names the %s)',
    async (mergedEvent) => {
      await using world = await contactsWorld({}, { moneybird: { readings: { mergedEvent } } });
      const before = world.contact();
      const staying = world.books.addContact({ company_name: jansen.companyName, city: 'Ede', country: 'NL' });
      world.books.mergeContacts(before, staying);
      world.books.editContact(staying, {
        customer_id: '7012',
        address1: 'Dorpsstraat 1',
        zipcode: '1234 AB',
        phone: '+31301234567',
        send_invoices_to_email: 'administratie@jansen.example',
        tax_number: 'NL001234567B01',
        chamber_of_commerce: '12345678',
      });
      await world.hear();
      expect(await customerEntry(world)).toMatchObject({
        needsVerification: false,
        parts: { relation: { id: staying } },
      });
      expect(world.toldOf('customer.synced')).toMatchObject([{ externalId: staying }]);
      expect(world.toldOf('customer.changed')).toMatchObject([
        { externalId: staying, changes: { 'address.city': { from: 'Utrecht', to: 'Ede' } } },
      ]);

      world.books.editContact(staying, { city: 'Epe' });
      await world.hear();
      expect(changesOf(world).at(-1)).toEqual({ 'address.city': { from: 'Ede', to: 'Epe' } });
    },
  );
});
