import type { Asked, Reply } from '../../http/reply.ts';
import type { Prepared } from '../http/prepared.ts';
import type { CallLimits } from '../limits/calls.ts';
import type { ErrorBlock, ErrorSite } from '../limits/error-block.ts';
import type { Desk } from '../model/desk.ts';
import type { Division } from '../model/division.ts';
import type { World } from '../model/world.ts';
import type { Chain, Chains } from '../oauth/chains.ts';
import { notFound, Refusal } from '../rules/refusal.ts';
import { type Address, readAddress } from './address.ts';
import { answer, refuse } from './answer.ts';
import { route } from './route.ts';

/** What stands at the door of the API. */
export interface Gate {
  readonly world: World;
  readonly chains: Chains;
  readonly limits: CallLimits;
  readonly errors: ErrorBlock;
}

/** Lets a request in: token, block, limits and division are judged now, the work is done when it is asked for. */
export function prepare(asked: Asked, gate: Gate): Prepared {
  const now = gate.world.now();
  const address = readAddress(asked.path);
  const bearer = /^Bearer (.+)$/i.exec(String(asked.headers.authorization ?? ''))?.[1] ?? '';
  const access = gate.chains.ofAccessToken(bearer, now);
  const site: ErrorSite | undefined = access && {
    app: access.chain.app.clientId,
    user: access.chain.user.id,
    division: address?.division,
    endpoint: address?.endpoint ?? asked.path,
  };
  const headers: Record<string, string> = {};
  const noted = (reply: Reply): Reply => {
    if (site) gate.errors.note(site, reply.status, gate.world.now());
    return { ...reply, headers: { ...headers, ...reply.headers } };
  };
  const refused = (refusal: Refusal): Reply => noted(refuse(refusal, asked));

  try {
    if (!access || access.expired) throw new Refusal(401, '', { 'WWW-Authenticate': 'Bearer' });
    checkBlock(access.chain, gate, now);
    Object.assign(headers, takeCall(access.chain, address, gate, now));
    const desk = openDesk(access.chain, address, gate, now);
    const perform: Prepared['perform'] = (trouble) => {
      try {
        return noted(
          answer(
            route(desk.address, asked.query, writingOf(asked, gate.world.readings), {
              ...desk,
              now: gate.world.now(),
              trouble,
            }),
            asked,
          ),
        );
      } catch (error) {
        if (error instanceof Refusal) return refused(asRead(error, asked, gate.world));
        throw error;
      }
    };
    return { perform, refuse: refused };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reply = blockedOrBusy(error) ? { ...refuse(error, asked) } : refused(error);
    return { perform: () => reply, refuse: refused };
  }
}

/** A refusal of values with the status that it comes with. */
const asRead = (refusal: Refusal, { method }: Asked, { readings }: World): Refusal =>
  refusal.status === 400 && method !== 'GET'
    ? new Refusal(readings.refusals, refusal.message, refusal.headers)
    : refusal;

// A key that is blocked and a call too many are no errors of the kind that blocks keys.
const blockedOrBusy = (refusal: Refusal): boolean => refusal.status === 429 || refusal.headers.Reason === 'BlockedKey';

function checkBlock(chain: Chain, { errors, world }: Gate, now: number): void {
  const until = errors.blockedUntil(chain.app.clientId, now);
  if (until === undefined) return;
  throw new Refusal(world.readings.blockedKey, 'The API key is blocked: too many errors.', { Reason: 'BlockedKey' });
}

function takeCall(chain: Chain, address: Address | undefined, { limits }: Gate, now: number): Record<string, string> {
  const { hit, headers } = limits.take(chain.app.clientId, address?.division, now);
  if (hit) throw new Refusal(429, '', headers);
  return headers;
}

function openDesk(
  chain: Chain,
  address: Address | undefined,
  { world }: Gate,
  now: number,
): Desk & { address: Address } {
  if (!address) throw notFound();
  return {
    address,
    world,
    division: openDivision(chain, address, world),
    readings: world.readings,
    user: chain.user,
    granted: chain.granted,
    now,
    trouble: undefined,
  };
}

function openDivision(chain: Chain, address: Address, world: World): Division {
  // The list of administrations does not look at the number in its address; current/Me has none.
  const unchecked = address.division === undefined || address.endpoint === 'system/Divisions';
  const code = unchecked ? chain.granted[0] : address.division;
  const division = code === undefined ? undefined : world.divisions.get(code);
  const mayEnter =
    division && chain.granted.includes(division.code) && (chain.user.divisions?.includes(division.code) ?? true);
  if (!chain.user.active) throw new Refusal(403, 'Forbidden', { Reason: 'InactiveUser' });
  if (!mayEnter) throw new Refusal(403, 'Forbidden', { Reason: 'NoDivisionAccess' });
  return division;
}

const writingOf = ({ method, body, headers }: Asked, { representation }: World['readings']) => ({
  method,
  body,
  returnsRepresentation: representation === 'heeded' && String(headers.prefer ?? '').includes('return=representation'),
});
