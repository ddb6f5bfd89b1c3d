import { createHash } from 'node:crypto';
import { MINUTE_MS } from '../domain/duration.ts';
import { correct } from '../domain/setback.ts';
import { originFor } from '../http/origin.ts';
import type { Integration } from '../sync/ledger/integration.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import type { ConsentPorts, ConsentState } from './consent-ports.ts';
import { StaleConsent } from './consent-ports.ts';

/** What a state looks like; anything else is not ours, and is refused before it becomes a key. */
const STATE = /^[\w-]{1,128}$/;

/** A state is good for ten minutes. */
const STATE_MS = 10 * MINUTE_MS;

/** Who begins a consent, and in which console session; null: through the admin API. */
export interface ConsentBy {
  readonly session: string | null;
  readonly actor: string;
}

/**
 * Step 1: the address at which a person gives consent. Its `state` is good once, for ten minutes, and only in the console
 * session that it was begun in, if there is one.
 */
export async function beginConsent(
  integration: Integration,
  redirectUri: string,
  ports: Pick<ConsentPorts, 'states' | 'provider' | 'originOf' | 'clock'>,
  { session, actor }: ConsentBy = { session: null, actor: 'api' },
): Promise<string> {
  const { tenant, id, provider: providerId, host, clientId } = integration;
  if (clientId === null) throw correct('client-refused');
  const provider = ports.provider(providerId);
  const origin = originFor(provider, host, ports.originOf);
  const state = ports.clock.secret();
  const verifier = provider.oauth.pkce ? ports.clock.secret() : null;
  const expiresAtMs = ports.clock.now() + STATE_MS;
  const about = { tenant, integration: id, provider: providerId, host, clientId, generation: integration.generation };
  await ports.states.keep(state, {
    v: VERSIONS.oauthState.newest,
    ...about,
    redirectUri,
    verifier,
    session,
    actor,
    expiresAtMs,
  });
  const query = new URLSearchParams({
    ...provider.oauth.authorizeParameters,
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    state,
    ...(verifier === null ? {} : { code_challenge: challengeOf(verifier), code_challenge_method: 'S256' }),
  });
  return `${origin}${provider.oauth.authorizePath}?${query}`;
}

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/**
 * Takes what a person came back with, in the session of their browser. Throws `StaleConsent` when it does not belong to
 * that session.
 */
export async function takeConsent(
  state: string,
  session: string | null,
  { states }: Pick<ConsentPorts, 'states'>,
): Promise<ConsentState> {
  const meaning = STATE.test(state) ? await states.take(state) : null;
  if (!meaning || (meaning.session !== null && meaning.session !== session)) throw new StaleConsent();
  return meaning;
}
