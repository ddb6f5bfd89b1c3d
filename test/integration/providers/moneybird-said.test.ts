import { describe, expect, test } from 'vitest';
import { aCompany, aLine, anEvent, anInvoice } from '../../builders.ts';
import type { MoneybirdWorld } from '../../world.ts';
import { moneybirdWorld } from '../../world.ts';
import { customerEntry, pass, toldAbout } from '../sync/fixtures.ts';
import { known, second, syncRequest } from './moneybird-fixtures.ts';

const MINUTE_MS = 60_000;
const final = { externalInvoice: false, finaliseInvoice: true } as const;
const mailing = { ...final, sendEmail: true } as const;
const NUMBER = second.detail.invoice.number;

const mine = ({ books }: MoneybirdWorld, reference = NUMBER) =>
  books.invoices().filter((invoice) => invoice.reference === reference);
const draftOf = (world: MoneybirdWorld): string => mine(world)[0]?.id ?? '';
const calls = ({ moneybird }: MoneybirdWorld, method?: string) =>
  moneybird.requests.all(method ? { method } : {}).map((one) => `${one.method} ${one.endpoint}`);
const warningsOf = (world: MoneybirdWorld) =>
  world
    .toldOf('invoice.synced')
    .at(-1)
    ?.warnings.map(({ code }) => code);

describe('a draft that rested is read before it is sent', () => {
  async function rested(fault: '429' | { kind: 'refused'; status: number; body: unknown }) {
    const world = await known({ details: mailing });
    world.moneybird.faults.next({ method: 'PATCH', path: 'send_invoice', fault });
    await world.push(second);
    expect(mine(world)).toMatchObject([{ state: 'draft' }]);
    return world;
  }
  const refused = { kind: 'refused', status: 422, body: { error: { base: ['The moon is made of cheese'] } } } as const;

  test('one that a person sent by hand meanwhile is taken over, and its customer gets no second mail', async () => {
    await using world = await rested('429');
    world.books.sendInvoice(draftOf(world), { delivery_method: 'Email' });
    const mailed = world.books.mails().length;
    await pass(world, 10 * MINUTE_MS);
    expect(toldAbout(world, second.detail.invoice.id)).toEqual(['synced']);
    expect(world.toldOf('invoice.synced').at(-1)).toMatchObject({
      ...{ finalised: true, externalNumber: mine(world)[0]?.number },
    });
    expect(world.books.mails()).toHaveLength(mailed);
  });

  test('one that a person changed is never made final', async () => {
    await using world = await rested(refused);
    const line = { description: 'Late check-out', price: '50', tax_rate_id: world.books.taxRate('9% btw').id };
    world.books.editInvoice(draftOf(world), { details_attributes: [line] });
    await world.push(syncRequest(second));
    expect(toldAbout(world, second.detail.invoice.id)).toEqual(['finalise-failed', 'changed-in-books']);
    expect(mine(world)).toMatchObject([{ state: 'draft' }]);
    expect(world.toldOf('invoice.failed').at(-1)).toMatchObject({
      ...{ externalId: draftOf(world), url: expect.stringContaining(`/sales_invoices/${draftOf(world)}`) },
    });
  });

  test('one that a person threw away stops for a person', async () => {
    await using world = await rested('429');
    world.books.deleteInvoice(draftOf(world));
    await pass(world, 10 * MINUTE_MS);
    expect(toldAbout(world, second.detail.invoice.id)).toEqual(['link-broken']);
    expect(mine(world)).toEqual([]);
  });
});

describe('what a refusal is about', () => {
  test('a workflow that is gone stops the invoices that name it, and says so; nobody has to connect again', async () => {
    await using world = await known({ details: { externalInvoice: false, workflow: '123456789012345678' } });
    world.told.length = 0;
    await world.push(second);
    expect(world.toldOf('invoice.failed')).toMatchObject([
      { cause: 'invoice-refused', message: expect.stringContaining('workflow 123456789012345678') },
    ]);
    expect(world.toldOf('integration.attention')).toEqual([]);
    await world.change({ details: { externalInvoice: false } });
    await world.push(syncRequest(second));
    expect(mine(world)).toHaveLength(1);
  });

  test('an administration that the grant no longer shows is gone, and every invoice waits', async () => {
    await using world = await known({});
    world.moneybird.faults.next({
      ...{ method: 'POST', path: 'external' },
      fault: { kind: 'refused', status: 404, body: { error: 'record not found' } },
    });
    world.moneybird.faults.next({ path: 'administrations.json', fault: { kind: 'refused', status: 200, body: [] } });
    await world.push(second);
    expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'administration-gone' }]);
  });

  test.each([
    ['contacts', '7012', 'customer-refused'],
    ['contact_people', 'Anna', 'synced'],
    ['external_sales_invoices', NUMBER, 'unexpected'],
  ])(
    'a 500 of %s with words of its own is a refusal: one look, no second POST, and nobody else waits',
    async (path, about, outcome) => {
      await using world = await moneybirdWorld();
      const body = { error: { base: ['The moon is made of cheese'] } };
      world.moneybird.faults.next({ method: 'POST', path, about, fault: { kind: 'refused', status: 500, body } });
      const other = anEvent({
        customer: aCompany({ id: '8', number: '8', companyName: 'Herberg B.V.', contactPerson: null }),
        invoice: anInvoice({ id: '8', number: '2026-0008' }),
      });
      await world.push(second, other);
      expect(mine(world, '2026-0008')).toHaveLength(1);
      expect(toldAbout(world, second.detail.invoice.id)).toEqual([outcome]);
      expect(world.moneybird.faults.pending).toBe(0);
      expect(world.toldOf('integration.attention')).toEqual([]);
      expect(world.books.contacts().filter(({ customerId }) => customerId === '7012').length).toBeLessThan(2);
    },
  );

  test('a 500 of sending with words of its own is told at once, with the draft', async () => {
    await using world = await known({ details: final });
    const body = { error: 'De administratie is vergrendeld', symbolic: { date: 'locked' } };
    world.moneybird.faults.next({ method: 'PATCH', path: 'send_', fault: { kind: 'refused', status: 500, body } });
    await world.push(second);
    expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'period-closed', externalId: draftOf(world) }]);
    await world.push(syncRequest(second));
    expect(mine(world)).toMatchObject([{ state: 'open' }]);
  });
});

describe('a VAT number that the books refused', () => {
  test.each(['asks-number', 'asks-nothing'] as const)(
    'counts as missing on a reverse-charged rate, whether Moneybird %s',
    async (reverseCharge) => {
      await using world = await moneybirdWorld({ moneybird: { readings: { reverseCharge } } });
      await world.change({
        mappings: {
          ...{ vat: { verlegd: world.books.taxRate('Btw verlegd binnen EU').id } },
          ...{ articles: {}, paymentConditions: {}, ledgerAccounts: {} },
        },
      });
      const lines = [aLine({ vatRate: 'verlegd', vatPercentage: '0' })];
      const customer = aCompany({ vatNumber: 'NL123456' });
      await world.push(anEvent({ customer, invoice: anInvoice({ id: '84312', number: NUMBER, lines }) }));
      expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'vat-number-missing' }]);
      expect(world.books.invoices()).toEqual([]);
    },
  );
});

describe('lists of addresses', () => {
  test('every address of a list is mailed, whatever stands between them', async () => {
    await using world = await moneybirdWorld({ details: mailing });
    await world.push(anEvent({ ...second.detail, customer: aCompany({ email: 'a@x.example; b@x.example' }) }));
    expect(world.books.contacts()).toMatchObject([{ email: 'a@x.example,b@x.example' }]);
    expect(world.books.mails()).toMatchObject([{ to: 'a@x.example,b@x.example' }]);
    expect(warningsOf(world)).toEqual([]);
  });

  test('of a list the one that is none is left out and told', async () => {
    await using world = await moneybirdWorld();
    await world.push(anEvent({ ...second.detail, customer: aCompany({ email: 'a@x.example, nobody' }) }));
    expect(world.books.contacts()).toMatchObject([{ email: 'a@x.example' }]);
    expect(world.toldOf('customer.synced')[0]?.warnings).toMatchObject([
      { code: 'field-refused', field: '/detail/customer/email', message: expect.stringContaining('nobody') },
    ]);
  });

  test('recipients that a person added stay, whatever becomes of ours', async () => {
    await using world = await known({});
    const id = world.books.contacts()[0]?.id ?? '';
    world.books.editContact(id, { send_invoices_to_email: 'boss@jansen.example,administratie@jansen.example' });
    const push = async (email: string | null, nth: string) => {
      world.clock.advance(MINUTE_MS);
      const occurredAt = new Date(world.clock.now()).toISOString();
      const customer = aCompany({ email, contactPerson: null });
      await world.push(anEvent({ id: nth, occurredAt, customer, invoice: anInvoice({ id: nth, number: nth }) }));
      return world.books.contacts()[0]?.email;
    };
    expect(await push('new@jansen.example', '1')).toBe('new@jansen.example,boss@jansen.example');
    expect(await push('a@x.example;b@x.example', '2')).toBe('a@x.example,b@x.example,boss@jansen.example');
    expect(await push(null, '3')).toBe('boss@jansen.example');
  });
});

test('a chamber of commerce number that the books refuse is left out and told, and the invoice is booked', async () => {
  await using world = await moneybirdWorld();
  await world.push(anEvent({ ...second.detail, customer: aCompany({ chamberOfCommerce: '1234567' }) }));
  expect(toldAbout(world, second.detail.invoice.id)).toEqual(['synced']);
  expect(world.toldOf('customer.synced')[0]?.warnings).toMatchObject([
    { code: 'field-refused', field: '/detail/customer/chamberOfCommerce', message: expect.stringContaining('1234567') },
  ]);
});

describe('a contact that went into another one', () => {
  async function merged(mergedNumbers: 'own' | 'taken-over', name = aCompany().companyName) {
    const world = await known({ moneybird: { readings: { mergedNumbers } } });
    const [before] = world.books.contacts();
    const staying = world.books.addContact({ company_name: name, customer_id: '5' });
    world.books.mergeContacts(before?.id ?? '', staying);
    return { world, staying };
  }

  test('is followed when the one that stayed carries its number', async () => {
    const { world: opened, staying } = await merged('taken-over');
    await using world = opened;
    await world.push(second);
    expect(mine(world)).toMatchObject([{ contactId: staying }]);
    expect(await customerEntry(world)).toMatchObject({ parts: { relation: { id: staying } } });
    expect(world.books.contacts()).toHaveLength(1);
  });

  test('else stops its customer, and is made anew only when a person asks for it', async () => {
    const { world: opened, staying } = await merged('own');
    await using world = opened;
    await world.push(second);
    expect(toldAbout(world, second.detail.invoice.id)).toEqual(['link-broken']);
    expect(world.toldOf('customer.failed')).toMatchObject([{ cause: 'link-broken' }]);
    expect(world.books.contacts()).toMatchObject([{ id: staying }]);

    world.books.editContact(staying, { customer_id: '7012' }); // the bookkeeper says which one it is
    const at = (minutes: number) => new Date(world.clock.now() + minutes * MINUTE_MS).toISOString();
    const asks = (minutes: number) => ({
      ...{ source: 'ireserve', 'detail-type': 'customer.sync-requested' },
      detail: { id: `button ${minutes}`, tenant: 'camping-de-eik', occurredAt: at(minutes), customer: aCompany() },
    });
    await world.push(asks(1), syncRequest(second));
    expect(mine(world)).toMatchObject([{ contactId: staying }]);

    world.books.mergeContacts(staying, world.books.addContact({ company_name: 'Another B.V.', customer_id: '6' }));
    await world.push(asks(2));
    expect(world.books.contacts().map(({ customerId }) => customerId)).toEqual(['6', '7012']);
  });

  test('is not followed to a stranger who carries its number', async () => {
    const { world: opened } = await merged('taken-over', 'Bakkerij Bloem');
    await using world = opened;
    await world.push(second);
    expect(toldAbout(world, second.detail.invoice.id)).toEqual(['customer-number-taken']);
    expect(world.books.contacts()).toHaveLength(1);
  });
});

describe('Peppol', () => {
  const wantsPeppol = { delivery_method: 'Peppol', si_identifier_type: '0106', si_identifier: '12345678' };

  test('a contact that wants its invoices so gets them so, in no more calls, and it is told', async () => {
    await using world = await known({ details: mailing });
    world.books.set({ peppol: true });
    world.books.editContact(world.books.contacts()[0]?.id ?? '', wantsPeppol);
    const mailed = world.books.mails().length;
    world.moneybird.requests.clear();
    await world.push(second);
    expect(mine(world)).toMatchObject([{ state: 'open', sentBy: 'Peppol' }]);
    expect(warningsOf(world)).toEqual(['sent-by-peppol']);
    expect(world.books.mails()).toHaveLength(mailed);
    expect(calls(world)).toEqual(['POST sales_invoices', 'PATCH sales_invoices/:id/send_invoice']);
  });

  test('what can not go out by Peppol is final all the same, and told as not delivered', async () => {
    await using world = await known({ details: mailing });
    world.books.editContact(world.books.contacts()[0]?.id ?? '', wantsPeppol);
    await world.push(second);
    expect(mine(world)).toMatchObject([{ state: 'open', sentBy: 'Manual' }]);
    expect(warningsOf(world)).toEqual(['email-failed']);
  });

  test('nothing goes out where the settings say that nothing does', async () => {
    await using world = await known({ details: final });
    world.books.set({ peppol: true });
    world.books.editContact(world.books.contacts()[0]?.id ?? '', wantsPeppol);
    await world.push(second);
    expect(mine(world)).toMatchObject([{ state: 'open', sentBy: 'Manual' }]);
    expect(warningsOf(world)).toEqual([]);
  });
});

test.each(['two-decimals', 'as-sent'] as const)(
  'a quantity that the books would cut is sent as one piece (amounts %s)',
  async (amounts) => {
    await using world = await known({ moneybird: { readings: { amounts } } });
    const lines = [
      aLine({
        description: 'Boat',
        quantity: '0.125',
        unitPriceInclVat: '100.00',
        vatPercentage: '21',
        vatRate: 'btw-hoog',
      }),
    ];
    await world.push(anEvent({ customer: aCompany(), invoice: anInvoice({ id: '84312', number: NUMBER, lines }) }));
    expect(mine(world)).toMatchObject([
      { totals: { incl: '12.50' }, lines: [{ amount: '1', description: expect.stringContaining('0.125 × Boat') }] },
    ]);
    expect(toldAbout(world, '84312')).toEqual(['synced']);
  },
);

test('an address is the bookkeeper’s: of a contact, of an invoice, of a draft too; of an external invoice none is known', async () => {
  await using world = await known({ details: { externalInvoice: false } });
  const [contact] = world.books.contacts();
  expect(world.toldOf('customer.synced')[0]?.url).toBe(
    `${world.moneybird.origin}/${world.books.administration}/contacts/${contact?.id}`,
  );
  await world.push(second);
  const page = (id: string) => `${world.moneybird.origin}/${world.books.administration}/sales_invoices/${id}`;
  expect(world.toldOf('invoice.synced').at(-1)?.url).toBe(page(draftOf(world)));
  await world.change({ details: { externalInvoice: true } });
  await world.push(anEvent({ customer: aCompany(), invoice: anInvoice({ id: '84313', number: '2026-0044' }) }));
  expect(world.toldOf('invoice.synced').at(-1)?.url).toBeNull();
});
