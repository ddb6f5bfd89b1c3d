import { Aspects, CfnOutput, Duration, RemovalPolicies, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { EventIn } from '../shared/domain/events-in.ts';
import { webhookPath } from '../shared/providers/contacts-back.ts';
import { allProviders } from '../shared/providers/index.ts';
import { WORKER_TIMEOUT_MS } from '../shared/sync/ledger/timing.ts';
import { Budget } from './constructs/budget.ts';
import { Bus } from './constructs/bus.ts';
import { BusReceiver } from './constructs/bus-receiver.ts';
import { ClientSecrets } from './constructs/client-secrets.ts';
import { Dashboard } from './constructs/dashboard.ts';
import { EdgeKey } from './constructs/edge/edge-key.ts';
import { EventSchemas } from './constructs/event-schemas.ts';
import { HttpReceiver } from './constructs/http-receiver.ts';
import { IntakeQueue } from './constructs/intake-queue.ts';
import { Pager } from './constructs/pager.ts';
import { PublicApi } from './constructs/public-api.ts';
import { Release } from './constructs/release.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { Backup } from './constructs/stage/backup.ts';
import { HOLDS_DATA, KeptOnceMade } from './constructs/stage/kept.ts';
import { serviceName } from './constructs/stage/stage-name.ts';
import { trustedTokens } from './constructs/stage/trusted-tokens.ts';
import { Store } from './constructs/store.ts';
import { Timer } from './constructs/timer.ts';
import { Watch } from './constructs/watch.ts';
import { PlatformWatch } from './constructs/watch-platform.ts';
import { Webhooks } from './constructs/webhooks.ts';
import { WorkQueue } from './constructs/work-queue.ts';
import { MEMORY_MB } from './settings/memory.ts';
import { hasBudgets } from './settings/regions.ts';
import type { Settings } from './settings/stage-settings.ts';

/** The pace of a route that many customers share. */
const WIDE = { perSecond: 100, burst: 200 };

/** How a function that answers people fails, and when that wakes somebody: one click that went wrong does not. */
const REQUESTS = {
  alsoFails: 'RequestsFailed',
  failing: { from: 3, every: Duration.hours(1), periods: 1 },
} as const;
/** The settings of a stage, and whether its tables are protected against deletion yet. */
export type StackSettings = Settings & { readonly protects: boolean };

/** The whole service, read from top to bottom: what it keeps, who works, how work reaches them, who may touch what. */
export class BookkeepingSync extends Stack {
  constructor(scope: Construct, id: string, settings: StackSettings, props?: StackProps) {
    super(scope, id, props);

    const store = new Store(this, 'Store', {
      protects: settings.protects,
      restoredTable: settings.restoredTable,
    });
    const secrets = new ClientSecrets(this, 'ClientSecrets');
    const webhooks = new Webhooks(this, 'Webhooks', { protects: settings.protects });
    const bus = new Bus(this, 'Bus');

    const intake = new ServiceFunction(this, 'invoice-intake', {
      timeout: Duration.seconds(30),
      memoryMb: MEMORY_MB.intake,
      alsoFails: 'MessagesRetried',
      impact: 'Invoices that become final now reach the books late, or not at all.',
    });
    const worker = new ServiceFunction(this, 'books-push', {
      timeout: Duration.millis(WORKER_TIMEOUT_MS),
      memoryMb: MEMORY_MB.push,
      callsProviders: true,
      wakesItself: true,
      alsoFails: 'MessagesRetried',
      impact: 'Invoices of some integrations reach the books late.',
    });
    const ringDue = new ServiceFunction(this, 'ring-due', {
      // A minute, in which it wakes what falls due before the next run, and time for what it does around that.
      timeout: Duration.seconds(80),
      memoryMb: MEMORY_MB.otherwise,
      impact: 'Invoices that had to wait for something are not tried again. New ones go on.',
    });
    const tokenRefresh = new ServiceFunction(this, 'token-refresh', {
      timeout: Duration.minutes(10),
      memoryMb: MEMORY_MB.otherwise,
      callsProviders: true,
      failing: { from: 1, every: Duration.hours(1), periods: 1 }, // it runs once an hour
      impact: 'None for days. Then connections that nobody uses are lost, and ask for consent.',
    });
    const callback = new ServiceFunction(this, 'oauth-callback', {
      timeout: PublicApi.longest,
      memoryMb: MEMORY_MB.otherwise,
      callsProviders: true,
      alsoFails: 'RequestsFailed',
      failing: { from: 2, every: Duration.hours(6), periods: 1 }, // consents come a few times a day
      impact: 'Nobody can connect their books, or connect them anew.',
    });
    const webhook = new ServiceFunction(this, 'contacts-webhook', {
      timeout: Duration.seconds(10),
      memoryMb: MEMORY_MB.otherwise,
      impact: 'What changes in the books does not come back to i-Reserve until it is pushed again.',
    });
    const admin = new ServiceFunction(this, 'admin-api', {
      timeout: PublicApi.longest,
      memoryMb: MEMORY_MB.otherwise,
      callsProviders: true,
      ...REQUESTS,
      impact: 'The set-up screens and the sync buttons do not work. Invoices go on.',
    });
    const consolePages = new ServiceFunction(this, 'console', {
      timeout: PublicApi.longest,
      memoryMb: MEMORY_MB.otherwise,
      callsProviders: true,
      ...REQUESTS,
      impact: 'Administrators can not open the set-up screens. Invoices and the sync buttons go on.',
    });

    const events = new IntakeQueue(this, 'Intake', { worker: intake, atOnce: 20 });
    const work = new WorkQueue(this, 'Work', { worker, atOnce: 200 });
    bus.bring(
      EventIn.options.map(({ entries }) => entries['detail-type'].literal),
      events,
    );
    const everyMinute = { every: Duration.minutes(1), input: { staysForMs: Duration.minutes(1).toMilliseconds() } };
    new Timer(this, 'EveryMinute', { ...everyMinute, runs: ringDue, alive: events.queue });
    new Timer(this, 'EveryHour', { every: Duration.hours(1), runs: tokenRefresh, alive: events.queue });
    const pushed = allProviders().flatMap(({ id, contactsBack }) =>
      contactsBack ? [`POST ${webhookPath(id, '{key}')}`] : [],
    );
    const api = new PublicApi(this, 'Api', {
      routes: {
        'GET /oauth/callback': callback,
        'POST /oauth/callback': callback,
        ...Object.fromEntries(pushed.map((route) => [route, webhook])),
        'GET /': admin,
        'GET /api/v1/openapi.json': admin,
        'GET /api/v1/asyncapi.json': admin,
        'ANY /console': consolePages,
        'ANY /console/{proxy+}': consolePages,
      },
      guarded: { 'ANY /api/v1/{proxy+}': admin },
      tokens: trustedTokens(this, settings),
      paces: {
        // All customers' pushes of a provider come through one route, and are repeated when they are turned away.
        ...Object.fromEntries(pushed.map((route) => [route, WIDE])),
        // Above what one tenant or one session may ask, so that the others are still let through.
        'ANY /api/v1/{proxy+}': WIDE,
        'ANY /console/{proxy+}': WIDE,
      },
      domain: settings.domain && { ...settings.domain, name: settings.edge?.originName ?? settings.domain.name },
    });
    const address = settings.domain ? `https://${settings.domain.name}` : api.address;
    for (const fn of [worker, callback, admin, consolePages]) fn.tell('API_ADDRESS', address);
    if (settings.edge) new EdgeKey(this, 'EdgeKey').guard(callback, webhook, admin, consolePages);
    if (settings.requestLimits) {
      admin.tell('REQUESTS_PER_TENANT', String(settings.requestLimits.perTenant));
      consolePages.tell('REQUESTS_PER_SESSION', String(settings.requestLimits.perSession));
    }

    if (settings.returnHosts.length > 0) admin.tell('RETURN_HOSTS', settings.returnHosts.join(','));

    store.lend(worker, tokenRefresh, callback, admin, consolePages);
    store.lendOfTenants(intake);
    store.lendIndex('due', worker, ringDue, admin, consolePages);
    store.lendIndex('wake', ringDue);
    store.lendIndex('care', tokenRefresh);
    store.lendIndex('list', tokenRefresh, admin, consolePages);
    store.lendIndex('day', admin, consolePages);
    store.lendToTakeIn(webhook);
    store.lendTokens(worker, tokenRefresh, callback, admin, consolePages);
    webhooks.lendToCheck(webhook);
    webhooks.lendToRegister(worker, admin, consolePages);
    secrets.lend(worker, tokenRefresh, callback, admin, consolePages);
    secrets.lendKeeping(admin, consolePages);
    secrets.lendTakingAway(tokenRefresh);
    work.lend(intake, worker, ringDue, tokenRefresh, callback, webhook, admin, consolePages);
    bus.lend(worker);
    events.lend(admin);
    events.lendBuried(intake);

    bus.admit(settings.busSenders);
    events.admit(settings.queueSenders);
    const delivering: ServiceFunction[] = [];
    if (settings.eventsOutTo) {
      const delivery = new ServiceFunction(this, 'events-out', {
        timeout: Duration.minutes(1),
        memoryMb: 256,
        alsoFails: 'MessagesRetried',
        impact: 'i-Reserve hears late by HTTP that invoices were booked or stopped. They are booked all the same.',
      });
      const { secretName, ...posting } = settings.eventsOutTo;
      const signed = { secretName: secretName ?? `${serviceName(this)}-events-out`, worker: delivery };
      const receiver = new HttpReceiver(this, 'EventsOut', { ...posting, ...signed });
      receiver.listenTo(bus);
      delivering.push(delivery);
      this.tell({
        EventsOutQueueArn: [receiver.queue.queueArn, 'Events on their way out by HTTP.'],
        EventsOutDeadLettersArn: [receiver.deadLetters.queueArn, 'Events out that were not taken for a day.'],
      });
    }
    if (settings.eventsOutToBus)
      new BusReceiver(this, 'EventsToBus', { busArn: settings.eventsOutToBus }).listenTo(bus);
    const schemas = new EventSchemas(this, 'Events');

    if (settings.backup)
      new Backup(this, 'Backup', { ...settings.backup, table: store.table, keeps: settings.keepsData });

    const watch = new Watch(this, 'Watch');
    const functions = [intake, worker, ringDue, tokenRefresh, callback, webhook, admin, consolePages, ...delivering];
    new PlatformWatch(this, 'Platform', {
      functions,
      scheduled: [ringDue, tokenRefresh],
      tables: { ledger: store.table, tokens: store.tokens, webhooks: webhooks.table },
      concurrencyQuota: settings.concurrencyQuota,
    });
    // Not those of the schedules: a tenth of one call a minute or an hour tells nothing.
    const called = [intake, worker, callback, webhook, admin, consolePages, ...delivering];
    if (settings.shiftsTraffic && this.node.tryGetContext('atOnce') === undefined)
      new Release(this, 'Release', { functions: called, alarms: watch.endReleases });
    const dashboard = new Dashboard(this, 'Dashboard', { intake: events, work, api, store });
    const pager = new Pager(this, 'Pager', { email: settings.alarmEmail });
    if (hasBudgets(settings.region)) new Budget(this, 'Budget', { perMonth: settings.monthlyBudget, tells: pager });
    pager.carryAlarmsOf(this);
    if (settings.keepsData) Aspects.of(this).add(new KeptOnceMade());
    else RemovalPolicies.of(this).destroy({ applyToResourceTypes: HOLDS_DATA });

    this.tell({
      EventBusName: [bus.name, 'Where i-Reserve puts its events.'],
      IntakeQueueUrl: [events.queue.queueUrl, 'Takes the same events.'],
      EventBusArn: [bus.replayable.bus, 'For a replay, as the runbook has it.'],
      EventArchiveArn: [bus.replayable.archive, 'What came in on the bus in the last thirty days.'],
      EventRuleArn: [bus.replayable.rule, 'Brings events from the bus to the intake.'],
      IntakeQueueArn: [events.queue.queueArn, 'Where the runbook moves events back to.'],
      IntakeExhaustedArn: [events.exhausted.queueArn, 'Events that failed for two days.'],
      IntakeBuriedUrl: [events.buried.queueUrl, 'Messages that nobody can read or keep.'],
      IntakeUndeliveredUrl: [events.undelivered.queueUrl, 'Events that the bus could not hand to the intake.'],
      WorkDeadLettersUrl: [work.deadLetters.queueUrl, 'Wakes whose worker ended five times without a word.'],
      EventSchemas: [schemas.registryName, 'The registry that has the schema of every event, in and out.'],
      ApiAddress: [address, 'The redirect URL is this + /oauth/callback.'],
      ApiPointsAt: [api.pointsAt, 'What the name of a domain has to point at.'],
      LedgerTable: [store.table.tableName, 'For the scripts of infra/operations/.'],
      TokenTable: [store.tokens.tableName, 'For the scripts of infra/operations/.'],
      WebhookTable: [webhooks.table.tableName, 'For the scripts of infra/operations/.'],
      DashboardName: [dashboard.name, 'Are invoices arriving?'],
    });
  }

  private tell(outputs: Readonly<Record<string, readonly [value: string, description: string]>>): void {
    for (const [name, [value, description]] of Object.entries(outputs))
      new CfnOutput(this, name, { value, description });
  }
}
