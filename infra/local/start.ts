import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { type Exact, startExact } from '../../test/simulators/exact/index.ts';
import { type Moneybird, startMoneybird } from '../../test/simulators/moneybird/index.ts';
import { census } from './census.ts';
import { createClock } from './clock.ts';
import { adminApi } from './demo/demo-api.ts';
import { demoTenant } from './demo/samples/demo-tenant.ts';
import { type RunOptions, readOptions } from './options.ts';
import { tellLines, tellSteps } from './progress.ts';
import { type LocalStage, startLocal } from './stage.ts';

/** `npm start`: the whole system on this machine, with a simulator of each provider for which no other is named. */
async function run(options: RunOptions, stop: AbortSignal): Promise<boolean> {
  const step = tellSteps(console.log);
  const clock = createClock();
  await using running = new AsyncDisposableStack();

  const exact = options.exactOrigin === undefined ? running.use(await startExact({ now: clock.now })) : undefined;
  const moneybird =
    options.moneybirdOrigin === undefined ? running.use(await startMoneybird({ now: clock.now })) : undefined;
  const origins = {
    exact: exact?.origin ?? options.exactOrigin ?? '',
    moneybird: moneybird?.origin ?? options.moneybirdOrigin ?? '',
  };
  step(`Exact Online${exact ? ', simulated,' : ''} at ${origins.exact}`);
  step(`Moneybird${moneybird ? ', simulated,' : ''} at ${origins.moneybird}`);

  const stage = running.use(
    await startLocal({
      ...{ port: options.port, clock, origins, signal: stop, onStep: step, census: countLedger },
      log: tellLines(console.error, options.verbose),
      ...(options.dataDir !== undefined && { dataDir: options.dataDir }),
    }),
  );
  step(`ready: the API is at ${stage.url}`); // the first line with this word carries the address: others wait for it

  const right = options.empty || (await demonstrate(stage, { exact, moneybird }, origins));
  if (options.once) return right;
  console.log(`the console, by a link that works once: ${await consoleLink(stage)}`);
  console.log('Ctrl-C stops it.');
  await asked(stop);
  return true;
}

/** A launch link for the demo tenant; `npm start` again, or `POST /console-links`, gives another. */
async function consoleLink(stage: LocalStage): Promise<string> {
  const link = await adminApi(stage, demoTenant.tenant)('POST /console-links');
  return v.parse(v.object({ url: v.string() }), link).url;
}

interface Simulators {
  readonly exact: Exact | undefined;
  readonly moneybird: Moneybird | undefined;
}

/** Fills the demo tenants and pushes the samples; true when each stands where it belongs. */
async function demonstrate(stage: LocalStage, { exact, moneybird }: Simulators, origins: Record<string, string>) {
  const { runDemo } = await import('./demo/demo.ts');
  const { runMoneybirdDemo } = await import('./demo/demo-moneybird.ts');
  const print = console.log;
  const inMoneybird = () =>
    runMoneybirdDemo(stage, { moneybird, origins, print }).catch((cause: unknown) => {
      print(`✗ Moneybird: ${cause instanceof Error ? cause.message : cause}`);
      return false;
    });
  // Another Moneybird may wait for a person, so that one comes last.
  const isThere = moneybird ? await inMoneybird() : true;
  const isRight = await runDemo(stage, { exact, origins, print });
  return (moneybird ? isThere : await inMoneybird()) && isRight;
}

/** Counts the ledger of a stage, for `/local/idle`. */
const countLedger = (nowMs: number, { clients, environmentOf }: LocalStage) =>
  census(DynamoDBDocumentClient.from(clients.dynamodb), environmentOf('ring-due').TABLE_NAME ?? '', nowMs);

const asked = (stop: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (stop.aborted) return resolve();
    stop.addEventListener('abort', () => resolve(), { once: true });
  });

/** Aborts at the first Ctrl-C or its like; the second one does not wait for anything. */
function untilStopped(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => (stop.signal.aborted ? process.exit(1) : stop.abort()));
  return stop.signal;
}

process.env.TZ = 'UTC'; // as on Lambda, also for the threads
const stop = untilStopped();
try {
  process.exitCode = (await run(readOptions(process.argv.slice(2), process.env), stop)) ? 0 : 1;
} catch (cause) {
  if (!stop.aborted) console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = stop.aborted ? 0 : 1;
}
