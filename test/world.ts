import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { createHandler as callback } from '../functions/oauth-callback/handler.ts';
import { startDynamoDb } from '../infra/local/aws/dynamodb.ts';
import { demoTenant } from '../infra/local/samples/demo-tenant.ts';
import type { EventOutDetail, EventOutType, Fact } from '../shared/domain/events-out.ts';
import { type ExactDetails, Mappings } from '../shared/domain/settings.ts';
import { beginConsent } from '../shared/oauth/consent.ts';
import type { ConsentWorld } from '../shared/runtime/consent-run.ts';
import { buildWorkerWorld, openRun, providerOf, type WorkerWorld } from '../shared/runtime/worker-world.ts';
import { buildGround, type Ground } from '../shared/runtime/world.ts';
import { keepCatalogue } from '../shared/store/catalogue.ts';
import { dynamoClientIds } from '../shared/store/client-ids.ts';
import { dynamoConsentStates } from '../shared/store/consent-states.ts';
import { DynamoIntegrations } from '../shared/store/integrations.ts';
import { drain } from '../shared/sync/drain.ts';
import type { Entry, EntryKey, Line } from '../shared/sync/entry.ts';
import { type IntakePorts, takeIn } from '../shared/sync/intake.ts';
import type { Integration } from '../shared/sync/integration.ts';
import { WORKER_TIMEOUT_MS } from '../shared/sync/timing.ts';
import { type Books, demoApp, type Exact, type ExactOptions, startExact } from './simulators/exact/index.ts';

/** A day on which nothing special happens. */
const START_MS = Date.parse('2026-11-20T09:00:00Z');

/** Everything that a test turns: the clock, the books, the bus, and what each run of the worker stands on. */
export interface TestWorld extends AsyncDisposable {
  readonly exact: Exact;
  readonly books: Books;
  readonly clock: { now(): number; advance(ms: number): void };
  /** What was put on the bus, in order. */
  readonly told: Fact[];
  /** What was buried as a dead letter. */
  readonly buried: string[];
  /** Every log line, as JSON text. */
  readonly logged: string[];
  readonly line: Line;
  readonly integrations: DynamoIntegrations;
  readonly world: WorkerWorld;
  readonly intake: IntakePorts;
  /** The same world on other documents: what one run of a function stands on, when a test stands in between. */
  standingOn(documents: DynamoDBDocumentClient, over?: Partial<WorkerWorld>): WorkerWorld;
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

export interface TestWorldOptions {
  readonly exact?: ExactOptions;
  readonly details?: v.InferInput<typeof ExactDetails>;
  readonly mappings?: v.InferInput<typeof Mappings>;
  readonly state?: Integration['state'];
}

/** One tenant with one Exact administration, connected by a real consent, on an embedded DynamoDB and a virtual clock. */
export async function testWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  const clock = virtualClock();
  const stack = new AsyncDisposableStack();
  const database = stack.adopt(await startDynamoDb(), ({ close }) => close());
  const documents = await openTables(database.url);
  const exact = stack.use(await startExact({ now: clock.now, seed: 1, ...options.exact }));

  const told: Fact[] = [];
  const rings: { line: Line; hint: Pick<EntryKey, 'kind' | 'id'> | null }[] = [];
  const [buried, logged]: [string[], string[]] = [[], []];
  const ground = buildTestGround(documents, clock, exact, logged);
  const integrations = new DynamoIntegrations(ground.table, clock.now);
  const standingOn = (on: DynamoDBDocumentClient, over: Partial<WorkerWorld> = {}): WorkerWorld =>
    buildWorkerWorld(buildTestGround(on, clock, exact, logged), {
      announce: async (facts) => void told.push(...facts),
      ring: async (line, hint) => void rings.push({ line, hint: hint ?? null }),
      secret: async () => demoApp.clientSecret,
      ...over,
    });
  const world = standingOn(documents);
  const line: Line = { tenant: demoTenant.tenant, integration: 'exact' };
  await connect(line, world, integrations, options);

  const intake: IntakePorts = {
    ...world,
    bury: async (body) => void buried.push(body),
    keepCatalogue: (event) => keepCatalogue(event, world.table),
  };

  async function answer(over: Partial<WorkerWorld> = {}): Promise<void> {
    for (let ring = rings.shift(); ring; ring = rings.shift()) {
      const startedAtMs = clock.now();
      const timeLeftMs = () => WORKER_TIMEOUT_MS - (clock.now() - startedAtMs);
      await using run = openRun({ ...world, ...over }, { timeLeftMs });
      await drain(ring.line, ring.hint, run);
    }
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 400; turn++) {
      await answer();
      const { wakeAt } = (await integrations.get(line)) ?? { wakeAt: null };
      if (wakeAt === null) return;
      clock.advance(Math.max(0, wakeAt - clock.now()));
      for (const due of await integrations.due(clock.now())) rings.push({ line: due, hint: null });
    }
    throw new Error('it does not come to rest');
  }

  const take = async (...events: readonly unknown[]) => {
    for (const event of events) await takeIn(typeof event === 'string' ? event : JSON.stringify(event), intake);
  };

  return {
    exact,
    books: exact.books,
    clock,
    told,
    buried,
    logged,
    line,
    integrations,
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
    entry: (kind, id) => world.ledger.read({ ...line, kind, id }),
    change: (changes) => integrations.change(line, changes),
    toldOf: <T extends EventOutType>(type: T) =>
      told.filter((fact) => fact.type === type).map(({ detail }) => detail as EventOutDetail<T>),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function virtualClock() {
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
  exact: Exact,
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
      outside: { ...clock, originOf: () => exact.origin },
      clock,
      log: { info: write, warn: write, error: write },
    },
  );
}

/** The tables of the stack, by hand: the end-to-end suite runs on the ones of the template. */
async function openTables(endpoint: string): Promise<DynamoDBDocumentClient> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  const number = (AttributeName: string) => ({ AttributeName, AttributeType: 'N' as const });
  const keys = (hash: string, range?: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    ...(range ? [{ AttributeName: range, KeyType: 'RANGE' as const }] : []),
  ];
  const index = (IndexName: string, hash: string, range: string) => ({
    IndexName,
    KeySchema: keys(hash, range),
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  });
  await client.send(
    new CreateTableCommand({
      TableName: 'ledger',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...['pk', 'sk', 'dueOf', 'wakeShard'].map(string), ...['dueAt', 'wakeAt'].map(number)],
      KeySchema: keys('pk', 'sk'),
      GlobalSecondaryIndexes: [index('due', 'dueOf', 'dueAt'), index('wake', 'wakeShard', 'wakeAt')],
    }),
  );
  for (const [TableName, hash] of [
    ['tokens', 'chain'],
    ['webhooks', 'key'],
  ] as const)
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [string(hash)],
        KeySchema: keys(hash),
      }),
    );
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/** Makes the integration and gives consent as a person would: to Exact's page, and back to our callback. */
async function connect(line: Line, world: WorkerWorld, integrations: DynamoIntegrations, options: TestWorldOptions) {
  const integration = v.parse((await import('../shared/sync/integration.ts')).Integration, {
    v: 1,
    tenant: line.tenant,
    id: line.integration,
    provider: 'exact',
    state: 'new',
    host: 'start.exactonline.nl',
    clientId: demoApp.clientId,
    secretName: 'demo',
  });
  await integrations.make(integration);
  const standing = consentWorld(world, integrations);
  const ports = { ...standing, provider: providerOf, originOf: world.outside.originOf };
  const address = await beginConsent(integration, 'http://127.0.0.1:4000/oauth/callback', ports);
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
  await integrations.change(line, {
    state: options.state ?? 'active',
    details: { ...demoTenant.details, finaliseInvoice: false, ...options.details },
    mappings: v.parse(Mappings, { ...demoTenant.mappings, ...options.mappings }),
    toAnnounce: [],
  });
  await integrations.healed(line, (await integrations.get(line))?.settingsVersion ?? 1);
  await integrations.rest(line, (await integrations.get(line))?.rings ?? 0, null);
}

/** What the callback stands on, as its handler builds it. */
export const consentWorld = (world: WorkerWorld, integrations: DynamoIntegrations): ConsentWorld => ({
  ...world,
  integrations,
  states: dynamoConsentStates(world.table, world.clock.now),
  clientIds: dynamoClientIds(world.table),
});

/** The envelope of SQS around bodies, for tests of the handlers. */
export const sqsEvent = (...bodies: readonly string[]) => ({
  Records: bodies.map((body, index) => ({ messageId: String(index), body })),
});
