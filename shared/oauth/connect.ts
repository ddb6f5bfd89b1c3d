import type { About } from '../domain/causes.ts';
import type { Fact } from '../domain/events-out.ts';
import type { Administration } from '../providers/administration.ts';
import { AdministrationTaken, whoHas } from '../sync/clash.ts';
import type { Clock } from '../sync/desk.ts';
import { integrationAttention, integrationConnected, stamp } from '../sync/facts.ts';
import type { Integration } from '../sync/integration.ts';
import type { Integrations, Ring } from '../sync/ledger.ts';
import { nextCareMs } from './care-time.ts';
import type { Chain, TokenVault } from './chain.ts';

export interface ConnectPorts {
  readonly integrations: Integrations & {
    /** Changes an integration, unless it was disconnected since it was seen; false then. */
    changeSeen(seen: Integration, changes: Partial<Integration>): Promise<boolean>;
  };
  readonly vault: TokenVault;
  readonly clock: Clock;
  readonly ring: Ring;
}

/** Gives the tokens of a chain back to the provider, but none that `except` has too. */
export type GiveBack = (old: Chain, except: Chain) => Promise<void>;

/** What a consent brought about. */
export interface Connected {
  /** The administration that is pinned; null when there are several, or none, to choose from. */
  readonly administration: Administration | null;
  /** True when this grant does not see it: nothing is booked until a person chose. */
  readonly isGone: boolean;
  /** How many administrations this grant sees. */
  readonly seen: number;
  /** The only administration there is, when another integration of the tenant books there already. */
  readonly taken: { readonly administration: Administration; readonly integration: string } | null;
}

/**
 * Connects an integration through a new chain, and with it the tenant's other integrations of the same user and app:
 * where a user consents twice, the provider ends the chain before (`reference/reliability.md`, fact 3). One that does not
 * is given the old tokens back. Null when it was disconnected meanwhile.
 */
export async function connect(
  integration: Integration,
  chain: Chain,
  seen: readonly Administration[],
  giveBack: GiveBack,
  ports: ConnectPorts,
): Promise<Connected | null> {
  const all = await ports.integrations.ofTenant(integration.tenant);
  const others = all.filter(({ id }) => id !== integration.id);
  const mates = await ofSameGrant(others, chain, ports);
  const kept = new Set(others.filter((other) => !mates.includes(other)).map((other) => other.chain));
  const retired: Chain[] = [];
  for (const old of new Set([integration, ...mates].map((one) => one.chain))) {
    if (old === null || old === chain.chain || kept.has(old)) continue;
    const before = await ports.vault.retire(old, chain.chain);
    if (before) retired.push(before);
  }

  for (const mate of mates) await settleFreely(mate, chain, seen, mate.attention !== null, ports);
  const choice = await settleFreely(integration, chain, seen, true, ports);
  if (choice) for (const old of retired) await giveBack(old, chain); // the new pair is stored, and in use from now on
  return choice;
}

/** Settles on what may be pinned; once more when another integration took the only one at the same moment. */
async function settleFreely(
  integration: Integration,
  chain: Chain,
  seen: readonly Administration[],
  isNews: boolean,
  ports: ConnectPorts,
): Promise<Connected | null> {
  const choiceNow = async () => choose(seen, integration, await ports.integrations.ofTenant(integration.tenant));
  let choice = await choiceNow();
  try {
    return (await settle(integration, chain, choice, isNews, ports)) ? choice : null;
  } catch (error) {
    if (!(error instanceof AdministrationTaken)) throw error;
    choice = await choiceNow();
    return (await settle(integration, chain, choice, isNews, ports)) ? choice : null;
  }
}

async function ofSameGrant(others: readonly Integration[], chain: Chain, { vault }: ConnectPorts) {
  const { provider, host, clientId, user } = chain;
  const mates: Integration[] = [];
  for (const other of others) {
    if (other.provider !== provider || other.host !== host || other.clientId !== clientId || !other.chain) continue;
    if ((await vault.read(other.chain))?.user === user) mates.push(other);
  }
  return mates;
}

/** The one that was pinned stays, seen or not: to move to another is a person's choice. Else the only one there is. */
export function choose(
  seen: readonly Administration[],
  integration: Integration,
  all: readonly Integration[],
): Connected {
  const { administration: pinned } = integration;
  if (pinned) {
    const still = seen.find(({ id }) => id === pinned.id);
    return { administration: still ?? pinned, isGone: !still, seen: seen.length, taken: null };
  }
  const [only = null, ...more] = seen;
  if (!only || more.length > 0) return { administration: null, isGone: false, seen: seen.length, taken: null };
  const owner = whoHas(only.id, integration, all);
  const taken = owner && { administration: only, integration: owner.id };
  return { administration: taken ? null : only, isGone: false, seen: seen.length, taken };
}

/**
 * Writes down what a grant brought about, has it told, and has the line looked at; false when it was disconnected. Throws
 * `AdministrationTaken` when another integration of the tenant pinned the administration meanwhile.
 */
export async function settle(
  integration: Integration,
  { chain }: Pick<Chain, 'chain'>,
  choice: Connected,
  isNews: boolean,
  ports: ConnectPorts,
): Promise<boolean> {
  const line = { tenant: integration.tenant, integration: integration.id };
  const { administration, isGone } = choice;
  const isThere = await ports.integrations.changeSeen(integration, {
    chain,
    administration,
    state: isGone ? stateIfGone(integration) : stateIfSeen(integration),
    attention: isGone ? { cause: GONE, about: aboutGone(choice) } : null,
    ...(administration?.id === integration.administration?.id ? {} : { misfits: [] }),
    pause: null,
    careAt: nextCareMs(line, ports.clock.now()),
    toAnnounce: [...integration.toAnnounce, ...factsOf(integration, choice, isNews, ports)],
  });
  if (isThere) await ports.ring(line);
  return isThere;
}

const GONE = 'administration-gone';

const aboutGone = ({ administration }: Connected): About =>
  administration ? { administration: administration.name } : {};

/** What i-Reserve is told; that the administration is gone, once. */
function factsOf(integration: Integration, choice: Connected, isNews: boolean, { clock }: ConnectPorts): Fact[] {
  const { administration, isGone } = choice;
  if (isGone && integration.attention?.cause === GONE) return [];
  if (isGone) return [integrationAttention(integration, GONE, aboutGone(choice), stamp(clock))];
  return administration && isNews ? [integrationConnected({ ...integration, administration }, stamp(clock))] : [];
}

/** Only what was at work needs attention in order to work again. */
const stateIfGone = ({ state }: Integration): Integration['state'] => (state === 'active' ? 'attention' : state);

function stateIfSeen({ state }: Integration): Integration['state'] {
  if (state === 'new') return 'connected';
  return state === 'attention' ? 'active' : state;
}
