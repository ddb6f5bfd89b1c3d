import { expect, test } from 'vitest';
import { words as activating } from '../../../functions/console/pages/activate/words.ts';
import { words as connecting } from '../../../functions/console/pages/authentication/words.ts';
import { words as integrating } from '../../../functions/console/pages/integrations/words.ts';
import { anEvent } from '../../builders.ts';
import { tab, tellCatalogue } from '../../e2e/screens/set-up.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit, type Shown, unescaped } from './views-fixtures.ts';
import { pagesOf, states, walk } from './walk.ts';

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

test.each(Object.entries(states))(
  'support finds no control that changes something, no fold around one, and nothing that asks for it: %s',
  async (_, open) => {
    await using world = await open();
    await using helper = await consoleVisit(world, { role: 'support' });
    await using admin = await consoleVisit(world);
    const [read, whole] = [await walk(helper, world), await walk(admin, world)];
    const found = [...read].flatMap(([path, shown]) =>
      [
        ...controlsIn(shown),
        ...foldsIn(whole.get(path) ?? shown).filter((name) => shown.html.includes(`>${name}</summary>`)),
        ...ASKS.filter((words) => shown.html.includes(`>${words}`)),
        ...(shown.status === 200 || shown.status === 404 ? [] : [`status ${shown.status}`]),
      ].map((what) => `${path}: ${what}`),
    );
    expect(found).toEqual([]);
    expect(read.size).toBeGreaterThan(8);
    expect([...whole.values()].flatMap(controlsIn).length, 'an administrator has them').toBeGreaterThan(50);
    expect([...whole.values()].flatMap(foldsIn).length).toBeGreaterThan(1);
  },
);

test('what support would be asked is asked of an administrator in one of these states', async () => {
  const texts: string[] = [];
  for (const open of Object.values(states)) {
    await using world = await open();
    await using admin = await consoleVisit(world);
    const paths = [...pagesOf(world), tab('authentication', 'moneybird')];
    for (const path of paths) texts.push((await admin.see(path)).html);
  }
  for (const words of ASKS) expect([words, texts.some((html) => html.includes(`>${words}`))]).toEqual([words, true]);
});

test('support reads every setting and mapping as it is saved, and what is not chosen', async () => {
  await using world = await testWorld({
    details: { finaliseInvoice: true, customerNumberPrefix: 'EIK-', startDate: '2026-03-01' },
  });
  await tellCatalogue(world);
  await world.push(anEvent());
  await using helper = await consoleVisit(world, { role: 'support' });
  const details = await helper.see(tab('details'));
  expect(details.html).toMatch(/<dt>[^<]*prefix[^<]*<\/dt><dd>EIK-<\/dd>/i);
  expect(details.html).toMatch(/<dd>1 March 2026<\/dd>/);
  expect(details.text).toContain('not filled in');
  const mappings = await helper.see(tab('mappings'));
  const row = /<tr[^>]*>(?:(?!<\/tr>).)*btw-laag.*?<\/tr>/s.exec(mappings.html)?.[0] ?? '';
  expect(row).toContain('9 %');
  expect(row).toMatch(/<td>[^<]*2[^<]*<\/td>|<td>\d+ [^<]*<\/td>/);
  const app = await helper.see(tab('authentication'));
  expect(app.html).toMatch(/<dt>Client ID<\/dt><dd>[^<]+<\/dd>/);
  expect(app.html).toMatch(/<dt>Redirect URL<\/dt><dd>[^<]*oauth\/callback<\/dd>/);
});

test('a save is offered to support nowhere to be taken back', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await using helper = await consoleVisit(world, { role: 'support' });
  const saved = await admin.press(tab('details'), 'Save and on', { customerNumberPrefix: 'EIK-' });
  expect(saved.text).toContain('Saved.');
  const edition = /name="edition" value="([^"]+)"/.exec((await admin.see(tab('details'))).html)?.[1] ?? '';
  const path = `${tab('details')}?saved=yes&from=0&undo=${encodeURIComponent(unescaped(edition))}`;
  expect((await admin.see(path)).text).toContain('Undo');
  expect((await helper.see(path)).text).not.toContain('Undo');
});
