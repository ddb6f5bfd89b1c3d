import { expect, test } from 'vitest';
import { numbered, unmapped } from '../../builders.ts';
import { atScale } from '../../tier.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit, csrfIn, unescaped } from './views-fixtures.ts';

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

test('a choice beside its cause can be taken back on the page of its progress, until somebody saves after it', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(unmapped(1));
  const vatIn = async () => (await world.integrations.get(world.key))?.mappings.vat;
  const before = await vatIn();
  const going = await admin.press('/console/overview', 'Save and send', {
    'vat:btw-nieuw': before?.['btw-laag'] ?? '',
  });
  expect(going.text).toContain('Saved.');
  expect(await vatIn()).toMatchObject({ 'btw-nieuw': before?.['btw-laag'] });
  const csrf = csrfIn(going);
  const undo = going.html.match(/action="([^"]+undo)".*?name="edition" value="([^"]*)"/s);
  const answer = await admin.post(undo?.[1] ?? '', { csrf, edition: unescaped(undo?.[2] ?? '') });
  expect((await admin.see(answer.headers.location ?? '')).text).toContain('Undone.');
  expect(await vatIn()).toEqual(before);
});

test('progress of invoices that are listed is of those alone, and names no reason that is not theirs', async () => {
  await using world = await testWorld({ state: 'inactive' });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), numbered(2));
  await world.change({ state: 'active' });
  await world.push(unmapped(3), unmapped(4), unmapped(5));
  const sent = await admin.press(
    '/console/invoices?status=skipped',
    'Send what was not sent while the integration was off',
  );
  expect(sent.text).toContain('Handled: 0 of 2. Still in progress: 2.');
  await world.settle();
  expect((await admin.see('/console/integrations/exact/progress?from=2&ids=1,2')).text).toContain('Handled: 2 of 2.');

  const wrong = await admin.press('/console/overview', 'Save and send', { 'vat:btw-nieuw': '2' });
  expect(wrong.text).toContain('Handled: 0 of 3. Still in progress: 3.');
  await world.settle();
  const { text } = await admin.see('/console/integrations/exact/progress?from=3&ids=3,4,5');
  expect(text).toContain('Handled: 0 of 3. Stopped: 3.');
  expect(text).not.toContain('same reason');
});

test('what was left out while off is sent by a quiet button, not offered where it would send other invoices than are shown', async () => {
  await using world = await testWorld({ state: 'inactive', details: { startDate: '2026-11-01' } });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  await world.change({ state: 'active' });
  await world.push(numbered(2, { date: '2026-10-01' })); // of before the start date
  const list = '/console/invoices?status=skipped';
  const offered = async (narrowed: string) => {
    const { html } = await admin.see(list + narrowed);
    return html.match(/<form[^>]*send-skipped.*?<\/form>/s)?.[0] ?? null;
  };
  expect(await offered('')).toContain('<button type="submit" class="quiet"');
  expect(await offered('&cause=inactive&integration=exact')).not.toBeNull();
  for (const narrowed of ['&q=2026-0001', '&from=2026-11-01', '&cause=before-start'])
    expect(await offered(narrowed), narrowed).toBeNull();
  await admin.press(list, 'Send what was not sent while the integration was off');
  await world.settle();
  expect(world.books.invoices()).toHaveLength(1);
  expect(await offered(''), 'what is left is of before the start date').toBeNull();
});

test('filters are cleared where there are any: the order of the list is none', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  expect((await admin.see('/console/invoices?order=date')).text).not.toContain('Clear filters');
  expect((await admin.see('/console/invoices?order=date&status=synced')).text).toContain('Clear filters');
});
