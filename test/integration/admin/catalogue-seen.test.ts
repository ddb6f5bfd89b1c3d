import { expect, test } from 'vitest';
import { takeIn } from '../../../shared/sync/intake/intake.ts';
import { aLine, anEvent, anInvoice } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit } from '../console/views-fixtures.ts';
import { adminDesk } from './fixtures.ts';

const line = (product: string) => aLine({ product, ledgerAccount: '8000', vatRate: 'btw-nieuw', vatPercentage: '9' });

test('without a catalogue it is what events showed, each thing once, until i-Reserve tells it', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  const invoice = anInvoice({
    ...{ lines: [line('PITCH-A'), line('PITCH-B')], paymentMethod: 'ideal', paymentTerm: '14' },
    ...{ seller: { id: '1', name: 'Camping De Eik B.V.' }, fields: { external_id: '' } },
  });
  await world.take(anEvent({ invoice }), anEvent({ invoice: { ...invoice, id: '2', number: '2' } }));
  const { body } = await api.call('GET /catalogue');
  expect(body).toMatchObject({
    vatRates: [{ id: 'btw-nieuw', description: null, percentage: '9' }],
    products: [{ code: 'PITCH-A' }, { code: 'PITCH-B' }],
    ledgerAccounts: [{ code: '8000' }],
    paymentMethods: [{ code: 'ideal' }],
    paymentTerms: [{ code: '14' }],
    sellers: [{ id: '1', name: 'Camping De Eik B.V.' }],
    fields: { invoice: ['external_id'] },
  });
  expect(JSON.stringify(body)).not.toMatch(/Jansen|jansen/);
  const { body: checklist } = await api.call('GET /integrations/exact/checklist');
  expect(checklist).toContainEqual(
    expect.objectContaining({ item: 'vat-mapping', done: false, explanation: expect.stringContaining('btw-nieuw') }),
  );
  expect((await api.call('GET /catalogue', undefined, { tenant: 'another-tenant' })).body.vatRates).toEqual([]);

  const vatRates = [{ id: 'btw-laag', description: 'Low', percentage: '9' }];
  await api.call('PUT /catalogue', { vatRates });
  const products = [{ code: 'PITCH-A' }, { code: 'PITCH-B' }];
  expect((await api.call('GET /catalogue')).body, 'a list that is not named stays').toMatchObject({
    vatRates,
    products,
  });
  for (const nothing of [undefined, {}])
    expect(await api.call('PUT /catalogue', nothing)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '' }] },
    });
  await api.call('PUT /catalogue', { products: [] });
  expect((await api.call('GET /catalogue')).body).toMatchObject({ vatRates, products: [] });
  await using admin = await consoleVisit(world);
  const { text } = await admin.see('/console/integrations/exact/mappings');
  expect(text).toMatch(/Low.*9 %.*btw-nieuw.*9 %/s); // an invoice that waits for a rate leads here
});

test('it stays small whatever comes, and a failure to keep it loses no invoice', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  const lines = Array.from({ length: 300 }, (_, index) => line(`PRODUCT-${index}`));
  await world.take(anEvent({ invoice: anInvoice({ lines }) }));
  expect((await api.call('GET /catalogue')).body.products).toHaveLength(200);

  const noteSeen = () => Promise.reject(new Error('the table is busy'));
  await takeIn(JSON.stringify(anEvent({ invoice: anInvoice({ id: '2', number: '2' }) })), {
    ...world.intake,
    noteSeen,
  });
  expect(await world.entry('invoice', '2')).toMatchObject({ status: 'open' });
});

test('an invoice of before does not bring the percentage of its time back', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  const seen = async (id: string, date: string, vatPercentage: string) => {
    const lines = [aLine({ vatRate: 'logies', vatPercentage })];
    await world.take(anEvent({ id, invoice: anInvoice({ id, number: id, date, lines }) }));
    return (await api.call('GET /catalogue')).body.vatRates;
  };
  expect(await seen('1', '2026-11-20', '21')).toMatchObject([{ id: 'logies', percentage: '21' }]);
  expect(await seen('2', '2025-12-30', '9')).toMatchObject([{ id: 'logies', percentage: '21' }]);
  expect(await seen('3', '2026-11-21', '9')).toMatchObject([{ id: 'logies', percentage: '9' }]);
  expect(await seen('4', '2026-11-22', '21')).toMatchObject([{ id: 'logies', percentage: '21' }]);
});
