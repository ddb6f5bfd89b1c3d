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
  for (const clientId of [demoApp.clientId, ` {${demoApp.clientId.toUpperCase()}} `])
    expect((await browser.post(AUTHENTICATION, { ...form, clientId })).status).toBe(303);
});

test('at Moneybird, whose client ids no source describes, any is saved, and nothing is asked of it then', async () => {
  await using world = await moneybirdWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const path = '/console/integrations/moneybird/authentication';
  const csrf = csrfIn(await browser.see(path));
  const asked = () => world.moneybird.requests.all({ endpoint: 'oauth/token' }).length;
  const before = asked();
  const { status, headers } = await browser.post(path, { csrf, clientId: 'anything', clientSecret: 's' });
  expect([status, headers.location]).toEqual([303, path]);
  expect(asked()).toBe(before);
});

test('at Moneybird a pair that it refuses is told beside both fields before anybody leaves; a good one leads on', async () => {
  await using world = await moneybirdWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const path = '/console/integrations/moneybird/authentication';
  const csrf = csrfIn(await browser.see(path));
  const paste = (clientId: string, clientSecret: string) =>
    browser.post(path, { csrf, clientId, clientSecret, next: 'consent' });
  for (const [clientId, secret] of [
    ['anything', moneybirdApp.clientSecret],
    [moneybirdApp.clientId, 'anything'],
  ] as const) {
    const { location = '' } = (await paste(clientId, secret)).headers;
    expect(location).toContain(`${path}?outcome=client-refused`);
    const { html } = await browser.see(location.replace('http://127.0.0.1:4000', ''));
    for (const name of ['clientId', 'clientSecret'])
      expect(html).toMatch(new RegExp(`<details open.*id="f-${name}"[^>]*aria-invalid="true"`, 's'));
  }
  expect((await paste(moneybirdApp.clientId, moneybirdApp.clientSecret)).headers.location).toMatch(
    /\/oauth\/authorize\?/,
  );
});

test('a pair that could not be tested, since the books do not answer, holds nobody back', async () => {
  await using world = await moneybirdWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const path = '/console/integrations/moneybird/authentication';
  const csrf = csrfIn(await browser.see(path));
  world.moneybird.faults.next({ path: '/oauth/token', fault: '503' });
  const { headers } = await browser.post(path, { csrf, clientId: 'any', clientSecret: 's', next: 'consent' });
  expect(headers.location).toMatch(/\/oauth\/authorize\?/);
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
