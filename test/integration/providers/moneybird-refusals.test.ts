import { describe, expect, test } from 'vitest';
import { aCompany, anEvent, anInvoice } from '../../builders.ts';
import { moneybirdWorld } from '../../world.ts';
import { known, second, syncRequest } from './moneybird-fixtures.ts';

describe('what Moneybird refuses has a clear cause, and nothing is lost', () => {
  test('a tax rate that was deactivated since the list was read, and one that the list knows of', async () => {
    await using world = await known({});
    const rate = world.books.taxRate('9% btw');
    rate.active = false;
    await world.push(second);
    expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'vat-unmapped', remedy: 'correct' }]);
    world.clock.advance(25 * 3_600_000);
    await world.push(syncRequest(second));
    expect(world.toldOf('invoice.failed').at(-1)).toMatchObject({
      cause: 'vat-unmapped',
      message: expect.stringContaining('9% btw cannot be used'),
    });

    rate.active = true;
    world.clock.advance(11 * 60_000); // a list younger than that is believed
    await world.push(syncRequest(second, 'once more'));
    expect(world.books.invoices()).toHaveLength(2);
    expect(world.toldOf('invoice.synced')).toHaveLength(2);
  });

  test.each([
    [{ nothing: 'that we know' }, 'unexpected'],
    [{ error: { base: ['The moon is made of cheese'] } }, 'unexpected'],
    [{ error: { 'details.tax_rate_id': ['is not found'] } }, 'vat-unmapped'],
    [{ error: { reference: ["can't be blank"] }, details: { reference: [{ error: 'blank' }] } }, 'invoice-refused'],
    [{ error: { date: ['is in a locked period'] } }, 'period-closed'],
  ])('422 %j', async (body, cause) => {
    await using world = await moneybirdWorld();
    world.moneybird.faults.next({ method: 'POST', path: 'external', fault: { kind: 'refused', status: 422, body } });
    await world.push(second);
    expect(world.toldOf('invoice.failed')).toMatchObject([{ cause }]);
    expect(world.books.invoices()).toEqual([]);
    await world.push(syncRequest(second));
    expect(world.books.invoices()).toHaveLength(1);
  });

  test('a locked period', async () => {
    await using world = await moneybirdWorld();
    world.books.set({ lockedUntil: '2026-12-31' });
    await world.push(second);
    expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'period-closed' }]);
  });

  test('several optional values of a contact, all left out at once with a remark each', async () => {
    await using world = await moneybirdWorld();
    const customer = aCompany({ vatNumber: 'NL1', iban: 'NL00NONSENSE', email: 'nobody' });
    await world.push(anEvent({ customer }));
    expect(
      world
        .toldOf('customer.synced')[0]
        ?.warnings.map(({ code }) => code)
        .toSorted(),
    ).toEqual(['email-missing', 'iban-refused', 'vat-number-refused']);
    expect(world.books.contacts()).toMatchObject([{ taxNumber: '', iban: '', email: '' }]);
    expect(world.books.invoices()).toHaveLength(1);
  });

  test('the plan limit stops the line with one message, not one for each invoice', async () => {
    await using world = await known({ details: { externalInvoice: false } });
    const limited = { error: 'creating sales invoices is limited', symbolic: { administration: 'limit_reached' } };
    world.moneybird.faults.next({ method: 'POST', fault: { kind: 'refused', status: 402, body: limited }, times: 9 });
    const third = anEvent({ customer: aCompany(), invoice: anInvoice({ id: '84313', number: '2026-0044' }) });
    await world.push(second, third);
    expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'plan-limit' }]);
    expect(world.moneybird.requests.all({ method: 'POST' })).toHaveLength(1);
  });

  test('a number that an archived contact keeps is told with its owner', async () => {
    await using world = await moneybirdWorld();
    world.books.archiveContact(world.books.addContact({ company_name: 'Oude Klant B.V.', customer_id: '7012' }));
    await world.push(second);
    expect(world.toldOf('customer.failed')).toMatchObject([
      { cause: 'customer-number-taken', message: expect.stringContaining('Oude Klant B.V.') },
    ]);
  });

  test('our own customer whom somebody archived is told as blocked, not as a stranger', async () => {
    await using world = await moneybirdWorld();
    const { companyName } = aCompany();
    world.books.archiveContact(world.books.addContact({ company_name: companyName ?? '', customer_id: '7012' }));
    await world.push(second);
    expect(world.toldOf('customer.failed')).toMatchObject([
      { cause: 'customer-blocked', message: expect.stringContaining(companyName ?? '') },
    ]);
    expect(world.books.contacts()).toHaveLength(1);
  });

  test('an invoice that can not be finalised is told with the draft that stands there, and where', async () => {
    await using world = await known({ details: { externalInvoice: false, finaliseInvoice: true } });
    const body = { error: { base: ['The moon is made of cheese'] } };
    world.moneybird.faults.next({ method: 'PATCH', path: 'send_', fault: { kind: 'refused', status: 422, body } });
    await world.push(second);
    const draft = world.books.invoices().find(({ reference }) => reference === second.detail.invoice.number);
    expect(world.toldOf('invoice.failed')).toMatchObject([
      { cause: 'finalise-failed', externalId: draft?.id, url: expect.stringContaining('/sales_invoices/') },
    ]);
  });

  test('a mail that can not go out leaves a final invoice with a remark', async () => {
    await using world = await known({ details: { externalInvoice: false, finaliseInvoice: true, sendEmail: true } });
    expect(world.books.mails()).toHaveLength(1);
    world.books.set({ senderVerified: false });
    await world.push(second);
    expect(world.toldOf('invoice.synced').at(-1)).toMatchObject({
      finalised: true,
      externalNumber: expect.any(String),
      warnings: [{ code: 'email-failed' }],
    });
    expect(world.books.mails()).toHaveLength(1);
  });
});
