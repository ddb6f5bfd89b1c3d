import { CLOCKS_APART_MS, MINUTE_MS, SECOND_MS } from '../domain/duration.ts';
import type { OAuthProfile } from '../providers/oauth-profile.ts';
import { type Chain, isRetired } from './chain.ts';
import { revoke } from './revoke.ts';
import { isGood, notRenewed, reconnect, type TokenPorts } from './token-ports.ts';
import { type Pair, requestTokens } from './token-request.ts';

/**
 * An access token is renewed when this much of its life is left: the last thirty seconds, in which Exact renews it, less what
 * the clock of whoever received it and that of whoever renews it may differ.
 */
const LAST_MS = 30_000 - CLOCKS_APART_MS;
/** A run that has less time left than this stops trying to write. */
const END_MS = 5_000;

/** One use of a refresh token, by whoever holds the lease. */
export interface Attempt {
  readonly held: Chain;
  /** The chain as it was before the lease. */
  readonly before: Chain;
  readonly secret: string;
  /** The access token that was just refused; null when it is only old. */
  readonly refused: string | null;
}

/**
 * Sends the refresh token once, and writes down what came of it before anybody acts on it.
 *
 * Null: another pair took this one's place meanwhile; read again. Throws the `Setback` that says what has to happen.
 */
export async function refresh(attempt: Attempt, ports: TokenPorts): Promise<Chain | null> {
  const { profile, exchange, origin, log, metrics, vault, connection } = ports;
  const { held, before, secret } = attempt;
  const form = {
    grant_type: 'refresh_token',
    refresh_token: held.refresh ?? '',
    client_id: held.clientId,
    client_secret: secret,
  };
  const answer = await requestTokens(origin, profile, form, exchange);
  metrics.count(answer.is === 'pair' ? 'TokenRefreshes' : 'TokensNotRefreshed', connection.provider);
  if (answer.is === 'pair') return persist(attempt, answer.pair, ports);
  const outcome = answer.is === 'refused' ? answer.failure : answer.is;
  log.warn('A token was not renewed', { tenant: connection.tenant, event: outcome });

  switch (outcome) {
    case 'no answer':
      return tryLater(attempt, answer.is === 'no answer' && answer.left ? held.triedAtMs : before.triedAtMs, ports);
    case 'busy':
      return tryLater(attempt, before.triedAtMs, ports);
    case 'too-early':
      return before.triedAtMs === null ? clocksDiffer(held, ports) : pairWasLost(attempt, before.triedAtMs, ports);
    case 'client':
      return withNewerSecret(attempt, ports);
    case 'spent':
    case 'lost':
      if (await vault.write(held, { leaseUntilMs: 0, state: 'lost' })) throw reconnect('reconnect-needed');
      return null;
  }
}

/**
 * The app was refused, and nothing was spent. The secret that we remember may be an old one: where a person put another
 * in its place, that one is tried at once.
 */
async function withNewerSecret(attempt: Attempt, ports: TokenPorts): Promise<Chain | null> {
  const secret = await ports.secret(ports.connection.secretName ?? '', attempt.secret);
  if (secret !== attempt.secret) return refresh({ ...attempt, secret }, ports);
  await ports.vault.write(attempt.held, { leaseUntilMs: 0, triedAtMs: attempt.before.triedAtMs });
  throw reconnect('client-refused');
}

/** The pair that we have, while it lives; each next try comes later, up to half an hour. */
const tryLater = (attempt: Attempt, triedAtMs: number | null, ports: TokenPorts): Promise<Chain> =>
  rest(attempt, triedAtMs, ports.clock.now() + Math.min(30 * MINUTE_MS, MINUTE_MS * 2 ** attempt.held.failures), ports);

/**
 * By their clock our token is young, and it still works. Our clock does not say for how long: from now on a refusal
 * says when it is time.
 */
async function clocksDiffer(held: Chain, { vault }: TokenPorts): Promise<Chain> {
  const changes = { triedAtMs: null, failures: 0, refreshFromMs: null, accessUntilMs: null };
  await vault.write(held, { ...changes, leaseUntilMs: 0 });
  return { ...held, ...changes };
}

/**
 * An earlier attempt went through, and its pair never reached us. The same refresh token may be taken once more, when
 * that pair is old enough: where it is not, the chain is lost by then, and a refusal says so.
 */
function pairWasLost(attempt: Attempt, triedAtMs: number, ports: TokenPorts): Promise<Chain> {
  const now = ports.clock.now();
  const oldMs = ports.profile.refreshFromMs + SECOND_MS;
  return rest(attempt, triedAtMs, (triedAtMs + oldMs > now ? triedAtMs : now) + oldMs, ports);
}

async function rest({ held, refused }: Attempt, triedAtMs: number | null, refreshFromMs: number, ports: TokenPorts) {
  const changes = { triedAtMs, failures: held.failures + 1, refreshFromMs };
  await ports.vault.write(held, { ...changes, leaseUntilMs: 0 });
  if (isGood(held, refused, ports.clock.now())) return { ...held, ...changes };
  throw notRenewed(refreshFromMs);
}

/**
 * Writes the new pair down before anybody uses it; tried again for as long as this run lasts. The one before was spent
 * for it, so when it could not be kept a person has to connect anew.
 */
async function persist({ held, refused, secret }: Attempt, pair: Pair, ports: TokenPorts): Promise<Chain | null> {
  const { vault, clock, timeLeftMs, log, profile, connection } = ports;
  const life = { ...lifeOf(pair, profile, clock.now()), onRefusal: refused !== null };
  const next = { ...life, ...(pair.refresh === null ? {} : { refresh: pair.refresh }) };
  for (;;) {
    try {
      if (await vault.replace(held, next)) return { ...held, ...next, version: held.version + 1 };
      break;
    } catch {
      if (timeLeftMs() < END_MS) throw reconnect('reconnect-needed');
      log.error('A new pair of tokens could not be written yet', { tenant: connection.tenant });
      await clock.sleep(200);
    }
  }
  await revokeOrphan({ ...held, ...next }, secret, ports);
  return null;
}

/** A pair that came after its chain was retired is revoked: it would keep working without our knowledge. */
async function revokeOrphan(orphan: Chain, secret: string, ports: TokenPorts): Promise<void> {
  const chain = await ports.vault.read(orphan.chain);
  if (chain === null || isRetired(chain)) await revoke(orphan, secret, ports);
}

/** What is stored of a new pair, with its times. */
export const lifeOf = ({ access, lifeMs }: Pair, profile: OAuthProfile, nowMs: number) => ({
  access,
  receivedAtMs: nowMs,
  accessUntilMs: lifeMs === null ? null : nowMs + lifeMs,
  refreshFromMs: lifeMs === null ? null : nowMs + Math.max(profile.refreshFromMs, lifeMs - LAST_MS),
  triedAtMs: null,
  failures: 0,
  onRefusal: false,
});
