import { expect, test } from 'vitest';
import { unmapped } from '../../builders.ts';
import { atScale } from '../../tier.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit } from './views-fixtures.ts';

const STOPPED = atScale(20, 50);
const MAPPINGS = '/console/integrations/exact/mappings';

test(`mend once, heal all: of ${STOPPED} invoices that stopped for one VAT rate, ${STOPPED} stand in the books once it is mapped, none twice`, async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(...Array.from({ length: STOPPED }, (_, nth) => unmapped(nth + 1)));
  expect(world.books.invoices()).toHaveLength(0);
  expect((await admin.see('/console/overview')).text).toContain(`Invoices: ${STOPPED}`);

  const { mappings } = (await world.integrations.get(world.key)) ?? {};
  const saved = await admin.press(MAPPINGS, 'Save', { newRate: 'btw-nieuw', newCode: mappings?.vat['btw-laag'] ?? '' });
  expect(saved.html).toContain(`/console/integrations/exact/progress?from=${STOPPED}`);
  const going = await admin.see(`/console/integrations/exact/progress?from=${STOPPED}`);
  expect(going.text).toContain(`Handled: 0 of ${STOPPED}. Still in progress: ${STOPPED}.`);
  expect(going.headers.refresh).toBe('3');
  await world.settle();

  expect((await admin.see(`/console/integrations/exact/progress?from=${STOPPED}`)).text).toContain(
    `Handled: ${STOPPED} of ${STOPPED}.`,
  );
  const numbers = world.books.invoices().map(({ reference }) => reference);
  expect(numbers).toHaveLength(STOPPED);
  expect(new Set(numbers).size).toBe(STOPPED);
  expect((await admin.see('/console/overview')).text).not.toContain('no vat code');
});

test('saves that an invoice has nothing to do with are a number beside its stop, and no lines of its history', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(unmapped(1));
  const lines = async () => {
    const { html } = await admin.see('/console/invoices/1');
    const [, path = ''] = html.match(/<ol class="how">(.*?)<\/ol>/s) ?? [];
    return [...path.matchAll(/<li>.*?<\/li>/gs)].map(([line]) => line.replaceAll(/<[^>]*>/g, ''));
  };
  const before = await lines();
  for (const startDate of ['2026-01-01', '2026-01-02', '2026-01-03']) {
    world.clock.advance(60_000);
    await admin.press(MAPPINGS.replace('mappings', 'details'), 'Save', { startDate });
    await world.world.wake(world.key);
    await world.settle();
  }
  expect((await world.entry('invoice', '1'))?.steps.filter(({ step }) => step === 'tried again')).toHaveLength(3);
  const after = await lines();
  expect(after).toHaveLength(before.length);
  expect(after.join()).toMatch(/Tried again with the same outcome: 3 times, the last time .*\d\d:\d\d:\d\d/);
});
