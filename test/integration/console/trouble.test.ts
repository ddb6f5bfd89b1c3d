import { expect, test } from 'vitest';
import { anEvent } from '../../builders.ts';
import { openTables } from '../../tables.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit } from './views-fixtures.ts';
import { pagesOf } from './walk.ts';

test('every page that meets an error of ours is the page that says so, in its frame, whatever it was reading', async () => {
  let [asked, breaksAt] = [0, -1];
  const breaking = async () => {
    const opened = await openTables();
    const send = opened.documents.send.bind(opened.documents) as (command: unknown) => Promise<unknown>;
    const sendOrBreak = (command: unknown) =>
      asked++ === breaksAt ? Promise.reject(new TypeError('a fault of ours')) : send(command);
    Object.assign(opened.documents, { send: sendOrBreak });
    return opened;
  };
  await using world = await testWorld({ tables: breaking });
  await world.push(anEvent());
  await using admin = await consoleVisit(world);
  let shown = 0;
  for (const path of pagesOf(world)) {
    [asked, breaksAt] = [0, -1];
    await admin.see(path);
    const requests = asked;
    expect(requests, path).toBeGreaterThan(0);
    for (let nth = 0; nth < requests; nth++) {
      [asked, breaksAt] = [0, nth];
      const { status, html, text, headers } = await admin.see(path);
      if (status < 400) continue; // the page can do without
      shown++;
      expect([path, nth, status]).toEqual([path, nth, 500]);
      expect(html).toMatch(/^<!doctype html>.*<main id="main" class="closed">.*<\/html>$/s);
      expect(text).toContain('Something went wrong on our side');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
  }
  expect(shown).toBeGreaterThan(pagesOf(world).length);
  expect(world.logged.filter((line) => line.includes('A page was not shown'))).toHaveLength(shown);
});
