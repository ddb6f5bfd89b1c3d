import { expect, test } from 'vitest';
import { consoleApp } from '../../../functions/console/app.tsx';
import { newChange } from '../../../shared/domain/change.ts';
import { dynamoChangeLog } from '../../../shared/store/changes/change-log.ts';
import { aCompany, anEvent, anInvoice } from '../../builders.ts';
import { demoApp } from '../../simulators/exact/index.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consentDesk } from '../oauth/oauth-fixtures.ts';
import { consoleVisit, csrfIn } from './views-fixtures.ts';

const SECOND = '2222222';
const EXACT = '/console/integrations/exact';

/** Every form that changes something, in an order in which all of them can be sent; `says` is the kind of its line. */
const forms: readonly { readonly route: string; readonly form?: Record<string, string>; readonly says: string }[] = [
  { route: '/console/integrations/:provider', says: 'integration-made' },
  { route: '/console/integrations/:id/deactivate', says: 'deactivated' },
  { route: '/console/integrations/:id/activate', says: 'activated' },
  {
    route: '/console/integrations/:id/authentication',
    form: { clientId: demoApp.clientId, clientSecret: demoApp.clientSecret },
    says: 'secret-replaced',
  },
  { route: '/console/integrations/:id/consent', says: 'consent-asked' },
  {
    route: '/console/integrations/:id/details',
    form: { invoiceField: 'ext', customerField: 'ext_customer' },
    says: 'settings-changed',
  },
  { route: '/console/integrations/:id/mappings', form: { 'vat:btw-laag': '4' }, says: 'mappings-changed' },
  { route: '/console/integrations/:id/undo', says: 'mappings-changed' },
  { route: '/console/integrations/:id/mend', form: { 'vat:btw-laag': '4' }, says: 'mappings-changed' },
  { route: '/console/integrations/:id/retry', says: 'retried' },
  { route: '/console/integrations/:id/send-skipped', says: 'retried' },
  { route: '/console/integrations/:id/try', form: { number: '84311', act: 'send' }, says: 'invoice-sync-asked' },
  { route: '/console/integrations/:id/closing-report/send', form: { month: '2026-10' }, says: 'missing-sent' },
  { route: '/console/integrations/:id/make-final', form: { ids: '["84311"]', month: '2026-10' }, says: 'final-asked' },
  { route: '/console/invoices/:id/sync', says: 'invoice-sync-asked' },
  { route: '/console/customers/:id/sync', says: 'customer-sync-asked' },
  {
    route: '/console/integrations/:id/connect',
    form: { administration: SECOND, confirm: 'true' },
    says: 'administration-chosen',
  },
  { route: '/console/integrations/:id/disconnect', form: { sure: 'true' }, says: 'disconnected' },
  { route: '/console/sign-out', says: 'session-ended' },
];

/** The language is a matter of the browser; a launch is seen below, as the session that it opens. */
const CHANGES_NOTHING = ['/console/language', '/console/launch'];

/** It sends what stopped and is ticked: the test of the list sees its line. */
const SEEN_ELSEWHERE = ['/console/invoices/send'];

const pathOf = (route: string) =>
  route
    .replace('customers/:id', 'customers/7012')
    .replace('invoices/:id', 'invoices/84311')
    .replace(':id', 'exact')
    .replace(':provider', 'moneybird');

const lines = ({ world, key }: TestWorld) => dynamoChangeLog(world.table, world.clock.now).page(key.tenant, null, 100);

test('every form of the console leaves a line in the name of who sent it', async () => {
  const routes = consoleApp()
    .routes.filter(({ method }) => method === 'POST')
    .map(({ path }) => path);
  expect([...forms.map(({ route }) => route), ...CHANGES_NOTHING, ...SEEN_ELSEWHERE].sort()).toEqual(
    [...new Set(routes)].sort(),
  );

  await using world = await testWorld();
  world.exact.addDivision({ code: Number(SECOND), description: 'De tweede' });
  await consentDesk(world).consent();
  await world.push(anEvent({ customer: aCompany(), invoice: anInvoice() }));
  await using admin = await consoleVisit(world, { actor: 'Anna' });
  expect((await lines(world)).slice(0, 2)).toMatchObject([
    { what: 'session-opened', actor: 'Anna' },
    { what: 'link-made', actor: 'api' },
  ]);
  const csrf = csrfIn(await admin.see('/console'));
  for (const { route, form, says } of forms) {
    const before = (await lines(world)).length;
    const { status } = await admin.post(pathOf(route), { csrf, ...form });
    const now = await lines(world);
    const news = now.slice(0, now.length - before).map(({ what, actor }) => [what, actor]);
    expect([route, status, news]).toEqual([route, status, [[says, 'Anna']]]);
  }
});

test('the page of changes tells what changed in words, and hides from support which customer it was', async () => {
  await using world = await testWorld({ details: { dateRangeOnLines: false } });
  await world.push(anEvent({ customer: aCompany(), invoice: anInvoice() }));
  await using admin = await consoleVisit(world, { actor: 'Anna' });
  const csrf = csrfIn(await admin.see('/console'));
  await admin.post('/console/customers/7012/sync', { csrf, invoice: '84311' });
  await admin.press(`${EXACT}/details`, 'Save', { boxes: 'dateRangeOnLines', dateRangeOnLines: 'true' });
  const { text } = await admin.see('/console/changes');
  expect(text).toMatch(/Anna\s+Exact Online\s+Settings changed\s+.*: no → yes/);
  expect(text).toContain('Customer: 7012');
  expect(text).toContain('Signed in');

  await using helper = await consoleVisit(world, { role: 'support' });
  const seen = await helper.see('/console/changes');
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('Settings changed');
  expect(seen.text).not.toContain('7012');
  expect((await helper.see('/console/changes?cursor=x')).status).toBe(303);
});

test('what does not fit on a page of changes stands on the next one', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world, { actor: 'Anna' });
  const log = dynamoChangeLog(world.world.table, world.clock.now);
  const before = (await lines(world)).length;
  for (let n = before; n < 51; n++) {
    world.clock.advance(1_000);
    const about = { tenant: world.key.tenant, integration: null, actor: `Colleague ${n}`, what: 'retried' } as const;
    await log.record(newChange(about, { now: world.clock.now, id: () => `change-${n}` }));
  }
  expect(await lines(world)).toHaveLength(51);
  const shown = await admin.see('/console/changes');
  const older = shown.html.match(/<a href="([^"]+)">Older changes/)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const next = await admin.see(older);
  const [first, second] = [shown, next].map(({ html }) => html.match(/<tr>/g)?.length ?? 0);
  expect([first, second]).toEqual([51, 2]); // each with a row of headings
  expect(shown.text).toContain('Colleague 50');
  const oldest = (await lines(world)).at(-1);
  expect([oldest?.what, oldest?.actor]).toEqual(['consent-given', 'api']);
  expect(next.text).toContain('Consent given');
  expect(shown.text).not.toContain('Consent given');
  expect(next.html).not.toContain('Older changes');
});
