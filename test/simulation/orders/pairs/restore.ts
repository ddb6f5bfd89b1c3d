import { HOUR_MS } from '../../../../shared/domain/duration.ts';
import { backup, mark } from '../../../integration/infra/restored.ts';
import { consentDesk } from '../../../integration/oauth/oauth-fixtures.ts';
import type { MoneybirdWorld, TestWorld } from '../../../world.ts';
import { inTurn, people, takes, works } from '../acts.ts';
import type { Act, Pair, Scene } from '../pair.ts';
import { settleLine } from '../settle-line.ts';
import { askBooks } from './ask-books.ts';
import { comesBack } from './consent.ts';
import { exactTheatre } from './exact-theatre.ts';
import { moneybirdTheatre } from './moneybird-theatre.ts';
import { Subject } from './subject.ts';

type EitherWorld = TestWorld | MoneybirdWorld;
type Play = (scene: Subject<EitherWorld>) => Promise<Scene>;

/** The books that a restore is played on: every kind of document, and guests who are new there. */
const BOOKS: readonly (readonly [name: string, open: (play: Play) => ReturnType<Pair['open']>])[] = [
  ['Exact', (play) => exactTheatre((world, nth) => play(new Subject(world, nth)))],
  ['Moneybird', (play) => moneybirdTheatre((world, nth) => play(new Subject(world, nth)), REGULAR)],
  [
    'Moneybird with external invoices',
    (play) => moneybirdTheatre((world, nth) => play(new Subject(world, nth)), EXTERNAL),
  ],
];
const REGULAR = { externalInvoice: false, finaliseInvoice: true, contactSyncBack: false };
const EXTERNAL = { externalInvoice: true, contactSyncBack: false };

/** A pair in a world of its own for each scene: what a restore forgets is not for the next one. */
const afterRestore = (name: string, play: Play): Pair[] =>
  BOOKS.map(([books, open]) => ({ name: `${name}, on ${books}`, scenesAtMost: 1, open: () => open(play) }));

/** What may be said of an invoice that a restore forgot: what was said already, and once more when it is sent again. */
const SAID = { said: [['synced'], ['synced', 'synced']], saidOfCustomer: [[], ['synced'], ['synced', 'synced']] };

/** i-Reserve sends an invoice again. */
const again = (scene: Subject<EitherWorld>, nth = 1) =>
  scene.event({}, { id: `${nth} more of ${scene.id}`, occurredAt: scene.at(nth) });

/** An hour later an operator restores the ledger, and marks it; with the token table that is given up. */
async function restoreTo(restore: () => Promise<void>, scene: Subject<EitherWorld>, tokens: string | null) {
  scene.world.clock.advance(HOUR_MS);
  await restore();
  await mark(scene.world, tokens);
  if (tokens === null) await askBooks(scene.world, () => 1); // who is frozen while a token is renewed may lose the chain
  scene.isForgotten = true;
}

/** The backup is of any moment of a push, which goes on to its end. After the restore all is sent again. */
const backupAndWorker = afterRestore('a backup, and a worker', async (scene) => {
  const { world } = scene;
  await world.take(scene.event());
  let restore = async () => {};
  const b = people(async () => {
    restore = await backup(world);
  });
  return {
    acts: { a: works({ kind: 'invoice', id: scene.id }), b },
    verdict: async () => {
      await restoreTo(restore, scene, null);
      await settleLine(world);
      await world.take(again(scene));
      await settleLine(world);
      return scene.faults(SAID);
    },
  };
});

/** Booked, and forgotten by a restore to before the worker, or to before the event: then it is sent again while a worker looks. */
const forgotten = (name: string, isTaken: boolean, acts: (scene: Subject<EitherWorld>) => Scene['acts']) =>
  afterRestore(name, async (scene) => {
    const { world } = scene;
    if (isTaken) await world.take(scene.event());
    const restore = await backup(world);
    await (isTaken ? world.answer() : world.push(scene.event()));
    await restoreTo(restore, scene, null);
    return { acts: acts(scene), verdict: () => scene.faults(SAID) };
  });

const hintOf = ({ id }: Subject<EitherWorld>) => ({ kind: 'invoice', id }) as const;

/** The event comes once more beside the worker that looks up what the restore forgot. */
const sentAgainAndWorker = forgotten('an event once more after a restore, and a worker', true, (scene) => ({
  a: works(hintOf(scene)),
  b: takes(again(scene)),
}));

/** The event of an invoice that the ledger forgot altogether comes twice, each time with a worker. */
const sentAgainTwice = forgotten('an event once more after a restore, and again', false, (scene) => ({
  a: inTurn(takes(again(scene)), works(hintOf(scene))),
  b: inTurn(takes(again(scene, 2)), works(hintOf(scene))),
}));

/** The chains were given up too: somebody consents while what was forgotten is sent again. */
const consentAfterRestore: Pair = {
  name: 'a consent after a restore, and an event once more with its worker',
  scenesAtMost: 1,
  open: () =>
    exactTheatre(async (world, nth) => {
      const scene = new Subject(world, nth);
      const restore = await backup(world);
      await world.push(scene.event());
      await restoreTo(restore, scene, 'tokens');
      const answers: number[] = [];
      const b: Act = inTurn(takes(again(scene)), works({ kind: 'invoice', id: scene.id }));
      return {
        acts: { a: await comesBack(world, answers), b },
        verdict: async (wasFrozen) => {
          if (wasFrozen && answers[0] !== 200) {
            await consentDesk(world).consent();
            await settleLine(world);
          }
          const asked = scene.told().facts.filter(({ type }) => type === 'integration.attention').length;
          return [
            ...(wasFrozen || answers[0] === 200 ? [] : [`the consent was answered ${answers}`]),
            ...(asked <= 1 ? [] : [`attention was asked for ${asked} times`]),
            ...(await scene.faults(SAID)),
          ];
        },
      };
    }),
};

/** Every pair about a restore. */
export const afterRestores: readonly Pair[] = [
  ...backupAndWorker,
  ...sentAgainAndWorker,
  ...sentAgainTwice,
  consentAfterRestore,
];
