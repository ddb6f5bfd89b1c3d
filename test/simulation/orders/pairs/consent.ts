import { createHandler as callback } from '../../../../functions/oauth-callback/handler.ts';
import { connectAdministration } from '../../../../shared/admin/integrations/connect-administration.ts';
import { buildConsents } from '../../../../shared/runtime/world.ts';
import { DynamoIntegrations } from '../../../../shared/store/integrations.ts';
import { consentDesk, integrationOf } from '../../../integration/oauth/oauth-fixtures.ts';
import { campingDeEik } from '../../../simulators/exact/defaults/administration.ts';
import type { AnyWorld, TestWorld } from '../../../world.ts';
import { administers, inTurn, takes, works } from '../acts.ts';
import { documentsOf } from '../observe.ts';
import type { Act, Pair, Scene } from '../pair.ts';
import { settleLine } from '../settle-line.ts';
import { onEither } from './either-books.ts';
import { aKnownGuest, exactTheatre } from './exact-theatre.ts';
import { Subject } from './subject.ts';

/** A person who gave consent comes back to us; how that was answered is added to `answers`. */
export async function comesBack(world: AnyWorld, answers: number[]): Promise<Act> {
  const desk = consentDesk(world);
  const rawQueryString = await desk.visit(await desk.begin());
  return {
    async run({ worker, time }) {
      const integrations = new DynamoIntegrations(worker.table, worker.clock.now);
      const handle = callback({ ...worker, ...buildConsents(worker), integrations });
      const requestContext = { domainName: '127.0.0.1:4000' };
      const { statusCode } = await handle(
        { rawPath: '/oauth/callback', rawQueryString, headers: {}, requestContext },
        time,
      );
      answers.push(statusCode);
    },
    again: async () => undefined,
  };
}

/** Who was frozen on the way back may have ended the tokens, and given none: then somebody consents once more. */
async function consentedAtLast(world: AnyWorld, answers: readonly number[], wasFrozen: boolean): Promise<string[]> {
  if (answers.every((status) => status === 200)) return [];
  if (!wasFrozen) return [`the consent was answered ${answers}`];
  await consentDesk(world).consent();
  await settleLine(world);
  return [];
}

/** Somebody consents anew while a worker books: the tokens that it works with end. */
export const consentAnew = onEither('a consent, and a worker', async (scene) => {
  const { world } = scene;
  await world.take(scene.event());
  const answers: number[] = [];
  return {
    acts: { a: works({ kind: 'invoice', id: scene.id }), b: await comesBack(world, answers) },
    verdict: async (wasFrozen) => [...(await consentedAtLast(world, answers, wasFrozen)), ...(await scene.faults({}))],
  };
});

/** Two people consent for one line. Whoever comes last, it has tokens that work, and is asked for no more. */
export const secondConsent = onEither('a consent, and a second one', async (scene) => {
  const { world } = scene;
  const answers: number[] = [];
  const acts = { a: await comesBack(world, answers), b: await comesBack(world, answers) };
  return {
    acts,
    verdict: async (wasFrozen) => {
      const { attention, state } = await integrationOf(world);
      const said = attention || state !== 'active' ? [`it is ${state}, and asks for ${attention?.cause}`] : [];
      if (wasFrozen && said.length > 0) await consentDesk(world).consent();
      await world.take(scene.event());
      await settleLine(world);
      return [
        ...(wasFrozen ? [] : said),
        ...(wasFrozen || answers.includes(200) ? [] : [`the consents were answered ${answers}`]),
        ...(await scene.faults({})),
      ];
    },
  };
});

const OTHER = 204_060;

/** A theatre of one scene each, whose grant sees two administrations, of which the first is pinned. */
const twoAdministrations = (begin: (world: TestWorld, nth: number) => Promise<Scene>) =>
  exactTheatre(begin, {
    exact: { divisions: [campingDeEik, { code: OTHER }] },
    prepare: (world) => world.change({ administration: administrationOf(campingDeEik.code) }),
  });

const administrationOf = (code: number) => ({ id: String(code), name: 'De Eik', number: '1', vatNumber: null });

/** Somebody chooses the other one of the administrations. */
const chooses = () =>
  administers((ports, call) =>
    connectAdministration({ ...call, body: { administration: String(OTHER), confirm: true } }, ports),
  );

/** Somebody consents and moves the line to another administration while a worker books: the invoice stands in one of the two. */
export const consentAndMove: Pair = {
  name: 'a consent that moves to another administration, and a worker',
  scenesAtMost: 1,
  open: () =>
    twoAdministrations(async (world, nth) => {
      const scene = new Subject(world, nth, await aKnownGuest(world));
      await world.take(scene.event());
      const answers: number[] = [];
      const b = inTurn(await comesBack(world, answers), chooses());
      return {
        acts: { a: works({ kind: 'invoice', id: scene.id }), b },
        verdict: async (wasFrozen) => {
          const consented = await consentedAtLast(world, answers, wasFrozen);
          const line = await integrationOf(world);
          const [here, there] = [documentsOf(world, scene.number), documentsThere(world, scene.number)];
          const said = scene.said();
          const isMoved = line.administration?.id === String(OTHER);
          const isStopped = String(said) === 'administration-changed' && there.length === 0 && here.length <= 1;
          const isBooked = String(said) === 'synced' && here.length + there.length === 1;
          return [
            ...consented,
            ...(isMoved || wasFrozen ? [] : [`it books into ${line.administration?.id}`]),
            ...(isStopped || isBooked
              ? []
              : [`${here.length} and ${there.length} documents, and said of the invoice: ${said}`]),
            ...(await scene.faultsOf([])),
          ];
        },
      };
    }),
};

const documentsThere = (world: TestWorld, number: string) =>
  world.exact
    .booksOf(OTHER)
    .invoices()
    .filter(({ reference }) => reference === number);

/** A first consent, and the choice of an administration, while the first invoice comes in: it waits for somebody who turns it on. */
export const firstConsent: Pair = {
  name: 'a first consent and its choice, and the intake with its worker',
  scenesAtMost: 1,
  open: () =>
    twoAdministrations(async (world, nth) => {
      const scene = new Subject(world, nth);
      await world.change({ state: 'new', chain: null, administration: null });
      const answers: number[] = [];
      const a = inTurn(takes(scene.event()), works());
      const b = inTurn(await comesBack(world, answers), chooses());
      return {
        acts: { a, b },
        verdict: async (wasFrozen) => {
          const { state, administration, attention } = await integrationOf(world);
          if (wasFrozen && (answers[0] !== 200 || !administration)) return []; // a person begins anew
          const isRight = state === 'connected' && administration?.id === String(OTHER) && attention === null;
          const first = scene.said();
          await world.change({ state: 'active' });
          await world.take(
            scene.event({}, { type: 'invoice.sync-requested', id: 'a button', occurredAt: scene.at(5) }),
          );
          await settleLine(world);
          const last = scene.said().at(-1);
          const documents = documentsThere(world, scene.number).length;
          return [
            ...(isRight ? [] : [`it is ${state} at ${administration?.id}, and asks for ${attention?.cause}`]),
            ...(String(first) === 'inactive' || first.length === 0 ? [] : [`said of the invoice: ${first}`]),
            ...(last === 'synced' && documents === 1 ? [] : [`${documents} documents, and said at last: ${last}`]),
            ...(await scene.faultsOf([{ kind: 'invoice', id: scene.id }])),
          ];
        },
      };
    }),
};
