import type * as v from 'valibot';
import { invoiceAt } from '../../../../shared/admin/invoices/invoice-at.ts';
import { type RetryBody, retry } from '../../../../shared/admin/invoices/retry.ts';
import type { Cause } from '../../../../shared/domain/causes.ts';
import type { InvoiceEntry } from '../../../../shared/sync/ledger/entry.ts';
import { canBePushedAgain } from '../../daily/mend.ts';
import { SHOWN_AT_MOST } from '../../places.ts';
import { callFor, type Visit } from '../../visit.ts';

/** How many invoices were pushed again, in which integration. */
export interface SentSelection {
  readonly count: number;
  readonly ids: readonly string[];
  readonly integration: string;
}

const PREFIX = 'ids:';

/** The invoices that were ticked, by integration. */
export function selectedIn(form: URLSearchParams): ReadonlyMap<string, readonly string[]> {
  const names = new Set([...form.keys()].filter((name) => name.startsWith(PREFIX)));
  return new Map([...names].map((name) => [name.slice(PREFIX.length), form.getAll(name).slice(0, SELECTED_AT_MOST)]));
}

const SELECTED_AT_MOST = 200;

type Wanted = v.InferOutput<typeof RetryBody>;

/**
 * Pushes the ticked invoices again: what stopped, and what was left out for whatever reason. Throws what `retry` throws, so
 * `switched-off` for what an integration that is off would leave out again.
 */
export async function sendSelected(visit: Visit): Promise<readonly SentSelection[]> {
  const sent: SentSelection[] = [];
  for (const [integration, ids] of selectedIn(visit.form)) {
    let count = 0;
    for (const wanted of await wantedOf(integration, ids, visit)) {
      const done = await retry(callFor(visit, integration, wanted), visit.ports);
      count += done.count;
    }
    sent.push({ count, ids, integration });
  }
  return sent;
}

/** One request for each kind of stop that is among them. */
async function wantedOf(integration: string, ids: readonly string[], visit: Visit): Promise<readonly Wanted[]> {
  const { ports, tenant } = visit;
  const entries = await Promise.all(
    ids.map((id) => invoiceAt({ tenant, integration, kind: 'invoice', id }, ports.ledger)),
  );
  const found = entries.flatMap((entry) => entry ?? []);
  const parked = found.filter(({ status }) => status === 'parked').map(({ id }) => id);
  const skipped = found.filter(({ status }) => status === 'skipped');
  const causes = [...new Set(skipped.flatMap(({ cause }): Cause[] => (cause ? [cause] : [])))];
  return [
    ...(parked.length > 0 ? [{ ids: parked }] : []),
    ...causes.map((cause) => ({
      status: 'skipped' as const,
      cause,
      ids: skipped.filter((one) => one.cause === cause).map(({ id }) => id),
    })),
  ];
}

/** True for what a person may tick: what stopped and may go again, and what was left out. */
export function canGoAgain(entry: InvoiceEntry): boolean {
  const { status, cause } = entry;
  return cause !== null && (status === 'skipped' || (status === 'parked' && canBePushedAgain(cause)));
}

/** The invoices that came in while an integration was off; none where they are too many to be listed. */
export async function idsWhileOff(integration: string, { tenant, ports }: Visit): Promise<readonly string[]> {
  const keys = await ports.ledger.stopped({ tenant, integration }, 'skipped');
  if (keys.length > SHOWN_AT_MOST) return [];
  const entries = await Promise.all(keys.map((key) => invoiceAt(key, ports.ledger)));
  return entries.flatMap((entry) => (entry?.cause === 'inactive' ? entry.id : []));
}
