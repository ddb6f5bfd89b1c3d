import { beginOfDayMs, monthAt } from '../../../../shared/admin/closing/calendar.ts';
import { RehearseBody, rehearseInvoices } from '../../../../shared/admin/invoices/rehearse.ts';
import { DAY_MS } from '../../../../shared/domain/duration.ts';
import { dayAt } from '../../../../shared/providers/local-time.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { canBeAsked } from '../../../../shared/sync/ledger/integration-state.ts';
import { type SetUp, setUpOf } from '../../daily/concerned.ts';
import { attempt, type FormRefusal, read } from '../../refusal.ts';
import { callFor, type Visit } from '../../visit.ts';

/** The days that a person rehearses, and what came of it. */
export interface Rehearsed {
  readonly days: { readonly from: string; readonly to: string };
  readonly found: Awaited<ReturnType<typeof rehearseInvoices>> | null;
  readonly refusal: FormRefusal | null;
  /** By what the codes and settings that stop something are found on their pages. */
  readonly setUp: SetUp;
}

/** Last month and this one up to now, as months are in Amsterdam. */
function monthsToRehearse(nowMs: number): Readonly<Record<'last' | 'this', Rehearsed['days']>> {
  const first = `${monthAt(nowMs)}-01`;
  const lastDay = dayAt(beginOfDayMs(first) - DAY_MS / 2);
  return { last: { from: `${lastDay.slice(0, 7)}-01`, to: lastDay }, this: { from: first, to: dayAt(nowMs) } };
}

/**
 * What would become of a month's invoices, where the address asks for it. A role that sees no personal data does not
 * rehearse: masked invoices would be judged otherwise.
 */
export async function rehearsed(integration: Integration, visit: Visit): Promise<Rehearsed | null> {
  const { query, ports, isMasked } = visit;
  const asked = query.get('rehearse');
  if (isMasked || !canBeAsked(integration) || (asked !== 'last' && asked !== 'this')) return null;
  const days = monthsToRehearse(ports.clock.now())[asked];
  const cursor = query.get('cursor');
  const { done, refusal } = await attempt(visit, () =>
    rehearseInvoices(callFor(visit, integration.id, read(RehearseBody, { ...days, cursor })), ports),
  );
  return { days, found: done, refusal, setUp: await setUpOf(integration, visit) };
}
