import { expect, test } from 'vitest';
import { aLine, anEvent, anInvoice } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit } from './views-fixtures.ts';

test('a card counts what stopped and what is dated today, and draws fourteen days', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await using browser = await consoleVisit(world);
  const stopped = anInvoice({ id: '2', number: '2026-0002', lines: [aLine({ vatRate: 'new' })] });
  await world.push(anEvent(), anEvent({ id: 'second', invoice: stopped }));
  const { html, text } = await browser.see('/console');
  expect(text).toContain('1 stopped · dated today: 2, of which 1 final in the books');
  const bars = [...html.matchAll(/aria-label="([^"]*: final [^"]*)"/g)].map(([, title]) => title);
  expect(bars).toHaveLength(14);
  expect(bars.at(-1)).toMatch(/: final 1, waiting or on its way 0, stopped 1$/);
  expect(bars.slice(0, -1).every((title) => title?.endsWith('final 0, waiting or on its way 0, stopped 0'))).toBe(true);
});

test.each([
  ['active', null, 'Go to the overview', '/console/overview'],
  ['inactive', null, 'Turn on again', '/activate'],
  ['connected', null, 'Go on setting up', '/details'],
  ['attention', 'reconnect-needed', 'Reconnect', '/authentication'],
  ['inactive', 'reconnect-needed', 'Reconnect', '/authentication'],
  ['connected', 'reconnect-needed', 'Reconnect', '/authentication'],
  ['attention', 'plan-limit', 'See what is needed', '/console/overview'],
] as const)('a card leads where its state asks for: %s %s', async (state, cause, label, path) => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  await world.change({ state, attention: cause && { cause, about: {} } });
  const { html } = await browser.see('/console');
  const [, href = ''] = html.match(new RegExp(`class="button" href="([^"]*)">\\s*${label}`)) ?? [];
  expect(href).toContain(path);
});

test('one that is off and lost its connection says both on every page of its own, and one that is not set up what is left', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const badges = async (path: string) =>
    [...(await browser.see(path)).html.matchAll(/class="badge[^"]*"><svg.*?<\/svg>([^<]*)</g)].map(([, word]) => word);
  expect((await browser.see('/console')).text).toContain('Still to do: look over the settings');
  await world.change({ state: 'inactive', attention: { cause: 'reconnect-needed', about: {} } });
  const own = ['authentication', 'details', 'mappings', 'activate'].map((tab) => `/console/integrations/exact/${tab}`);
  for (const path of ['/console', ...own]) expect((await badges(path)).slice(0, 2), path).toEqual(['off', 'needs you']);
  await world.change({ attention: null });
  expect((await badges(own[1] ?? '')).slice(0, 2)).toEqual(['off']);
});

test.each([
  ['register an app, give consent and choose the administration', { clientId: null, chain: null }],
  ['give consent and choose the administration', { chain: null }],
  ['choose the administration', {}],
])('a card of one that is not connected says only what is still to do: %s', async (left, change) => {
  await using world = await testWorld();
  await using browser = await consoleVisit(world);
  await world.change({ state: 'new', administration: null, ...change });
  expect((await browser.see('/console')).text).toContain(`Still to do: ${left}.`);
});

test.each([
  ['attention', 'reconnect-needed', ['details', 'mappings'], 'expired or was withdrawn', 'authentication'],
  ['inactive', 'reconnect-needed', ['details', 'mappings'], 'expired or was withdrawn', 'authentication'],
  ['attention', 'webhook-lost', ['mappings', 'activate'], 'of changed contacts', 'details'],
] as const)(
  'where it says that it needs somebody (%s, %s) it says for what, with a link to where that is',
  async (state, cause, tabs, said, mended) => {
    await using world = await testWorld();
    await using browser = await consoleVisit(world);
    await world.change({ state, attention: { cause, about: {} } });
    const at = (tab: string) => `/console/integrations/exact/${tab}`;
    for (const tab of [...tabs, mended]) {
      const { html, text } = await browser.see(at(tab));
      expect(text, tab).toContain(said);
      const inPage = html.slice(html.indexOf('class="tabs"')).split('</ul>').slice(1).join('');
      if (tab === mended) continue;
      expect(inPage, tab).toContain(`href="${at(mended)}"`);
    }
  },
);
