import { MINUTE_MS } from '../../../shared/domain/duration.ts';
import { demoApp, type Exact } from '../../../test/simulators/exact/index.ts';
import type { Print } from '../progress.ts';
import type { LocalStage } from '../stage.ts';
import { giveConsent, makeDemoIntegration, turnOn } from './demo-connect.ts';
import { chooseMappings } from './demo-mappings.ts';
import { showBooks } from './demo-table.ts';
import { type DemoWorld, openDemoWorld } from './demo-world.ts';
import { compareWithBooks } from './in-books.ts';
import { demoTenant } from './samples/demo-tenant.ts';
import { samples } from './samples/index.ts';

/** What the demo of Exact runs with. */
export interface DemoOptions {
  /** The simulator, when it is ours; another Exact keeps its own time. */
  readonly exact: Exact | undefined;
  /** Where each provider is reached. */
  readonly origins: Readonly<Record<string, string>>;
  readonly print: Print;
}

/** How long the samples may take; another Exact lets us call sixty times a minute. */
const SAMPLES_WITHIN_MS = 5 * MINUTE_MS;

/**
 * Sets up the demo tenant as its administrator would (app, consent, settings, mappings, switch), sends the samples,
 * and shows where each of them stands. True when every one stands where the sample file says.
 */
export async function runDemo(stage: LocalStage, { exact, origins, print }: DemoOptions): Promise<boolean> {
  await using world = await openDemoWorld(stage, origins);
  const line = { tenant: demoTenant.tenant, integration: demoTenant.integration };
  const { EXACT_CLIENT_ID = demoApp.clientId, EXACT_CLIENT_SECRET = demoApp.clientSecret } = process.env;
  await makeDemoIntegration(stage, line, { clientId: EXACT_CLIENT_ID, clientSecret: EXACT_CLIENT_SECRET });
  await giveConsent(world, stage, line, print);
  print(`  connected to ${(await world.integrations.get(line))?.administration?.name}`);

  const mappings = await chooseMappings(world, line);
  await turnOn(stage, line, mappings);
  await stage.postEvents([
    {
      source: 'ireserve',
      'detail-type': 'catalogue.changed',
      detail: {
        id: 'demo-catalogue',
        tenant: line.tenant,
        occurredAt: new Date(stage.clock.now()).toISOString(),
        catalogue: demoTenant.catalogue,
      },
    },
    ...samples.map(({ event }) => event),
  ]);
  print(`  sent ${samples.length} invoices; they travel now`);
  await untilThere(stage, world, exact, print);
  const shown = { title: 'Exact Online', address: exact?.origin, print };
  const isRight = showBooks(await world.entries(samples, line.integration), samples, shown);
  if (!exact) return isRight;
  const booked = exact.books.invoices().map(({ reference, totals }) => ({ reference, inclVat: totals.incl }));
  return compareWithBooks(samples, booked, shown) && isRight;
}

/**
 * Waits until nothing is on its way. At our own simulator nobody wants to watch the sixty calls a minute run out: the
 * clock that it shares with us is set ahead instead.
 */
async function untilThere(stage: LocalStage, world: DemoWorld, exact: Exact | undefined, print: Print): Promise<void> {
  const until = Date.now() + SAMPLES_WITHIN_MS;
  let booked = -1;
  let standing = 0;
  while (Date.now() < until) {
    const { idle, nextDueAt } = await stage.idle();
    const settled = (await world.entries(samples, demoTenant.integration)).filter(({ isSettled }) => isSettled).length;
    if (settled > booked) print(`  ${settled} of ${samples.length} done`);
    standing = settled > booked ? 0 : standing + 1;
    booked = settled;
    if (idle && settled === samples.length) return;
    if (exact && standing >= 8 && (idle ? nextDueAt !== null : true)) {
      print('  sixty calls are used up: the clock of this run is set a minute ahead');
      stage.advance(61);
      standing = 0;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
