import * as v from 'valibot';
import { correct, Setback } from '../domain/setback.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Administration, Provider, Wire } from '../providers/provider.ts';
import type { Clock } from '../sync/desk.ts';
import type { Line } from '../sync/entry.ts';
import { integrationConnected, stamp } from '../sync/facts.ts';
import type { Integration } from '../sync/integration.ts';
import type { Integrations, Ring } from '../sync/ledger.ts';
import type { Chain, TokenVault } from './chain.ts';
import { lifeOf } from './fresh-access-token.ts';
import { type Pair, requestTokens } from './token-request.ts';

/** What a `state` stands for. */
export const ConsentState = v.object({
  v: v.literal(1),
  tenant: v.string(),
  integration: v.string(),
  provider: v.string(),
  host: v.string(),
  redirectUri: v.string(),
  expiresAtMs: v.number(),
});
export type ConsentState = v.InferOutput<typeof ConsentState>;

/** Keeps states: each is taken once. */
export interface ConsentStates {
  keep(state: string, meaning: ConsentState): Promise<void>;
  /** Takes a state away and says what it stood for; null when it is unknown, spent or over. */
  take(state: string): Promise<ConsentState | null>;
}

/** A state is good for ten minutes. */
const STATE_MS = 10 * 60_000;

export interface ConsentPorts {
  readonly states: ConsentStates;
  readonly integrations: Integrations & { change(line: Line, changes: Partial<Integration>): Promise<void> };
  readonly vault: TokenVault;
  readonly secret: (name: string) => Promise<string>;
  readonly exchange: Exchange;
  readonly provider: (id: string) => Provider;
  readonly originOf: (provider: string, host: string) => string;
  /** A wire with this token and nothing else: for asking who it is. */
  readonly wireWith: (integration: Integration, access: string) => Wire;
  readonly clock: Clock & { secret(): string };
  readonly ring: Ring;
}

/** Step 1: the address at which a person gives consent. Its `state` is good once, for ten minutes. */
export async function beginConsent(
  integration: Integration,
  redirectUri: string,
  ports: Pick<ConsentPorts, 'states' | 'provider' | 'originOf' | 'clock'>,
): Promise<string> {
  const { tenant, id, provider: providerId, host, clientId } = integration;
  const { oauth } = ports.provider(providerId);
  const state = ports.clock.secret();
  const expiresAtMs = ports.clock.now() + STATE_MS;
  await ports.states.keep(state, {
    v: 1,
    tenant,
    integration: id,
    provider: providerId,
    host,
    redirectUri,
    expiresAtMs,
  });
  const query = new URLSearchParams({
    ...oauth.authorizeParameters,
    client_id: clientId ?? '',
    redirect_uri: redirectUri,
    response_type: 'code',
    state,
  });
  return `${ports.originOf(providerId, host)}${oauth.authorizePath}?${query}`;
}

/**
 * Steps 1 and 2 after the person came back: exchanges the code at once, keeps the chain, asks who the user is, and pins
 * the administration when there is one to choose. What waited for the connection goes out.
 *
 * Throws a `Setback` that says what to do: `consent-denied` for a state that is unknown, spent or over.
 */
export async function completeConsent(code: string, state: string, ports: ConsentPorts): Promise<Integration> {
  const meaning = await ports.states.take(state);
  if (!meaning) throw correct('consent-denied');
  const line = { tenant: meaning.tenant, integration: meaning.integration };
  const integration = await ports.integrations.get(line);
  if (integration?.host !== meaning.host) throw correct('consent-denied');

  const provider = ports.provider(meaning.provider);
  const origin = ports.originOf(meaning.provider, meaning.host);
  const pair = await exchangeCode(code, meaning, integration, ports, origin);
  const chain = newChain(integration, pair, provider, ports.clock);
  await ports.vault.put(chain);

  const wire = ports.wireWith(integration, pair.access);
  const { userId } = await provider.whoAmI(wire);
  await ports.vault.name(chain.chain, userId);
  const administration = choose(await provider.administrations(wire), integration);
  await connect(line, integration, chain, administration, ports);
  return { ...integration, administration };
}

async function exchangeCode(
  code: string,
  { redirectUri, provider }: ConsentState,
  { clientId, secretName }: Integration,
  ports: ConsentPorts,
  origin: string,
): Promise<Pair> {
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: clientId ?? '',
    client_secret: await ports.secret(secretName ?? ''),
  };
  const { oauth } = ports.provider(provider);
  const answer = await requestTokens(origin, oauth, form, ports.exchange);
  if (answer.is === 'pair') return answer.pair;
  if (answer.is === 'refused' && answer.failure === 'client') throw new Setback('reconnect', 'client-refused');
  if (answer.is === 'refused' && answer.failure !== 'busy') throw correct('consent-denied');
  throw new Setback('wait', 'provider-down');
}

function newChain(integration: Integration, pair: Pair, provider: Provider, clock: Clock): Chain {
  return {
    v: 1,
    chain: clock.id(),
    tenant: integration.tenant,
    provider: integration.provider,
    host: integration.host,
    clientId: integration.clientId ?? '',
    secretName: integration.secretName ?? '',
    user: null,
    refresh: pair.refresh,
    ...lifeOf(pair, provider.oauth, clock.now()),
    version: 1,
    fence: 0,
    leaseUntilMs: 0,
    state: 'ok',
    day: '',
    dayCalls: 0,
  };
}

/** The administration that was pinned, while the grant still sees it; else the only one. */
const choose = (seen: readonly Administration[], { administration }: Integration): Administration | null =>
  seen.find(({ id }) => id === administration?.id) ?? (seen.length === 1 ? (seen[0] ?? null) : null);

async function connect(
  line: Line,
  integration: Integration,
  { chain }: Chain,
  administration: Administration | null,
  ports: ConsentPorts,
): Promise<void> {
  const state = { new: 'connected', attention: 'active' }[integration.state as string] ?? integration.state;
  const connected = { ...integration, administration, state: state as Integration['state'] };
  const told = administration ? [integrationConnected({ ...connected, administration }, stamp(ports.clock))] : [];
  await ports.integrations.change(line, {
    chain,
    administration,
    state: connected.state,
    attention: null,
    pause: null,
    toAnnounce: told,
  });
  await ports.ring(line);
}
