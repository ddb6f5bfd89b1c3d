import type { Exchange, Incoming, Outgoing } from '../../../../shared/http/exchange.ts';
import { type AnswerHeaders, NoAnswer } from '../../../../shared/providers/wire.ts';
import type { Asked, Delivery } from '../../../simulators/http/reply.ts';
import type { Process } from '../kernel/process.ts';
import type { FaultName } from '../swarm.ts';

/** A request on its way, as those who watch the line see it. */
export interface Call {
  readonly process: Process;
  readonly outgoing: Outgoing;
  readonly asked: Asked;
}

/** An accounting system at the other end of the line. */
export interface Station {
  readonly host: string;
  /** Answers a request, with a fault that happens to it or without. */
  answer(asked: Asked, fault: PlannedFault | null): Promise<Delivery>;
  now(): number;
}

/** A fault in the simulators' words. */
export type PlannedFault = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** Who watches what goes over the line. */
export interface Watch {
  sent(call: Call): void;
  answered(call: Call, delivery: Delivery, fault: string | null): void;
}

const ANY: readonly FaultName[] = [
  'lost-answer',
  'late-commit',
  'hang',
  'hang-after',
  'slow-books',
  '500-before',
  '500-after',
  '503',
  '408-after',
  '502-html',
  'truncated',
  'unexpected-429',
  'unexpected-401',
];

/** The line to the books as one process has it. */
export function exchangeOf(process: Process, stations: readonly Station[], watch: Watch): Exchange {
  const { kernel, weather } = process;

  function send(outgoing: Outgoing): Promise<Incoming> {
    const { origin, host, pathname, search } = new URL(outgoing.url);
    const station = stations.find((one) => one.host === host);
    if (!station) throw new Error(`nobody answers at ${origin}`);
    const what = `${outgoing.method} ${pathname}`;
    if (weather.strikes('no-connection', `${process.name} at ${what}`))
      return process.call(what, { thereMs: 50, backMs: 0 }, () => {
        throw new NoAnswer(false);
      });
    const asked: Asked = {
      method: outgoing.method,
      path: pathname,
      query: new URLSearchParams(search),
      search: search.slice(1),
      headers: asArrived(outgoing.headers),
      body: outgoing.body ?? '',
    };
    const call = { process, outgoing, asked };
    const faultName = weather.oneOf(ANY, `${process.name} at ${what}`);
    const fault = faultName && plannedOf(faultName, (most) => kernel.between('books fault', 1_000, most));
    const way = { thereMs: kernel.between('line', 20, 90), backMs: kernel.between('line', 20, 90) };
    return process.call(what, way, () => {
      watch.sent(call);
      return new Promise<Incoming>((resolve, reject) => {
        kernel.after(outgoing.timeoutMs, 'a call is given up', () => reject(new NoAnswer(true)));
        station.answer(asked, fault).then((delivery) => {
          watch.answered(call, delivery, faultName);
          kernel.note(typeof delivery === 'string' ? delivery : `${delivery.status} ${delivery.body.length}`);
          if (delivery === 'broken') reject(new NoAnswer(true));
          else if (delivery !== 'silence') resolve(incoming(delivery, station.now()));
        }, reject);
      });
    });
  }
  return { send, close: async () => undefined };
}

/** Header names as a server has them, whose case says nothing. */
const asArrived = (headers: Outgoing['headers']): Outgoing['headers'] =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** What becomes of a request, in the simulators' words. */
function plannedOf(name: FaultName, drawnMs: (most: number) => number): PlannedFault {
  switch (name) {
    case 'late-commit':
      return { kind: name, afterMs: drawnMs(299_000) };
    case 'hang-after':
      return { kind: 'hang', work: true };
    case 'slow-books':
      return { kind: 'slow', ms: drawnMs(40_000) };
    case '502-html':
      return { kind: 'html', status: 502 };
    case 'unexpected-401':
      return { kind: '401' };
    default:
      return { kind: name };
  }
}

function incoming({ status, headers, body }: Exclude<Delivery, string>, nowMs: number): Incoming {
  const all = new Map<string, string>([['date', new Date(nowMs).toUTCString()]]);
  for (const [name, value] of Object.entries(headers)) all.set(name.toLowerCase(), [value].flat().join(', '));
  const found: AnswerHeaders = { get: (name) => all.get(name.toLowerCase()) || null };
  return { status, headers: found, text: status === 204 ? '' : body };
}
