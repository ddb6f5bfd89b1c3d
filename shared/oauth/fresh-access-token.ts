import { MINUTE_MS } from '../domain/duration.ts';
import { Defer, Setback } from '../domain/setback.ts';
import { nextDayMs } from '../http/pace.ts';
import type { TokenSource } from '../http/wire.ts';
import type { Chain } from './chain.ts';
import { refresh } from './refresh.ts';
import type { KnownToken } from './token-memory.ts';
import { isGood, notOurTurn, notRenewed, reconnect, type TokenPorts } from './token-ports.ts';
import { TOKEN_TIMEOUT_MS } from './token-request.ts';

/** Much longer than a token request takes. */
const LEASE_MS = MINUTE_MS;
/** Time for what is written around a token request. */
const ROOM_MS = 8_000;
/** How many newer chains are followed from an old one that a run still holds. */
const HOPS_AT_MOST = 10;
/** A pair that was asked for after a refusal and is refused too says that something else is wrong: it is left this long. */
const REFUSED_AGAIN_MS = 5 * MINUTE_MS;

/**
 * Gives the chain with an access token that still works.
 *
 * ```text
 * young enough ───────────────────────────────► use it
 * old ─► lease (notes the attempt) ─► request ─► persist ─► use it
 *          │ held by another           ├ too early: nothing broke, use what we have
 *          └► use ours while it lives  ├ spent, lost: consent again
 *                                      └ no answer: use ours while it lives, later one more try
 * ```
 *
 * A refresh token is spent by sending it, so one worker at a time sends it, and the new pair is persisted before it is
 * used. `reference/reliability.md` A3 has the races.
 */
const freshChain = async (ports: TokenPorts): Promise<Chain> => freshen(await working(ports), ports);

/** After a 401: a pair that another worker renewed, a renewal if this one is old enough, else the same once more. */
const chainAfterRefusal = async (refused: string, ports: TokenPorts): Promise<Chain> =>
  settled(await judge(await working(ports), refused, ports), refused, ports);

/** A pair so new that it may be refused for a moment: after a refusal there is one try more, and it must not be spent on that. */
async function settled(chain: Chain, refused: string, { clock, profile }: TokenPorts): Promise<Chain> {
  const ageMs = clock.now() - chain.receivedAtMs;
  const isNew = chain.access !== refused && ageMs >= 0 && ageMs < profile.settlesWithinMs;
  if (isNew) await clock.sleep(profile.settlesWithinMs - ageMs);
  return chain;
}

/** True when it is time to renew. */
const isDue = ({ refreshFromMs }: KnownToken, nowMs: number): boolean =>
  refreshFromMs !== null && refreshFromMs <= nowMs;

/** The chain as it stands now, or the one that took its place. */
async function working({ vault, connection }: TokenPorts): Promise<Chain> {
  let id = connection.chain;
  for (let hops = 0; id !== null && hops < HOPS_AT_MOST; hops++) {
    const chain: Chain | null = await vault.read(id);
    if (!chain || !isOurs(chain, connection)) break;
    if (chain.state === 'ok') return chain;
    if (chain.next === null) throw reconnect('reconnect-needed');
    id = chain.next;
  }
  throw reconnect('not-connected');
}

const isOurs = (chain: Chain, { tenant, provider, host, clientId }: TokenPorts['connection']): boolean =>
  chain.tenant === tenant && chain.provider === provider && chain.host === host && chain.clientId === clientId;

function freshen(chain: Chain, ports: TokenPorts): Promise<Chain> | Chain {
  const now = ports.clock.now();
  if (isDue(chain, now)) return renew(chain, null, ports);
  if (isGood(chain, null, now)) return chain;
  throw restOver(chain, chain.refreshFromMs ?? now + LEASE_MS);
}

/** Why a token that is over is not renewed yet: the endpoint gave no new one, or it is too early to ask. */
const restOver = ({ failures }: Chain, untilMs: number): Setback =>
  failures > 0 ? notRenewed(untilMs) : notOurTurn(untilMs);

async function judge(chain: Chain, refused: string, ports: TokenPorts): Promise<Chain> {
  const { clock, profile } = ports;
  if (chain.access !== refused) return freshen(chain, ports);
  const now = clock.now();
  const ageMs = now - chain.receivedAtMs; // negative when our clock went back: then nobody knows
  if (ageMs >= 0 && ageMs < profile.settlesWithinMs) {
    await clock.sleep(profile.settlesWithinMs);
    return chain;
  }
  if (ageMs >= 0 && ageMs < restOf(chain, profile)) return chain;
  if (chain.failures > 0 && chain.refreshFromMs !== null && chain.refreshFromMs > now)
    throw notRenewed(chain.refreshFromMs);
  return renew(chain, refused, ports);
}

/** For how long a pair that is refused is not renewed. */
const restOf = ({ onRefusal }: Chain, { refreshFromMs }: TokenPorts['profile']): number =>
  onRefusal ? Math.max(refreshFromMs, REFUSED_AGAIN_MS) : refreshFromMs;

async function renew(seen: Chain, refused: string | null, ports: TokenPorts): Promise<Chain> {
  const { vault, clock, profile } = ports;
  if (seen.refresh === null) throw reconnect('reconnect-needed');
  const now = clock.now();
  const hindrance = await hindered(seen, now, ports);
  if (hindrance && isGood(seen, refused, now)) return seen;
  if (hindrance) throw hindrance;

  const secret = await ports.secret(ports.connection.secretName ?? '');
  const held = await vault.lease(seen, now, now + LEASE_MS);
  if (!held) return renewedByAnother(seen, refused, ports);
  if (profile.tokenCallsPerDay !== null) await vault.countCall(held, now);
  return (await refresh({ held, before: seen, secret, refused }, ports)) ?? freshChain(ports);
}

/** Why the token endpoint can't be asked now: the day's calls are used, or the answer would come after this run. */
async function hindered(
  seen: Chain,
  nowMs: number,
  { timeLeftMs, vault, profile }: TokenPorts,
): Promise<Setback | null> {
  const perDay = profile.tokenCallsPerDay;
  if (perDay !== null && (await vault.callsToday(seen, nowMs)) >= perDay)
    return new Setback('wait', 'day-limit', { scope: 'integration', retryAtMs: nextDayMs(nowMs) });
  if (timeLeftMs() < TOKEN_TIMEOUT_MS + ROOM_MS) return new Defer('soon', nowMs);
  return null;
}

/** Another worker holds or held the lease: its pair, or ours while it lives, or our turn when it failed. */
async function renewedByAnother(seen: Chain, refused: string | null, ports: TokenPorts): Promise<Chain> {
  const { clock, timeLeftMs } = ports;
  while (timeLeftMs() > ROOM_MS) {
    const chain = await working(ports);
    if (chain.version !== seen.version || isGood(chain, refused, clock.now())) return chain;
    if (chain.leaseUntilMs <= clock.now())
      return refused === null ? freshen(chain, ports) : judge(chain, refused, ports);
    await clock.sleep(500);
  }
  throw notOurTurn(clock.now() + LEASE_MS);
}

/**
 * Gives the access tokens of one connection during one run: read once in a container, until a refresh is due, and renewed
 * for everybody at once.
 */
export function openTokens(ports: TokenPorts): TokenSource {
  const { connection, tokenMemory } = ports;
  let known = tokenMemory.recall(connection);
  let turn: Promise<unknown> = Promise.resolve();

  /** One at a time: the next caller usually finds the work already done. */
  function inTurn(work: () => Promise<string>): Promise<string> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  const stillGood = (refused: string | null): string | null => {
    const now = ports.clock.now();
    return known && !isDue(known, now) && isGood(known, refused, now) ? known.access : null;
  };

  async function renewed(work: Promise<Chain>): Promise<string> {
    const chain = await work;
    known = chain;
    tokenMemory.note(connection, chain);
    return chain.access;
  }

  return {
    fresh: () => inTurn(async () => stillGood(null) ?? renewed(freshChain(ports))),
    afterRefusal: (refused) => inTurn(async () => stillGood(refused) ?? renewed(chainAfterRefusal(refused, ports))),
  };
}
