import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as v from 'valibot';
import { Integration } from '../../shared/sync/integration.ts';
import { demoApp, type Exact } from '../../test/simulators/exact/index.ts';
import { chooseMappings } from './demo-mappings.ts';
import { showBooks } from './demo-table.ts';
import { type DemoWorld, openDemoWorld } from './demo-world.ts';
import type { Print } from './progress.ts';
import { demoTenant } from './samples/demo-tenant.ts';
import { samples } from './samples/index.ts';
import type { LocalStage } from './stage.ts';

export interface DemoOptions {
  /** The simulator, when it is ours; another Exact keeps its own time. */
  readonly exact: Exact | undefined;
  /** Where each provider is reached. */
  readonly origins: Readonly<Record<string, string>>;
  readonly print: Print;
}

/** How long a person may take to give consent at an Exact that asks for it. */
const CONSENT_WITHIN_MS = 10 * 60_000;
/** How long the samples may take; another Exact lets us call sixty times a minute. */
const SAMPLES_WITHIN_MS = 5 * 60_000;

/**
 * Sets up the demo tenant as its administrator would (app, consent, settings, mappings, switch), sends the samples,
 * and shows where each of them stands. True when every one stands where the sample file says.
 */
export async function runDemo(stage: LocalStage, { exact, origins, print }: DemoOptions): Promise<boolean> {
  await using world = await openDemoWorld(stage, origins);
  const line = { tenant: demoTenant.tenant, integration: demoTenant.integration };
  await makeIntegration(world, stage);
  await giveConsent(world, stage, print);
  print(`  connected to ${(await world.integrations.get(line))?.administration?.name}`);

  const mappings = await chooseMappings(world, line);
  await world.integrations.change(line, { state: 'active', details: mappings.details, mappings: mappings.mappings });
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
  return showBooks(await world.entries(samples), samples, { print, exact });
}

/** What the administrator types in on the Authentication tab. */
async function makeIntegration(world: DemoWorld, stage: LocalStage): Promise<void> {
  const line = { tenant: demoTenant.tenant, integration: demoTenant.integration };
  if (await world.integrations.get(line)) return;
  const secretName = `${world.secretPrefix}/${crypto.randomUUID()}`;
  const secrets = new SecretsManagerClient(world.aws('secretsManager'));
  const { EXACT_CLIENT_ID = demoApp.clientId, EXACT_CLIENT_SECRET = demoApp.clientSecret } = process.env;
  await secrets.send(new CreateSecretCommand({ Name: secretName, SecretString: EXACT_CLIENT_SECRET }));
  await world.integrations.make(
    v.parse(Integration, {
      v: 1,
      tenant: line.tenant,
      id: line.integration,
      provider: 'exact',
      state: 'new',
      host: 'start.exactonline.nl',
      clientId: EXACT_CLIENT_ID,
      secretName,
      redirectUrl: `${stage.url}/oauth/callback`,
    }),
  );
}

/** Steps 1 and 2, by the real exchange of a code. An Exact that shows a page is opened by a person. */
async function giveConsent(world: DemoWorld, stage: LocalStage, print: Print): Promise<void> {
  const line = { tenant: demoTenant.tenant, integration: demoTenant.integration };
  const before = (await world.integrations.get(line))?.chain;
  const redirectUrl = `${stage.url}/oauth/callback`;
  let address = await world.beginConsent(line, redirectUrl);
  const first = address;
  for (let hop = 0; hop < 5; hop++) {
    const answer = await fetch(address, { redirect: 'manual' });
    const location = answer.headers.get('location');
    if (location === null) break;
    address = new URL(location, address).href;
  }
  if (!address.startsWith(redirectUrl)) print(`  open this address and allow the app: ${first}`);
  const until = Date.now() + CONSENT_WITHIN_MS;
  while (Date.now() < until) {
    const integration = await world.integrations.get(line);
    if (integration?.administration && integration.chain && integration.chain !== before) return;
    if (address.startsWith(redirectUrl))
      throw new Error(`Exact Online was not connected: see ${address.split('?')[0]}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('Nobody gave consent.');
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
    const settled = (await world.entries(samples)).filter(({ isSettled }) => isSettled).length;
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
