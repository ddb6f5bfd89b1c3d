import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Exchange, openExchange } from '../../../shared/http/exchange.ts';
import { WORKER_TIMEOUT_MS } from '../../../shared/sync/ledger/timing.ts';
import type { AnyWorld } from '../../world.ts';
import type { Actor } from './actor.ts';
import type { Standing } from './pair.ts';
import { BUS, BY_HAND, QUEUE, touchOfCall, touchOfCommand } from './touch.ts';

/** The sockets of all actors: what the explorer is about is their order, and connections are dear. */
const sockets = openExchange();

/**
 * The ports of one function, in a container of its own, each call of which is a step of `actor`. Its time runs by the clock,
 * so one that was frozen knows that it is late.
 */
export function standingFor(actor: Actor, world: AnyWorld): Standing {
  const { clock, publish, wake, documents: real } = world.world;
  const sendAny = real.send.bind(real) as (command: { readonly input: object }) => Promise<unknown>;
  const send = (command: { readonly input: object }) => actor.through(touchOfCommand(command), () => sendAny(command));
  const exchange: Exchange = {
    send: (outgoing) => actor.through(touchOfCall(outgoing), () => sockets.send(outgoing), true),
    close: async () => undefined,
  };
  const documents = { send } as unknown as DynamoDBDocumentClient;
  const worker = world.standingOn(documents, {
    clock: { ...clock, sleep: (ms) => actor.sleep(ms) },
    publish: (facts) => actor.through(BUS, () => publish(facts)),
    wake: (key, hint) => actor.through(QUEUE, () => wake(key, hint)),
    openExchange: () => exchange,
  });
  const untilMs = clock.now() + WORKER_TIMEOUT_MS;
  return {
    world,
    worker,
    documents,
    time: { timeLeftMs: () => untilMs - clock.now() },
    inTheBooks: (deed) => actor.through(BY_HAND, deed),
  };
}
