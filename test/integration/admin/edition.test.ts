import { expect, test } from 'vitest';
import { save } from '../../../shared/admin/integrations/save.ts';
import { providerOf } from '../../../shared/providers/index.ts';
import type { IntegrationKey } from '../../../shared/sync/ledger/entry.ts';
import { demoApp } from '../../simulators/exact/index.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

const app = { clientId: demoApp.clientId, clientSecret: demoApp.clientSecret };
const CHANGES = [
  ['details', { sendEmail: true }],
  ['mappings', { vat: { 'btw-hoog': '4' } }],
  ['authentication', { ...app, clientId: 'another-app' }],
] as const;

test.each(CHANGES)('of two who read the same, the second to change %s is told to read again', async (what, body) => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  const path = `/integrations/exact`;
  const read = await api.call(`GET ${path}`);
  const tag = read.headers.etag ?? '';
  expect(tag).toMatch(/^"[^"]+"$/);

  const first = await api.call(`PUT ${path}/details`, { rounding: 'add' }, { headers: { 'if-match': tag } });
  expect(first).toMatchObject({ status: 200, body: { details: { rounding: 'add' } } });
  expect(first.headers.etag).not.toBe(tag);

  const before = await world.integrations.get(world.key);
  const second = await api.call(`PUT ${path}/${what}`, body, { headers: { 'if-match': tag } });
  expect(second).toMatchObject({
    status: 412,
    headers: { 'content-type': 'application/problem+json', etag: first.headers.etag },
    body: { type: 'urn:i-reserve-bookkeeping:problem:changed-since' },
  });
  expect(await world.integrations.get(world.key)).toEqual(before);

  const leaving = await api.call(`DELETE ${path}`, undefined, { headers: { 'if-match': tag } });
  expect(leaving.status, 'nor to disconnect it').toBe(412);
  expect(await world.integrations.get(world.key)).toEqual(before);

  const fresh = `"another", ${first.headers.etag}`;
  expect((await api.call(`PUT ${path}/${what}`, body, { headers: { 'if-match': fresh } })).status).toBe(200);
});

test('without If-Match, or with *, the newest stands and is changed; a weak tag fits nothing', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  const change = (ifMatch?: string) =>
    api.call(
      'PUT /integrations/exact/details',
      { rounding: 'add' },
      { headers: ifMatch ? { 'if-match': ifMatch } : {} },
    );
  const { headers } = await change();
  expect((await change('*')).status).toBe(200);
  expect((await change(`W/${headers.etag}`)).status).toBe(412);
  const bare = (await change('*')).headers.etag?.replaceAll('"', '') ?? '';
  expect((await change(bare)).status, 'a tag without its quotes is still that tag').toBe(200);
  expect((await change(bare)).status).toBe(412);
  expect((await api.call('PUT /integrations/exact', { provider: 'exact' })).headers.etag).toBe(
    (await api.call('GET /integrations/exact')).headers.etag,
  );
  const { etag = '' } = (await api.call('GET /integrations/exact')).headers;
  const left = await api.call('DELETE /integrations/exact', undefined, { headers: { 'if-match': etag } });
  expect(left.status).toBe(204);
});

/** A save by Anna, on integrations that may be in others' hands; whom it woke. */
async function saved(
  { world, key, integrations, clock }: TestWorld,
  changeIf = integrations.changeIf.bind(integrations),
) {
  const woken: IntegrationKey[] = [];
  const ports = {
    integrations: { get: integrations.get.bind(integrations), changeIf } as TestWorld['integrations'],
    wake: async (one: IntegrationKey) => void woken.push(one),
    ...{ clock: { ...world.clock, now: clock.now }, provider: providerOf },
  };
  const deed = { actor: 'Anna', what: 'settings-changed' } as const;
  await save(key, ports, deed, ({ details }) => ({ details: { ...details, rounding: 'add' } }));
  return woken;
}

test('a save calls a worker at once', async () => {
  await using world = await testWorld();
  expect(await saved(world)).toEqual([world.key]);
});

test('a save that others get ahead of each time says so, and changes nothing', async () => {
  await using world = await testWorld();
  const before = await world.integrations.get(world.key);
  await expect(saved(world, async () => false)).rejects.toMatchObject({ problem: 'changed-meanwhile' });
  expect(await world.integrations.get(world.key)).toEqual(before);
});

test('one that was disconnected is not there to be changed', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  await api.call('DELETE /integrations/exact');
  expect((await api.call('PUT /integrations/exact/details', { rounding: 'add' })).status).toBe(404);
  expect((await api.call('GET /integrations/exact')).status).toBe(404);
});
