import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { ConsentWorld } from '../functions/oauth-callback/consent-run.ts';
import { createHandler as callback } from '../functions/oauth-callback/handler.ts';
import type { ConnectionCheckWorld } from '../functions/token-refresh/connection-check-run.ts';
import { demoTenant } from '../infra/local/demo/samples/demo-tenant.ts';
import type { EventOutDetail, EventOutType, OutboxEvent } from '../shared/domain/events-out.ts';
import { Mappings } from '../shared/domain/settings.ts';
import { beginConsent } from '../shared/oauth/begin-consent.ts';
import type { ExactDetails } from '../shared/providers/exact/settings.ts';
import { providerOf } from '../shared/providers/index.ts';
import type { MoneybirdDetails } from '../shared/providers/moneybird/settings.ts';
import { openRun } from '../shared/runtime/worker-run.ts';
import {
  buildConsents,
  buildGround,
  buildWorkerWorld,
  type Ground,
  type WorkerWorld,
} from '../shared/runtime/world.ts';
import { keepCatalogue } from '../shared/store/catalogue.ts';
import { dynamoClientIds } from '../shared/store/client-ids.ts';
import { DynamoIntegrations } from '../shared/store/integrations.ts';
import { seenKeeper } from '../shared/store/seen-catalogue.ts';
import { drain } from '../shared/sync/drain.ts';
import { takeIn } from '../shared/sync/intake/intake.ts';
import type { IntakePorts } from '../shared/sync/intake/intake-ports.ts';
import type { Entry, EntryKey, IntegrationKey } from '../shared/sync/ledger/entry.ts';
import { Integration } from '../shared/sync/ledger/integration.ts';
import type { WakeHint } from '../shared/sync/ledger/ledger.ts';
import { WORKER_TIMEOUT_MS } from '../shared/sync/ledger/timing.ts';
import { VERSIONS } from '../shared/sync/ledger/versions.ts';
import {
  type Exact,
  type Books as ExactBooks,
  type ExactOptions,
  demoApp as exactApp,
  startExact,
} from './simulators/exact/index.ts';
import {
  type Moneybird,
  type Books as MoneybirdBooks,
  type MoneybirdOptions,
  demoApp as moneybirdApp,
  startMoneybird,
} from './simulators/moneybird/index.ts';
import { openTables, type Tables } from './tables.ts';

/** A day on which nothing special happens. */
const START_MS = Date.parse('2026-11-20T09:00:00Z');

/** What a worker stands on, and what the hourly care needs beside that; secrets are nowhere here. */
interface TestedWorld extends WorkerWorld, Pick<ConnectionCheckWorld, 'clientIds' | 'deleteSecret'> {}

/** Everything that a test turns: the clock, the bus, and what each run of the worker stands on. */
export interface AnyWorld extends AsyncDisposable {
  readonly clock: { now(): number; advance(ms: number): void };
  /** What was put on the bus, in order. */
  readonly told: OutboxEvent[];
  /** What was buried as a dead letter. */
  readonly buried: string[];
  /** Every log line, as JSON text. */
  readonly logged: string[];
  readonly key: IntegrationKey;
  readonly integrations: DynamoIntegrations;
  /** Where its DynamoDB answers. */
  readonly databaseUrl: string;
  readonly world: TestedWorld;
  readonly intake: IntakePorts;
  /** The same world on other documents: what one run of a function stands on, when a test stands in between. */
  standingOn(documents: DynamoDBDocumentClient, over?: Partial<WorkerWorld>): TestedWorld;
  /** Takes events in, as the intake function does; the rings wait. */
  take(...events: readonly unknown[]): Promise<void>;
  /** Answers the rings that wait, until none is left. `over` changes what this run of the worker stands on. */
  answer(over?: Partial<WorkerWorld>): Promise<void>;
  /** `take`, then `answer`. */
  push(...events: readonly unknown[]): Promise<void>;
  /** Moves the clock to each next moment at which something is due, until nothing is, or until `untilMs`. */
  settle(): Promise<void>;
  entry(kind: EntryKey['kind'], id: string): Promise<Entry | null>;
  change(changes: Partial<Integration>): Promise<void>;
  toldOf<T extends EventOutType>(type: T): EventOutDetail<T>[];
}

/** A world whose books are Exact's. */
export interface TestWorld extends AnyWorld {
  readonly exact: Exact;
  readonly books: ExactBooks;
}

/** A world whose books are Moneybird's. */
export interface MoneybirdWorld extends AnyWorld {
  readonly moneybird: Moneybird;
  readonly books: MoneybirdBooks;
}

interface AnyOptions {
  readonly mappings?: v.InferInput<typeof Mappings>;
  readonly state?: Integration['state'];
  /** Opens the tables that it stands on; an embedded DynamoDB's by default. */
  readonly tables?: OpenTables;
}

export interface TestWorldOptions extends AnyOptions {
  readonly exact?: ExactOptions;
  readonly details?: v.InferInput<typeof ExactDetails>;
}

export interface MoneybirdWorldOptions extends AnyOptions {
  readonly moneybird?: MoneybirdOptions;
  readonly details?: v.InferInput<typeof MoneybirdDetails>;
}

/** One tenant with one Exact administration, connected by a real consent, on an embedded DynamoDB and a virtual clock. */
export async function testWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  const clock = virtualClock();
  const exact = await startExact({ now: clock.now, seed: 1, ...options.exact });
  const world = await openWorld(clock, exact, {
    provider: 'exact',
    host: 'start.exactonline.nl',
    app: exactApp,
    state: options.state ?? 'active',
    details: { ...demoTenant.details, finaliseInvoice: false, ...options.details },
    mappings: { ...demoTenant.mappings, ...options.mappings },
    tables: options.tables,
  });
  return { ...world, exact, books: exact.books };
}

/** The same with a Moneybird administration, which takes external sales invoices unless said otherwise. */
export async function moneybirdWorld(options: MoneybirdWorldOptions = {}): Promise<MoneybirdWorld> {
  const clock = virtualClock();
  const moneybird = await startMoneybird({ now: clock.now, seed: 1, ...options.moneybird });
  const { books } = moneybird;
  const world = await openWorld(clock, moneybird, {
    provider: 'moneybird',
    host: 'moneybird.com',
    app: moneybirdApp,
    state: options.state ?? 'active',
    details: { externalInvoice: true, ...options.details },
    mappings: {
      vat: {
        'btw-laag': books.taxRate('9% btw').id,
        'btw-hoog': books.taxRate('21% btw').id,
        'btw-nul': books.taxRate('0% btw').id,
        'geen-btw': books.taxRate('Geen btw').id,
      },
      ...options.mappings,
    },
    tables: options.tables,
  });
  return { ...world, moneybird, books };
}

/** How an integration is set up. */
interface SetUp extends Unconnected {
  readonly host: string;
  readonly state: Integration['state'];
  readonly details: Integration['details'];
  readonly mappings: v.InferInput<typeof Mappings>;
  readonly tables: OpenTables | undefined;
}

type OpenTables = (now: () => number) => Promise<Tables>;

type Books = AsyncDisposable & { readonly origin: string };

/** An integration that somebody has yet to make: of which provider, and with which app. */
interface Unconnected {
  readonly provider: string;
  readonly app: { readonly clientId: string; readonly clientSecret: string };
}

/** A tenant with one integration to these books. */
async function openWorld(clock: ReturnType<typeof virtualClock>, books: Books, setUp: SetUp): Promise<AnyWorld> {
  const world = await unconnectedWorld(clock, books, setUp, setUp.tables);
  await connect(world.key, world.world, world.integrations, setUp);
  return world;
}

/** A tenant who has no integration yet, beside these books. */
export async function unconnectedWorld(
  clock: ReturnType<typeof virtualClock>,
  books: Books,
  setUp: Unconnected,
  tables: OpenTables = openTables,
): Promise<AnyWorld> {
  const stack = new AsyncDisposableStack();
  stack.use(books);
  const { documents, url: databaseUrl } = stack.use(await tables(clock.now));

  const told: OutboxEvent[] = [];
  const wakes: { key: IntegrationKey; hint: WakeHint | null }[] = [];
  const [buried, logged]: [string[], string[]] = [[], []];
  const ground = buildTestGround(documents, clock, books.origin, logged);
  const integrations = new DynamoIntegrations(ground.table, clock.now);
  const standingOn = (on: DynamoDBDocumentClient, over: Partial<WorkerWorld> = {}): TestedWorld => {
    const worker = buildWorkerWorld(buildTestGround(on, clock, books.origin, logged), {
      publish: async (facts) => void told.push(...facts),
      wake: async (key, hint) => void wakes.push({ key, hint: hint ?? null }),
      secret: async () => setUp.app.clientSecret,
      ...over,
    });
    return { ...worker, clientIds: dynamoClientIds(worker.table), deleteSecret: async () => undefined };
  };
  const world = standingOn(documents);
  const key: IntegrationKey = { tenant: demoTenant.tenant, integration: setUp.provider };

  const intake: IntakePorts = {
    ...world,
    deadLetter: async (body) => void buried.push(body),
    noteSeen: seenKeeper(world.table),
    keepCatalogue: (event) => keepCatalogue(event, world.table),
  };

  async function answer(over: Partial<WorkerWorld> = {}): Promise<void> {
    for (let wake = wakes.shift(); wake; wake = wakes.shift()) {
      const startedAtMs = clock.now();
      const timeLeftMs = () => WORKER_TIMEOUT_MS - (clock.now() - startedAtMs);
      await using run = openRun({ ...world, ...over }, { timeLeftMs });
      await drain(wake.key, wake.hint, run);
    }
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 400; turn++) {
      await answer();
      const { wakeAt } = (await integrations.get(key)) ?? { wakeAt: null };
      if (wakeAt === null) return;
      clock.advance(Math.max(0, wakeAt - clock.now()));
      for (const { key } of await integrations.due(clock.now())) wakes.push({ key, hint: null });
    }
    throw new Error('it does not come to rest');
  }

  const take = async (...events: readonly unknown[]) => {
    for (const event of events) await takeIn(typeof event === 'string' ? event : JSON.stringify(event), intake);
  };

  return {
    clock,
    told,
    buried,
    logged,
    key: key,
    integrations,
    databaseUrl,
    world,
    intake,
    standingOn,
    take,
    answer,
    settle,
    push: async (...events) => {
      await take(...events);
      await answer();
    },
    entry: (kind, id) => world.ledger.read({ ...key, kind, id }),
    change: (changes) => integrations.change(key, changes),
    toldOf: <T extends EventOutType>(type: T) =>
      told.filter((fact) => fact.type === type).map(({ detail }) => detail as EventOutDetail<T>),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** A clock that only tests move, with ids and secrets that are the same each time. */
export function virtualClock() {
  let nowMs = START_MS;
  let ids = 0;
  return {
    now: () => nowMs,
    advance: (ms: number) => {
      nowMs += ms;
    },
    sleep: async (ms: number) => {
      nowMs += ms;
    },
    id: () => `id-${String(++ids).padStart(6, '0')}`,
    secret: () => `secret-${++ids}`,
    random: () => 0.5,
  };
}

function buildTestGround(
  documents: DynamoDBDocumentClient,
  clock: ReturnType<typeof virtualClock>,
  origin: string,
  logged: string[],
): Ground {
  const write = (message: string, fields: object = {}) => void logged.push(JSON.stringify({ message, ...fields }));
  return buildGround(
    {
      TABLE_NAME: 'ledger',
      TOKEN_TABLE_NAME: 'tokens',
      WEBHOOK_TABLE_NAME: 'webhooks',
      EVENT_BUS_NAME: 'bus',
      WORK_QUEUE_URL: 'http://127.0.0.1/q',
    },
    {
      documents,
      outside: { ...clock, othersNow: clock.now, originOf: () => origin },
      clock,
      log: { info: write, warn: write, error: write },
    },
  );
}

/** Makes the integration and gives consent as a person would: to the provider's page, and back to our callback. */
async function connect(key: IntegrationKey, world: WorkerWorld, integrations: DynamoIntegrations, setUp: SetUp) {
  const integration = v.parse(Integration, {
    v: VERSIONS.integration.newest,
    tenant: key.tenant,
    id: key.integration,
    provider: setUp.provider,
    state: 'new',
    entriesIndexed: true,
    host: setUp.host,
    clientId: setUp.app.clientId,
    secretName: 'demo',
  });
  await integrations.make(integration);
  const standing = consentWorld(world, integrations);
  const ports = { ...standing, provider: providerOf, originOf: world.outside.originOf };
  const made = (await integrations.get(key)) ?? integration;
  const address = await beginConsent(made, 'http://127.0.0.1:4000/oauth/callback', ports);
  const back = (await fetch(address, { redirect: 'manual' })).headers.get('location') ?? '';
  const answer = await callback(standing)(
    {
      rawPath: '/oauth/callback',
      rawQueryString: new URL(back).search.slice(1),
      headers: {},
      requestContext: { domainName: '127.0.0.1:4000' },
    },
    { timeLeftMs: () => 30_000 },
  );
  if (answer.statusCode !== 200) throw new Error(`the consent was not completed: ${answer.body}`);
  await integrations.change(key, {
    state: setUp.state,
    details: setUp.details,
    mappings: v.parse(Mappings, setUp.mappings),
    outbox: [],
  });
  await integrations.requeued(key, (await integrations.get(key))?.settingsVersion ?? 1);
  const connected = await integrations.get(key);
  if (connected) await integrations.rest(connected, { wakeAt: null, isSeen: true, isIdle: true });
}

/** Connects a world whose integration was disconnected, as it was at first. */
export async function connectAnew(world: TestWorld | MoneybirdWorld): Promise<void> {
  const before = await world.integrations.get(world.key);
  const { details, mappings, redirectUrl } = before ?? { details: {}, mappings: {}, redirectUrl: null };
  const there =
    'exact' in world
      ? { provider: 'exact', host: 'start.exactonline.nl', app: exactApp }
      : { provider: 'moneybird', host: 'moneybird.com', app: moneybirdApp };
  const setUp = { ...there, state: 'active' as const, tables: undefined };
  await connect(world.key, world.world, world.integrations, { ...setUp, details, mappings });
  await world.integrations.change(world.key, { redirectUrl });
}

/** What the callback stands on, as its handler builds it. */
export const consentWorld = (world: WorkerWorld, integrations: DynamoIntegrations): ConsentWorld => ({
  ...world,
  integrations,
  ...buildConsents(world),
});

/** The envelope of SQS around bodies, for tests of the handlers. */
export const sqsEvent = (...bodies: readonly string[]) => ({
  Records: bodies.map((body, index) => ({ messageId: String(index), body })),
});
