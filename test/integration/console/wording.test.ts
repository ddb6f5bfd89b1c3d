import { expect, test } from 'vitest';
import { aCustomer, aLine, anEvent, numbered, unmapped } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit } from './views-fixtures.ts';

const timesIn = (text: string, words: string): number => text.split(words).length - 1;

test('no line ends at the hyphen of i-Reserve, and what is to be read to the letter stays as it is', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using admin = await consoleVisit(world);
  await world.take(numbered(1, { lines: [aLine({ description: 'Made in i-Reserve' })] }));
  const texts = (html: string) => html.replace(/<head>.*?<\/head>/gs, '').replace(/<[^>]*>/g, ' ');
  for (const path of ['/console', '/console/integrations/exact/details', '/console/integrations/exact/authentication'])
    expect(texts((await admin.see(path)).html), path).not.toContain('i-Reserve');
  const preview = await admin.see('/console/invoices/1/preview?integration=exact');
  expect(preview.html).toMatch(/<pre[^>]*>[^<]*i-Reserve/);
  expect(preview.html).toMatch(/<body><a class="skip"[^>]*>[^<]*<\/a><header/); // and nothing else comes between
});

test('a cause is told once on the page of an invoice, with one thing to do', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  const customer = { ...aCustomer(), companyName: { name: 'Familie Jansen' } };
  await world.push(unmapped(2), { ...anEvent(), detail: { ...numbered(3).detail, customer } });
  const { text } = await admin.see('/console/invoices/2');
  expect(timesIn(text, 'in the books that works')).toBe(1);
  expect(text).toMatch(/\d\d:\d\d:\d\d – VAT rate not mapped/);
  expect(text).not.toContain('Correct what is named here');
  const unreadable = await admin.see('/console/invoices/3');
  expect(unreadable.text).toContain('Report this to i-Reserve; nothing was booked.');
  expect(unreadable.text).not.toMatch(/Change this in i-Reserve|no longer kept|Send the invoice again/);
});

test('what stopped for something that is mended here leads there first, and is sent again afterwards', async () => {
  await using world = await testWorld({ mappings: { vat: { 'btw-laag': '4' } } });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  const { html } = await admin.see('/console/invoices/1');
  expect(html).toMatch(/class="button">Go to “btw-laag”/);
  expect(html).toMatch(/<button[^>]*class="quiet"[^>]*>Send again/);
});

test('a page that is empty says why, and where to begin', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  expect((await admin.see('/console/invoices')).text).toContain('No invoice came in yet.');
  expect((await admin.see('/console/invoices?status=parked')).text).toContain('There are no invoices that fit.');
  await using stranger = await consoleVisit({ ...world, key: { ...world.key, tenant: 'camping-de-beuk' } });
  expect((await stranger.see('/console/overview')).html).toContain('<a class="button" href="/console">');
});

test('no page speaks of programs to who reads it, or of an id without saying of what', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using admin = await consoleVisit(world);
  const { text } = await admin.see('/console/changes');
  expect(text).toMatch(/on these screens and from i.Reserve/);
  expect(text).not.toMatch(/From and to|\bAPI\b/);
  expect((await admin.see('/console')).text).toContain('into your books by itself, with the details of the customer');
  const details = await admin.see('/console/integrations/exact/details');
  expect(details.text).toContain('The id of the invoice in the books goes into this field');
});

test('the change log names who has no name', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  const { text } = await admin.see('/console/changes');
  expect(text).toMatch(/:\d\d an administrator .*Signed in/);
  expect(text).toMatch(/:\d\d i-Reserve .*Link to these screens made/);
});
