import type { Work } from '../../http/play-fault.ts';
import { type Asked, empty, html, json, type Reply } from '../../http/reply.ts';
import type { CallLimits } from '../limits/calls.ts';
import { throttled } from '../limits/calls.ts';
import type { World } from '../model/world.ts';
import type { Chain, Chains, Standing } from '../oauth/chains.ts';
import { showAdministration } from '../reference/index.ts';
import { type Address, readAddress } from './address.ts';
import { notFound, Refusal, refusal } from './refusal.ts';

/** What stands at the door of the API. */
export interface Gate {
  readonly world: World;
  readonly chains: Chains;
  readonly limits: CallLimits;
}

/** Lets a request in: limits, token and administration are judged now, the work is done when it is asked for. */
export function prepare(asked: Asked, gate: Gate): Work {
  const { world, chains, limits } = gate;
  const now = world.now();
  const bearer = /^Bearer (.+)$/i.exec(String(asked.headers.authorization ?? ''))?.[1] ?? '';
  const address = readAddress(asked.method, asked.path);
  const caller = { token: bearer, administration: address?.administration };
  const { refused, headers } = limits.take(caller, now);
  const out = (reply: Reply): Reply => ({ ...reply, headers: { ...headers, ...reply.headers } });
  const refuse: Work['refuse'] = (status) => out(trouble(status));
  if (refused) return { refuse, perform: () => throttled(world.readings.throttledBody, headers) };

  const told = async (work: () => Reply | Promise<Reply>): Promise<Reply> => {
    try {
      return out(await work());
    } catch (error) {
      if (error instanceof Refusal) return out(json(error.status, error.body));
      throw error;
    }
  };
  const { chain, standing } = chains.ofAccessToken(bearer, now);
  return { refuse, perform: () => told(() => answer(asked, address, admitted(chain, standing), gate)) };
}

/** Takes a token, or says what is wrong with it (1.6). */
function admitted(chain: Chain | undefined, standing: Standing): Chain {
  if (standing === 'good' && chain) return chain;
  if (standing === 'revoked') throw refusal(401, 'access token revoked');
  if (standing === 'expired') throw refusal(401, 'access token expired');
  throw refusal(401, 'token is invalid', { request: 'invalid_grant' });
}

function answer(asked: Asked, address: Address | undefined, chain: Chain, { world }: Gate): Reply | Promise<Reply> {
  if (!address) throw notFound();
  if (address.format !== 'json') return empty(406);
  const { grant } = chain;
  if (address.administration === undefined) {
    const seen = grant.administrations.flatMap((id) => world.administrations.get(id) ?? []);
    return json(200, seen.map(showAdministration));
  }
  const administration = world.administrations.get(address.administration);
  if (!administration || !grant.administrations.includes(administration.id) || !address.route) throw notFound();
  const { scopes, answer: perform } = address.route;
  if (!scopes.some((scope) => grant.scopes.includes(scope))) throw refusal(401, `No access to ${scopes[0]}`);
  const isForm = String(asked.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (asked.body !== '' && isForm) throw refusal(400, 'The body must be JSON');

  const userId = administration.apiUsers.get(grant.app.clientId) ?? world.newId();
  administration.apiUsers.set(grant.app.clientId, userId);
  const { path, params } = address;
  const { method, query, body: text } = asked;
  return perform({
    world,
    administration,
    readings: world.readings,
    userId,
    now: world.now(),
    method,
    path,
    params,
    query,
    text,
  });
}

/** What a proxy or a broken application answers (4.1, 4.2). */
function trouble(status: 401 | 408 | 500 | 503): Reply {
  if (status === 401) return json(401, { error: 'token is invalid', symbolic: { request: 'invalid_grant' } });
  if (status === 500) {
    return html(500, '<!doctype html><title>500</title><h1>We&#39;re sorry, but something went wrong.</h1>');
  }
  return empty(status);
}
