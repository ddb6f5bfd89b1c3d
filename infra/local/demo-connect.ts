import { setTimeout as delay } from 'node:timers/promises';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as v from 'valibot';
import type { Line } from '../../shared/sync/entry.ts';
import { Integration } from '../../shared/sync/integration.ts';
import type { DemoWorld } from './demo-world.ts';
import type { Print } from './progress.ts';
import type { LocalStage } from './stage.ts';

/** How long a person may take to give consent at an Exact that asks for it. */
const CONSENT_WITHIN_MS = 10 * 60_000;
/** How often a consent may send the browser on. */
const HOPS = 5;

const callbackOf = ({ url }: LocalStage): string => `${url}/oauth/callback`;

/** What the administrator types in on the Authentication tab; nothing when the integration is there already. */
export async function makeIntegration(
  world: DemoWorld,
  stage: LocalStage,
  line: Line,
  app: { readonly clientId: string; readonly clientSecret: string },
): Promise<void> {
  if (await world.integrations.get(line)) return;
  const secretName = `${world.secretPrefix}/${crypto.randomUUID()}`;
  const secrets = new SecretsManagerClient(world.aws('secretsManager'));
  await secrets.send(new CreateSecretCommand({ Name: secretName, SecretString: app.clientSecret }));
  const made = v.parse(Integration, {
    v: 1,
    tenant: line.tenant,
    id: line.integration,
    provider: 'exact',
    state: 'new',
    host: 'start.exactonline.nl',
    clientId: app.clientId,
    secretName,
    redirectUrl: callbackOf(stage),
  });
  await world.integrations.make(made);
}

/**
 * Steps 1 and 2, by the real exchange of a code. Where Exact sends the browser straight back this is done at once;
 * where it shows a page, a person opens the printed address.
 */
export async function giveConsent(world: DemoWorld, stage: LocalStage, line: Line, print: Print): Promise<void> {
  const before = (await world.integrations.get(line))?.chain;
  const address = await world.beginConsent(line, callbackOf(stage));
  const page = await browse(address, callbackOf(stage));
  if (page === null) print(`  open this address and allow the app: ${address}`);
  for (const until = Date.now() + CONSENT_WITHIN_MS; Date.now() < until; await delay(500)) {
    const integration = await world.integrations.get(line);
    if (integration?.administration && integration.chain !== before) return;
    if (page !== null) throw new Error(`Exact Online was not connected: ${textOf(page)}`);
  }
  throw new Error('Nobody gave consent.');
}

/** Follows redirects as a browser would; the callback's page when they led there, else null. */
async function browse(address: string, callback: string): Promise<string | null> {
  for (let hop = 0; hop < HOPS; hop++) {
    const answer = await fetch(address, { redirect: 'manual' });
    if (address.startsWith(callback)) return answer.text();
    const location = answer.headers.get('location');
    if (location === null) return null;
    address = new URL(location, address).href;
  }
  return null;
}

/** What a page says, without its head and its tags. */
const textOf = (page: string): string =>
  page
    .replace(/^.*<\/style>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .trim();
