import { expect, test } from 'vitest';
import { numbered } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit } from './views-fixtures.ts';

const REPORT = '/console/integrations/exact/closing-report?month=2026-11';

test('the closing report asks before drafts become final: how many, what they come to, and the VAT', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(numbered(1), numbered(2));
  const before = await admin.see(REPORT);
  expect(before.text).toContain('drafts in Exact Online: 2, together € 420.00 incl. VAT, of which € 34.68 VAT');
  expect(before.text).toContain(
    'Make the drafts final in Exact Online: 2, together € 420.00 incl. VAT, of which € 34.68 VAT?',
  );
  expect(before.text).toContain('Nothing is mailed.');
  expect(world.books.invoices().map(({ status }) => status)).toEqual([20, 20]);

  await world.push(numbered(3)); // after the question was seen: it is not made final
  const [form = ''] = before.html.match(/<form[^>]*make-final.*?<\/form>/s) ?? [];
  const asked = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value.replaceAll('&quot;', '"'),
  ]);
  const { headers } = await admin.post('/console/integrations/exact/make-final', Object.fromEntries(asked));
  const after = await admin.see(headers.location ?? '');
  expect(after.text).toContain('Drafts that are being made final now: 2.');
  await world.settle();
  expect(world.books.invoices().map(({ status }) => status)).toEqual([50, 50, 20]);
  expect((await admin.see(REPORT)).text).toContain('drafts in Exact Online: 1,');
});

test('an invoice that is a draft has one main action, and none once it is final', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  const { text } = await admin.see('/console/invoices/1');
  expect(text).toContain('Make invoice 2026-0001 final in Exact Online: € 210.00 incl. VAT, of which € 17.34 VAT?');
  await admin.press('/console/invoices/1', 'Yes, make it final');
  await world.settle();
  const after = await admin.see('/console/invoices/1');
  expect(after.text).toContain('Somebody asked to make it final');
  expect(after.text).toContain('Final as');
  expect(after.text).not.toContain('Make invoice');
  expect(after.text).not.toContain('is a draft in the books');
});

test('nobody is asked while the integration is off, and support can ask for nothing', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await using support = await consoleVisit(world, { role: 'support' });
  await world.push(numbered(1));
  expect((await admin.see(REPORT)).html).toContain('name="ids"');
  expect((await support.see(REPORT)).html).not.toContain('name="ids"');
  await world.change({ state: 'inactive' });
  for (const path of [REPORT, '/console/invoices/1'])
    expect((await admin.see(path)).text).not.toContain('Nothing is mailed');
});
