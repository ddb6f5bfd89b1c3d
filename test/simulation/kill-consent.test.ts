import { expect, test } from 'vitest';
import { openContacts } from '../integration/sync/contacts-fixtures.ts';
import { invoiceEntry, invoiceEvent, pass, toldAbout } from '../integration/sync/fixtures.ts';
import { pointsOf, shareOf } from '../tier.ts';
import { type AnyWorld, testWorld } from '../world.ts';
import { integrationOf, LATER_MS, leftOver, walk } from './deed.ts';
import { type DyingAdmin, dyingAdmin } from './dying-admin.ts';

const STRIDE = 6;

/** How the connection stands, what became of the nth invoice, and what is left of other consents. */
async function seen(world: AnyWorld, admin: DyingAdmin, nth: number) {
  const { state, attention } = await integrationOf(world);
  const told = toldAbout(world, nth);
  return {
    state,
    attention: attention?.cause ?? null,
    status: (await invoiceEntry(world, nth)).status,
    told: [...new Set(told)],
    ...(await leftOver(world, admin)),
  };
}

/** What the worker and the care do by themselves. */
async function aDayLater(world: AnyWorld, admin: DyingAdmin): Promise<void> {
  await pass(world, LATER_MS);
  await admin.lookAfter();
  await pass(world, LATER_MS);
}

const nothing = { secretsOfNobody: 0, chainsOfNobody: 0 };
const booked = { state: 'active', attention: null, status: 'done', told: ['synced'], ...nothing };
/** Nobody can book, a person was asked, and the invoice waits. */
const lost = { state: 'attention', attention: 'reconnect-needed', status: 'waiting', told: [], ...nothing };

const nameOf = (deed: string, stride: number) => `a process that dies at ${shareOf('step', stride)} of ${deed}`;
const pointsAt = (stride: number) => (steps: number) => pointsOf(steps, stride, 1);

test(`${nameOf('a consent that was asked for', STRIDE)} leaves it asked for, or given; what waited goes out once`, async () => {
  await using world = await openContacts();
  await using admin = await dyingAdmin(world);
  const steps = await walk(
    world,
    {
      async prepare(nth) {
        world.moneybird.withdrawConsent();
        await world.push(invoiceEvent(nth));
        await pass(world, LATER_MS);
        expect(await seen(world, admin, nth)).toMatchObject({ state: 'attention', told: [] });
      },
      act: (mortal) => admin.consent(mortal),
      goOn: () => aDayLater(world, admin),
      stands: (nth) => seen(world, admin, nth),
      may: [lost, booked],
      done: booked,
    },
    pointsAt(STRIDE),
  );
  expect(steps).toBeGreaterThan(20); // the walk is as long as it should be
}, 120_000);

test(`${nameOf('a consent given anew at Moneybird', STRIDE)} leaves a connection that books, and no other one`, async () => {
  await using world = await openContacts();
  await using admin = await dyingAdmin(world);
  let invoice = 0;
  const steps = await walk(
    world,
    {
      prepare: async () => undefined,
      act: (mortal) => admin.consent(mortal),
      async goOn() {
        await world.push(invoiceEvent(++invoice));
        await aDayLater(world, admin);
      },
      stands: () => seen(world, admin, invoice),
      may: [booked],
      done: booked,
    },
    pointsAt(STRIDE),
  );
  expect(steps).toBeGreaterThan(20); // the walk is as long as it should be
}, 120_000);

test(`${nameOf('a consent given anew at Exact', STRIDE)} leaves a connection that books, or says that it is lost`, async () => {
  await using world = await testWorld();
  await using admin = await dyingAdmin(world);
  let invoice = 0;
  const steps = await walk(
    world,
    {
      prepare: async () => undefined,
      act: (mortal) => admin.consent(mortal),
      async goOn() {
        world.clock.advance(11 * LATER_MS); // the access token of before is over
        await world.push(invoiceEvent(++invoice));
        await aDayLater(world, admin);
      },
      stands: () => seen(world, admin, invoice),
      // A second consent of one person ends the first: where its tokens reached nobody, another one is asked for.
      may: [lost, booked],
      done: booked,
    },
    pointsAt(STRIDE),
  );
  expect(steps).toBeGreaterThan(20); // the walk is as long as it should be
}, 120_000);

test.each(['a second press', 'the care'] as const)(
  `${nameOf('taking a consent back', 1)} leaves it given, or taken back; %s leaves no tokens of nobody`,
  async (then) => {
    await using world = await openContacts();
    await using admin = await dyingAdmin(world);
    let page = '';
    const stands = async () => {
      const { state, attention, chain } = await integrationOf(world);
      return {
        state,
        attention: attention?.cause ?? null,
        isConnected: chain !== null,
        ...(await leftOver(world, admin)),
      };
    };
    const given = { state: 'active', attention: null, isConnected: true, ...nothing };
    const taken = { state: 'attention', attention: 'reconnect-needed', isConnected: false, ...nothing };
    const steps = await walk(
      world,
      {
        async prepare() {
          page = await admin.consent();
          await pass(world, LATER_MS);
          expect(await stands()).toEqual(given);
        },
        act: (mortal) => admin.withdraw(page, mortal),
        stands,
        done: taken,
        ...(then === 'the care'
          ? { goOn: () => aDayLater(world, admin), isRepeated: false, may: [given, taken] }
          : { may: [given, taken, { ...taken, chainsOfNobody: 1 }] }),
      },
      pointsAt(1),
    );
    expect(steps).toBeGreaterThan(5); // the walk is as long as it should be
  },
  120_000,
);
