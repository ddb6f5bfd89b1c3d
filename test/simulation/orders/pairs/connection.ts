import { openTokens } from '../../../../shared/oauth/fresh-access-token.ts';
import { exact } from '../../../../shared/providers/exact/index.ts';
import { consentDesk, integrationOf } from '../../../integration/oauth/oauth-fixtures.ts';
import type { TestWorld } from '../../../world.ts';
import { cares, works } from '../acts.ts';
import type { Act, Pair } from '../pair.ts';
import { settleLine } from '../settle-line.ts';
import { onEither } from './either-books.ts';
import { aKnownGuest, exactTheatre } from './exact-theatre.ts';
import { Subject } from './subject.ts';

/** Asks for a token that works, as a call to the books does. */
const asksForToken = (used: string[]): Act => ({
  async run({ world, worker, time }) {
    const connection = await integrationOf(world);
    const tokens = openTokens({
      ...worker,
      connection,
      exchange: worker.openExchange(),
      profile: exact.oauth,
      origin: (world as TestWorld).exact.origin,
      timeLeftMs: time.timeLeftMs,
    });
    used.push(await tokens.fresh());
  },
  again: (world) => world.world.wake(world.key),
});

/**
 * Two who find a token that is over, at the same time. It is refreshed once, and nobody uses a refresh token twice. Only where
 * one was frozen with the answer in its hands may the chain be lost, and then a person is asked, once.
 */
const refreshes = (refreshTokens: 'strict' | 'overlapping', ageMs: number): Pair => ({
  name: `two refreshes of one chain, ${refreshTokens}, ${ageMs / 1000} s old`,
  open: () =>
    exactTheatre(
      async (world, nth) => {
        const scene = new Subject(world, nth, await aKnownGuest(world));
        const { chain } = await integrationOf(world);
        const before = await world.world.vault.read(chain ?? '');
        world.clock.advance((before?.receivedAtMs ?? 0) + ageMs - world.clock.now());
        const calls = () => world.exact.requests.count({ endpoint: 'oauth2/token' });
        const from = calls();
        const used: string[] = [];
        return {
          acts: { a: asksForToken(used), b: asksForToken(used) },
          verdict: async (wasFrozen) => {
            const asked = calls() - from;
            await world.take(scene.event());
            await settleLine(world);
            const line = await integrationOf(world);
            if (wasFrozen && line.attention?.cause === 'reconnect-needed') {
              await consentDesk(world).consent();
              await settleLine(world);
            } else if (!wasFrozen && (asked !== 1 || used.length !== 2))
              return [`${asked} token calls for ${used.length}`];
            return scene.faults({});
          },
        };
      },
      { exact: { readings: { refreshTokens } } },
    ),
});

/** In the window in which the old token still works, and after it. */
export const refreshesOfOneChain: readonly Pair[] = [
  refreshes('strict', 575_000),
  refreshes('strict', 601_000),
  refreshes('overlapping', 575_000),
  refreshes('overlapping', 601_000),
];

/** The nightly care for the connection, while a worker books. */
export const nightlyCare = onEither('the nightly care, and a worker', async (scene) => {
  await scene.world.take(scene.event());
  return { acts: { a: works({ kind: 'invoice', id: scene.id }), b: cares() }, verdict: () => scene.faults({}) };
});
