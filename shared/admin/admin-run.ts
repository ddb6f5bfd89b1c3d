import { providerOf } from '../providers/index.ts';
import type { Time } from '../runtime/time.ts';
import { openRun } from '../runtime/worker-run.ts';
import type { WorkerWorld } from '../runtime/world.ts';
import { changeCatalogue, readCatalogue, readMappable } from '../store/catalogue.ts';
import { dynamoChangeLog } from '../store/changes/change-log.ts';
import { keptCounts } from '../store/counts/kept-counts.ts';
import { arrivedBetween, invoiceList } from '../store/ledger/invoice-list.ts';
import { invoiceSources } from '../store/ledger/invoice-sources.ts';
import { openWork } from '../store/open-work.ts';
import { requestCounts } from '../store/request-counts.ts';
import { releaseWebhook } from '../sync/contacts/webhook.ts';
import { countInvoices, FOR_A_PAGE } from './counts/count-invoices.ts';
import type { AdminPorts } from './ports.ts';

/** The ports of the admin API and the console, before a request opens them. */
export interface AdminWorld extends WorkerWorld, Pick<AdminPorts, 'states' | 'secrets' | 'clientIds' | 'sessions'> {
  readonly integrations: AdminPorts['integrations'];
}

/** Calls for the admin API and the console leave the last quarter of the limits to the invoices. */
const PART_OF_LIMITS = 0.75;

/** One request's ports; its connections are closed when it is over. */
export function openAdminRun(world: AdminWorld, time: Time): AdminPorts & AsyncDisposable {
  const run = openRun(world, time, PART_OF_LIMITS);
  const { table, clock, outside, secrets } = world;
  return {
    ...world,
    exchange: run.exchange,
    removeWebhook: async (integration) => releaseWebhook(await run.openContext(integration, null)),
    deleteSecret: (name) => secrets.remove(name),
    provider: providerOf,
    originOf: outside.originOf,
    openContext: (integration) => run.openContext(integration, null),
    timeLeftMs: time.timeLeftMs,
    invoiceList: invoiceList(table),
    invoiceSources: invoiceSources(table),
    countInvoices: (tenant) => countInvoices(tenant, FOR_A_PAGE, { ...world, ...countsIn(table) }),
    openWork: openWork(table),
    requests: requestCounts(table, clock.now),
    changeLog: dynamoChangeLog(table, clock.now),
    catalogue: (tenant) => readCatalogue(tenant, table),
    mappable: (tenant) => readMappable(tenant, table),
    changeCatalogue: (tenant, lists) => changeCatalogue(tenant, lists, clock.now(), table),
    [Symbol.asyncDispose]: () => run[Symbol.asyncDispose](),
  };
}

const countsIn = (table: AdminWorld['table']) => ({
  keptCounts: keptCounts(table),
  arrivedBetween: arrivedBetween(table),
});
