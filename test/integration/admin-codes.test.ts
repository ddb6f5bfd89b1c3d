import { expect, test } from 'vitest';
import { testWorld } from '../world.ts';
import { adminDesk } from './admin-fixtures.ts';

const vatItem = async (api: Awaited<ReturnType<typeof adminDesk>>) => {
  const { body } = await api.call('GET /integrations/exact/checklist');
  return body.find(({ item }: { item: string }) => item === 'vat-mapping');
};

test('a mapped VAT code that was blocked in the books is found before an invoice meets it', async () => {
  await using world = await testWorld({ state: 'inactive' });
  await using api = await adminDesk(world);
  expect(await vatItem(api)).toMatchObject({ done: true });
  const { body } = await api.call('GET /integrations/exact');
  world.books.change('vat/VATCodes', body.mappings.vat['btw-laag'], { IsBlocked: true });
  world.clock.advance(11 * 60_000);
  expect(await vatItem(api)).toMatchObject({ done: false, explanation: expect.stringContaining('btw-laag') });
  expect((await api.call('POST /integrations/exact/activate')).status).toBe(409);
  await api.call('PUT /integrations/exact/mappings', { vat: { 'btw-laag': body.mappings.vat['btw-hoog'] } });
  expect((await api.call('POST /integrations/exact/activate')).status).toBe(200);
});
