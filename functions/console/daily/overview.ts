import { cellsOf } from '../../../shared/admin/counts/countable.ts';
import { eurosIn, invoicesIn } from '../../../shared/admin/counts/tally.ts';
import { newestBooked } from '../../../shared/admin/invoices/list-invoices.ts';
import type { AdminPorts } from '../../../shared/admin/ports.ts';
import type { About, Cause } from '../../../shared/domain/causes.ts';
import { amountText, money } from '../../../shared/domain/money.ts';
import { errorsOf, scopeOf } from '../../../shared/http/scope.ts';
import type { TallyCell } from '../../../shared/store/counts/kept-counts.ts';
import type { Entry, IntegrationKey, InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../../../shared/sync/ledger/integration.ts';
import { attentionOf } from '../../../shared/sync/ledger/integration-state.ts';
import { unlessUnreadable } from '../../../shared/sync/ledger/read-stored.ts';
import { startDateOf } from './hold.ts';
import { type CallsMade, callsOf } from './show-calls.ts';

/** The most open entries of each kind that an overview reads in one integration. */
const READ_AT_MOST = 200;

/**
 * - `unconnected` it was not set up yet
 * - `off`         it is connected, and turned off
 * - `needs-you`   a person has to do something: nothing goes out until then, or some invoices would stop
 * - `held-up`     it goes on by itself, later
 * - `some-wait`   what comes in goes out, and a person has to do something about what stopped
 * - `works`
 */
export type Health = 'unconnected' | 'off' | 'needs-you' | 'held-up' | 'some-wait' | 'works';

/** What stopped for one cause. */
export interface StoppedFor {
  readonly cause: Cause;
  readonly invoices: number;
  readonly customers: number;
  /** More customers stopped than were counted. */
  readonly isPart: boolean;
  /** What those invoices come to in euros including VAT, as far as that is known. */
  readonly euros: string;
  /** False when the amount of one of them is unknown, or not in euros. */
  readonly isWhole: boolean;
  /** How many of those invoices are of before the first day. */
  readonly beforeStart: number;
  /** What the sentences of some of those entries name: which rates, items and so on. */
  readonly abouts: readonly About[];
}

/** How an integration does. */
export interface LineOverview {
  readonly integration: Integration;
  readonly health: Health;
  readonly lastBooked: InvoiceEntry | null;
  /** Invoices that a worker is at, that wait for something, and whose answer never came. */
  readonly open: { readonly going: number; readonly waiting: number; readonly uncertain: number };
  /** What stopped, the cause of the most euros first. */
  readonly parked: readonly StoppedFor[];
  /** Invoices that came in while the integration was off, or before its first day. */
  readonly skipped: number;
  /** Null until calls can be made. */
  readonly calls: CallsMade | null;
}

type Ports = Pick<
  AdminPorts,
  'integrations' | 'ledger' | 'invoiceSources' | 'openWork' | 'pace' | 'config' | 'provider' | 'clock'
>;

/** How each of the tenant's integrations does, by what its invoices were counted as. No call to the books is made. */
export const overviewOf = async (
  tenant: string,
  cells: readonly TallyCell[],
  ports: Ports,
): Promise<readonly LineOverview[]> =>
  Promise.all(
    (await ports.integrations.ofTenant(tenant)).map((integration) =>
      lineOverview(integration, cellsOf(cells, { integration: integration.id }), ports),
    ),
  );

async function lineOverview(
  integration: Integration,
  cells: readonly TallyCell[],
  ports: Ports,
): Promise<LineOverview> {
  const line = keyOfIntegration(integration);
  const [lastBooked, entries, calls] = await Promise.all([
    newestBooked(line.tenant, line.integration, ports),
    openEntries(line, 'parked', ports),
    callsMade(integration, ports),
  ]);
  const count = (status: TallyCell['status']) => invoicesIn(cellsOf(cells, { status }));
  const parked = byCause(cellsOf(cells, { status: 'parked' }), entries, startDateOf(integration));
  return {
    integration,
    health: healthOf(integration, parked.length > 0),
    lastBooked,
    open: { going: count('received'), waiting: count('waiting'), uncertain: count('uncertain') },
    parked,
    skipped: count('skipped'),
    calls,
  };
}

/** How an integration does, as far as it is known without asking the books. */
function healthOf(integration: Integration, hasStopped: boolean): Health {
  const { state, pause, administration } = integration;
  if (state === 'attention' || attentionOf(integration) !== null) return 'needs-you';
  if (administration === null || state === 'new') return 'unconnected';
  if (state !== 'active') return 'off';
  if (pause !== null) return 'held-up';
  return hasStopped ? 'some-wait' : 'works';
}

/** The open entries of one integration: at most 200, and whether there are more. */
export async function openEntries(
  integrationKey: IntegrationKey,
  what: 'due' | 'parked',
  { openWork, ledger }: Pick<AdminPorts, 'openWork' | 'ledger'>,
) {
  const keys = await openWork(integrationKey, what, READ_AT_MOST + 1);
  const read = await Promise.all(keys.slice(0, READ_AT_MOST).map((key) => unlessUnreadable(ledger.read(key))));
  const isStill = (entry: Entry) => (what === 'parked' ? entry.status === 'parked' : entry.dueAt !== null);
  return {
    entries: read.filter((entry): entry is Entry => entry !== null && isStill(entry)),
    isPart: keys.length > READ_AT_MOST,
  };
}

type Stopped = Awaited<ReturnType<typeof openEntries>>;

function byCause(cells: readonly TallyCell[], stopped: Stopped, startDate: string | null): readonly StoppedFor[] {
  const customers = stopped.entries.filter(({ kind }) => kind === 'customer');
  const causes = new Set([...cells, ...customers].flatMap(({ cause }) => cause ?? []));
  return [...causes]
    .map((cause) => stoppedFor(cause, cellsOf(cells, { cause }), stopped, startDate))
    .toSorted((one, other) => money(other.euros).comparedTo(one.euros) || other.invoices - one.invoices);
}

function stoppedFor(
  cause: Cause,
  cells: readonly TallyCell[],
  { entries, isPart }: Stopped,
  startDate: string | null,
): StoppedFor {
  const own = entries.filter((entry) => entry.cause === cause);
  return {
    cause,
    invoices: invoicesIn(cells),
    customers: own.filter(({ kind }) => kind === 'customer').length,
    isPart,
    euros: amountText(eurosIn(cells)),
    isWhole: cells.every(({ unpriced }) => unpriced === 0),
    beforeStart: startDate === null ? 0 : invoicesIn(cells.filter(({ date }) => date !== null && date < startDate)),
    abouts: own.map(({ about }) => about),
  };
}

async function callsMade(integration: Integration, ports: Ports): Promise<CallsMade | null> {
  if (integration.chain === null || integration.administration === null) return null;
  const { limits } = ports.provider(integration.provider);
  const state = await ports.pace.read(scopeOf(integration, ports.config.COUNTED_PER));
  return callsOf(state, limits, ports.clock.now(), errorsOf(integration, ports.config.COUNTED_PER));
}
