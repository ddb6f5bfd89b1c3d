import { control } from '../../http/control.ts';
import type { Faults } from '../../http/faults.ts';
import { playCommonFault, type Work } from '../../http/play-fault.ts';
import { type Asked, type Delivery, empty, json } from '../../http/reply.ts';
import type { Codes } from '../../oauth/codes.ts';
import { prepare } from '../api/admit.ts';
import type { Books } from '../books/books.ts';
import { type CallLimits, throttled } from '../limits/calls.ts';
import type { World } from '../model/world.ts';
import { authorize } from '../oauth/authorize.ts';
import type { Chains } from '../oauth/chains.ts';
import type { Consent } from '../oauth/consent.ts';
import type { Grant } from '../oauth/grants.ts';
import { revoke, token } from '../oauth/token.ts';
import { pages } from '../page/index.ts';
import type { Pushes } from '../webhooks/pushes.ts';
import type { Fault } from './faults.ts';
import { type MoneybirdRequests, recordOf } from './request-log.ts';

/** Everything that stands behind the address of the simulator. */
export interface Office {
  readonly world: World;
  readonly codes: Codes<Grant>;
  readonly chains: Chains;
  readonly consent: Consent;
  readonly limits: CallLimits;
  readonly faults: Faults<Fault>;
  readonly requests: MoneybirdRequests;
  readonly pushes: Pushes;
  readonly sleep: (ms: number) => Promise<void>;
  readonly booksOf: (id: string | undefined) => Books | undefined;
}

/** Makes of each request what Moneybird would, in the weather that a test asked for. */
export async function answerRequest(asked: Asked, office: Office): Promise<Delivery> {
  const { world, requests, faults, booksOf } = office;
  world.later.settle();
  if (asked.path.startsWith('/_simulator/')) {
    return control(asked, { faults, requests, books: (query) => booksOf(query.get('administration') ?? undefined) });
  }
  if (asked.path === '/oauth/authorize') return authorize(asked, world, office.codes, office.consent);
  const page = pages(asked, world, booksOf);
  if (page) return page;

  const record = requests.note(recordOf(world.now(), asked.method, asked.path, asked.search));
  const work = workOf(asked, office);
  const fault = faults.take(asked);
  record.fault = fault?.kind;
  const delivery = fault ? await playFault(fault, work, office) : await work.perform();
  if (typeof delivery !== 'string') record.status = delivery.status;
  // The push leaves when its work is done, perhaps before the answer arrives.
  void office.pushes.settle();
  return delivery;
}

function workOf(asked: Asked, office: Office): Work {
  const answer = { '/oauth/token': token, '/oauth/revoke': revoke }[asked.path];
  if (!answer) return prepare(asked, office);
  return {
    perform: () => answer(asked, office),
    refuse: (status) => (status === 401 ? json(401, { error: 'invalid_client' }) : empty(status)),
  };
}

async function playFault(fault: Fault, work: Work, { world, sleep, limits }: Office): Promise<Delivery> {
  switch (fault.kind) {
    case '429':
      return throttled('json', limits.exhaustedHeaders(world.now()));
    case '429-html':
      return throttled('html', {});
    case 'refused':
      return json(fault.status, fault.body);
    default:
      return playCommonFault(fault, work, { now: world.now, sleep, later: (at, run) => world.later.add(at, run) });
  }
}
