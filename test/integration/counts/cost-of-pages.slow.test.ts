import { expect, test } from 'vitest';
import { countingRequests } from '../../counted-requests.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../../world.ts';
import { consoleVisit, linkOf, numbersIn } from '../console/views-fixtures.ts';
import { seedCounted } from './seeded.ts';

/** `INVOICES=100000` opens the pages of as many as they are made for; to write them takes minutes. */
const INVOICES = Number(process.env.INVOICES ?? 2_000);
/** A page asks the table so often at most, however many invoices there are. */
const REQUESTS_AT_MOST = 80;
const MINUTES_30 = 1_800_000;

const LIST = '/console/invoices';
const PAGES = {
  overview: '/console/overview',
  cards: '/console',
  list: LIST,
  'by date': `${LIST}?order=date`,
  'needs you': `${LIST}?status=parked`,
  'not sent': `${LIST}?status=skipped`,
  'not sent, by day': `${LIST}?status=skipped&from=2026-01-01`,
  'with a remark': `${LIST}?warnings=true`,
  'a cause': `${LIST}?status=parked&cause=vat-unmapped`,
  'a number': `${LIST}?q=2026-${INVOICES - 3}`,
  'no such number': `${LIST}?q=2099-1`,
  'an invoice': `${LIST}/${INVOICES - 3}?list=`,
  changes: '/console/changes',
} as const;
/** Words that no invoice has are looked for in every one of them, 5,000 at a time. */
const LOOKS_THROUGH_ALL = { name: 'no such number', requestsAtMost: 150, invoicesAtMost: 5_000 } as const;

const worlds: Readonly<Record<string, () => Promise<AnyWorld>>> = { exact: testWorld, moneybird: moneybirdWorld };

test.each(Object.entries(worlds))(
  `of ${INVOICES} invoices at %s, what each page of the console asks of the table and how long it takes`,
  async (provider, open) => {
    await using world = await open();
    await seedCounted(world, INVOICES);
    const counting = countingRequests(world);
    await using admin = await consoleVisit(counting.world);
    const cost: Record<string, { requests: number; ms: number }> = {};
    const see = async (name: string, path: string) => {
      const [before, beganMs] = [counting.count(), performance.now()];
      const { status, html } = await admin.see(path);
      expect(status, name).toBe(200);
      cost[name] = { requests: counting.count() - before, ms: Math.round(performance.now() - beganMs) };
      return html;
    };
    for (const [name, path] of Object.entries(PAGES)) await see(name, path);
    const pages = [await see('page 1', LIST)];
    for (let nth = 2; nth <= 5; nth++) pages.push(await see(`page ${nth}`, linkOf(pages.at(-1) ?? '', 'next')));
    const back = await see('back to page 4', linkOf(pages.at(-1) ?? '', 'prev'));
    expect(numbersIn(back)).toEqual(numbersIn(pages.at(-2) ?? ''));
    let inVain = 0;
    for (let at: string = PAGES[LOOKS_THROUGH_ALL.name]; at !== ''; inVain++) {
      const html = await see(`${LOOKS_THROUGH_ALL.name}, page ${inVain + 1}`, at);
      expect(numbersIn(html)).toEqual([]);
      at = linkOf(html, 'next');
    }
    expect(inVain).toBeLessThanOrEqual(Math.floor(INVOICES / LOOKS_THROUGH_ALL.invoicesAtMost) + 1);
    console.log(`${provider}, ${INVOICES} invoices: ${JSON.stringify(cost)}`);
    const mostOf = (name: string) =>
      name.startsWith(LOOKS_THROUGH_ALL.name) ? LOOKS_THROUGH_ALL.requestsAtMost : REQUESTS_AT_MOST;
    expect(Object.entries(cost).filter(([name, { requests }]) => requests > mostOf(name))).toEqual([]);
  },
  MINUTES_30,
);
