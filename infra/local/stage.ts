import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkPermissions } from './aws/deploy/check-permissions.ts';
import { makeStores } from './aws/deploy/make.ts';
import { readPlan } from './aws/deploy/read-plan.ts';
import type { Assembly } from './aws/deploy/template.ts';
import { type AwsOptions, type EmbeddedAws, startAws } from './aws/embedded.ts';
import { listen } from './aws/http/front.ts';
import { createGateway } from './aws/http/gateway.ts';
import { createIssuer } from './aws/http/token.ts';
import { environmentOf } from './aws/lambda/environment.ts';
import type { LocalLog } from './aws/lambda/output.ts';
import type { Endpoints } from './aws/surroundings.ts';
import type { Weather } from './aws/weather.ts';
import type { Census } from './census.ts';
import { createClock, type LocalClock } from './clock.ts';
import { keepClock } from './clock-file.ts';
import { type EventOut, openEventsFile } from './events-file.ts';
import { type Idle, lookAround } from './idle.ts';
import { answerLocal } from './local-routes.ts';
import { postEvents } from './post-events.ts';
import { keepSigningSecret, type LocalReceiver, posting, postingTo } from './receiver.ts';
import { synthesize } from './synth.ts';
import { wire } from './wiring.ts';

/** How a local run differs from the usual one. */
export interface LocalOptions extends Omit<AwsOptions, 'folder'> {
  /** Of the HTTP API; 0, the default, takes any that is free. */
  readonly port?: number;
  /** Where the embedded AWS keeps its data; in memory when left out. */
  readonly dataDir?: string;
  /** Where events out are posted, and what signs them; nowhere when left out or null. */
  readonly receiver?: LocalReceiver | null;
  /** Where each provider is reached, by the provider's name; one that is missing is reached where it really is. */
  readonly origins?: Readonly<Record<string, string>>;
  /** The clock of the functions, for those who share it. */
  readonly clock?: LocalClock;
  /** Hears what the functions print and what ends them. */
  readonly log?: LocalLog;
  /** Counts what the ledger still holds, for `idle`. */
  readonly census?: (now: number, stage: LocalStage) => Promise<Census>;
  /** What is deployed; the CDK app of this project, freshly synthesized, when left out. */
  readonly assembly?: Assembly;
  /** Most threads of each function. */
  readonly threads?: number;
  /** Hears each step of the start when it is done. */
  readonly onStep?: (step: string) => void;
  /** Gives up the start; whoever has a stage closes it instead. */
  readonly signal?: AbortSignal;
}

/** The whole system, running on this machine until it is closed. */
export interface LocalStage extends AsyncDisposable {
  /** Of the HTTP API, with the template's routes and `/local`. */
  readonly url: string;
  readonly endpoints: Endpoints;
  /** A client of each embedded service, closed together with the stage. */
  readonly clients: Pick<EmbeddedAws, 'dynamodb' | 'sqs' | 'secrets' | 'events'>;
  readonly clock: LocalClock;
  /** The origin at which the functions reach a provider's host. */
  originOf(provider: string, host: string): string;
  /** The names of the tables, by the ids that the template gives them. */
  readonly tables: Readonly<Record<string, string>>;
  /** The addresses of the queues, by the ids that the template gives them. */
  readonly queues: Readonly<Record<string, string>>;
  /** The environment of a function, by the name of its folder. */
  environmentOf(folder: string): Readonly<Record<string, string>>;
  /** Puts envelopes on the bus; throws a `LocalProblem` that names what the bus refused. */
  postEvents(envelopes: readonly unknown[]): Promise<void>;
  /** Every event that we sent so far, oldest first; those of earlier runs with the same data too. */
  eventsOut(): readonly EventOut[];
  idle(): Promise<Idle>;
  /** True when every thread is at rest or waits for the clock: time alone can go on. */
  atStandstill(): boolean;
  /** Sets the clock ahead, and answers what it shows then; what is due runs, what sleeps wakes. */
  advance(seconds: number): number;
  /** Lets the next requests to the tables meet this weather. */
  bringWeather(weather: Weather, times: number): void;
  /** Runs a scheduled function now; false when there is none of that name. */
  schedule(name: string): Promise<boolean>;
  /** Calls a function by the name of its folder, as Lambda would, and gives its answer. */
  invoke(folder: string, event: unknown): Promise<unknown>;
  /** Kills every thread of a function in the middle of its work, and says how many calls that cut short. */
  killWorkers(folder: string): Promise<number>;
  /** A bearer token for the admin API as this tenant, good for an hour of real time and for everything unless said otherwise. */
  token(tenant: string, goodSeconds?: number, scope?: string): string;
  close(): Promise<void>;
}

/** Enough threads to see calls overlap, on a machine with a few cores. */
const THREADS = 8;

const awsOptions = ({ dataDir, guarded, busPort, queuePort, onAsk }: LocalOptions): AwsOptions => ({
  ...(dataDir !== undefined && { folder: dataDir }),
  ...(guarded !== undefined && { guarded }),
  ...(busPort !== undefined && { busPort }),
  ...(queuePort !== undefined && { queuePort }),
  ...(onAsk !== undefined && { onAsk }),
});

const nothingElse = async (): Promise<Census> => ({ dueNow: 0, waiting: 0, uncertain: 0, nextDueAt: null });

/** Deploys the template onto the embedded AWS and runs it. What fails on the way leaves nothing behind. */
export async function startLocal(options: LocalOptions = {}): Promise<LocalStage> {
  const { clock = createClock(), log = () => undefined, onStep = () => undefined, census = nothingElse } = options;
  await using started = new AsyncDisposableStack();

  // The port first, and at once: whoever finds it taken should not have to wait for the rest.
  const front = started.adopt(await listen(options.port ?? 0), (it) => it.close());
  if (options.dataDir !== undefined) {
    mkdirSync(options.dataDir, { recursive: true, mode: 0o700 }); // tokens and secrets will be in it
    started.defer(keepClock(clock, join(options.dataDir, 'clock')));
  }
  const synthesizing =
    options.assembly ?? synthesize(options.signal, options.receiver ? posting : {}).then((it) => started.use(it));
  const starting = startAws(clock.now, awsOptions(options)).then((it) => started.use(it));
  starting.then(
    () => onStep('tables, queues, secrets and a bus'),
    () => undefined,
  );
  await Promise.allSettled([synthesizing, starting]);
  const [aws, assembly] = await Promise.all([starting, synthesizing]);
  options.signal?.throwIfAborted();
  onStep('the stack, synthesized');

  const described = readPlan(assembly, { sqs: aws.endpoints.sqs, api: front.url });
  const plan = options.receiver ? postingTo(described, options.receiver.url) : described;
  checkPermissions(plan);
  await makeStores(plan, aws);
  if (options.receiver) await keepSigningSecret(options.receiver.secret, aws.secrets);
  onStep(`deployed: ${plan.functions.map(({ folder }) => folder).join(', ')}`);

  const out = openEventsFile(options.dataDir && join(options.dataDir, 'events-out.jsonl'));
  aws.bus.onEvent(({ source, 'detail-type': type, detail, time, id }) => {
    if (source === 'ireserve.accounting') out.add({ source, 'detail-type': type, detail, time, id });
  });
  const { origins = {}, threads = THREADS } = options;
  const wiring = started.adopt(wire(plan, { aws, clock, origins, log, threads }), (it) => it.stop());
  const issuer = createIssuer(plan.authorizers[0]);
  const gateway = createGateway({ plan, issuer, now: clock.now, functionOf: wiring.functionOf });

  const stage: LocalStage = {
    url: front.url,
    endpoints: aws.endpoints,
    clients: aws,
    clock,
    originOf: (provider, host) => origins[provider] ?? `https://${host}`,
    tables: Object.fromEntries(plan.tables.map(({ logicalId, create }) => [logicalId, create.TableName])),
    queues: Object.fromEntries(plan.queues.map(({ logicalId, url }) => [logicalId, url])),
    environmentOf: (folder) => environmentOf(wiring.functionOf(folder).plan, aws.endpoints),
    postEvents: (envelopes) => postEvents(aws.events, plan.buses.at(-1) ?? 'default', envelopes),
    eventsOut: out.all,
    idle: () => lookAround({ ...wiring, sqs: aws.sqs, census: () => census(clock.now(), stage) }),
    atStandstill: () =>
      wiring.functions.every(
        ({ running, asleep, atMost }) => running === asleep || (asleep === atMost && running > asleep),
      ),
    advance(seconds) {
      clock.advance(seconds * 1000);
      return clock.now();
    },
    bringWeather: aws.sky.bring,
    schedule: async (name) => {
      const turn = wiring.runScheduled(name);
      await turn;
      return turn !== undefined;
    },
    invoke: (folder, event) => wiring.functionOf(folder).invoke(event),
    killWorkers: (folder) => wiring.functionOf(folder).kill(),
    token: issuer.token,
    close: () => running.disposeAsync(),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
  front.open((request, response, url) =>
    url.pathname.startsWith('/local/') ? answerLocal(stage, request, response, url) : gateway(request, response, url),
  );
  started.defer(() => front.open(undefined));
  const running = started.move();
  return stage;
}
