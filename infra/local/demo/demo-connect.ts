import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { MINUTE_MS } from '../../../shared/domain/duration.ts';
import type { IntegrationKey } from '../../../shared/sync/ledger/entry.ts';
import type { Print } from '../progress.ts';
import type { LocalStage } from '../stage.ts';
import { adminApi } from './demo-api.ts';
import type { DemoWorld } from './demo-world.ts';

/** How long a person may take to give consent at a provider that asks for it. */
const CONSENT_WITHIN_MS = 10 * MINUTE_MS;
/** How often a consent may send the browser on. */
const HOPS = 5;

/** What of a running stage the demo talks to. */
type Api = Pick<LocalStage, 'url' | 'token'>;
/** What of the stores it looks at. */
interface Connecting {
  readonly integrations: Pick<DemoWorld['integrations'], 'get'>;
}

const callbackOf = ({ url }: Api): string => `${url}/oauth/callback`;

/**
 * What the administrator types in on the Authentication tab; nothing when it is filled in already. The integration has
 * the name of its provider.
 */
export async function makeDemoIntegration(
  stage: LocalStage,
  { tenant, integration }: IntegrationKey,
  app: { readonly clientId: string; readonly clientSecret: string },
): Promise<void> {
  const api = adminApi(stage, tenant);
  const made = v.parse(Made, await api(`PUT /integrations/${integration}`, { provider: integration }));
  if (made.clientId !== null) return;
  const { clientId, clientSecret } = app;
  await api(`PUT /integrations/${integration}/authentication`, { clientId, clientSecret });
}

const Made = v.object({ clientId: v.nullable(v.string()) });
const Consent = v.object({ authorizeUrl: v.string() });
const Seen = v.object({ administrations: v.array(v.object({ id: v.string() })) });

/**
 * Steps 1 and 2, by the real exchange of a code. Where the provider sends a program straight back this is done at once;
 * where it shows a page, a person opens the printed address.
 */
export async function giveConsent(world: Connecting, stage: Api, key: IntegrationKey, print: Print): Promise<void> {
  const before = (await world.integrations.get(key))?.chain;
  const begun = await adminApi(stage, key.tenant)(`POST /integrations/${key.integration}/consent`);
  const address = v.parse(Consent, begun).authorizeUrl;
  const page = await browse(address, callbackOf(stage));
  if (page === null) print(`  open this address and allow the app: ${address}`);
  for (const until = Date.now() + CONSENT_WITHIN_MS; Date.now() < until; await delay(500)) {
    const integration = await world.integrations.get(key);
    if (integration?.administration && integration.chain !== before) return;
    if (integration?.state === 'connected' && (await chooseFirst(stage, key))) return;
    if (page !== null) throw new Error(`${key.integration} was not connected: ${textOf(page)}`);
  }
  throw new Error('Nobody gave consent.');
}

/** Step 2 where the grant sees several administrations: the demo takes the first, as a person would take their own. */
async function chooseFirst(stage: Api, { tenant, integration }: IntegrationKey): Promise<boolean> {
  const connect = (body: object) => adminApi(stage, tenant)(`POST /integrations/${integration}/connect`, body);
  const [first] = v.parse(Seen, await connect({})).administrations;
  if (first) await connect({ administration: first.id });
  return first !== undefined;
}

/** The Details and Mapping tabs, and the switch. */
export async function turnOn(
  stage: LocalStage,
  { tenant, integration }: IntegrationKey,
  { details, mappings }: { readonly details: object; readonly mappings: object },
): Promise<void> {
  const api = adminApi(stage, tenant);
  await api(`PUT /integrations/${integration}/details`, details);
  await api(`PUT /integrations/${integration}/mappings`, mappings);
  await api(`POST /integrations/${integration}/activate`);
}

/** Follows redirects as a browser would; the callback's page when they led there, else null. */
async function browse(address: string, callback: string): Promise<string | null> {
  for (let hop = 0; hop < HOPS; hop++) {
    const answer = await fetch(address, { redirect: 'manual' }).catch(() => {
      throw new Error(`Nothing answers at ${new URL(address).origin}.`);
    });
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
