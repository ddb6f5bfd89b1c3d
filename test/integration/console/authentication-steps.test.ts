import { expect, test } from 'vitest';
import { demoApp } from '../../simulators/exact/index.ts';
import { demoApp as moneybirdApp } from '../../simulators/moneybird/index.ts';
import { moneybirdWorld, testWorld } from '../../world.ts';
import { consoleVisit, csrfIn } from './views-fixtures.ts';

const AUTHENTICATION = '/console/integrations/exact/authentication';

/** The step that the page says is now. */
const stepIn = (html: string): string | undefined => html.match(/aria-current="step">.*?<\/svg>([^<]*)/s)?.[1]?.trim();

test('one step is shown at a time: register, consent, administration, and a confirmation that leads on', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const seen = async () => {
    const { html } = await browser.see(AUTHENTICATION);
    const cards = ['register', 'app', 'consent', 'connect', 'connected'].filter((id) => html.includes(`h2 id="${id}"`));
    return { step: stepIn(html), cards };
  };
  expect(await seen()).toEqual({ step: undefined, cards: ['connected'] });
  await world.change({ administration: null });
  expect(await seen()).toEqual({ step: 'Step 2: connect and choose the administration', cards: ['connect'] });
  await world.change({ chain: null, state: 'new' });
  expect(await seen()).toEqual({ step: 'Step 1: give consent', cards: ['consent'] });
  await world.change({ clientId: null, secretName: null });
  expect(await seen()).toEqual({ step: 'Register an app', cards: ['register', 'app'] });
});

test('the portal of Exact is drawn with the kind of app, the redirect URL and the scopes, after what to have at hand', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  await world.change({ clientId: null, secretName: null, chain: null, state: 'new', administration: null });
  const { text } = await browser.see(AUTHENTICATION);
  for (const said of [
    'What you need at hand',
    'the right “Manage subscription”',
    'testing app, for your own use',
    'http://127.0.0.1:4000/oauth/callback',
    'Manage: CRM accounts, sales invoices.',
    'Client ID *',
    'Environment (host)',
  ])
    expect(text).toContain(said);
});

test('a client id of another form is refused at Exact beside its field, before a window of Exact is opened', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const csrf = csrfIn(await browser.see(AUTHENTICATION));
  const form = { csrf, clientSecret: 'secret', next: 'consent', host: 'start.exactonline.nl' };
  const refused = await browser.post(AUTHENTICATION, { ...form, clientId: 'niet-een-id' });
  expect(refused.status).toBe(400);
  expect(refused.html).toMatch(/id="f-clientId"[^>]*value="niet-een-id"[^>]*aria-invalid="true"/);
  const empty = await browser.post(AUTHENTICATION, { ...form, clientId: 'niet-een-id', clientSecret: '' });
  for (const name of ['clientId', 'clientSecret'])
    expect(empty.html).toMatch(new RegExp(`id="f-${name}"[^>]*aria-invalid="true"`));
  expect(empty.html.match(/class="notice bad".*?<\/div>/s)?.[0]).toContain('Nothing was saved yet');
  for (const clientId of [demoApp.clientId, ` {${demoApp.clientId.toUpperCase()}} `])
    expect((await browser.post(AUTHENTICATION, { ...form, clientId })).status).toBe(303);
});

const MONEYBIRD = '/console/integrations/moneybird/authentication';

test('at Moneybird a pair that it refuses is told beside both open fields, and what was there stays', async () => {
  await using world = await moneybirdWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const csrf = csrfIn(await browser.see(MONEYBIRD));
  const before = await world.integrations.get(world.key);
  for (const [clientId, clientSecret] of [
    ['anything', moneybirdApp.clientSecret],
    [moneybirdApp.clientId, 'a-wrong-one'],
  ] as const)
    for (const next of ['consent', '']) {
      const { status, html } = await browser.post(MONEYBIRD, { csrf, clientId, clientSecret, next });
      expect(status).toBe(400);
      expect(html).toMatch(new RegExp(`id="f-clientId"[^>]*value="${clientId}"[^>]*aria-invalid="true"`));
      expect(html).toMatch(/id="f-clientSecret"[^>]*value=""[^>]*aria-invalid="true"/);
      for (const name of ['clientId', 'clientSecret'])
        expect(html).toMatch(new RegExp(`id="f-${name}-error"[^>]*>[^<]*Nothing was saved`));
      expect(html).not.toContain(clientSecret);
    }
  expect(await world.integrations.get(world.key)).toEqual(before);
  expect(await browser.secretKept(before?.secretName ?? '')).toBe(moneybirdApp.clientSecret);
});

test('a pair that Moneybird knows is saved, and leads on to the consent', async () => {
  await using world = await moneybirdWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const csrf = csrfIn(await browser.see(MONEYBIRD));
  const { clientId, clientSecret } = moneybirdApp;
  const saved = await browser.post(MONEYBIRD, { csrf, clientId, clientSecret });
  expect([saved.status, saved.headers.location]).toEqual([303, MONEYBIRD]);
  const { headers } = await browser.post(MONEYBIRD, { csrf, clientId, clientSecret, next: 'consent' });
  expect(headers.location).toMatch(/\/oauth\/authorize\?/);
});

test('a pair that could not be tested holds nobody back: it is saved, and told as not tested', async () => {
  await using world = await moneybirdWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const csrf = csrfIn(await browser.see(MONEYBIRD));
  const paste = async (fault: '503' | '429', next: string) => {
    world.moneybird.faults.next({ path: '/oauth/token', fault });
    const { headers } = await browser.post(MONEYBIRD, { csrf, clientId: 'any', clientSecret: fault, next });
    return headers.location?.replace('http://127.0.0.1:4000', '') ?? '';
  };
  for (const fault of ['503', '429'] as const)
    expect((await browser.see(await paste(fault, ''))).text).toContain('Saved, but not tested yet');
  expect(await paste('503', 'consent')).toMatch(/\/oauth\/authorize\?/);
  const { secretName } = (await world.integrations.get(world.key)) ?? {};
  expect(await browser.secretKept(secretName ?? '')).toBe('503');
});

test('what is wrong stands beside a field that is open: a refused pair, a missing tick', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const closed = await browser.see(AUTHENTICATION);
  expect(closed.html).not.toContain('<details open');
  const refused = await browser.see(`${AUTHENTICATION}?outcome=client-refused`);
  for (const name of ['clientId', 'clientSecret'])
    expect(refused.html).toMatch(new RegExp(`<details open.*id="f-${name}"[^>]*aria-invalid="true"`, 's'));
  const csrf = csrfIn(closed);
  const unsure = await browser.post('/console/integrations/exact/disconnect', { csrf });
  const told = await browser.see(unsure.headers.location?.replace('http://127.0.0.1:4000', '') ?? '');
  expect(told.html).toMatch(/<details open[^>]*><summary>Disconnect.*name="sure"[^>]*aria-invalid="true"/s);
  expect(told.text).toContain('Tick this box first.');
});
