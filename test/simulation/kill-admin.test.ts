import { expect, test } from 'vitest';
import { openContacts } from '../integration/sync/contacts-fixtures.ts';
import { invoiceEntry, invoiceEvent, pass, toldAbout } from '../integration/sync/fixtures.ts';
import { demoApp as exactApp } from '../simulators/exact/index.ts';
import { demoApp as moneybirdApp } from '../simulators/moneybird/index.ts';
import { pointsOf, shareOf } from '../tier.ts';
import { testWorld } from '../world.ts';
import { integrationOf, LATER_MS, leftOver, walk } from './deed.ts';
import { dyingAdmin } from './dying-admin.ts';
import type { Mortal } from './mortal.ts';

/** In `npm test`, of a walk that is short and of one that is long; the slow tier takes each step. */
const [SHORT, LONG] = [3, 8];
const nameOf = (deed: string, stride: number) => `a process that dies at ${shareOf('step', stride)} of ${deed}`;
const pointsAt = (stride: number) => (steps: number) => pointsOf(steps, stride, 1);

test(`${nameOf('saving a mapping', SHORT)} saved all or nothing, and what waited for it is booked once`, async () => {
  await using world = await testWorld();
  await using admin = await dyingAdmin(world);
  const code = (await integrationOf(world)).mappings.vat['btw-laag'];
  const save = (to: string | null | undefined, mortal?: Mortal) =>
    admin.call('PUT /integrations/exact/mappings', { vat: { 'btw-laag': to } }, mortal);
  const seen = (isSaved: boolean) => ({
    isSaved,
    status: isSaved ? 'done' : 'parked',
    documents: isSaved ? 1 : 0,
    told: ['vat-unmapped', ...(isSaved ? ['synced'] : [])],
  });
  const steps = await walk(
    world,
    {
      async prepare(nth) {
        await save(null);
        await pass(world, LATER_MS);
        world.told.length = 0;
        await world.push(invoiceEvent(nth));
        await pass(world, LATER_MS);
      },
      act: (mortal) => save(code, mortal),
      async stands(nth) {
        const { number } = invoiceEvent(nth).detail.invoice;
        const { mappings } = await integrationOf(world);
        return {
          isSaved: mappings.vat['btw-laag'] === code,
          status: (await invoiceEntry(world, nth)).status,
          documents: world.books.invoices().filter(({ reference }) => reference === number).length,
          told: toldAbout(world, nth),
        };
      },
      may: [seen(false), seen(true)],
      done: seen(true),
    },
    pointsAt(SHORT),
  );
  expect(steps).toBeGreaterThan(3); // the walk is as long as it should be
}, 120_000);

test(`${nameOf('saving a setting', SHORT)} saved all or nothing, and the webhook that it asks for is there`, async () => {
  await using world = await openContacts();
  await using admin = await dyingAdmin(world);
  const save = (to: boolean, mortal?: Mortal) =>
    admin.call('PUT /integrations/moneybird/details', { contactSyncBack: to }, mortal);
  const seen = (is: boolean) => ({ isSaved: is, webhooks: is ? 1 : 0, isOurs: is });
  const steps = await walk(
    world,
    {
      async prepare() {
        await save(false);
        await pass(world, LATER_MS);
      },
      act: (mortal) => save(true, mortal),
      async stands() {
        const { details, webhook } = await integrationOf(world);
        const there = world.books.webhooks();
        const isOurs = webhook !== null && there[0]?.id === webhook.id;
        return { isSaved: details.contactSyncBack === true, webhooks: there.length, isOurs };
      },
      may: [seen(false), seen(true)],
      done: seen(true),
    },
    pointsAt(SHORT),
  );
  expect(steps).toBeGreaterThan(3); // the walk is as long as it should be
}, 120_000);

test(`${nameOf('moving to another app', LONG)} moved all or nothing, and within a day nothing is left of the other one`, async () => {
  await using world = await testWorld();
  await using admin = await dyingAdmin(world);
  const app = (clientId: string, mortal?: Mortal) =>
    admin.call('PUT /integrations/exact/authentication', { clientId, clientSecret: exactApp.clientSecret }, mortal);
  const nothing = { secretsOfNobody: 0, chainsOfNobody: 0 };
  const before = { state: 'active', attention: undefined, clientId: exactApp.clientId, isConnected: true, ...nothing };
  const done = {
    ...{ state: 'attention', attention: 'not-connected', clientId: 'another-app', isConnected: false },
    ...nothing,
  };
  const steps = await walk(
    world,
    {
      async prepare() {
        if ((await integrationOf(world)).clientId === exactApp.clientId) return;
        await app(exactApp.clientId);
        await admin.consent();
        await pass(world, LATER_MS);
      },
      act: (mortal) => app('another-app', mortal),
      async goOn() {
        await pass(world, LATER_MS);
        await admin.lookAfter();
      },
      async stands() {
        const { state, attention, clientId, chain } = await integrationOf(world);
        const isConnected = chain !== null;
        return { state, attention: attention?.cause, clientId, isConnected, ...(await leftOver(world, admin)) };
      },
      may: [before, done],
      done,
    },
    pointsAt(LONG),
  );
  expect(steps).toBeGreaterThan(8); // the walk is as long as it should be
}, 240_000);

test(`${nameOf('a disconnect', LONG)} sends nothing more once it began, and a repeat leaves nothing to connect with`, async () => {
  await using world = await openContacts({ details: { contactSyncBack: true } });
  await using admin = await dyingAdmin(world);
  const path = '/integrations/moneybird';
  const { details, mappings, redirectUrl } = await integrationOf(world);
  const stands = async () => {
    const { state, chain, disconnectedAtMs } = await integrationOf(world);
    const webhooks = world.books.webhooks().length;
    return {
      state,
      isConnected: chain !== null,
      isGone: disconnectedAtMs !== null,
      webhooks,
      ...(await leftOver(world, admin)),
    };
  };
  const nothing = { secretsOfNobody: 0, chainsOfNobody: 0 };
  const before = { state: 'active', isConnected: true, isGone: false, webhooks: 1, ...nothing };
  const stopped = { ...before, state: 'new' };
  const done = { state: 'new', isConnected: false, isGone: true, webhooks: 0, ...nothing };
  const steps = await walk(
    world,
    {
      async prepare() {
        if ((await integrationOf(world)).disconnectedAtMs !== null) {
          await admin.call(`PUT ${path}`, { provider: 'moneybird' });
          await admin.call(`PUT ${path}/authentication`, {
            clientId: moneybirdApp.clientId,
            clientSecret: moneybirdApp.clientSecret,
          });
          await admin.consent();
          await world.change({ state: 'active', details, mappings, redirectUrl });
        }
        await world.world.wake(world.key);
        await pass(world, LATER_MS);
      },
      act: async (mortal) => {
        const { disconnectedAtMs } = await integrationOf(world);
        if (disconnectedAtMs === null) await admin.call(`DELETE ${path}`, undefined, mortal);
      },
      stands,
      may: [before, stopped, { ...stopped, webhooks: 0 }, done],
      done,
    },
    pointsAt(LONG),
  );
  expect(steps).toBeGreaterThan(12); // the walk is as long as it should be
}, 240_000);
