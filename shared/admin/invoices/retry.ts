import * as v from 'valibot';
import { Cause } from '../../domain/causes.ts';
import { HOUR_MS } from '../../domain/duration.ts';
import { oneMore } from '../../http/pace.ts';
import { errorsOf, scopeOf } from '../../http/scope.ts';
import type { Call } from '../../runtime/router.ts';
import type { Entry, IntegrationKey } from '../../sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../../sync/ledger/integration.ts';
import { unlessUnreadable } from '../../sync/ledger/read-stored.ts';
import { hasten } from '../../sync/ledger/transitions.ts';
import { askedAgain, isForIReserve } from '../../sync/steps/requeue-parked.ts';
import { recordChange } from '../changes/record-change.ts';
import { find } from '../integrations/save.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';

/** No endpoint is stopped for longer than this. */
const STOPPED_AT_MOST_MS = 2 * HOUR_MS;
const HASTENED_AT_MOST = 1_000;

/** The cause whose parked entries are tried again; all of them when left out. */
export const RetryBody = v.strictObject({ cause: v.optional(Cause) });

/**
 * Pushes again what is parked, or what is parked for one cause; answers how many. Where an endpoint was stopped because
 * the books refused too much there, one call is let through to see whether they still do.
 */
export async function retry(call: Call<v.InferOutput<typeof RetryBody>>, ports: AdminPorts) {
  const key = keyFrom(call);
  const integration = await find(key, ports);
  const { tenant, id, actor, body } = call;
  const { cause } = body;
  await recordChange({ tenant, integration: id, actor, what: 'retried', ...(cause && { after: { cause } }) }, ports);
  const count = await reopen(key, cause, ports);
  const unpublished = await goOnWithDue(key, cause, ports);
  await liftStop(integration, ports);
  await ports.integrations.wake(key, ports.clock.now());
  await ports.wake(key);
  return { count: count + unpublished };
}

/** Entries that only i-Reserve can mend stay parked: another push would end the same. */
async function reopen(
  integrationKey: IntegrationKey,
  cause: Cause | undefined,
  { ledger, clock }: AdminPorts,
): Promise<number> {
  let count = 0;
  for (const key of await ledger.parked(integrationKey)) {
    const entry = await unlessUnreadable(ledger.read(key));
    if (!entry || !isMeant(entry, cause)) continue;
    if (await ledger.amend<Entry>(entry, askedAgain(entry, clock.now()), 'tried again')) count++;
  }
  return count;
}

const isMeant = (entry: Entry, cause: Cause | undefined): boolean =>
  entry.status === 'parked' && !isForIReserve(entry) && (cause === undefined || entry.cause === cause);

/**
 * Makes entries that wait for a stopped endpoint due now: the one call that it is allowed shows whether the books still
 * refuse. A parked entry whose event was not published yet is still due, and is pushed again too; answers how many of
 * those.
 */
async function goOnWithDue(
  integrationKey: IntegrationKey,
  cause: Cause | undefined,
  { ledger, clock }: AdminPorts,
): Promise<number> {
  const now = clock.now();
  let count = 0;
  for (const key of await ledger.due(integrationKey, now + STOPPED_AT_MOST_MS, HASTENED_AT_MOST)) {
    const entry = await unlessUnreadable(ledger.read(key));
    if (entry?.status === 'waiting' && entry.cause === 'error-block')
      await ledger.amend<Entry>(entry, hasten(now), 'tried again');
    if (entry && isMeant(entry, cause) && (await ledger.amend<Entry>(entry, askedAgain(entry, now), 'tried again')))
      count++;
  }
  return count;
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
