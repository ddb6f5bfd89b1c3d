import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHandler, type WebhookPorts } from '../../../functions/contacts-webhook/handler.ts';
import type { HttpEvent } from '../../../shared/runtime/http-api.ts';
import type { ContactPullEntry } from '../../../shared/sync/ledger/entry.ts';
import { atOnce } from '../../../shared/sync/ledger/transitions.ts';
import type { Hook } from '../../../shared/sync/ledger/webhook-registry.ts';
import { type TestWorld, testWorld } from '../../world.ts';

let world: TestWorld;
let ports: WebhookPorts;
const wakes: unknown[] = [];

const hook: Hook = {
  key: 'k'.repeat(43),
  tenant: 'camping-de-eik',
  integration: 'exact',
  provider: 'moneybird',
  administration: '123456789012345678',
  secrets: ['s'.repeat(64)],
  token: 'Ab3',
};
const CONTACT = '345678901234567890';
const push = {
  administration_id: hook.administration,
  webhook_id: '234567890123456789',
  webhook_token: 'Ab3',
  entity_type: 'Contact',
  entity_id: CONTACT,
  state: null,
  action: 'contact_changed',
  entity: { id: CONTACT, firstname: 'Zoë' },
};

beforeAll(async () => {
  world = await testWorld();
  ports = { ...world.world, wake: async (...wake) => void wakes.push(wake) };
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  wakes.length = 0;
  await world.world.hooks.keep(hook);
});

interface Over {
  readonly key?: string;
  readonly provider?: string;
  readonly secret?: string;
  readonly atMs?: number;
  readonly base64?: boolean;
  readonly signature?: string | undefined;
}

/** What the gateway hands over for a push, signed as Moneybird does unless a test says otherwise. */
function arrival(said: unknown, over: Over = {}): HttpEvent {
  const bytes = Buffer.from(typeof said === 'string' ? said : JSON.stringify(said));
  const atS = Math.floor((over.atMs ?? world.clock.now()) / 1000);
  const hmac = createHmac('sha256', over.secret ?? hook.secrets[0] ?? '');
  const signature = `t=${atS},v1=${hmac.update(`${atS}.`).update(bytes).digest('hex')}`;
  const header = 'signature' in over ? over.signature : signature;
  return {
    rawPath: `/webhooks/${over.provider ?? 'moneybird'}/${over.key ?? hook.key}`,
    headers: { 'content-type': 'application/json', ...(header ? { 'moneybird-signature': header } : {}) },
    body: bytes.toString(over.base64 ? 'base64' : 'utf8'),
    isBase64Encoded: over.base64 ?? false,
    requestContext: { domainName: 'api.example' },
  };
}

const send = (said: unknown, over?: Over) => createHandler(ports)(arrival(said, over));
const TAKEN = { statusCode: 200, headers: {}, body: '' };
const NOBODY_HERE = { statusCode: 404, headers: {}, body: '' };

async function pullOf(id: string): Promise<ContactPullEntry | null> {
  const entry = await world.entry('contact-pull', id);
  return entry?.kind === 'contact-pull' ? entry : null;
}

describe('a push that is Moneybird’s', () => {
  test('becomes an entry that is due, and rings', async () => {
    expect(await send(push)).toEqual(TAKEN);
    expect(await pullOf(CONTACT)).toMatchObject({
      status: 'open',
      dueAt: atOnce(world.clock.now()),
      provider: 'moneybird',
    });
    expect(wakes).toEqual([[world.key, { kind: 'contact-pull', id: CONTACT, wakes: expect.any(Number) }]]);
    expect((await world.integrations.get(world.key))?.wakeAt).toBeLessThanOrEqual(world.clock.now());
  });

  test('again, late or out of order is the same entry with a higher revision', async () => {
    await send(push);
    const before = await pullOf(CONTACT);
    for (const action of ['contact_archived', 'contact_changed'])
      expect(await send({ ...push, action })).toEqual(TAKEN);
    const after = await pullOf(CONTACT);
    expect(after?.revision).toBe((before?.revision ?? 0) + 2);
    expect({ ...after, revision: 0, updatedAt: '' }).toEqual({ ...before, revision: 0, updatedAt: '' });
  });

  test('during a pull makes that pull look once more', async () => {
    await send(push);
    const page = await world.world.ledger.claim(
      { ...world.key, kind: 'contact-pull', id: CONTACT },
      world.clock.now(),
      world.clock.now() + 1_000,
    );
    await send(push);
    await expect(page?.write({ status: 'done', dueAt: null }, { unlessChanged: true })).rejects.toThrow();
    await page?.write({ claimedUntilMs: 0 });
    expect(await pullOf(CONTACT)).toMatchObject({ status: 'open', dueAt: atOnce(world.clock.now()) });
  });

  test('may come as base64', async () => {
    const other = { ...push, entity_id: '77', entity: { id: '77', city: 'Groß-Gerau' } };
    expect(await send(other, { base64: true })).toEqual(TAKEN);
    expect(await pullOf('77')).not.toBeNull();
  });

  test('may be signed by either secret while one takes the place of the other', async () => {
    await world.world.hooks.keep({ ...hook, secrets: [...hook.secrets, 'n'.repeat(64)] });
    for (const secret of [...hook.secrets, 'n'.repeat(64)]) expect(await send(push, { secret })).toEqual(TAKEN);
  });

  test.each<[string, unknown]>([
    ['of an event that we do not use', { ...push, entity_type: 'SalesInvoice', entity_id: '1' }],
    ['of another administration', { ...push, administration_id: '1', entity_id: '2' }],
    ['that is no JSON', 'hello'],
    ['of a test', { action: 'test_webhook' }],
    ['without a body', ''],
  ])('%s is answered 200 and leaves nothing', async (_, said) => {
    expect(await send(said)).toEqual(TAKEN);
    expect(wakes).toEqual([]);
    for (const id of ['1', '2']) expect(await pullOf(id)).toBeNull();
  });

  test('before anybody knows the secret is answered 200 and leaves nothing', async () => {
    await world.world.hooks.keep({ ...hook, secrets: [], token: null });
    expect(await send({ action: 'test_webhook' }, { signature: undefined })).toEqual(TAKEN);
    expect(await send({ ...push, entity_id: '3' })).toEqual(TAKEN);
    expect(wakes).toEqual([]);
    expect(await pullOf('3')).toBeNull();
  });

  test('that can not be written down is not answered 200, so that it comes again', async () => {
    ports = { ...ports, ledger: { ...world.world.ledger, read: () => Promise.reject(new Error('down')) } as never };
    await expect(send(push)).rejects.toThrow('down');
    ports = { ...ports, ledger: world.world.ledger };
  });
});

describe('anybody else', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['with a forged signature', () => send(push, { secret: 'x'.repeat(64) })],
    ['without a signature', () => send(push, { signature: undefined })],
    ['with a stale signature', () => send(push, { atMs: world.clock.now() - 301_000 })],
    ['with a signature of tomorrow', () => send(push, { atMs: world.clock.now() + 301_000 })],
    ['with an unknown key', () => send(push, { key: 'z'.repeat(43) })],
    ['with no key', () => send(push, { key: '' })],
    ['at the address of a provider that pushes nothing', () => send(push, { provider: 'exact' })],
    ['at the address of nobody', () => send(push, { provider: 'other' })],
    ['with the token of another webhook', () => send({ ...push, webhook_token: 'other' })],
    ['with a body of five megabytes', () => send({ ...push, note: 'x'.repeat(5_000_000) })],
    ['with five megabytes of base64', () => send({ ...push, note: 'x'.repeat(5_000_000) }, { base64: true })],
    ['with a body of one byte too many', () => send('x'.repeat(4 * 1024 * 1024 + 1))],
  ])('%s is told that there is nothing here, and leaves nothing', async (_, sent) => {
    const before = await pullOf(CONTACT);
    expect(await sent()).toEqual(NOBODY_HERE);
    expect(wakes).toEqual([]);
    expect(await pullOf(CONTACT)).toEqual(before);
  });

  test('of an integration that was disconnected is told so too', async () => {
    await world.world.hooks.forget(hook.key);
    expect(await send(push)).toEqual(NOBODY_HERE);
  });

  test('costs one read at most, and no write', async () => {
    const send = vi.spyOn(world.world.documents, 'send');
    for (const key of [hook.key, 'z'.repeat(43), 'no%20key'])
      await createHandler(ports)(arrival(push, { key, secret: 'x'.repeat(64) }));
    expect(send.mock.calls.map(([command]) => command.constructor.name)).toEqual(['GetCommand', 'GetCommand']);
    send.mockRestore();
  });
});

test('the push of an old contact, 400 KB of history with it, is taken and its contact read again', async () => {
  expect(await send({ ...push, entity_id: '87', note: 'x'.repeat(400_000) })).toEqual(TAKEN);
  expect(await pullOf('87')).toMatchObject({ status: 'open' });
});

test('a body of just the size that we take is taken', async () => {
  const bare = JSON.stringify({ ...push, entity_id: '88', note: '' });
  const note = 'x'.repeat(4 * 1024 * 1024 - Buffer.byteLength(bare));
  expect(await send({ ...push, entity_id: '88', note }, { base64: true })).toEqual(TAKEN);
  expect(await pullOf('88')).not.toBeNull();
});
