import { SECOND_MS } from '../../shared/domain/duration.ts';
import type { IntegrationKey } from '../../shared/sync/ledger/entry.ts';
import type { DueIntegration, Integrations } from '../../shared/sync/ledger/ledger.ts';

/** How often the index is looked at meanwhile: a line may begin to wait now, and be free before the next run. */
const LOOK_EVERY_MS = 5 * SECOND_MS;

interface Ports {
  readonly integrations: Pick<Integrations, 'due'>;
  readonly clock: { now(): number; sleep(ms: number): Promise<void> };
  readonly wake: (keys: readonly IntegrationKey[]) => Promise<void>;
  readonly mayGoOn: () => boolean;
}

/**
 * Wakes each integration that falls due before the next run, at its moment: a line whose calls are free again would lose
 * them by waiting for a whole minute. Over at once where no integration works or waits.
 *
 * @param known - what the index showed; what was due by `fromMs` is woken by now
 */
export async function wakeAtTheirMoment(
  known: readonly DueIntegration[],
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
  ports: Ports,
): Promise<void> {
  const { integrations, clock, wake, mayGoOn } = ports;
  let now = clock.now();
  const woken = new Set(known.filter(({ dueAt }) => dueAt <= fromMs).map(nameOf));
  for (let all = known; all.length > 0; all = await integrations.due(untilMs)) {
    const rest = all.filter((one) => !woken.has(nameOf(one)));
    const due = rest.filter(({ dueAt }) => dueAt <= now);
    await wake(due.map(({ key }) => key));
    for (const one of due) woken.add(nameOf(one));
    const ahead = rest.flatMap(({ dueAt }) => (dueAt > now ? [dueAt] : []));
    const nextMs = Math.min(now + LOOK_EVERY_MS, ...ahead);
    if (nextMs >= untilMs || !mayGoOn()) return;
    await clock.sleep(nextMs - now);
    now = Math.max(clock.now(), nextMs);
  }
}

/** An integration that fell due once more has another moment. */
const nameOf = ({ key: { tenant, integration }, dueAt }: DueIntegration): string =>
  JSON.stringify([tenant, integration, dueAt]);
