import { control } from '../../http/control.ts';
import type { Faults } from '../../http/faults.ts';
import type { Later } from '../../http/later.ts';
import { type Asked, type Delivery, empty, html, json } from '../../http/reply.ts';
import type { Codes } from '../../oauth/codes.ts';
import { prepare } from '../api/admit.ts';
import type { Books } from '../books/books.ts';
import type { CallLimits } from '../limits/calls.ts';
import type { ErrorBlock } from '../limits/error-block.ts';
import type { World } from '../model/world.ts';
import { authorize } from '../oauth/authorize.ts';
import type { Chains } from '../oauth/chains.ts';
import type { Grant } from '../oauth/codes.ts';
import type { Consent } from '../oauth/consent.ts';
import { token } from '../oauth/token.ts';
import { booksPage } from '../page/books-page.ts';
import type { Fault } from './faults.ts';
import { playFault } from './play-fault.ts';
import type { Prepared } from './prepared.ts';
import { type ExactRequests, recordOf } from './request-log.ts';

/** Everything that stands behind the address of the simulator. */
export interface Office {
  readonly world: World;
  readonly codes: Codes<Grant>;
  readonly chains: Chains;
  readonly consent: Consent;
  readonly limits: CallLimits;
  readonly errors: ErrorBlock;
  readonly calls: Map<string, number>;
  readonly faults: Faults<Fault>;
  readonly requests: ExactRequests;
  readonly later: Later;
  readonly sleep: (ms: number) => Promise<void>;
  readonly booksOf: (code: number | undefined) => Books | undefined;
}

/** Makes of each request what Exact would, in the weather that a test asked for. */
export async function answerRequest(asked: Asked, office: Office): Promise<Delivery> {
  const { world, later, requests, faults } = office;
  later.settle();
  if (asked.path === '/') return html(200, booksPage(asked.query, world, office.booksOf));
  if (asked.path.startsWith('/_simulator/')) return control(asked, { faults, requests, books: booksAsked(office) });
  if (asked.path === '/api/oauth2/auth') return authorize(asked, world, office.codes, office.consent);

  const record = requests.note(recordOf(world.now(), asked.method, asked.path, asked.search));
  const prepared = asked.path === '/api/oauth2/token' ? tokenRequest(asked, office) : prepare(asked, office);
  const fault = faults.take(asked);
  record.fault = fault?.kind;
  const delivery = fault
    ? await playFault(fault, prepared, {
        now: world.now,
        sleep: office.sleep,
        limits: office.limits,
        later: (at, work) => later.add(at, work),
      })
    : prepared.perform();
  if (typeof delivery !== 'string') record.status = delivery.status;
  return delivery;
}

const booksAsked =
  ({ booksOf }: Office) =>
  (query: URLSearchParams): Books | undefined => {
    const code = query.get('division');
    return booksOf(code === null ? undefined : Number(code));
  };

const tokenRequest = (asked: Asked, office: Office): Prepared => ({
  perform: () => token(asked, office),
  refuse: ({ status, message, headers }) =>
    message === ''
      ? empty(status, headers)
      : json(status, { error: 'server_error', error_description: message }, headers),
});
