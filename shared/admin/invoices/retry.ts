import * as v from 'valibot';
import { Cause } from '../../domain/causes.ts';
import type { ChangeValues } from '../../domain/change.ts';
import { isWithinDays } from '../../domain/days.ts';
import { HOUR_MS } from '../../domain/duration.ts';
import type { FaultCode } from '../../domain/faults.ts';
import { Day } from '../../domain/invoice.ts';
import { idText } from '../../domain/optional.ts';
import { described } from '../../domain/schemas/described.ts';
import { oneMore } from '../../http/pace.ts';
import { errorsOf, scopeOf } from '../../http/scope.ts';
import type { Call } from '../../runtime/call.ts';
import { Problem } from '../../runtime/problem.ts';
import type { Entry, EntryKey, InvoiceEntry } from '../../sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../../sync/ledger/integration.ts';
import { isOn } from '../../sync/ledger/integration-state.ts';
import { nameOfEntry } from '../../sync/ledger/ledger.ts';
import { unlessUnreadable } from '../../sync/ledger/read-stored.ts';
import { hasten } from '../../sync/ledger/transitions.ts';
import { askedAgain, isForIReserve } from '../../sync/steps/requeue-parked.ts';
import { recordChange } from '../changes/record-change.ts';
import { checkTime } from '../in-time.ts';
import { find } from '../integrations/save.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';

/** No endpoint is stopped for longer than this. */
const STOPPED_AT_MOST_MS = 2 * HOUR_MS;
const HASTENED_AT_MOST = 1_000;
/** So many entries are read and opened side by side. */
const AT_ONCE = 25;

/** Which entries are pushed again: all that are parked when nothing is named. */
export const RetryBody = v.pipe(
  v.strictObject({
    cause: described(v.optional(Cause), 'Only those that stopped for this cause.'),
    status: described(
      v.optional(v.picklist(['parked', 'skipped'])),
      'What is parked, or what was skipped while the integration was off. Parked when it is left out.',
    ),
    ids: described(
      v.optional(v.pipe(v.array(idText), v.maxLength(1_000))),
      'Ids of invoices and customers in i-Reserve.',
    ),
    from: described(v.optional(Day), 'Invoices of this day or later.'),
    to: described(v.optional(Day), 'Invoices of this day or before.'),
  }),
  v.forward(
    v.partialCheck([['from'], ['to']], ({ from = '', to = '9' }) => from <= to, 'before-first-day' satisfies FaultCode),
    ['to'],
  ),
);
type RetryBody = v.InferOutput<typeof RetryBody>;

/**
 * Pushes again what is parked, or what was skipped while the integration was off; answers how many. Where an endpoint was
 * stopped because the books refused too much there, one call is let through to see whether they still do.
 *
 * Throws `switched-off` while it is off, since all of it would only be skipped, and `out-of-time` when there was more than
 * one request has time for: then the same request goes on with the rest.
 */
export async function retry(call: Call<RetryBody>, ports: AdminPorts): Promise<{ readonly count: number }> {
  const key = keyFrom(call);
  const integration = await find(key, ports);
  const { tenant, id, actor, body } = call;
  const { status = 'parked' } = body;
  if (!isOn(integration)) throw new Problem('switched-off');
  await recordChange({ tenant, integration: id, actor, what: 'retried', ...afterOf(body) }, ports);
  try {
    const reopened = new Set<string>();
    await reopen(await ports.ledger.stopped(key, status), body, reopened, ports);
    await goOnWithDue(key, body, reopened, ports);
    return { count: reopened.size };
  } finally {
    await liftStop(integration, ports);
    await ports.integrations.wake(key, ports.clock.now());
    await ports.wake(key);
  }
}

/** What the change log says of a request: how many ids, not which. */
function afterOf({ ids, ...named }: RetryBody): { readonly after?: ChangeValues } {
  const after = { ...named, ...(ids && { ids: ids.length }) };
  return Object.keys(after).length > 0 ? { after } : {};
}

/** Entries that only i-Reserve can mend stay parked: another push would end the same. Those that go on are noted. */
async function reopen(
  keys: readonly EntryKey[],
  wanted: RetryBody,
  reopened: Set<string>,
  ports: AdminPorts,
): Promise<void> {
  const named = wanted.ids && new Set(wanted.ids);
  const rest = keys.filter((key) => (named?.has(key.id) ?? true) && !reopened.has(nameOfEntry(key)));
  while (rest.length > 0) {
    checkTime(ports);
    await Promise.all(
      rest.splice(0, AT_ONCE).map(async (key) => {
        if (await reopenOne(key, wanted, ports)) reopened.add(nameOfEntry(key));
      }),
    );
  }
}

async function reopenOne(key: EntryKey, wanted: RetryBody, ports: AdminPorts): Promise<boolean> {
  const entry = await unlessUnreadable(ports.ledger.read(key));
  if (!entry || !isMeant(entry, wanted)) return false;
  const again = askedAgain(entry, ports.clock.now());
  if (entry.kind !== 'invoice' || entry.status !== 'skipped')
    return ports.ledger.amend<Entry>(entry, again, 'tried again');
  return (await isHeld(entry, ports)) && ports.ledger.amend(entry, { ...again, asked: true }, 'asked for');
}

/** True while we hold what i-Reserve sent: without it nothing can be pushed. */
const isHeld = async ({ tenant, id, hash }: InvoiceEntry, { snapshots }: AdminPorts): Promise<boolean> =>
  hash !== null && (await snapshots.invoice(tenant, id, hash)) !== null;

/** Of what was skipped it is what came in while the integration was off, unless another cause is named. */
function isMeant(entry: Entry, { status = 'parked', cause, ids, from, to }: RetryBody): boolean {
  const meant = cause ?? (status === 'skipped' ? 'inactive' : entry.cause);
  if (entry.status !== status || isForIReserve(entry) || entry.cause !== meant) return false;
  if (ids && !ids.includes(entry.id)) return false;
  return isWithinDays(entry.kind === 'invoice' ? entry.issued?.date : null, { from, to });
}

/**
 * Makes entries that wait for a stopped endpoint due now: the one call that it is allowed shows whether the books still
 * refuse. An entry that stopped and whose event was not published yet is still due, and is pushed again too; but not one
 * that this request has opened already, and that stopped again since.
 */
async function goOnWithDue(
  key: ReturnType<typeof keyFrom>,
  wanted: RetryBody,
  reopened: Set<string>,
  ports: AdminPorts,
): Promise<void> {
  const { ledger, clock } = ports;
  const now = clock.now();
  const due = await ledger.due(key, now + STOPPED_AT_MOST_MS, HASTENED_AT_MOST);
  for (const one of due) {
    checkTime(ports);
    const entry = await unlessUnreadable(ledger.read(one));
    if (entry?.status === 'waiting' && entry.cause === 'error-block')
      await ledger.amend<Entry>(entry, hasten(now), 'tried again');
    else if (entry) await reopen([one], wanted, reopened, ports);
  }
}

async function liftStop(
  integration: Integration,
  { integrations, pace, provider, clock, config }: AdminPorts,
): Promise<void> {
  const { limits } = provider(integration.provider);
  await pace.change(scopeOf(integration, config.COUNTED_PER), (state) => ({
    state: oneMore(state, limits, clock.now(), errorsOf(integration, config.COUNTED_PER)),
    result: undefined,
  }));
  const { pause } = integration;
  if (pause !== null && pause.untilMs !== null)
    await integrations.pause(keyOfIntegration(integration), { ...pause, untilMs: clock.now() });
}
