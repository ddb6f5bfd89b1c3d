import { expect, test } from 'vitest';
import { newIntegration, tab } from '../../e2e/screens/set-up.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit } from './views-fixtures.ts';

const PAGE = tab('authentication');
const GONE = { cause: 'administration-gone', about: { administration: 'Camping De Eik B.V.' } } as const;
const LOST = { cause: 'reconnect-needed', about: {} } as const;
const several = { divisions: [{ code: 102030 }, { code: 506070, description: 'Jachthaven De Wal' }] };
const elsewhere = { id: '999', name: 'Camping De Eik B.V.', number: '9', vatNumber: null };

/** The main buttons of a page: those that are not quiet and take nothing away. */
const mainButtons = (html: string): readonly string[] =>
  [
    ...html.matchAll(
      /<(?:button type="submit"(?: name="next" value="consent")?|a class="button"[^>]*)>(.*?)<\/(?:button|a)>/gs,
    ),
  ]
    .map(([, label = '']) => label)
    .filter((label) => label !== 'Sign out');

/** The steps of the line that are ticked. */
const ticked = (html: string): readonly string[] =>
  [...html.matchAll(/<li class="good">.*?<\/svg>([^<]*)/gs)].map(([, step = '']) => step.trim());

test('a step that is done is ticked here and on the checklist alike, also where the one before it is lost', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  const second = 'Step 2: choose the administration';
  const onChecklist = async () =>
    [...(await admin.see(tab('activate'))).html.matchAll(/<\/span> ([^<]*) <span class="sr">done/g)].map(
      ([, it]) => it,
    );
  await world.change({ state: 'attention', attention: LOST });
  expect(ticked((await admin.see(PAGE)).html)).toEqual([
    'Register an app',
    'Step 2: connect and choose the administration',
  ]);
  expect(await onChecklist()).toContain(second);
  await world.change({ attention: GONE, administration: elsewhere });
  expect(ticked((await admin.see(PAGE)).html)).not.toContain('Step 2: connect and choose the administration');
  expect(await onChecklist()).not.toContain(second);
});

test.each(['active', 'inactive', 'connected'] as const)(
  'an integration that is %s and whose access is lost asks to be reconnected, and nothing else first',
  async (before) => {
    await using world = await testWorld();
    await world.change({ state: before === 'active' ? 'attention' : before, attention: LOST });
    await using admin = await consoleVisit(world);
    for (const path of [PAGE, `${PAGE}?outcome=connected`]) {
      const { html, text } = await admin.see(path);
      expect(mainButtons(html)[0]).toBe('Reconnect');
      expect(html).toMatch(/aria-current="step"(?:(?!<\/li>).)*Step 1: give consent/s);
      expect(text).toContain('has expired or was withdrawn. Reconnect the integration.');
      expect(text, 'it is not connected any more').not.toContain('Connected to');
    }
  },
);

test('an administration that its user no longer sees is replaced by one that they see, or by another consent', async () => {
  await using world = await testWorld({ exact: several });
  await world.change({ state: 'attention', attention: GONE, administration: elsewhere });
  await using admin = await consoleVisit(world);
  const { html, text } = await admin.see(PAGE);
  expect(text).toContain('or choose another administration.');
  expect(mainButtons(html)).toContain('Use this administration');
  expect(text).toContain('Give consent again (step 1)');
  const moved = await admin.press(PAGE, 'Use this administration', { administration: '506070', confirm: 'true' });
  expect(moved.text).toContain('Connected to “Jachthaven De Wal”.');
  expect((await world.integrations.get(world.key))?.state).toBe('active');
});

test('how it ended and why it needs somebody are said once where they are the same', async () => {
  await using world = await testWorld({ exact: several });
  await world.change({ state: 'attention', attention: GONE, administration: elsewhere });
  await using admin = await consoleVisit(world);
  const { html } = await admin.see(`${PAGE}?outcome=administration-gone`);
  expect(html.match(/class="notice bad"/g)).toHaveLength(1);
  await world.change({ attention: { cause: 'client-refused', about: {} } });
  const refused = await admin.see(`${PAGE}?outcome=client-refused`);
  expect(refused.html.match(/class="notice bad"/g)).toHaveLength(1);
  expect(refused.html).toMatch(/aria-current="step"(?:(?!<\/li>).)*Register an app/s);
  expect(ticked(refused.html)).not.toContain('Register an app');
  expect(refused.text).toContain('correct it under “Change the app or the client secret”.');
  expect(refused.html).toMatch(/id="f-clientId-error"[^>]*>[^<]*Check this, or fill it in again/);
  expect(refused.html).toMatch(/id="f-clientSecret-error"[^>]*>[^<]*Fill it in again/);
  expect(refused.html.indexOf('id="f-clientId"'), 'the app is mended first').toBeLessThan(
    refused.html.indexOf('>Reconnect'),
  );
});

test('a user who sees no administration is told so, and is offered another consent', async () => {
  await using world = await testWorld();
  Object.assign(world.exact.user(), { divisions: [] });
  await world.change({ state: 'new', administration: null });
  await using admin = await consoleVisit(world);
  const { html, text } = await admin.see(PAGE);
  expect(text).toContain('The user who gave consent sees no administration');
  expect(text).not.toContain('We fetch the list');
  expect(mainButtons(html)[0]).toBe('Give consent again (step 1)');
});

test('one administration is no choice: whoever wants another needs another user', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  expect((await admin.see(PAGE)).text).toContain('Choose another administration');
  const { html, text } = await admin.see(`${PAGE}?move=yes`);
  expect(text).toContain('sees no other administration');
  expect(html).not.toContain('name="administration"');
  expect(text).toContain('Give consent again (step 1)');
});

test('whoever chooses another administration is asked one thing, and the button that answers it is the main one', async () => {
  await using world = await testWorld({ exact: several, state: 'connected' });
  await world.change({ administration: { ...elsewhere, id: '102030' } });
  await using admin = await consoleVisit(world);
  const asked = await admin.see(PAGE);
  expect(asked.text).toContain('Is this where invoices are to be booked?');
  expect(mainButtons(asked.html)[0]).toBe('This is right, on to Details');
  const moving = await admin.see(`${PAGE}?move=yes`);
  expect(moving.text).not.toContain('Is this where invoices are to be booked?');
  expect(mainButtons(moving.html)).toContain('Use this administration');
  expect(mainButtons(moving.html)).not.toContain('This is right, on to Details');
});

test('where another integration has the only administration, the way that is told is there', async () => {
  await using world = await testWorld();
  await world.change({ state: 'new', administration: null });
  await using admin = await consoleVisit(world);
  const { html, text } = await admin.see(`${PAGE}?outcome=administration-taken`);
  expect(text).toContain('Give consent as another user');
  expect(html).toContain('Give consent again (step 1)');
});

test.each([
  ['choose', 'Consent was given. Now choose the administration.'],
  ['connected', 'Connected to'],
])('that a consent ended well (%s) is not said where it has yet to be given', async (outcome, said) => {
  await using world = await testWorld();
  await world.integrations.make(newIntegration(world, 'moneybird', 'moneybird.com'));
  await using admin = await consoleVisit(world);
  const { text } = await admin.see(`${tab('authentication', 'moneybird')}?outcome=${outcome}`);
  expect(text).not.toContain(said);
});

test.each([
  ['nothing-seen', 'sees no administration that invoices can go to.'],
  ['administration-gone', 'does not see administration'],
  ['administration-taken', 'sees only one administration'],
])('who it was that the books let see too little is told (%s)', async (outcome, said) => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  expect((await admin.see(`${PAGE}?outcome=${outcome}`)).text).toContain(
    `The user who gave consent at the books ${said}`,
  );
});
