import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DeleteMessageBatchCommand, ReceiveMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { clientOf } from '../../infra/local/aws/surroundings.ts';
import { census } from '../../infra/local/census.ts';
import { createClock } from '../../infra/local/clock.ts';
import { adminApi } from '../../infra/local/demo/demo-api.ts';
import { giveConsent, makeDemoIntegration } from '../../infra/local/demo/demo-connect.ts';
import { openDemoWorld } from '../../infra/local/demo/demo-world.ts';
import { demoTenant, moneybirdTenant } from '../../infra/local/demo/samples/demo-tenant.ts';
import { startLocal } from '../../infra/local/stage.ts';
import { aCompany, anEvent, anInvoice } from '../builders.ts';
import { eventually } from '../integration/local/fixtures.ts';
import { demoApp as exactApp, startExact } from '../simulators/exact/index.ts';
import { demoApp as moneybirdApp, startMoneybird } from '../simulators/moneybird/index.ts';

/** Somebody who has yet to give consent, with an app and an administration of their own. */
const NEWCOMER = { tenant: 'boerderij-de-hoef', integration: 'exact' };
const newcomersApp = { clientId: 'app-of-the-newcomer', clientSecret: 'secret-of-the-newcomer', user: 'newcomer' };

/** The functions that strangers and i-Reserve's events reach. */
const REACHED = ['contacts-webhook', 'oauth-callback', 'invoice-intake'] as const;
type Reached = (typeof REACHED)[number];

/** What work was done: requests of each of these functions to AWS, in order of their names, and calls to the books. */
export interface Work extends Readonly<Record<Reached, readonly string[]>> {
  readonly calls: number;
}

/**
 * The whole local run beside both simulators: a tenant with Exact, one with Moneybird whose contacts come back, and one who
 * has yet to give consent. All work is counted.
 */
export async function floodStage() {
  await using started = new AsyncDisposableStack();
  const clock = createClock();
  const exact = started.use(await startExact({ now: clock.now, seed: 1 }));
  const moneybird = started.use(await startMoneybird({ now: clock.now, seed: 1 }));
  exact.addDivision({
    ...{ code: 345_678, description: 'Boerderij De Hoef' },
    user: { name: newcomersApp.user, divisions: [345_678] },
    app: newcomersApp,
  });
  const asked: { by: string; actions: readonly string[] }[] = [];
  const troubles: string[] = [];
  const stage = started.use(
    await startLocal({
      clock,
      origins: { exact: exact.origin, moneybird: moneybird.origin },
      threads: 3,
      onAsk: (one) => void asked.push(one),
      log: ({ level, text }) => void (level === 'error' && troubles.push(text)),
      census: (now, { endpoints, environmentOf }) =>
        census(
          DynamoDBDocumentClient.from(new DynamoDBClient(clientOf(endpoints.dynamodb))),
          environmentOf('ring-due').TABLE_NAME ?? '',
          now,
        ),
    }),
  );
  const world = started.use(await openDemoWorld(stage, { exact: exact.origin, moneybird: moneybird.origin }));

  await connect(demoTenant, exactApp);
  await world.integrations.change(demoTenant, {
    state: 'active',
    details: { ...demoTenant.details, finaliseInvoice: false },
    mappings: demoTenant.mappings,
  });
  await connect(moneybirdTenant, moneybirdApp);
  const rate = moneybird.books.taxRate('9% btw').id;
  await world.integrations.change(moneybirdTenant, {
    state: 'active',
    details: { externalInvoice: true },
    mappings: { vat: { 'btw-laag': rate }, articles: {}, paymentConditions: {}, ledgerAccounts: {} },
  });
  await makeDemoIntegration(stage, NEWCOMER, newcomersApp);
  await stage.postEvents([demoTenant, moneybirdTenant].map(({ tenant }) => good(0, tenant)));
  const details = '/integrations/moneybird/details';
  await adminApi(stage, moneybirdTenant.tenant)(`PUT ${details}`, { contactSyncBack: true });
  await eventually(() => moneybird.books.webhooks().length > 0 || undefined);
  // Into the next hour, so that no run of the hourly care falls into a test; then until every line rests.
  for (const seconds of [3_900 - ((clock.now() / 1_000) % 3_600), 61, 61]) {
    await quiet();
    stage.advance(seconds);
    await stage.schedule('ring-due');
  }
  await quiet();

  /** Waits until nothing runs, is queued or is due. */
  async function quiet(): Promise<void> {
    let looks = 0;
    await eventually(async () => {
      if ((await stage.idle()).idle) return true;
      if (++looks % 20 === 0) await stage.schedule('ring-due'); // else up to a minute later
      return undefined;
    });
  }

  async function connect(line: { tenant: string; integration: string }, app: typeof exactApp): Promise<void> {
    await makeDemoIntegration(stage, line, app);
    await giveConsent(world, stage, line, () => undefined);
  }

  const names = new Map(REACHED.map((folder) => [stage.environmentOf(folder).AWS_LAMBDA_FUNCTION_NAME, folder]));
  const calls = () => exact.requests.count() + moneybird.requests.all().length;
  const queueOf = (name: string) => Object.entries(stage.queues).find(([id]) => id.startsWith(name))?.[1] ?? '';
  const running = started.move();
  return {
    ...{ stage, exact, moneybird, world, troubles },
    webhook: (await world.integrations.get(moneybirdTenant))?.webhook?.key ?? '',
    /** What is done from now on, until it is asked for. */
    workFromNow(): () => Work {
      const [from, before] = [asked.length, calls()];
      return () => {
        const by = (reached: Reached) =>
          asked
            .slice(from)
            .filter((one) => names.get(one.by) === reached)
            .map(({ actions }) => actions.join('+'))
            .sort();
        const [webhook, callback, intake] = REACHED.map(by);
        return {
          'contacts-webhook': webhook ?? [],
          'oauth-callback': callback ?? [],
          'invoice-intake': intake ?? [],
          calls: calls() - before,
        };
      };
    },
    /** Every item of every table. */
    async everything(): Promise<readonly string[]> {
      const items: string[] = [];
      for (const TableName of Object.values(stage.tables)) {
        let ExclusiveStartKey: Record<string, never> | undefined;
        do {
          const page = await stage.clients.dynamodb.send(new ScanCommand({ TableName, ExclusiveStartKey }));
          for (const item of page.Items ?? []) items.push(JSON.stringify(item, inOrder));
          ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
        } while (ExclusiveStartKey);
      }
      return items.sort();
    },
    quiet,
    /** Puts messages into the intake queue as they are. */
    async enqueue(bodies: readonly string[]): Promise<void> {
      for (let from = 0; from < bodies.length; from += 10) {
        const Entries = bodies.slice(from, from + 10).map((MessageBody, index) => ({ Id: String(index), MessageBody }));
        await stage.clients.sqs.send(new SendMessageBatchCommand({ QueueUrl: queueOf('IntakeQueue'), Entries }));
      }
    },
    /** Takes out of the queue of dead letters what is there. */
    async buried(): Promise<readonly string[]> {
      const QueueUrl = queueOf('IntakeBuried');
      const bodies: string[] = [];
      for (;;) {
        const { Messages = [] } = await stage.clients.sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
        );
        if (Messages.length === 0) return bodies.sort();
        bodies.push(...Messages.map(({ Body = '' }) => Body));
        const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
        await stage.clients.sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      }
    },
    /** The newcomer begins a consent; the state of it. */
    async beginConsent(): Promise<string> {
      const begun = await adminApi(stage, NEWCOMER.tenant)(`POST /integrations/${NEWCOMER.integration}/consent`);
      const { authorizeUrl } = begun as { readonly authorizeUrl: string };
      return new URL(authorizeUrl).searchParams.get('state') ?? '';
    },
    /** The newcomer gives consent; false when they were turned away. */
    async consents(): Promise<boolean> {
      return giveConsent(world, stage, NEWCOMER, () => undefined).then(
        () => true,
        () => false,
      );
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
/** The table keeps no order of the keys of a map. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** A local run that can be flooded. */
export type FloodStage = Awaited<ReturnType<typeof floodStage>>;

/** The event of a tenant's nth invoice. */
export const good = (nth: number, tenant: string) =>
  anEvent({
    id: `good-${tenant}-${nth}`,
    tenant,
    customer: aCompany(),
    invoice: anInvoice({ id: `good-${nth}`, number: `2026-${5_000 + nth}` }),
  });
