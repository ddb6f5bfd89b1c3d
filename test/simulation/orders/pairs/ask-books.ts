import { MINUTE_MS } from '../../../../shared/domain/duration.ts';
import type { PaceState } from '../../../../shared/http/pace.ts';
import { scopeOf } from '../../../../shared/http/scope.ts';
import { openRun } from '../../../../shared/runtime/worker-run.ts';
import { integrationOf } from '../../../integration/oauth/oauth-fixtures.ts';
import type { AnyWorld } from '../../../world.ts';

/** Asks the books who we are as often as `calls` says by how the pace stands, as a run with other work does; the token is young then. */
export async function askBooks(world: AnyWorld, calls: (pace: PaceState) => number): Promise<void> {
  await using run = openRun(world.world, { timeLeftMs: () => 10 * MINUTE_MS });
  const integration = await integrationOf(world);
  const { wire, provider } = await run.openContext(integration, null);
  const times = calls(await world.world.pace.read(scopeOf(integration)));
  for (let nth = 0; nth < times; nth++) await provider.whoAmI(wire);
}
