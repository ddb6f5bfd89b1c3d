import { Setback } from '../domain/setback.ts';
import type { Exchange } from '../http/exchange.ts';
import type { OAuthProfile } from '../providers/provider.ts';
import type { Clock } from '../sync/desk.ts';
import type { Log } from '../sync/log.ts';
import type { Chain, TokenVault } from './chain.ts';
import { type Pair, requestTokens } from './token-request.ts';

export interface TokenPorts {
  readonly vault: TokenVault;
  readonly secret: (name: string) => Promise<string>;
  readonly exchange: Exchange;
  readonly profile: OAuthProfile;
  readonly origin: string;
  readonly clock: Clock;
  readonly timeLeftMs: () => number;
  readonly log: Log;
}

/** Much longer than a token request takes. */
const LEASE_MS = 60_000;
/** A token this close to its end may not live through a call. */
const NEARLY_OVER_MS = 5_000;
/** After `too early` the other side's clock is believed, this long. */
const BELIEVED_MS = 300_000;

/**
 * Gives an access token that still works.
 *
 * ```text
 * young enough ───────────────────────────────► use it
 * old ─► lease (notes the attempt) ─► request ─► persist ─► use it
 *          │ held by another           ├ too early: nothing broke, use what we have
 *          └► use ours while it lives  ├ spent, lost: consent again
 *                                      └ no answer: the next one tries once more, after a new look
 * ```
 *
 * A refresh token is spent by sending it, so one worker at a time sends it, and the new pair is persisted before it is
 * used. `reference/reliability.md` A3 has the races.
 */
export async function freshAccessToken(id: string | null, ports: TokenPorts): Promise<string> {
  const chain = await working(id, ports);
  return isDue(chain, ports) ? renew(chain, ports) : chain.access;
}

/** After a 401: a pair that somebody else renewed, a renewal if this one is old enough, else the same once more. */
export async function tokenAfterRefusal(id: string | null, refused: string, ports: TokenPorts): Promise<string> {
  const chain = await working(id, ports);
  const isOld = chain.receivedAtMs + ports.profile.refreshFromMs <= ports.clock.now();
  return chain.access === refused && isOld ? renew(chain, ports) : chain.access;
}

const reconnect = (code: 'not-connected' | 'reconnect-needed' | 'client-refused'): Setback =>
  new Setback('reconnect', code, { scope: 'integration' });

async function working(id: string | null, { vault }: TokenPorts): Promise<Chain> {
  const chain = id === null ? null : await vault.read(id);
  if (!chain) throw reconnect('not-connected');
  if (chain.state === 'lost') throw reconnect('reconnect-needed');
  return chain;
}

const isDue = ({ refreshFromMs }: Chain, { clock }: TokenPorts): boolean =>
  refreshFromMs !== null && refreshFromMs <= clock.now();

async function renew(seen: Chain, ports: TokenPorts): Promise<string> {
  const { vault, clock } = ports;
  if (seen.refresh === null) throw reconnect('reconnect-needed');
  const now = clock.now();
  const held = await vault.lease(seen.chain, seen.version, now, now + LEASE_MS);
  if (!held) return renewedByAnother(seen, ports);
  return request(held, ports);
}

/** Somebody else is at it, or was: their pair, or ours while it lives. */
async function renewedByAnother(seen: Chain, ports: TokenPorts): Promise<string> {
  while (ports.timeLeftMs() > NEARLY_OVER_MS) {
    const chain = await working(seen.chain, ports);
    if (chain.version !== seen.version) return chain.access;
    const now = ports.clock.now();
    if (chain.accessUntilMs !== null && chain.accessUntilMs - now > NEARLY_OVER_MS) return chain.access;
    if (chain.leaseUntilMs <= now) return renew(chain, ports);
    await ports.clock.sleep(500);
  }
  throw new Setback('wait', 'provider-down', { scope: 'integration', retryAtMs: ports.clock.now() + LEASE_MS });
}

async function request(held: Chain, ports: TokenPorts): Promise<string> {
  const { profile, exchange, origin, vault, clock, log } = ports;
  const limit = profile.tokenCallsPerDay;
  if (limit !== null && held.dayCalls > limit) throw new Setback('wait', 'day-limit', { scope: 'integration' });
  const form = {
    grant_type: 'refresh_token',
    refresh_token: held.refresh ?? '',
    client_id: held.clientId,
    client_secret: await ports.secret(held.secretName),
  };
  const answer = await requestTokens(origin, profile, form, exchange);
  if (answer.is === 'pair') return persist(held, answer.pair, ports);
  log.warn('A token was not renewed', { event: answer.is === 'refused' ? answer.failure : answer.is });

  const now = clock.now();
  const free = { leaseUntilMs: 0 };
  if (answer.is === 'no answer') {
    await vault.write(held, answer.left ? free : { ...free, triedAtMs: null });
    throw new Setback('wait', 'provider-down', { scope: 'integration', retryAtMs: now + LEASE_MS });
  }
  switch (answer.failure) {
    case 'too-early':
      await vault.write(held, {
        ...free,
        triedAtMs: null,
        refreshFromMs: now + BELIEVED_MS,
        accessUntilMs: now + BELIEVED_MS,
      });
      return held.access;
    case 'busy':
      await vault.write(held, { ...free, triedAtMs: null });
      throw new Setback('wait', 'provider-down', { scope: 'integration', retryAtMs: now + LEASE_MS });
    case 'client':
      await vault.write(held, { ...free, triedAtMs: null });
      throw reconnect('client-refused');
    case 'spent':
    case 'lost':
      await vault.write(held, { ...free, state: 'lost' });
      throw reconnect('reconnect-needed');
  }
}

/** Writes the new pair down before anybody uses it; tried again for as long as this run lasts. */
async function persist(held: Chain, pair: Pair, ports: TokenPorts): Promise<string> {
  const { vault, clock, timeLeftMs, log } = ports;
  const changes = { ...lifeOf(pair, ports.profile, clock.now()), version: held.version + 1, leaseUntilMs: 0 };
  for (;;) {
    try {
      if (await vault.write(held, pair.refresh === null ? changes : { ...changes, refresh: pair.refresh }))
        return pair.access;
      throw reconnect('reconnect-needed'); // another consent or a disconnect took the chain's place
    } catch (error) {
      if (error instanceof Setback || timeLeftMs() < NEARLY_OVER_MS) throw error;
      log.error('A new pair of tokens could not be written yet');
      await clock.sleep(200);
    }
  }
}

/** What is stored of a new pair, with its times. */
export const lifeOf = ({ access, lifeMs }: Pair, profile: OAuthProfile, nowMs: number) => ({
  access,
  receivedAtMs: nowMs,
  accessUntilMs: lifeMs === null ? null : nowMs + lifeMs,
  refreshFromMs: lifeMs === null ? null : nowMs + Math.min(profile.refreshFromMs, lifeMs),
  triedAtMs: null,
});
