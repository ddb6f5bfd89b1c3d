import * as v from 'valibot';
import { idText } from '../../domain/optional.ts';
import { described } from '../../domain/schemas/described.ts';
import type { Call } from '../../runtime/call.ts';
import { Problem } from '../../runtime/problem.ts';
import { fitsKey } from '../../store/keys.ts';
import { askedFinal } from '../../sync/invoice/ask-final.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { isOn } from '../../sync/ledger/integration-state.ts';
import { CONFLICT, retryOnConflict } from '../../sync/ledger/retry-on-conflict.ts';
import { recordChange } from '../changes/record-change.ts';
import { checkTime } from '../in-time.ts';
import { find } from '../integrations/save.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { invoiceAt } from './invoice-at.ts';

/** So many entries are read and asked side by side. */
const AT_ONCE = 25;

/** Which drafts are made final. */
export const FinaliseBody = v.strictObject({
  ids: described(
    v.pipe(v.array(idText), v.minLength(1), v.maxLength(1_000)),
    'Ids of invoices in i-Reserve, 1,000 at most.',
  ),
});
type FinaliseBody = v.InferOutput<typeof FinaliseBody>;

/**
 * Has drafts made final in the books, by the push: once, and published. Answers how many, and how many of those named have
 * no draft at rest here. What is final can not be taken back, so each is named; nothing is mailed.
 *
 * Throws `switched-off` when nothing would be sent, and `out-of-time` when there were more than one request has time for:
 * then the same request goes on with the rest.
 */
export async function finaliseDrafts(
  call: Call<FinaliseBody>,
  ports: AdminPorts,
): Promise<{ readonly count: number; readonly others: number }> {
  const key = keyFrom(call);
  const integration = await find(key, ports);
  const { tenant, id, actor, body } = call;
  if (!isOn(integration)) throw new Problem('switched-off');
  const rest = [...new Set(body.ids)];
  const others = rest.length;
  await recordChange(
    {
      tenant,
      integration: id,
      actor,
      what: 'final-asked',
      after: rest.length === 1 ? { invoice: rest[0] } : { ids: others },
    },
    ports,
  );
  // Before the first is asked: should this request die, a worker still looks at the line
  await ports.integrations.wake(key, ports.clock.now());
  let count = 0;
  try {
    while (rest.length > 0) {
      checkTime(ports);
      const asked = await Promise.all(rest.splice(0, AT_ONCE).map((one) => askOne(one, integration, ports)));
      count += asked.filter(Boolean).length;
    }
    return { count, others: others - count };
  } finally {
    await ports.integrations.wake(key, ports.clock.now());
    await ports.wake(key);
  }
}

function askOne(id: string, integration: Integration, ports: AdminPorts): Promise<boolean> {
  const { tenant, id: line, provider, administration } = integration;
  if (!fitsKey(id) || administration === null) return Promise.resolve(false);
  return retryOnConflict('an entry', async () => {
    const entry = await invoiceAt({ tenant, integration: line, kind: 'invoice', id }, ports.ledger);
    const request = { id: ports.clock.id(), atMs: ports.clock.now(), administration: administration.id };
    const change = entry && askedFinal(entry, request, ports.provider(provider));
    if (!entry || !change) return false;
    return (await ports.ledger.amend(entry, change, 'final asked for')) || CONFLICT;
  });
}
