import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { CREDENTIALS, clientOf, REGION } from '../../infra/local/aws/surroundings.ts';
import { census } from '../../infra/local/census.ts';
import { createClock } from '../../infra/local/clock.ts';
import { giveConsent, makeDemoIntegration } from '../../infra/local/demo/demo-connect.ts';
import { openDemoWorld } from '../../infra/local/demo/demo-world.ts';
import { demoTenant } from '../../infra/local/demo/samples/demo-tenant.ts';
import { manyInvoices } from '../../infra/local/demo/samples/many-invoices.ts';
import { type LocalStage, startLocal } from '../../infra/local/stage.ts';
import { everyItem } from '../../infra/operations/command.ts';
import { type Exact, startExact } from '../simulators/exact/index.ts';

const events = manyInvoices({ tenants: 1, perTenant: 6, seed: 7 });
const [tenant = ''] = events.map(({ detail }) => detail.tenant);
const BEFORE = events.slice(0, 3);
const AFTER = events.slice(3);
const CODE = 200_001;

async function connect(stage: LocalStage, exact: Exact): Promise<void> {
  await using world = await openDemoWorld(stage, { exact: exact.origin });
  const app = { clientId: 'app', clientSecret: 'secret', user: 'user' };
  exact.addDivision({ code: CODE, description: tenant, user: { name: 'user', divisions: [CODE] }, app });
  const line = { tenant, integration: 'exact' };
  await makeDemoIntegration(stage, line, app);
  await giveConsent(world, stage, line, () => undefined);
  const { details, mappings } = demoTenant;
  await world.integrations.change(line, { state: 'active', details: { ...details, finaliseInvoice: false }, mappings });
}

/** Waits until all of it was told and nothing runs; the clock runs ahead whenever nothing else can go on. */
async function drained(stage: LocalStage, told: number): Promise<void> {
  let standstills = 0;
  for (const until = Date.now() + 90_000; Date.now() < until; await delay(20)) {
    if (synced(stage).length >= told && (await stage.idle()).idle) return;
    standstills = stage.atStandstill() ? standstills + 1 : 0;
    if (standstills < 5) continue;
    stage.advance(15);
    standstills = 0;
  }
  throw new Error(`${synced(stage).length} of ${told} after all this time`);
}

const synced = (stage: LocalStage) => stage.eventsOut().filter((event) => event['detail-type'] === 'invoice.synced');

async function itemsOf(documents: DynamoDBDocumentClient, table: string) {
  const items: Record<string, unknown>[] = [];
  for await (const item of everyItem(documents, table)) items.push(item);
  return items;
}

/** Runs an operator's script as a process of its own, with the variables of a shell that is signed in. */
async function operate(stage: LocalStage, ...words: string[]): Promise<string> {
  const script = spawn(process.execPath, ['infra/operations/after-restore.ts', ...words], {
    env: {
      ...process.env,
      AWS_ENDPOINT_URL_DYNAMODB: stage.endpoints.dynamodb,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, complained] = await Promise.all([text(script.stdout), text(script.stderr), once(script, 'close')]);
  if (script.exitCode !== 0) throw new Error(complained);
  return said;
}

test('a ledger that is put back to an earlier moment, and marked by the script, books every invoice once', async () => {
  const clock = createClock();
  await using exact = await startExact({ now: clock.now });
  await using stage = await startLocal({
    clock,
    origins: { exact: exact.origin },
    guarded: false,
    census: (now, { endpoints, environmentOf }) => {
      const documents = DynamoDBDocumentClient.from(new DynamoDBClient(clientOf(endpoints.dynamodb)));
      return census(documents, environmentOf('ring-due').TABLE_NAME ?? '', now);
    },
  });
  await connect(stage, exact);
  const TableName = stage.environmentOf('ring-due').TABLE_NAME ?? '';
  const documents = DynamoDBDocumentClient.from(stage.clients.dynamodb);
  const inBooks = () =>
    exact
      .booksOf(CODE)
      .invoices()
      .map(({ reference }) => reference)
      .sort();

  await stage.postEvents(BEFORE);
  await drained(stage, 3);
  const backup = await itemsOf(documents, TableName);
  await stage.postEvents(AFTER);
  await drained(stage, 6);
  stage.advance(600);
  await drained(stage, 6);

  for (const { pk, sk } of await itemsOf(documents, TableName))
    await documents.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
  for (const Item of backup) await documents.send(new PutCommand({ TableName, Item }));
  const options = ['--table', TableName, '--keep-tokens'];
  expect(await operate(stage, ...options)).toContain('Nothing was changed');
  expect(await operate(stage, ...options, '--yes')).toMatch(/1 {2}integrations/);

  await stage.postEvents(events); // step 5: i-Reserve sends again what became final since
  await drained(stage, 9);
  expect(inBooks()).toEqual(events.map(({ detail }) => detail.invoice.number).sort());
  const again = synced(stage)
    .slice(6)
    .map(({ detail }) => detail as { readonly invoice?: { readonly id: string } });
  expect(new Set(again.map(({ invoice }) => invoice?.id))).toEqual(
    new Set(AFTER.map(({ detail }) => detail.invoice.id)),
  );
}, 240_000);
