import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { createHandler as adminApi } from '../../../../functions/admin-api/handler.ts';
import { createHandler as booksPush } from '../../../../functions/books-push/handler.ts';
import { createHandler as contactsWebhook } from '../../../../functions/contacts-webhook/handler.ts';
import { createHandler as invoiceIntake } from '../../../../functions/invoice-intake/handler.ts';
import { createHandler as oauthCallback } from '../../../../functions/oauth-callback/handler.ts';
import { createHandler as ringDue } from '../../../../functions/ring-due/handler.ts';
import { createHandler as tokenRefresh } from '../../../../functions/token-refresh/handler.ts';
import type { HttpAnswer, HttpEvent } from '../../../../shared/runtime/http-api.ts';
import type { SqsAnswer, SqsEvent } from '../../../../shared/runtime/sqs.ts';
import {
  buildConsents,
  buildHooks,
  buildLedger,
  buildProviderAccess,
  buildWorkerWorld,
  type Ground,
} from '../../../../shared/runtime/world.ts';
import { busPublisher } from '../../../../shared/store/bus.ts';
import { keepCatalogue } from '../../../../shared/store/catalogue.ts';
import { dynamoClientIds } from '../../../../shared/store/client-ids.ts';
import { DynamoIntegrations } from '../../../../shared/store/integrations.ts';
import { eventSender } from '../../../../shared/store/queues/intake-queue.ts';
import { wakesSender } from '../../../../shared/store/queues/wake-queue.ts';
import { secretKeeper, secretReader, secretRemover } from '../../../../shared/store/secrets.ts';
import { seenKeeper } from '../../../../shared/store/seen-catalogue.ts';
import { WAKE_HIDDEN_MS, WORKER_TIMEOUT_MS } from '../../../../shared/sync/ledger/timing.ts';
import { exchangeOf, type Station, type Watch } from '../books/line.ts';
import type { ModelTable } from '../dynamodb/table.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Process } from '../kernel/process.ts';
import type { Weather } from '../kernel/weather.ts';
import type { Plan } from '../swarm.ts';
import { type BusEntry, busOf, secretsOf, sqsOf } from './clients.ts';
import { groundOf, QUEUES } from './ground.ts';
import { type Handler, LambdaFunction, type Room } from './lambda.ts';
import { Queue } from './queue.ts';

/** What the functions meet outside. */
export interface Surroundings {
  readonly kernel: Kernel;
  readonly weather: Weather;
  readonly plan: Plan;
  readonly tables: ReadonlyMap<string, ModelTable>;
  readonly stations: readonly Station[];
  readonly watch: Watch;
  readonly secrets: Map<string, string>;
  readonly told: (entry: BusEntry) => void;
  readonly printed: (line: string) => void;
  readonly thrown: (error: unknown) => void;
  /** How many containers run at a time; as many as each function may have when left out. */
  readonly room?: Room;
}

const SECOND_MS = 1_000;

/** The stage: every function of the stack with its time-out, its concurrency and what calls it. */
export function openStage(world: Surroundings) {
  const { kernel, weather, plan, tables, stations, watch, secrets } = world;
  const skewMs = () => kernel.between('skew', -plan.skewMs, plan.skewMs);
  const buried: string[] = [];

  /** A function whose containers are made by `build` from the ground; metrics are printed as each invocation ends. */
  function deploy<E, R>(
    name: string,
    timeoutMs: number,
    atOnce: number,
    build: (ground: Ground, process: Process) => Handler<E, R>,
    tenantOf?: (event: E) => string | null,
  ): LambdaFunction<E, R> {
    const start = (process: Process): Handler<E, R> => {
      const ground = groundOf(process, tables, plan, world.printed);
      const handle = build(ground, process);
      return async (event, time) => {
        try {
          return await handle(event, time);
        } finally {
          ground.metrics.flush(ground.clock.now());
        }
      };
    };
    const more = { room: world.room, takesAny: plan.takesAny ?? false, ...(tenantOf && { tenantOf }) };
    const deployed = { name, timeoutMs, atOnce, start, onThrown: world.thrown, ...more };
    return new LambdaFunction(kernel, weather, skewMs, deployed);
  }

  const queues: Partial<Record<string, Queue>> = {};
  const put = (url: string, body: string, group: string | null) => {
    if (url === QUEUES.buried) buried.push(body);
    else queues[url]?.send(body, group);
  };
  const sqs = (process: Process) => sqsOf(process, put);
  const secretsFor = (process: Process) => secretsOf(process, secrets);
  const openExchange = (process: Process) => () => exchangeOf(process, stations, watch);
  const access = (ground: Ground, process: Process, keptMs?: number) => ({
    ...buildProviderAccess(ground, secretReader(secretsFor(process), ground.clock.now, keptMs)),
    openExchange: openExchange(process),
  });
  const workerWorld = (ground: Ground, process: Process) => {
    const { secret } = access(ground, process);
    const publish = busPublisher(busOf(process, world.told), 'bus');
    return buildWorkerWorld(ground, { sqs: sqs(process), publish, secret, openExchange: openExchange(process) });
  };

  const intake = deploy<SqsEvent, SqsAnswer>('invoice-intake', 30 * SECOND_MS, 20, (ground, process) => {
    const client = sqs(process);
    return invoiceIntake({
      ...ground,
      ...buildLedger(ground, client),
      deadLetter: async (MessageBody) =>
        void (await client.send(new SendMessageCommand({ QueueUrl: QUEUES.buried, MessageBody }))),
      noteSeen: seenKeeper(ground.table),
      keepCatalogue: (event) => keepCatalogue(event, ground.table),
    });
  });
  const worker = deploy<SqsEvent, SqsAnswer>(
    'books-push',
    WORKER_TIMEOUT_MS,
    200,
    (ground, process) => booksPush(workerWorld(ground, process)),
    ({ Records: [first] }) => (first ? String((JSON.parse(first.body) as { tenant: unknown }).tenant) : null),
  );
  const minute = deploy<unknown, void>('ring-due', 80 * SECOND_MS, 2, (ground, process) => {
    const client = sqs(process);
    const wakeAll = wakesSender(client, QUEUES.work, ground.clock.id);
    return ringDue({ ...ground, ...buildLedger(ground, client), wakeAll });
  });
  const hour = deploy<unknown, void>('token-refresh', 600 * SECOND_MS, 1, (ground, process) =>
    tokenRefresh({
      ...ground,
      ...buildLedger(ground, sqs(process)),
      ...access(ground, process),
      clientIds: dynamoClientIds(ground.table),
      deleteSecret: secretRemover(secretsFor(process)),
    }),
  );
  const webhook = deploy<HttpEvent, HttpAnswer>('contacts-webhook', 10 * SECOND_MS, 50, (ground, process) =>
    contactsWebhook({ ...ground, ...buildLedger(ground, sqs(process)), ...buildHooks(ground) }),
  );
  const callback = deploy<HttpEvent, HttpAnswer>('oauth-callback', 30 * SECOND_MS, 50, (ground, process) =>
    oauthCallback({
      ...ground,
      ...buildLedger(ground, sqs(process)),
      ...buildConsents(ground),
      ...access(ground, process, 0),
    }),
  );
  const admin = deploy<HttpEvent, HttpAnswer>('admin-api', 30 * SECOND_MS, 50, (ground, process) =>
    adminApi({
      ...workerWorld(ground, process),
      publish: () => Promise.reject(new Error('the admin API tells nothing by itself')),
      ...buildConsents(ground),
      integrations: new DynamoIntegrations(ground.table, ground.clock.now),
      secrets: secretKeeper(secretsFor(process), 'secrets', ground.clock.id),
      sendEvents: eventSender(sqs(process), QUEUES.intake),
    }),
  );

  const intakeQueue = new Queue(kernel, weather, {
    name: QUEUES.intake,
    isFifo: false,
    visibilityMs: 180 * SECOND_MS,
    receivesAtMost: 1_000,
    batch: 10,
    worker: intake,
  });
  const workQueue = new Queue(kernel, weather, {
    name: QUEUES.work,
    isFifo: true,
    visibilityMs: WAKE_HIDDEN_MS,
    receivesAtMost: 5,
    batch: 1,
    worker,
  });
  queues[QUEUES.intake] = intakeQueue;
  queues[QUEUES.work] = workQueue;
  return { intakeQueue, workQueue, buried, minute, hour, webhook, callback, admin };
}

/** A stage under way. */
export type Stage = ReturnType<typeof openStage>;
