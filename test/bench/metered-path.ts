import type { Figures } from '../../infra/operations/budget.ts';
import { logInvocation, openLog } from '../../shared/runtime/logging/log.ts';
import { EmbeddedMetrics } from '../../shared/runtime/logging/metrics.ts';
import { seenKeeper } from '../../shared/store/seen-catalogue.ts';
import { takeIn } from '../../shared/sync/intake/intake.ts';
import { tables } from '../tables.ts';
import type { AnyWorld } from '../world.ts';
import { billOf, metering, shapesOf } from './meter.ts';

/** A world, and the requests that its books got. */
export interface Measurable {
  readonly world: AnyWorld;
  readonly requests: { all(): readonly { readonly endpoint: string }[] };
}

/** As long as those of Lambda: each line names its invocation. */
const REQUEST_ID = '8f5b0c1e-2f0d-4a6b-9a51-2c7b3c8d9e10';

/** Sent, received, deleted. */
const REQUESTS_A_MESSAGE = 3;

/** Functions whose containers remember what they learn, and everything that they ask for. */
export interface MeteredPath {
  /** Takes events in, answers their wakes, and every later look that the table asks for, until all is quiet. */
  carry(...events: readonly unknown[]): Promise<void>;
  /** Takes an event in and answers its wakes, whosever they are, without the later looks. */
  serve(event: unknown): Promise<void>;
  /** What came together since the path was opened, or since `start`. */
  figures(): Figures;
  start(): void;
}

/** Opens the path of a world's invoices with new containers. */
export function openPath({ world, requests }: Measurable): MeteredPath {
  const { metered, documents } = metering(world.world.documents, shapesOf(tables));
  let [messages, logBytes] = [0, 0];
  const print = (line: string) => {
    logBytes += Buffer.byteLength(line);
  };
  const metrics = new EmbeddedMetrics((line) => print(`${line}\n`));
  const worker = world.standingOn(documents, {
    metrics,
    log: openLog(),
    publish: world.world.publish,
    wake: async (...asked) => {
      messages++;
      await world.world.wake(...asked);
    },
  });
  const intake = { ...world.intake, ...worker, noteSeen: seenKeeper(worker.table) };

  /** One run of a function: what it prints is counted, and what it noted is printed when it is over. */
  const run = (work: () => Promise<void>) =>
    hearing(print, async () => {
      logInvocation({ awsRequestId: REQUEST_ID, getRemainingTimeInMillis: () => 0 });
      await work();
      metrics.flush(world.clock.now());
    });

  const told = () => world.told.length;
  const calls = () => requests.all().filter(({ endpoint }) => !endpoint.startsWith('oauth')).length;
  let before = { told: told(), calls: calls() };

  const take = (event: unknown) => {
    messages++;
    return run(() => takeIn(JSON.stringify(event), intake));
  };
  const answer = () => run(() => world.answer(worker));

  return {
    async serve(event) {
      await take(event);
      await answer();
    },
    async carry(...events) {
      for (const event of events) await take(event);
      for (;;) {
        await answer();
        const { wakeAt } = (await world.integrations.get(world.key)) ?? { wakeAt: null };
        if (wakeAt === null) return;
        world.clock.advance(Math.max(0, wakeAt - world.clock.now()));
        await worker.wake(world.key);
      }
    },
    start() {
      metered.length = 0;
      [messages, logBytes] = [0, 0];
      before = { told: told(), calls: calls() };
    },
    figures() {
      const { requests: tableRequests, writeUnits, readUnits, keptBytes, expiringBytes } = billOf(metered);
      return {
        calls: calls() - before.calls,
        tableRequests,
        writeUnits,
        readUnits,
        queueRequests: messages * REQUESTS_A_MESSAGE,
        events: told() - before.told,
        logBytes,
        keptBytes,
        expiringBytes,
      };
    },
  };
}

/** Has `hear` get what is printed meanwhile, in place of the terminal. */
async function hearing(hear: (text: string) => void, work: () => Promise<void>): Promise<void> {
  const { stdout } = process;
  const { write } = stdout;
  stdout.write = (text: string | Uint8Array) => {
    hear(String(text));
    return true;
  };
  try {
    await work();
  } finally {
    stdout.write = write;
  }
}
