import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { providers } from '../../shared/providers/index.ts';
import { asksForHelp, helpOf } from '../command-line.ts';
import { printAddresses } from './addresses.ts';
import { booksFile } from './books-file.ts';
import { census } from './census.ts';
import { createClock } from './clock.ts';
import { lockDataDir } from './data-lock.ts';
import { adminApi } from './demo/demo-api.ts';
import { type LocalBooks, localBooks, localIds } from './demo/local-books.ts';
import { demoTenant, moneybirdTenant } from './demo/samples/demo-tenant.ts';
import { localRun, type RunOptions, readOptions } from './options.ts';
import { tellLines, tellSteps } from './progress.ts';
import { type LocalStage, startLocal } from './stage.ts';

/** `npm start`: the whole system on this machine, with a simulator of each provider for which no other is named. */
async function run(options: RunOptions, stop: AbortSignal): Promise<boolean> {
  const step = tellSteps(console.log);
  const clock = createClock();
  await using running = new AsyncDisposableStack();
  if (options.dataDir !== undefined) running.use(lockDataDir(options.dataDir));

  const opened: Opened[] = [];
  for (const id of localIds) {
    const file = options.dataDir === undefined ? null : booksFile(options.dataDir, id);
    const books = running.use(await localBooks[id](options.origins.get(id), clock.now, file));
    opened.push({ title: providers[id].title, books });
    step(`${providers[id].title}${books.isSimulated ? ', simulated,' : ''} at ${books.origin}`);
    if (books.isSimulated) console.log(`  client id ${books.app.clientId}, client secret ${books.app.clientSecret}`);
  }
  const origins = Object.fromEntries(localIds.map((id, index) => [id, opened[index]?.books.origin ?? '']));

  const stage = running.use(
    await startLocal({
      ...{ port: options.port, busPort: options.busPort, queuePort: options.queuePort },
      ...{ clock, origins, signal: stop, onStep: step, census: countLedger, receiver: options.receiver },
      log: tellLines(console.error, options.verbose),
      ...(options.dataDir !== undefined && { dataDir: options.dataDir }),
    }),
  );
  printAddresses(stage, console.log);
  if (options.receiver) {
    console.log(`  events out are posted to ${options.receiver.url}, signed with ${options.receiver.secret}`);
  }
  step(`ready: the API is at ${stage.url}`); // the first line with this word carries the address: others wait for it

  const right = options.empty || (await demonstrate(stage, opened, origins));
  if (options.once) return right;
  for (const [tenant, title] of demoTenants)
    console.log(`the console of ${tenant} (${title}), by a link that works once: ${await consoleLink(stage, tenant)}`);
  console.log('Ctrl-C stops it.');
  await asked(stop);
  return true;
}

/** The tenants of the demo, each with what it keeps its books in. */
const demoTenants = [
  [demoTenant.tenant, providers.exact.title],
  [moneybirdTenant.tenant, providers.moneybird.title],
] as const;

/** A launch link for a demo tenant; `npm start` again, or `POST /console-links`, gives another. */
async function consoleLink(stage: LocalStage, tenant: string): Promise<string> {
  const link = await adminApi(stage, tenant)('POST /console-links');
  return v.parse(v.object({ url: v.string() }), link).url;
}

interface Opened {
  readonly title: string;
  readonly books: LocalBooks;
}

/** Fills the demo tenants and pushes the samples; true when each stands where it belongs. */
async function demonstrate(stage: LocalStage, opened: readonly Opened[], origins: Readonly<Record<string, string>>) {
  const print = console.log;
  // Books that are not ours may wait for a person, so those come last.
  const inOrder = opened.toSorted((one, other) => Number(other.books.isSimulated) - Number(one.books.isSimulated));
  const right: boolean[] = [];
  for (const { title, books } of inOrder) {
    const isRight = books.demonstrate(stage, { origins, print }).catch((cause: unknown) => {
      print(`✗ ${title}: ${cause instanceof Error ? cause.message : cause}`);
      return false;
    });
    right.push(await isRight);
  }
  return right.every(Boolean);
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
if (asksForHelp(process.argv.slice(2))) {
  console.log(helpOf(localRun));
  process.exit();
}
try {
  process.exitCode = (await run(readOptions(process.argv.slice(2), process.env), stop)) ? 0 : 1;
} catch (cause) {
  if (!stop.aborted) console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = stop.aborted ? 0 : 1;
}
