import type { About } from '../domain/causes.ts';
import type { Deed } from '../domain/change.ts';
import type { OutboxEvent } from '../domain/events-out.ts';
import { type Administration, mayBeShort, plainly } from '../providers/administration.ts';
import { changeOf } from '../sync/ledger/changed-values.ts';
import type { Clock } from '../sync/ledger/context.ts';
import type { IntegrationKey } from '../sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../sync/ledger/integration.ts';
import type { Integrations, Wake } from '../sync/ledger/ledger.ts';
import { integrationAttention, integrationConnected, newEventHead } from '../sync/ledger/outbox-events.ts';
import { AdministrationTaken, whoHas } from '../sync/review/clash.ts';
import type { Chain, TokenVault } from './chain.ts';
import { type Changeable, changeAsItStands } from './change-as-it-stands.ts';
import { nextCheckMs } from './keep-alive.ts';

/** What connecting needs. */
export interface ConnectPorts {
  readonly integrations: Integrations & Changeable;
  readonly vault: TokenVault;
  readonly clock: Clock;
  readonly wake: Wake;
}

/** Revokes the tokens of a chain, but none that `except` has too. */
export type RevokeUnused = (old: Chain, except: Chain) => Promise<void>;

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
 * where a user consents twice, the provider ends the chain before (`reference/reliability.md`, fact 3). Where the
 * provider does not, the old tokens are revoked. Null when it was disconnected meanwhile, or given another app.
 */
export async function connect(
  integration: Integration,
  chain: Chain,
  seen: readonly Administration[],
  revokeOld: RevokeUnused,
  ports: ConnectPorts,
  actor: string,
): Promise<Connected | null> {
  const all = await ports.integrations.ofTenant(integration.tenant);
  const others = all.filter(({ id }) => id !== integration.id);
  const sameGrant = await ofSameGrant(others, chain, ports);
  const kept = new Set(others.filter((other) => !sameGrant.includes(other)).map((other) => other.chain));
  const retired: Chain[] = [];
  for (const old of new Set([integration, ...sameGrant].map((one) => one.chain))) {
    if (old === null || old === chain.chain || kept.has(old)) continue;
    const before = await ports.vault.retire(old, chain.chain);
    if (before) retired.push(before);
  }

  const settleOn = (
    one: Integration,
    what: Deed['what'],
    isHeld: (now: Integration) => boolean,
    isNews: (now: Integration) => boolean,
  ) =>
    settle(
      keyOfIntegration(one),
      async (now) => {
        if (!isOfApp(now, one) || !isHeld(now)) return null;
        const choice = choose(seen, now, await ports.integrations.ofTenant(now.tenant));
        return { chain: chain.chain, choice, isNews: isNews(now), deed: { actor, what }, retired };
      },
      ports,
    );
  for (const other of sameGrant)
    await settleOn(
      other,
      'consent-given',
      (now) => now.chain === other.chain, // else a consent of its own came meanwhile
      (now) => now.attention !== null,
    );
  const choice = await settleOn(
    integration,
    'administration-chosen', // the consent itself has its line
    () => true,
    () => true,
  );
  if (choice) for (const old of retired) await revokeOld(old, chain); // the new pair is stored, and in use from now on
  return choice;
}

/** True while an integration is the one that it was, with the same app. */
export const isOfApp = (now: Integration, before: Pick<Integration, 'generation' | 'host' | 'clientId'>): boolean =>
  now.generation === before.generation && now.host === before.host && now.clientId === before.clientId;

async function ofSameGrant(others: readonly Integration[], chain: Chain, { vault }: ConnectPorts) {
  const { provider, host, clientId, user } = chain;
  const found: Integration[] = [];
  for (const other of others) {
    if (other.provider !== provider || other.host !== host || other.clientId !== clientId || !other.chain) continue;
    if ((await vault.read(other.chain))?.user === user) found.push(other);
  }
  return found;
}

/** The one that was pinned stays, seen or not: to move to another is a person's choice. Else the only one there is, where that is certain. */
export function choose(
  seen: readonly Administration[],
  integration: Integration,
  all: readonly Integration[],
): Connected {
  const { administration: pinned } = integration;
  if (pinned) {
    const still = seen.find(({ id }) => id === pinned.id);
    const isGone = !still && !mayBeShort(seen);
    return { administration: still ? plainly(still) : pinned, isGone, seen: seen.length, taken: null };
  }
  const [only = null, ...more] = seen;
  if (!only || more.length > 0 || only.isPartOfList)
    return { administration: null, isGone: false, seen: seen.length, taken: null };
  const owner = whoHas(only.id, integration, all);
  const taken = owner && { administration: only, integration: owner.id };
  return { administration: taken ? null : only, isGone: false, seen: seen.length, taken };
}

/** What a grant comes to for one integration. */
export interface Settlement {
  readonly chain: string | null;
  readonly choice: Connected;
  /** Whether an event says that it is connected. */
  readonly isNews: boolean;
  /** Whose it is, for the change log. */
  readonly deed: Deed;
  /** The chains that were forgotten for it. */
  readonly retired?: readonly Chain[];
}

/**
 * Writes down the result of a grant with its events, and wakes the integration. It is decided on the integration as it
 * stands, and anew when others wrote meanwhile: their events are kept, and one that was turned off stays off. Null when
 * it was disconnected, or when `decide` gives null. Throws `AdministrationTaken` when another integration of the tenant
 * keeps the administration all the same.
 */
export async function settle(
  key: IntegrationKey,
  decide: (now: Integration) => Promise<Settlement | null>,
  ports: ConnectPorts,
): Promise<Connected | null> {
  const write = () =>
    changeAsItStands(
      key,
      async (now) => {
        const settlement = await decide(now);
        if (!settlement) return null;
        const changes = changesBy(settlement, now, ports);
        return { choice: settlement.choice, changes, line: changeOf(now, changes, settlement.deed, ports.clock) };
      },
      ports.integrations,
    );
  const written = await write().catch((error: unknown) => {
    if (!(error instanceof AdministrationTaken)) throw error;
    return write(); // another one took it at the same moment
  });
  if (written) await ports.wake(key);
  return written?.choice ?? null;
}

function changesBy(settlement: Settlement, now: Integration, ports: ConnectPorts): Partial<Integration> {
  const { chain, choice, isNews, retired = [] } = settlement;
  const { administration, isGone } = choice;
  return {
    chain,
    administration,
    state: isGone ? stateIfGone(now) : stateIfSeen(now),
    attention: isGone ? { cause: GONE, about: aboutGone(choice) } : null,
    ...(administration?.id === now.administration?.id ? {} : { settingsIssues: [] }),
    pause: null,
    careAt: nextCheckMs(keyOfIntegration(now), ports.clock.now()),
    outbox: [...now.outbox, ...factsOf(now, choice, isNews, ports)],
    ...(retired.length > 0 && {
      looseEnds: now.looseEnds.filter(({ chain: id }) => !retired.some((old) => old.chain === id)),
    }),
  };
}

const GONE = 'administration-gone';

const aboutGone = ({ administration }: Connected): About =>
  administration ? { administration: administration.name } : {};

/** The events of a grant; that the administration is gone, once. */
function factsOf(integration: Integration, choice: Connected, isNews: boolean, { clock }: ConnectPorts): OutboxEvent[] {
  const { administration, isGone } = choice;
  if (isGone && integration.attention?.cause === GONE) return [];
  if (isGone) return [integrationAttention(integration, GONE, aboutGone(choice), newEventHead(clock))];
  return administration && isNews
    ? [integrationConnected({ ...integration, administration }, newEventHead(clock))]
    : [];
}

/** Only an active integration needs attention in order to work again. */
const stateIfGone = ({ state }: Integration): Integration['state'] => (state === 'active' ? 'attention' : state);

function stateIfSeen({ state }: Integration): Integration['state'] {
  if (state === 'new') return 'connected';
  return state === 'attention' ? 'active' : state;
}
