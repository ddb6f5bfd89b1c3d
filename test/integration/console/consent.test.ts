import { expect, test } from 'vitest';
import { numbered } from '../../builders.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../../world.ts';
import { consentDesk, integrationOf } from '../oauth/oauth-fixtures.ts';
import { consoleVisit } from './views-fixtures.ts';

/** A world with the person in front of its consent page. */
type Opened = AnyWorld & { readonly person: { answer: 'allow' | 'deny' } };

const worlds: Readonly<Record<'exact' | 'moneybird', () => Promise<Opened>>> = {
  exact: async () => {
    const world = await testWorld();
    return { ...world, person: world.exact.consent };
  },
  moneybird: async () => {
    const world = await moneybirdWorld();
    return { ...world, person: world.moneybird.consent };
  },
};

test.each(['exact', 'moneybird'] as const)(
  'consent at %s within a console session: a refusal changes nothing, a yes connects and shows how what waited goes out',
  async (provider) => {
    await using world = await worlds[provider]();
    await using browser = await consoleVisit(world);
    const page = `/console/integrations/${provider}/authentication`;
    await world.change({ state: 'attention', attention: { cause: 'reconnect-needed', about: {} } });
    await world.push(numbered(1), numbered(2));

    world.person.answer = 'deny';
    const back = await browser.askConsent(page);
    const before = await integrationOf(world);
    expect(back).toMatch(/^\/oauth\/callback\?.*error=access_denied/);
    const refused = await browser.follow(back);
    expect(refused.text).toContain('Consent was not given, nothing was changed.');
    expect(refused.text).toContain('needs you');
    expect(await integrationOf(world)).toEqual(before);

    world.person.answer = 'allow';
    const allowed = await browser.askConsent(page);
    const connected = await browser.follow(allowed);
    expect(connected.text).toContain(`Connected to “${before.administration?.name}”.`);
    expect(connected.html).toContain(`/console/integrations/${provider}/progress?from=2`);
    expect((await integrationOf(world)).state).toBe('active');
    await world.settle();
    const after = await browser.see(`/console/integrations/${provider}/progress?from=2`);
    expect(after.text).toContain('Handled: 2 of 2.');

    const again = await browser.follow(allowed);
    expect(again).toMatchObject({ status: 400, text: expect.stringContaining('used already') });
  },
);

test('a consent that was begun in one browser is not ended by another', async () => {
  await using world = await worlds.exact();
  await using one = await consoleVisit(world);
  await using other = await consoleVisit(world);
  const { chain } = await integrationOf(world);
  const back = await one.askConsent('/console/integrations/exact/authentication');
  expect((await other.follow(back)).status).toBe(400);
  expect((await integrationOf(world)).chain).toBe(chain);
});

test('where the books may have left administrations out, the list says so', async () => {
  await using world = await testWorld();
  world.exact.addDivision({ code: 2222222, description: 'De tweede' });
  await consentDesk(world).consent();
  await world.change({ administration: null, state: 'connected' });
  await using admin = await consoleVisit(world);
  const page = '/console/integrations/exact/authentication';
  expect((await admin.see(page)).text).not.toContain('may lack administrations');
  world.exact.faults.next({ path: 'system/Divisions', fault: { kind: '403', reason: 'NoDivisionAccess' } });
  const { text } = await admin.see(page);
  expect(text).toContain('De tweede');
  expect(text).toContain('This list may lack administrations');
});
