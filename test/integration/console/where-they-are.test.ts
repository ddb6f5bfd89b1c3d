import { expect, test } from 'vitest';
import { tabAt, tabs } from '../../../functions/console/tabs.ts';
import { consoleVisit } from './views-fixtures.ts';
import { states, walk } from './walk.ts';

/** What a page says below its menus, without the links that narrow it or turn its pages. */
const mainOf = (html: string): string =>
  (/<main.*<\/main>/s.exec(html)?.[0] ?? '').replace(
    /<nav.*?<\/nav>|<ul class="chips">.*?<\/ul>|<thead>.*?<\/thead>/gs,
    '',
  );

test.each(Object.entries(states))('no page sends its reader to where they are: %s', async (_, open) => {
  await using world = await open();
  await using admin = await consoleVisit(world);
  const pages = await walk(admin, world);
  const found = [...pages].flatMap(([path, { html, text }]) => {
    const [at] = path.split('?');
    const tab = tabAt(path);
    const named = tab === null ? null : tabs[tab].en;
    return [
      ...[...mainOf(html).matchAll(/<a[^>]*\shref="([^"]*)"[^>]*>(.*?)<\/a>/gs)]
        .filter(([, href]) => href === at && path === at)
        .map(([link]) => `${path}: ${link}`),
      ...(named !== null && text.includes(`${named} tab`) ? [`${path}: names its own tab`] : []),
    ];
  });
  expect(found).toEqual([]);
  expect(pages.size).toBeGreaterThan(10);
});
