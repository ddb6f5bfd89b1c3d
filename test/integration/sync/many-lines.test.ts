import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { createHandler as ringDue } from '../../../functions/ring-due/handler.ts';
import { createHandler as lookAfter } from '../../../functions/token-refresh/handler.ts';
import { createGuard } from '../../../infra/local/aws/guard.ts';
import { startSqs } from '../../../infra/local/aws/sqs.ts';
import { EmbeddedMetrics } from '../../../shared/runtime/logging/metrics.ts';
import { keyOf, lineName, shardOf } from '../../../shared/store/keys.ts';
import { type SendWakes, WAKES_AT_MOST, wakesSender } from '../../../shared/store/queues/wake-queue.ts';
import { VERSIONS } from '../../../shared/sync/ledger/versions.ts';
import { atScale } from '../../tier.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { HOUR_MS, MINUTE_MS } from './fixtures.ts';

const LINES = atScale(1_000, 5_000);
const INTEGRATIONS = atScale(400, 2_000);
const TableName = 'ledger';

const lineOf = (n: number) => ({ tenant: `t-${n}`, integration: 'exact' });

/** Puts an integration for each number, by the dozen; `more` is what each has beside its name. */
async function putMany({ world }: TestWorld, count: number, more: (n: number) => object): Promise<void> {
  const put = async (n: number) => {
    const { tenant, integration: id } = lineOf(n);
    const item = {
      v: VERSIONS.integration.newest,
      tenant,
      id,
      provider: 'exact',
      host: 'start.exactonline.nl',
      generation: 0,
    };
    const Item = { ...keyOf.integration(lineOf(n)), line: lineName(lineOf(n)), ...item, ...more(n) };
    await world.documents.send(new PutCommand({ TableName, Item }));
  };
  for (let from = 0; from < count; from += 50)
    await Promise.all(Array.from({ length: Math.min(50, count - from) }, (_, n) => put(from + n)));
}

const isDue = (at: number) => (n: number) => ({ state: 'active', wakeAt: at, wakeShard: shardOf(lineOf(n)) });

/** One run of the function that wakes what is due. */
const ring = (
  world: TestWorld,
  wakeAll: SendWakes,
  timeLeftMs = () => 50_000,
  metrics = new EmbeddedMetrics(() => undefined),
) => ringDue({ ...world.world, wakeAll, metrics })({}, { timeLeftMs });

test(`one run wakes ${LINES} integrations, each once, by the queue itself`, async ({ annotate }) => {
  await using world = await testWorld();
  await putMany(world, LINES, isDue(world.clock.now()));
  const { url, close } = await startSqs(createGuard());
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const sqs = new SQSClient({ endpoint: url, region: 'eu-west-1', credentials });
  const Attributes = { FifoQueue: 'true' };
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'wakes.fifo', Attributes }));

  const [cpu, startedAtMs] = [process.cpuUsage(), performance.now()];
  await ring(world, wakesSender(sqs, QueueUrl, world.world.outside.id));
  const { user, system } = process.cpuUsage(cpu);
  annotate(
    `${Math.round(performance.now() - startedAtMs)} ms; ${((user + system) / 1000 / LINES).toFixed(2)} ms of CPU a line, table and queue included`,
  );

  const woken = new Set<string>();
  for (let tries = 0; woken.size < LINES && tries < LINES; tries++) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    for (const { Body = '' } of Messages) {
      expect(woken).not.toContain(Body);
      woken.add(Body);
    }
  }
  expect(woken.size).toBe(LINES);
  sqs.destroy();
  await close();
}, 120_000);

test('a run that has too little time measures first, ends in time, and leaves the rest to the next', async () => {
  await using world = await testWorld();
  await putMany(world, 300, isDue(world.clock.now() - 7 * MINUTE_MS));
  const seen: string[] = [];
  const woken: string[] = [];
  const startedAtMs = world.clock.now();
  const slowly: SendWakes = async (keys) => {
    seen.push('woken');
    woken.push(...keys.map(({ tenant }) => tenant));
    world.clock.advance(2_000);
  };
  const metrics = new EmbeddedMetrics((line) => void seen.push(line));
  await ring(world, slowly, () => startedAtMs + 50_000 - world.clock.now(), metrics);
  expect(JSON.parse(seen[0] ?? '')).toHaveProperty('OldestDue');
  expect(woken.length).toBeGreaterThan(100);
  expect(woken.length).toBeLessThan(300);
  expect(world.clock.now()).toBeLessThan(startedAtMs + 50_000);
  await ring(world, async (keys) => void woken.push(...keys.map(({ tenant }) => tenant)));
  expect(new Set(woken).size).toBe(300);
});

test('the measure of many lines takes a part of the time, so that all of them are woken', async () => {
  await using world = await testWorld();
  await putMany(world, 45, isDue(world.clock.now()));
  const startedAtMs = world.clock.now();
  const slow: typeof world.world.ledger = Object.assign(Object.create(world.world.ledger), {
    soonest: async () => {
      world.clock.advance(1_000);
      return null;
    },
  });
  const woken: string[] = [];
  const wakeAll: SendWakes = async (keys) => void woken.push(...keys.map(({ tenant }) => tenant));
  const metrics = new EmbeddedMetrics(() => undefined);
  const timeLeftMs = () => startedAtMs + 50_000 - world.clock.now();
  await ringDue({ ...world.world, ledger: slow, wakeAll, metrics })({}, { timeLeftMs });
  expect(new Set(woken).size).toBe(45);
});

test('a queue that refuses some wakes, and a table that refuses one integration, stop no other', async () => {
  await using world = await testWorld();
  await putMany(world, 45, isDue(world.clock.now()));
  const woken: string[] = [];
  const { ledger } = world.world;
  const broken: typeof ledger = Object.assign(Object.create(ledger), {
    soonest: async (key: { readonly tenant: string }) => {
      if (key.tenant === 't-7') throw new Error('away');
      return ledger.soonest({ ...key, integration: 'exact' });
    },
  });
  let batches = 0;
  const wakeAll: SendWakes = async (keys) => {
    if (++batches === 2) throw new Error('away');
    woken.push(...keys.map(({ tenant }) => tenant));
  };
  const lines: string[] = [];
  const metrics = new EmbeddedMetrics((line) => void lines.push(line));
  await ringDue({ ...world.world, ledger: broken, wakeAll, metrics })({}, { timeLeftMs: () => 50_000 });
  expect(woken).toHaveLength(45 - WAKES_AT_MOST);
  metrics.flush(0);
  const faults = lines.map((line) => Number(JSON.parse(line).FaultsOfOurs ?? 0));
  expect(faults.reduce((sum, count) => sum + count)).toBe(2);
});

/** An integration whose turn it is. Its token was used lately, so that its books are not asked. */
const toCareFor = (at: number, chain: string | null, poisoned: Readonly<Record<number, object>>) => (n: number) => ({
  ...{ state: 'inactive', chain, clientId: 'c', careAt: at, careShard: shardOf(lineOf(n)) },
  ...poisoned[n],
});

test(`with a poisoned one among ${INTEGRATIONS} integrations, ${INTEGRATIONS - 1} are looked after within the hour`, async () => {
  await using world = await testWorld();
  const dueAt = world.clock.now() - HOUR_MS;
  const chain = (await world.integrations.get(world.key))?.chain ?? null;
  const poison = [{ v: VERSIONS.integration.newest + 1 }, { settingsVersion: 'none' }, { v: undefined }];
  for (const [round, poisoned] of poison.entries()) {
    if (round > 0) await putMany(world, 200, toCareFor(dueAt, chain, { 17: poisoned }));
    else await putMany(world, INTEGRATIONS, toCareFor(dueAt, chain, { 234: poisoned }));
    const noted: string[] = [];
    const metrics = new EmbeddedMetrics((line) => void noted.push(line));
    await lookAfter({ ...world.world, metrics, integrations: world.integrations })({}, { timeLeftMs: () => 600_000 });
    const left = await world.integrations.dueForCare(world.clock.now());
    expect(left).toEqual(expect.arrayContaining([lineOf(round === 0 ? 234 : 17)]));
    expect(left).toHaveLength(round === 0 ? 1 : 2); // that of the first round is still there
    metrics.flush(0);
    expect(noted.some((line) => 'FaultsOfOurs' in JSON.parse(line))).toBe(round > 0); // newer code is no fault
  }
  const { Item } = await world.world.documents.send(
    new GetCommand({ TableName, Key: { ...keyOf.integration(lineOf(3)) } }),
  );
  expect(Item?.careAt).toBeGreaterThan(world.clock.now());
}, 120_000);
