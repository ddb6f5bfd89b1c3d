import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { eraseCustomer, eraseTenant } from '../../../infra/operations/erase.ts';
import { newChange } from '../../../shared/domain/change.ts';
import { dynamoChangeLog } from '../../../shared/store/changes/change-log.ts';
import { aCompany, aCustomer } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import {
  at,
  callsFromNow,
  customerRequest,
  invoiceEntry,
  invoiceEvent,
  syncRequest,
  toldAbout,
} from '../sync/fixtures.ts';
import { backup, itemsOf, mark } from './restored.ts';

describe('after the ledger was restored from a backup', () => {
  test('what was booked since is found, adopted and told, and nothing is booked twice', async () => {
    await using world = await testWorld({ details: { finaliseInvoice: true } });
    await world.take(invoiceEvent(1)); // in the backup, not sent yet
    const restore = await backup(world);
    await world.answer();
    await world.push(invoiceEvent(2)); // after the backup: the restored ledger never heard of it
    const [first, second] = [await invoiceEntry(world, 1), await invoiceEntry(world, 2)];
    world.clock.advance(3_600_000);
    await restore();

    expect(await mark(world, null)).toMatchObject({ 'entries to look up': 1, integrations: 1, 'chains given up': 0 });
    expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'uncertain', verify: true });
    const calls = callsFromNow(world);
    await world.settle();
    await world.push(invoiceEvent(2), invoiceEvent(3));
    await world.settle();

    expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done', externalId: first.externalId });
    expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'done', externalId: second.externalId });
    expect(world.books.invoices()).toHaveLength(3);
    expect(calls().filter((call) => call === 'POST salesinvoice/SalesInvoices')).toHaveLength(1);
    expect(toldAbout(world, 2)).toEqual(['synced', 'synced']);
  });

  test('a person who presses the button makes no second document either', async () => {
    await using world = await testWorld();
    const restore = await backup(world);
    await world.push(invoiceEvent(1));
    world.clock.advance(3_600_000);
    await restore();
    await mark(world, null);
    expect(await world.integrations.get(world.key), 'it is looked at').toMatchObject({ wakeAt: world.clock.now() });
    await world.push(syncRequest(1, {}, { occurredAt: at(61) }));
    expect(world.books.invoices()).toHaveLength(1);
    expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done' });
  });

  test('what was made of a customer since is found too', async () => {
    await using world = await testWorld();
    world.exact.faults.next({ method: 'POST', path: 'crm/Accounts', fault: 'lost-answer' });
    await world.push(invoiceEvent(1)); // its relation may stand there
    const restore = await backup(world);
    await world.settle();
    world.clock.advance(3_600_000);
    await restore();
    await mark(world, null);
    await world.settle();
    for (const made of ['crm/Accounts', 'crm/Contacts', 'crm/BankAccounts'] as const)
      expect(world.books.rows(made)).toHaveLength(1);
    expect(world.books.invoices()).toHaveLength(1);
  });

  test('so is what came to be of a customer later', async () => {
    await using world = await testWorld();
    const customer = aCompany({ contactPerson: null });
    await world.push(invoiceEvent(1, {}, { customer }));
    const restore = await backup(world);
    const more = invoiceEvent(2, {}, { customer: aCompany(), occurredAt: at(61) });
    await world.push(more);
    expect(world.books.rows('crm/Contacts')).toHaveLength(1);
    world.clock.advance(3_600_000);
    await restore();
    await mark(world, null);
    await world.push(more);
    expect(world.books.rows('crm/Contacts')).toHaveLength(1);
  });

  test('what is from after the restore is posted without a look; its relation is asked for once', async () => {
    await using world = await testWorld();
    await world.push(invoiceEvent(1));
    expect(await mark(world, null)).toMatchObject({ 'relations to ask for': 1 });
    const calls = callsFromNow(world);
    await world.push(invoiceEvent(2, { date: '2026-11-21' }), invoiceEvent(3, { date: '2026-11-21' }));
    const post = 'POST salesinvoice/SalesInvoices';
    expect(calls()).toEqual(['GET crm/Accounts', post, post]);
    expect(world.books.relations()).toHaveLength(1);
  });

  test('connections ask for consent, and no token of then is spent', async () => {
    await using world = await testWorld();
    await world.take(invoiceEvent(1));
    const calls = callsFromNow(world);
    expect(await mark(world, 'tokens')).toMatchObject({ 'chains given up': 1 });
    expect(await world.integrations.get(world.key), 'before anybody calls').toMatchObject({ state: 'attention' });
    await world.settle();
    world.clock.advance(24 * 3_600_000);
    await world.answer();
    expect(calls()).toEqual([]);
    expect(await world.integrations.get(world.key)).toMatchObject({ state: 'attention' });
    expect(world.toldOf('integration.attention').map(({ cause }) => cause)).toEqual(['reconnect-needed']);
    const chain = (await itemsOf(world, 'tokens')).find(({ state }) => state !== undefined);
    expect(chain).toMatchObject({ state: 'lost', access: '', refresh: null });
  });

  test('what is off asks for consent too, and is not on by that', async () => {
    await using world = await testWorld({ state: 'connected' });
    await mark(world, 'tokens');
    expect(await world.integrations.get(world.key)).toMatchObject({
      state: 'connected',
      attention: { cause: 'reconnect-needed' },
    });
  });

  test('what was skipped stays so, and what could not be read; the first is looked up when a person sends it', async () => {
    await using world = await testWorld({ details: { startDate: '2026-11-20' } });
    await world.push(invoiceEvent(1, { date: '2026-11-19' }));
    const other = invoiceEvent(2);
    await world.push({ ...other, detail: { ...other.detail, invoice: { id: '2', number: '2026-2' } } });
    const stay = { 'entries to look up': 0, 'entries that stay skipped or unreadable': 2, 'relations to ask for': 0 };
    expect(await mark(world, null)).toMatchObject(stay);
    expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'skipped', verify: true });
    expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'parked', cause: 'unreadable', verify: true });
  });

  test('an item that can not be read is counted, and keeps no other from being marked', async () => {
    await using world = await testWorld();
    await world.take(invoiceEvent(1), invoiceEvent(2));
    const items = await itemsOf(world, 'ledger');
    const item = items.find(({ sk }) => sk === 'entry#invoice#1') ?? expect.fail('there is no entry');
    await world.world.documents.send(new PutCommand({ TableName: 'ledger', Item: { ...item, v: 999 } }));
    expect(await mark(world, null)).toMatchObject({
      'items that could not be read': 1,
      'entries to look up': 1,
      integrations: 1,
    });
    expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'uncertain', verify: true });
  });

  test('nothing is changed until somebody says yes', async () => {
    await using world = await testWorld();
    await world.take(invoiceEvent(1), customerRequest(aCustomer())); // of a customer that has no relation yet
    const tables = () => Promise.all(['ledger', 'tokens'].map((table) => itemsOf(world, table)));
    const before = await tables();
    const counts = { 'entries to look up': 1, 'relations to ask for': 0, 'chains given up': 1 };
    expect(await mark(world, 'tokens', false)).toMatchObject(counts);
    expect(await tables()).toEqual(before);
  });
});

describe('whoever asks to be forgotten', () => {
  const person = aCompany();
  const erase = ({ world, clock, key }: TestWorld, yes = true) =>
    eraseCustomer({
      ...{ documents: world.documents, table: 'ledger', tenant: key.tenant },
      ...{ customer: person.id, now: clock.now, yes },
    });

  test('leaves ids, numbers and totals, and no word of theirs', async () => {
    await using world = await testWorld();
    const other = aCustomer();
    await world.push(invoiceEvent(1), invoiceEvent(2), invoiceEvent(3, {}, { customer: other }));
    expect(await erase(world)).toEqual({ snapshots: 3, invoices: 2, relations: 1 });
    const kept = JSON.stringify(await itemsOf(world, 'ledger'));
    for (const word of [person.companyName, person.email, person.contactPerson?.lastName, person.iban])
      expect(kept).not.toContain(word);
    expect(kept).toContain(other.email);
    expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done', number: '2026-0001' });
  });

  test('is not booked twice when i-Reserve sends an invoice of theirs again', async () => {
    await using world = await testWorld();
    await world.push(invoiceEvent(1));
    await erase(world);
    await world.push(invoiceEvent(1), invoiceEvent(4));
    expect(world.books.invoices()).toHaveLength(2);
    expect(world.books.relations()).toHaveLength(1);
  });

  test('waits while an invoice of theirs is on its way', async () => {
    await using world = await testWorld();
    await world.take(invoiceEvent(1));
    const before = await itemsOf(world, 'ledger');
    await expect(erase(world)).rejects.toThrow('Still on their way: invoice 1. Nothing was erased.');
    expect(await itemsOf(world, 'ledger')).toEqual(before);
  });
});

describe('a tenant that leaves', () => {
  const erase = async ({ world, key }: TestWorld, secrets: string[] = []) =>
    eraseTenant({
      ...{ documents: world.documents, table: 'ledger', tokens: 'tokens', webhooks: 'webhooks', tenant: key.tenant },
      deleteSecret: async (name) => void secrets.push(name),
      yes: true,
    });

  test('leaves nothing, and the one whose name begins alike is untouched', async () => {
    await using world = await testWorld();
    await world.push(invoiceEvent(1));
    const { table, clock } = world.world;
    const about = { tenant: world.key.tenant, integration: null, actor: 'Anna', what: 'retried' } as const;
    await dynamoChangeLog(table, clock.now).record(newChange(about, clock));
    const neighbour = { pk: `T#${world.key.tenant}-2`, sk: 'catalogue', tenant: `${world.key.tenant}-2` };
    await world.world.documents.send(new PutCommand({ TableName: 'ledger', Item: neighbour }));
    await world.change({ disconnectedAtMs: world.clock.now() });
    const secrets: string[] = [];
    await erase(world, secrets);
    const left = await itemsOf(world, 'ledger');
    expect(JSON.stringify(left.filter(({ pk }) => pk !== neighbour.pk))).not.toContain(`${world.key.tenant}#`);
    expect(left.filter(({ tenant }) => tenant === world.key.tenant)).toEqual([]);
    expect(JSON.stringify(left)).not.toContain('Anna');
    expect(left).toContainEqual(neighbour);
    expect(await itemsOf(world, 'tokens')).toEqual([]);
    expect(secrets).toEqual(['demo']);
  });

  test('is disconnected first', async () => {
    await using world = await testWorld();
    await expect(erase(world)).rejects.toThrow('Disconnect first: exact. Nothing was erased.');
  });
});
