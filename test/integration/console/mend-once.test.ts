import { expect, test } from 'vitest';
import { aLine, anEvent, anInvoice } from '../../builders.ts';
import { atScale } from '../../tier.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit } from './views-fixtures.ts';

const STOPPED = atScale(20, 50);
const MAPPINGS = '/console/integrations/exact/mappings';

const unmapped = (nth: number) =>
  anEvent({
    id: `event-${nth}`,
    invoice: anInvoice({ id: String(nth), number: `2026-${1000 + nth}`, lines: [aLine({ vatRate: 'btw-nieuw' })] }),
  });

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
  expect(going.text).toContain(`Done: 0 of ${STOPPED}. Still in progress: ${STOPPED}.`);
  expect(going.headers.refresh).toBe('3');
  await world.settle();

  expect((await admin.see(`/console/integrations/exact/progress?from=${STOPPED}`)).text).toContain(
    `Done: ${STOPPED} of ${STOPPED}.`,
  );
  const numbers = world.books.invoices().map(({ reference }) => reference);
  expect(numbers).toHaveLength(STOPPED);
  expect(new Set(numbers).size).toBe(STOPPED);
  expect((await admin.see('/console/overview')).text).not.toContain('no vat code');
});
