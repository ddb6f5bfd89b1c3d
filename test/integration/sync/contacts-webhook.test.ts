import { describe, expect, test } from 'vitest';
import { openRun } from '../../../shared/runtime/worker-run.ts';
import { isWebhookWell, releaseWebhook } from '../../../shared/sync/contacts/webhook.ts';
import { Mortal } from '../../simulation/mortal.ts';
import { campingDeEik } from '../../simulators/moneybird/index.ts';
import { pointsOf, shareOf } from '../../tier.ts';
import { type ContactsWorld, contactsWorld, openContacts } from './contacts-fixtures.ts';
import { customerEntry, customerRequest } from './fixtures.ts';
import { meanwhile } from './interleaved.ts';

const DAY_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;
const on = { details: { contactSyncBack: true } };
const off = { details: { contactSyncBack: false } };

describe('the webhook', () => {
  test('is registered once when the setting goes on, and removed when it goes off', async () => {
    await using world = await openContacts();
    expect(world.books.webhooks()).toEqual([]);
    await world.save(on);
    const [webhook, ...more] = world.books.webhooks();
    expect(more).toEqual([]);
    expect(webhook?.enabledEvents).toContain('contact_changed');
    const { webhook: known } = await world.integration();
    expect(known).toMatchObject({ id: webhook?.id, url: webhook?.url });
    expect(await world.world.hooks.read(known?.key ?? '')).toMatchObject({ secrets: webhook?.secrets });

    const calls = world.callsFromNow();
    await world.save(on);
    expect(calls()).toEqual([]);

    await world.save(off);
    expect(world.books.webhooks()).toEqual([]);
    expect((await world.integration()).webhook).toBeNull();
    expect(await world.world.hooks.read(known?.key ?? '')).toBeNull();
    await world.pass(2 * DAY_MS);
    expect(world.callsFromNow()()).toEqual([]);
  });

  test('whose registration was not answered is found by its address and made anew', async () => {
    await using world = await openContacts();
    world.moneybird.faults.next({ method: 'POST', path: 'webhooks', fault: 'lost-answer' });
    await world.save(on);
    expect(world.books.webhooks()).toHaveLength(1);
    const [lost] = world.books.webhooks();
    await world.pass(HOUR_MS);
    const [webhook, ...more] = world.books.webhooks();
    expect(more).toEqual([]);
    expect(webhook).toMatchObject({ url: lost?.url });
    expect(webhook?.id).not.toBe(lost?.id);
    expect(await world.integration()).toMatchObject({ webhook: { id: webhook?.id }, pause: null, attention: null });
  });

  test('that Moneybird does not take is told once, while invoices go on, and is offered again', async () => {
    await using world = await openContacts();
    const body = { error: 'No access to settings', symbolic: { request: 'unauthorized' } };
    for (let turn = 0; turn < 6; turn++)
      world.moneybird.faults.next({ path: 'webhooks', fault: { kind: 'refused', status: 401, body } });
    await world.save(on);
    await world.pass(20 * 60_000);
    expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'webhook-lost' }]);
    expect(await world.integration()).toMatchObject({ state: 'active', pause: null });

    await world.pass(DAY_MS);
    await world.pass(DAY_MS);
    expect(world.books.webhooks()).toHaveLength(1);
    expect((await world.integration()).attention).toBeNull();
  });

  test('moves along to another administration, and contacts come back from there alone', async () => {
    const other = { id: '515151515151515151', name: 'Camping De Beuk' };
    await using world = await openContacts({
      moneybird: { administrations: [campingDeEik, other], readings: { grant: 'all' } },
    });
    const pin = ({ id = '', name }: typeof other | typeof campingDeEik) =>
      world.save({ administration: { id, name, number: null, vatNumber: null }, ...on });
    await pin(campingDeEik);
    const [before] = world.books.webhooks();
    expect(before).toBeDefined();

    await pin(other);
    const there = world.moneybird.booksOf(other.id);
    expect(world.books.webhooks()).toEqual([]);
    const [after, ...more] = there.webhooks();
    expect(more).toEqual([]);
    const { webhook } = await world.integration();
    expect(webhook).toMatchObject({ id: after?.id, url: after?.url, administration: other.id });

    await world.push(customerRequest());
    world.told.length = 0;
    const [contact] = there.contacts();
    there.editContact(contact?.id ?? '', { city: 'Ede' });
    await world.hear();
    expect(world.toldOf('customer.changed')).toMatchObject([{ externalId: contact?.id }]);
  });

  test('of a tenant who disconnects is removed from the books', async () => {
    await using world = await contactsWorld();
    await using desk = await hookDesk(world);
    await releaseWebhook(desk.context);
    expect(world.books.webhooks()).toEqual([]);
    expect((await world.integration()).webhook).toBeNull();
  });
});

/** What a worker holds that looks after the webhook. */
async function hookDesk(world: ContactsWorld) {
  const run = openRun(world.world, { timeLeftMs: () => 30_000 });
  const context = await run.openContext(await world.integration(), null);
  const books = context.provider.contactsBack?.open(context.wire, { id: context.administration });
  if (!books) throw new Error('these books push nothing');
  return { context, books, [Symbol.asyncDispose]: () => run[Symbol.asyncDispose]() };
}

test('a webhook that is registered while somebody disconnects is removed again', async () => {
  await using world = await openContacts();
  const disconnect = async () => {
    const stopped = await world.integrations.stop(world.key);
    if (stopped) await world.integrations.remove(stopped);
  };
  const { details } = await world.integration();
  await world.change({ details: { ...details, ...on.details } });
  await world.world.wake(world.key);
  await world.answer({ openExchange: meanwhile(/POST .*webhooks/, disconnect) });
  expect(world.books.webhooks()).toEqual([]);
  expect((await world.integration()).webhook).toBeNull();
});

describe('once a day', () => {
  test('one that stands there twice is not well, and is registered anew', async () => {
    await using world = await contactsWorld();
    await using desk = await hookDesk(world);
    const [standing] = await desk.books.hooks();
    if (!standing) throw new Error('there is no webhook');
    expect(await isWebhookWell(desk.books, desk.context)).toBe(true);
    for (const stray of [{ id: '2' }, { id: '2', active: false }]) {
      const hooks = async () => [standing, { ...standing, ...stray }];
      expect(await isWebhookWell({ ...desk.books, hooks }, desk.context)).toBe(false);
    }
  });

  test('one whose secret we lost is registered anew before a push comes that could not be believed', async () => {
    await using world = await contactsWorld();
    const { webhook } = await world.integration();
    await world.world.hooks.forget(webhook?.key ?? '');
    await world.pass(DAY_MS);
    const [now, ...more] = world.books.webhooks();
    expect(more).toEqual([]);
    expect(now?.id).not.toBe(webhook?.id);
    expect(await world.world.hooks.read(webhook?.key ?? '')).toMatchObject({ secrets: now?.secrets });
  });

  test('a webhook that works costs one look, two lists, and one read of all that we wrote ourselves', async () => {
    await using world = await contactsWorld();
    const lists = ['GET contacts/synchronization', 'GET contacts/synchronization', 'GET webhooks'];
    const first = world.callsFromNow();
    await world.pass(DAY_MS);
    expect(first().sort()).toEqual([...lists, 'POST contacts/synchronization']);
    await world.pass(DAY_MS); // the VAT number was checked meanwhile, which changes a contact too
    const second = world.callsFromNow();
    await world.pass(DAY_MS);
    expect(second().sort()).toEqual(lists);
    expect(world.told).toEqual([]);
    const [webhook] = world.books.webhooks();
    expect((await world.integration()).webhook?.id).toBe(webhook?.id);
  });

  test('one that points at an old address of ours is registered at the address of now, and its pushes arrive there', async () => {
    await using world = await contactsWorld();
    const [old] = world.books.webhooks();
    const address = new URL(old?.url ?? '').origin.replace('127.0.0.1', 'localhost');
    Object.assign(world.world.hooks, { address }); // what a deployment with another domain tells the functions
    await world.pass(DAY_MS);
    const [now, ...others] = world.books.webhooks();
    expect(others).toEqual([]);
    expect(now?.id).not.toBe(old?.id);
    expect(now?.url.startsWith(`${address}/webhooks/moneybird/`)).toBe(true);
    expect((await world.integration()).webhook).toMatchObject({ id: now?.id, url: now?.url });
    world.books.editContact(world.contact(), { city: 'Ede' });
    await world.hear();
    expect(world.toldOf('customer.changed')).toMatchObject([{ changes: { 'address.city': { to: 'Ede' } } }]);

    await world.pass(DAY_MS);
    expect(world.books.webhooks()[0]?.id).toBe(now?.id);
  });

  test('one that was removed or turned off, or whose secret changed, is registered anew, and what it did not tell is found', async () => {
    await using world = await contactsWorld();
    const [first] = world.books.webhooks();
    world.books.removeWebhook(first?.id ?? '');
    world.books.editContact(world.contact(), { city: 'Ede' });
    await world.hear();
    expect(world.told).toEqual([]);
    await world.pass(DAY_MS);
    const [second] = world.books.webhooks();
    expect(second?.id).not.toBe(first?.id);
    expect(world.toldOf('customer.changed')).toMatchObject([
      { changes: { 'address.city': { from: 'Utrecht', to: 'Ede' } } },
    ]);

    // While there are two secrets, pushes are signed with both; then ours is gone.
    world.books.rotateSecret(second?.id ?? '', 'f'.repeat(64));
    world.books.editContact(world.contact(), { city: 'Epe' });
    await world.hear();
    expect(world.toldOf('customer.changed')).toHaveLength(2);
    world.books.endRotation(second?.id ?? '');
    world.books.editContact(world.contact(), { city: 'Ens' });
    await world.hear();
    expect(world.toldOf('customer.changed')).toHaveLength(2);
    await world.pass(DAY_MS);
    expect(world.books.webhooks()).toHaveLength(1);
    expect(world.books.webhooks()[0]?.id).not.toBe(second?.id);
    expect(world.toldOf('customer.changed').at(-1)).toMatchObject({
      changes: { 'address.city': { from: 'Epe', to: 'Ens' } },
    });

    const [third] = world.books.webhooks();
    Object.assign(third ?? {}, { deactivatedAt: world.clock.now() });
    await world.pass(DAY_MS);
    expect(world.books.webhooks()).toMatchObject([{ deactivatedAt: null }]);
    expect(world.toldOf('integration.attention')).toEqual([]);
  });

  test('a contact that went without a word is found', async () => {
    await using world = await contactsWorld({}, { moneybird: { readings: { mergedEvent: 'survivor' } } });
    const [webhook] = world.books.webhooks();
    world.books.removeWebhook(webhook?.id ?? '');
    const staying = world.books.addContact({ company_name: 'Iemand anders' });
    world.books.mergeContacts(world.contact(), staying);
    await world.pass(DAY_MS);
    expect(await customerEntry(world)).toMatchObject({ needsVerification: true });
    expect(world.told).toEqual([]);

    const calls = world.callsFromNow();
    await world.pass(DAY_MS);
    expect(calls().filter((call) => call.includes('contacts/:'))).toEqual([]);
  });
});

const STRIDE = 2;
test(`there is one webhook that is heard, or none, though the process dies at ${shareOf('step', STRIDE)} of the setting going on or off`, async () => {
  await using world = await contactsWorld(off.details);
  const turn = async (to: typeof on | typeof off, mortal: Mortal) => {
    const documents = mortal.documents(world.world.documents);
    const { details } = await world.integration();
    await world.change({ details: { ...details, ...to.details } });
    await world.world.wake(world.key);
    await world.answer(world.standingOn(documents, { openExchange: mortal.openExchange })).catch((error: unknown) => {
      if (!mortal.isDead) throw error;
    });
    await world.pass(150_000);
  };
  const [whole, gone] = [new Mortal(), new Mortal()];
  await turn(on, whole);
  await turn(off, gone);
  const wrong: unknown[] = [];
  for (const dieAt of pointsOf(Math.max(whole.steps, gone.steps), STRIDE)) {
    await turn(on, new Mortal(dieAt));
    const { webhook } = await world.integration();
    const known = await world.world.hooks.read(webhook?.key ?? '');
    const there = world.books.webhooks().map(({ id, url, secrets }) => ({ id, url, secrets }));
    const right = [{ id: webhook?.id, url: webhook?.url, secrets: known?.secrets }];
    if (JSON.stringify(there) !== JSON.stringify(right)) wrong.push([dieAt, there, right]);

    await turn(off, new Mortal(dieAt));
    const left = [...world.books.webhooks(), (await world.integration()).webhook].filter(Boolean);
    if (left.length > 0) wrong.push([dieAt, left]);
  }
  expect(wrong).toEqual([]);
  expect(whole.steps).toBeGreaterThan(20);
}, 120_000);
