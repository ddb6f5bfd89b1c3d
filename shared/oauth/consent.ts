import type { ChangeKind } from '../domain/change.ts';
import { correct, Setback } from '../domain/setback.ts';
import { originFor } from '../http/origin.ts';
import type { Provider } from '../providers/provider.ts';
import { changeOf } from '../sync/ledger/changed-values.ts';
import type { Clock } from '../sync/ledger/context.ts';
import { type Integration, keyOfIntegration } from '../sync/ledger/integration.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import type { Chain } from './chain.ts';
import { changeAsItStands, type Decision } from './change-as-it-stands.ts';
import { type Connected, connect, isOfApp, type RevokeUnused } from './connect.ts';
import type { ConsentPorts, ConsentState } from './consent-ports.ts';
import { AppTaken, StaleConsent } from './consent-ports.ts';
import { revokeUnused } from './disconnect.ts';
import { looseEndOf, noteLooseEnd } from './loose-ends.ts';
import { lifeOf } from './refresh.ts';
import { type Pair, requestTokens } from './token-request.ts';

/** What a consent brought about, and the tokens that came of it. */
export interface Consented extends Connected {
  readonly chain: string;
}

/**
 * Steps 1 and 2 after the person came back: exchanges the code at once, keeps the chain, asks who the user is, and pins
 * the administration when there is one to choose. What waited for the connection goes out.
 *
 * Throws `StaleConsent` when the integration is another one by now, `AppTaken`, and a `Setback` that says what to do.
 */
export async function completeConsent(code: string, meaning: ConsentState, standing: ConsentPorts): Promise<Consented> {
  const ports = { ...standing, secret: remembered(standing.secret) }; // a disconnect meanwhile would take it away
  const key = { tenant: meaning.tenant, integration: meaning.integration };
  const asked = await ports.integrations.get(key);
  if (!asked || !isFor(asked, meaning)) throw new StaleConsent();

  // Before the code is sent: a second chain of one person would end the one that stands.
  if (!(await ports.clientIds.isFree(meaning.tenant, meaning))) throw new AppTaken();

  const provider = ports.provider(meaning.provider);
  const pair = await exchangeCode(code, meaning, asked, ports);
  const chain = newChain(asked, pair, provider, ports.clock);
  await noteLooseEnd(key, { ...asked, chain: chain.chain }, ports);
  await ports.vault.put(chain);
  if (!(await ports.clientIds.claim(meaning.tenant, meaning))) {
    await drop(chain, asked, ports);
    throw new AppTaken();
  }
  // There is no other pair, whatever comes next.
  const taken = await changeAsItStands(
    key,
    (now) =>
      isFor(now, meaning) ? { before: now, ...chained(now, chain.chain, 'consent-given', meaning, ports) } : null,
    ports.integrations,
  );
  if (!taken) return forget(chain, asked, ports);

  const integration = taken.before;
  const met = await meet(integration, chain, provider, meaning, ports);
  const revokeOld: RevokeUnused = (old, except) => revokeUnused(without(old, except), integration, ports);
  const connected = await connect(
    integration,
    { ...chain, user: met.userId },
    met.seen,
    revokeOld,
    ports,
    meaning.actor,
  );
  return connected ? { ...connected, chain: chain.chain } : forget(chain, integration, ports);
}

/** The secret is read once. */
function remembered(secret: ConsentPorts['secret']): ConsentPorts['secret'] {
  const known = new Map<string, Promise<string>>();
  return (name) => {
    const read = known.get(name) ?? secret(name);
    known.set(name, read);
    return read;
  };
}

/** A chain without the tokens that another one has too. */
const without = (chain: Chain, { access, refresh }: Chain): Chain => ({
  ...chain,
  access: chain.access === access ? '' : chain.access,
  refresh: chain.refresh === refresh ? null : chain.refresh,
});

/** Asks who consented and what they see. A person who may not be here leaves the connection as it was. */
async function meet(
  integration: Integration,
  chain: Chain,
  provider: Provider,
  meaning: ConsentState,
  ports: ConsentPorts,
) {
  const wire = ports.wireWith(integration, chain.access);
  try {
    const { userId } = await provider.whoAmI(wire);
    await ports.vault.name(chain.chain, userId);
    if (provider.oauth.tokenCallsPerDay !== null)
      await ports.vault.countCall({ ...chain, user: userId }, ports.clock.now()); // the exchange of the code
    return { userId, seen: await provider.administrations(wire) };
  } catch (error) {
    const isRefused = error instanceof Setback && (error.remedy === 'reconnect' || error.remedy === 'correct');
    if (isRefused && (await goBack(integration, chain, meaning, ports)))
      await ports.vault.retire(chain.chain, integration.chain);
    throw error;
  }
}

/** Has the chain of before used again, unless another one took its place meanwhile; null then. */
const goBack = (before: Integration, { chain }: Chain, meaning: ConsentState, ports: ConsentPorts) =>
  changeAsItStands(
    keyOfIntegration(before),
    (now) =>
      isOfApp(now, before) && now.chain === chain ? chained(now, before.chain, 'consent-undone', meaning, ports) : null,
    ports.integrations,
  );

/** Has an integration use another chain, with a line of the change log. The one before is loose from then on. */
function chained(
  now: Integration,
  chain: string | null,
  what: ChangeKind,
  { actor }: ConsentState,
  { clock }: ConsentPorts,
): Decision {
  const others = now.looseEnds.filter((end) => end.chain !== chain);
  const isLoose = now.chain !== null && now.chain !== chain;
  const changes = { chain, looseEnds: isLoose ? [...others, looseEndOf(now, clock.now())] : others };
  return { changes, line: changeOf(now, changes, { actor, what }, clock) };
}

/** It was disconnected, or given another app, while the person was on the way. */
async function forget(chain: Chain, integration: Integration, ports: ConsentPorts): Promise<never> {
  await drop(chain, integration, ports);
  throw new StaleConsent();
}

async function drop({ chain }: Chain, integration: Integration, ports: ConsentPorts): Promise<void> {
  const unused = await ports.vault.retire(chain, null);
  if (unused) await revokeUnused(unused, integration, ports);
}

const isFor = (integration: Integration, meaning: ConsentState): boolean =>
  integration.provider === meaning.provider && isOfApp(integration, meaning);

async function exchangeCode(code: string, meaning: ConsentState, { secretName }: Integration, ports: ConsentPorts) {
  const provider = ports.provider(meaning.provider);
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: meaning.redirectUri,
    client_id: meaning.clientId,
    client_secret: await ports.secret(secretName ?? ''),
    ...(meaning.verifier === null ? {} : { code_verifier: meaning.verifier }),
  };
  const origin = originFor(provider, meaning.host, ports.originOf);
  const answer = await requestTokens(origin, provider.oauth, form, ports.exchange);
  if (answer.is === 'pair') return answer.pair;
  if (answer.is === 'refused' && answer.failure === 'client') throw new Setback('reconnect', 'client-refused');
  if (answer.is === 'refused' && answer.failure !== 'busy') throw correct('consent-denied');
  throw new Setback('wait', 'provider-down');
}

function newChain(integration: Integration, pair: Pair, { oauth }: Provider, clock: Clock): Chain {
  const now = clock.now();
  return {
    v: VERSIONS.chain.newest,
    chain: clock.id(),
    tenant: integration.tenant,
    provider: integration.provider,
    host: integration.host,
    clientId: integration.clientId ?? '',
    user: null,
    refresh: pair.refresh,
    ...lifeOf(pair, oauth, now),
    version: 1,
    fence: 0,
    leaseUntilMs: 0,
    state: 'ok',
    next: null,
  };
}
