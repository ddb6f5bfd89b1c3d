import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { EventIn } from '../shared/domain/events-in.ts';
import { WORKER_TIMEOUT_MS } from '../shared/sync/timing.ts';
import { Bus } from './constructs/bus.ts';
import { ClientSecrets } from './constructs/client-secrets.ts';
import { IntakeQueue } from './constructs/intake-queue.ts';
import { PublicApi } from './constructs/public-api.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { Store } from './constructs/store.ts';
import { Timer } from './constructs/timer.ts';
import { Webhooks } from './constructs/webhooks.ts';
import { WorkQueue } from './constructs/work-queue.ts';

/** The whole service, read from top to bottom: what it keeps, who works, how work reaches them, who may touch what. */
export class BookkeepingSync extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const store = new Store(this, 'Store');
    const secrets = new ClientSecrets(this, 'ClientSecrets');
    const webhooks = new Webhooks(this, 'Webhooks');
    const bus = new Bus(this, 'Bus');

    const intake = new ServiceFunction(this, 'invoice-intake', { timeout: Duration.seconds(30), memoryMb: 512 });
    const worker = new ServiceFunction(this, 'books-push', {
      timeout: Duration.millis(WORKER_TIMEOUT_MS),
      memoryMb: 512,
      callsProviders: true,
      ringsItself: true,
    });
    const ringDue = new ServiceFunction(this, 'ring-due', { timeout: Duration.seconds(50), memoryMb: 256 });
    const tokenRefresh = new ServiceFunction(this, 'token-refresh', {
      timeout: Duration.minutes(10),
      memoryMb: 512,
      callsProviders: true,
    });
    const callback = new ServiceFunction(this, 'oauth-callback', {
      timeout: PublicApi.longest,
      memoryMb: 512,
      callsProviders: true,
    });
    const webhook = new ServiceFunction(this, 'moneybird-webhook', { timeout: Duration.seconds(10), memoryMb: 512 });
    const admin = new ServiceFunction(this, 'admin-api', {
      timeout: PublicApi.longest,
      memoryMb: 512,
      callsProviders: true,
    });

    const events = new IntakeQueue(this, 'Intake', { worker: intake, atOnce: 20 });
    const rings = new WorkQueue(this, 'Work', { worker, atOnce: 200 });
    bus.bring(
      EventIn.options.map(({ entries }) => entries['detail-type'].literal),
      events,
    );
    new Timer(this, 'EveryMinute', { every: Duration.minutes(1), runs: ringDue });
    new Timer(this, 'EveryHour', { every: Duration.hours(1), runs: tokenRefresh });
    const api = new PublicApi(this, 'Api', {
      routes: { 'GET /oauth/callback': callback, 'POST /webhooks/moneybird/{key}': webhook },
      guarded: { 'ANY /api/v1/{proxy+}': admin },
      tokens: {
        issuer: this.node.getContext('tokenIssuer'),
        audience: this.node.getContext('tokenAudience'),
      },
    });

    store.lend(intake, worker, ringDue, tokenRefresh, callback, admin);
    store.lendToTakeIn(webhook);
    store.lendTokens(worker, tokenRefresh, callback, admin);
    webhooks.lendToCheck(webhook);
    webhooks.lendToRegister(worker, admin);
    secrets.lend(worker, tokenRefresh, callback, admin);
    secrets.lendKeeping(admin);
    rings.lend(intake, worker, ringDue, tokenRefresh, callback, webhook, admin);
    bus.lend(worker);
    events.lendDeadLetters(intake);

    new CfnOutput(this, 'EventBusName', { value: bus.name, description: 'Where i-Reserve puts its events.' });
    new CfnOutput(this, 'IntakeQueueUrl', { value: events.queue.queueUrl, description: 'Takes the same events.' });
    new CfnOutput(this, 'ApiAddress', {
      value: api.address,
      description: 'The redirect URL is this + /oauth/callback.',
    });
  }
}
