import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCustomer } from '../../builders.ts';
import { countingRequests } from '../../counted-requests.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { chipsIn, consoleVisit, csrfIn, linkOf, numbersIn } from '../console/views-fixtures.ts';
import { seedCounted } from './seeded.ts';

/** `INVOICES=100000` walks as many as the pages are made for; it takes minutes. */
const INVOICES = Number(process.env.INVOICES ?? 2_000);
/** What `seedInvoices` makes of them. */
const [PARKED, SKIPPED, REMARKED] = [INVOICES * 0.12, INVOICES * 0.11, INVOICES * 0.08];
const LIST = '/console/invoices';
/** A file holds so many invoices at most. */
const IN_A_FILE = 5_000;

let world: TestWorld;
let admin: Awaited<ReturnType<typeof consoleVisit>>;
let requests: () => number;

beforeAll(async () => {
  world = await testWorld();
  const counting = countingRequests(world);
  requests = counting.count;
  admin = await consoleVisit(counting.world);
  await world.world.snapshots.keepCustomer(
    world.key.tenant,
    aCustomer({ id: 'c7', number: '77', companyName: 'Herberg De Zeven' }),
    '2026-01-01T00:00:00Z',
  );
  await seedCounted(world, INVOICES);
}, 600_000);
afterAll(async () => {
  await admin[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const rowsIn = (csv: string): number => csv.trim().split('\r\n').length - 2; // without its head and its end

test(`of ${INVOICES} invoices each chip counts what its filter gives`, async () => {
  const { html, text } = await admin.see(LIST);
  expect(text).not.toContain('These counts are of');
  const chips = chipsIn(html);
  expect(chips.find(({ name }) => name === 'all')?.count).toBe(INVOICES);
  expect(chips.find(({ name }) => name === 'needs you')?.count).toBe(PARKED);
  expect(chips.find(({ name }) => name === 'with a remark')?.count).toBe(REMARKED);
  for (const { href, name, count } of chips) {
    const file = (await admin.see(href.replace(LIST, `${LIST}.csv`))).html;
    expect([name, rowsIn(file)]).toEqual([name, Math.min(count, IN_A_FILE)]);
    expect(file.includes('End of the list')).toBe(count <= IN_A_FILE);
  }
}, 600_000);

test('every page of those that need somebody is there going forward, and again going back', async () => {
  const first = await admin.see(`${LIST}?status=parked`);
  const pages = [first.html];
  for (let next = linkOf(first.html, 'next'); next !== '' && pages.length < 12; ) {
    const page = await admin.see(next);
    pages.push(page.html);
    next = linkOf(page.html, 'next');
  }
  const forward = pages.map(numbersIn);
  const all = forward.flat();
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBe(Math.min(PARKED, 12 * 50));
  expect(all).toEqual(all.toSorted((one, other) => Number(other.slice(5)) - Number(one.slice(5)))); // newest first
  let html = pages.at(-1) ?? '';
  for (const seen of forward.slice(0, -1).toReversed()) {
    html = (await admin.see(linkOf(html, 'prev'))).html;
    expect(numbersIn(html)).toEqual(seen);
  }
}, 300_000);

test('in the order of the invoice date no page is newer than the one before it, whatever narrows the list', async () => {
  for (const narrowed of ['', '&status=skipped', '&status=parked&from=2026-01-01', '&status=waiting']) {
    const dates: string[] = [];
    let at = `${LIST}?order=date${narrowed}`;
    for (let page = 0; page < 4 && at !== ''; page++) {
      const { html } = await admin.see(at);
      if (!/aria-sort="descending">Invoice date/.test(html)) break; // another order is shown
      dates.push(...[...html.matchAll(/<td class="day">([^<]*)</g)].map(([, day = '']) => new Date(day).toISOString()));
      at = linkOf(html, 'next');
    }
    expect(dates, narrowed).toEqual(dates.toSorted().reverse());
  }
}, 120_000);

test('a number is found at once, and a customer within the days that are named', async () => {
  expect(numbersIn((await admin.see(`${LIST}?q=2026-${INVOICES - 3}`)).html)).toContain(`2026-${INVOICES - 3}`);
  expect(numbersIn((await admin.see(`${LIST}?number=2026-1`)).html)).toEqual(['2026-1']);
  const found = numbersIn((await admin.see(`${LIST}?q=herberg+zeven&from=2026-11-15`)).html);
  expect(found.length).toBeGreaterThan(5);
  expect(found.every((number) => Number(number.slice(5)) % 50 === 7)).toBe(true);
}, 120_000);

/** A page asks the table so often at most, however many invoices there are. */
const REQUESTS_AT_MOST = 80;

test('cards, overview and the switch count every invoice, and no page asks for more because there are many', async () => {
  const asked: Record<string, number> = {};
  const see = async (path: string) => {
    const before = requests();
    const { text } = await admin.see(path);
    asked[path] = requests() - before;
    return text;
  };
  expect(await see('/console')).toMatch(new RegExp(`${PARKED} stopped · dated today: \\d+`));
  const overview = await see('/console/overview');
  expect(overview).toContain(`Invoices: ${PARKED}`);
  expect(overview).toContain(`of another seller: ${SKIPPED}.`);
  for (const query of ['', '?order=date', '?status=parked', '?status=skipped&from=2026-01-01', '?warnings=true'])
    await see(`${LIST}${query}`);
  await see(`/console/invoices/${INVOICES}?list=`);
  await see('/console/changes');
  await see('/console/integrations/exact/mappings');
  await world.change({ state: 'inactive' });
  expect(await see('/console/integrations/exact/activate')).toContain(
    `Invoices that came in while the integration was off: ${SKIPPED}.`,
  );
  await world.change({ state: 'active' });
  expect(Object.entries(asked).filter(([, count]) => count > REQUESTS_AT_MOST)).toEqual([]);
}, 120_000);

test('what is too much to be counted while it goes has no number that is not true', async () => {
  const saved = await admin.press('/console/integrations/exact/details', 'Save', { startDate: '2026-01-01' });
  expect(saved.html).toMatch(/progress\??"/);
  const { text } = await admin.see('/console/integrations/exact/progress?from=1000');
  expect(text).toMatch(/Still in progress: at least \d+\. This page/);
  expect(text).not.toMatch(/of 1000|Done/);
});

test('what is ticked goes again, and the counts say so at once', async () => {
  const before = chipsIn((await admin.see(LIST)).html).find(({ name }) => name === 'needs you')?.count ?? 0;
  const parked = await admin.see(`${LIST}?status=parked`);
  const csrf = csrfIn(parked);
  const [number = ''] = numbersIn(parked.html);
  const sent = await admin.post(`${LIST}/send`, { csrf, 'ids:exact': number.slice(5) });
  expect(sent.status).toBe(303);
  const { html, text } = await admin.see(LIST);
  expect(chipsIn(html).find(({ name }) => name === 'needs you')?.count).toBe(before - 1);
  expect(text).not.toContain('These counts are of');
});
