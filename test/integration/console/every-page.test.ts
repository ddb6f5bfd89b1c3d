import { describe, expect, test } from 'vitest';
import { words as activating } from '../../../functions/console/pages/activate/words.ts';
import { words as connecting } from '../../../functions/console/pages/authentication/words.ts';
import { words as integrating } from '../../../functions/console/pages/integrations/words.ts';
import { tabAt, tabs } from '../../../functions/console/tabs.ts';
import type { Shown } from './views-fixtures.ts';
import { STATES, walked } from './walk.ts';

const OWN = /<form[^>]*action="\/console\/(?:language|sign-out)"[^>]*>.*?<\/form>/gs;
const ASKING = /<form[^>]*method="get"[^>]*>.*?<\/form>/gs;
/** What is filled in or pressed. A template is a page's own, and shows nothing. */
const CONTROL = /<(?:form|fieldset|button|input|select|textarea|datalist)\b[^>]*>/g;

/** What asks the reader for something that support cannot do, on whatever page it stands. */
const ASKS = [
  ...[activating.mend, activating.deactivate, activating.switchOn, activating.waits],
  ...[connecting.change, connecting.disconnect, connecting.step2Move, connecting.next, connecting.again],
  ...[connecting.step1Text, connecting.app],
  ...[integrating.goOn, integrating.reconnect, integrating.turnOn],
].map(({ en }) => (en.split('{')[0] ?? '').trim());

/** The controls of a page but those that only ask for another page, and those of one's own session. */
const controlsIn = ({ html }: Shown): readonly string[] => [
  ...(html.replace(OWN, '').replace(ASKING, '').match(CONTROL) ?? []),
];

/** What the innermost folds that hold a form that changes something are called. */
const foldsIn = ({ html }: Shown): readonly string[] =>
  [...html.matchAll(/<details[^>]*><summary[^>]*>(?:(?!<details).)*?<\/details>/gs)]
    .filter(([fold]) => fold.includes('method="post"'))
    .map(([fold]) => /<summary[^>]*>(.*?)<\/summary>/s.exec(fold)?.[1] ?? '');

/** What a page says below its menus, without the links that narrow it or turn its pages. */
const mainOf = (html: string): string =>
  (/<main.*<\/main>/s.exec(html)?.[0] ?? '').replace(
    /<nav.*?<\/nav>|<ul class="chips">.*?<\/ul>|<thead>.*?<\/thead>/gs,
    '',
  );

/** Links of a page to itself, and sentences that send to the tab that they stand on. */
function waysHere(path: string, { html, text }: Shown): readonly string[] {
  const [at] = path.split('?');
  const tab = tabAt(path);
  const named = tab === null ? null : tabs[tab].en;
  return [
    ...[...mainOf(html).matchAll(/<a[^>]*\shref="([^"]*)"[^>]*>(.*?)<\/a>/gs)]
      .filter(([, href]) => href === at && path === at)
      .map(([link]) => `${path}: ${link}`),
    ...(named !== null && text.includes(`${named} tab`) ? [`${path}: names its own tab`] : []),
  ];
}

describe('on every page', () => {
  const shown: string[] = [];

  test.each(STATES)(
    'support finds no control that changes something, no fold around one, and nothing that asks for it; nobody is sent to where they are: %s',
    async (state) => {
      const { read, whole } = await walked(state);
      const found = [...read].flatMap(([path, page]) =>
        [
          ...controlsIn(page),
          ...foldsIn(whole.get(path) ?? page).filter((name) => page.html.includes(`>${name}</summary>`)),
          ...ASKS.filter((words) => page.html.includes(`>${words}`)),
          ...(page.status === 200 || page.status === 404 ? [] : [`status ${page.status}`]),
        ].map((what) => `${path}: ${what}`),
      );
      expect(found).toEqual([]);
      expect(read.size).toBeGreaterThan(8);
      expect([...whole.values()].flatMap(controlsIn).length, 'an administrator has them').toBeGreaterThan(50);
      expect([...whole.values()].flatMap(foldsIn).length).toBeGreaterThan(1);
      expect([...whole].flatMap(([path, page]) => waysHere(path, page))).toEqual([]);
      shown.push(...[...whole.values()].map(({ html }) => html));
    },
  );

  test('of one of these states an administrator is asked what support never is', () => {
    for (const words of ASKS) expect([words, shown.some((html) => html.includes(`>${words}`))]).toEqual([words, true]);
  });
});
