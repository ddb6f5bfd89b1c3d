import { expect, test } from 'vitest';
import { consoleApp } from '../../functions/console/app.tsx';
import { synthesize } from '../../infra/local/synth.ts';
import { readBudget } from '../../infra/operations/budget.ts';
import { bundlesOf } from '../bench/bundles.ts';
import { NOTHING, overBudget } from '../bench/over.ts';
import { PAGES, weighPages } from '../bench/pages.ts';

const { limit } = readBudget();
const PAGE_BYTES = 150 * 1024;

test('no page of the console is heavier than its limit, and none has a limit above 150 KB', async () => {
  using made = await synthesize();
  const page = await weighPages(bundlesOf(made).console ?? '');
  expect(overBudget({ ...NOTHING, page }, { ...NOTHING, page: limit.page })).toEqual([]);
  const heavy = Object.entries(limit.page).filter(([, { bytes }]) => bytes > PAGE_BYTES);
  expect(heavy).toEqual([]);
}, 120_000);

test('every page of the console is weighed', () => {
  const pages = consoleApp()
    .routes.filter(({ method, path }) => method === 'GET' && !/launch|style|script|csv/.test(path))
    .map(({ path }) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`));
  const weighed = Object.values(PAGES).map((path) => path.split('?')[0] ?? '');
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter((page) => !weighed.some((path) => page.test(path)))).toEqual([]);
});
