import * as v from 'valibot';
import type { About, Cause } from '../../domain/causes.ts';
import { isWithinDays } from '../../domain/days.ts';
import type { FaultCode } from '../../domain/faults.ts';
import { Day } from '../../domain/invoice.ts';
import { amountText, money, sum } from '../../domain/money.ts';
import { described } from '../../domain/schemas/described.ts';
import { sentence, worded } from '../../domain/sentences.ts';
import type { Language } from '../../domain/sentences-words.ts';
import type { Setback } from '../../domain/setback.ts';
import type { Call } from '../../runtime/call.ts';
import type { EntryKey } from '../../sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../../sync/ledger/integration.ts';
import type { InvoiceSnapshot } from '../../sync/ledger/ledger.ts';
import { openRehearsal, type Rehearsal } from '../../sync/preview/rehearsal.ts';
import { isTooLate } from '../in-time.ts';
import { openContextFor } from '../integrations/options.ts';
import { find } from '../integrations/save.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { invoiceAt } from './invoice-at.ts';
import { sourcesFor } from './sources-for.ts';
import { heldInvoice } from './sync-now.ts';
import { type Places, Walk } from './walk.ts';
import { cursorOfPlaces, placesIn } from './walk-cursor.ts';

/** A page ends after so many invoices, or after so many relations were asked for: an Exact app may make 60 calls a minute. */
const PAGE = { invoices: 500, lookUps: 30 } as const;
const AT_ONCE = 10;
const EXAMPLES = 5;

/** The days of the invoices that are rehearsed, and from where on. */
export const RehearseBody = v.pipe(
  v.strictObject({
    from: described(Day, 'The first day of the invoices.'),
    to: described(Day, 'The last day.'),
    cursor: described(v.optional(v.nullable(v.string())), 'The cursor of the page before.'),
  }),
  v.forward(
    v.partialCheck([['from'], ['to']], ({ from, to }) => from <= to, 'before-first-day' satisfies FaultCode),
    ['to'],
  ),
);
type RehearseBody = v.InferOutput<typeof RehearseBody>;

/** Invoices of one currency that would stop for one cause. */
export interface RehearsedStop {
  readonly cause: Cause;
  readonly currency: string;
  /** Each with what its sentence names: the codes and settings that stop it. */
  readonly invoices: readonly StoppedInvoice[];
}

type StoppedInvoice = Pick<InvoiceSnapshot['invoice'], 'id' | 'number' | 'totals'> & { readonly about: About };

/** An invoice of those days that is judged; `not-held` of what we no longer hold, `twice` of what counts at another entry. */
type Judged = { readonly snapshot: InvoiceSnapshot; readonly stop: Setback | null } | 'not-held' | 'twice';

/** The same as `rehearseInvoices`, as the API answers it: a cause in words, and some invoices as examples. */
export async function rehearse(call: Call<RehearseBody>, ports: AdminPorts) {
  const { stopped, ...page } = await rehearseInvoices(call, ports);
  return { ...page, stopped: stopped.map((one) => shownStop(one, call.language)) };
}

/**
 * The preview of every invoice of some days that the tenant sent and that we still hold, a page at a time; the numbers are
 * those of the page. An invoice counts once, whichever of the tenant's integrations received it. Nothing is written.
 */
export async function rehearseInvoices({ body, ...call }: Call<RehearseBody>, ports: AdminPorts) {
  const { tenant } = call;
  const integration = await find(keyFrom(call), ports);
  const rehearsal = openRehearsal(await openContextFor(integration, ports));
  const { from, to } = body;
  const lines = await ports.integrations.everOfTenant(tenant);
  const places = placesIn(body.cursor ?? null, tenant);
  const walk = new Walk(await sourcesFor(tenant, { from, to }, lines, ports), places);
  const judgeOne = judging(integration, lines, { from, to }, rehearsal, ports);
  const { judged, next } = await goThrough(walk, places, judgeOne, rehearsal, ports);
  const all = judged.filter((one) => typeof one === 'object');
  return {
    total: all.length,
    wouldBook: all.filter(({ stop }) => stop === null).length,
    stopped: byCause(all),
    /** Those of the days whose content is no longer held. */
    notHeld: judged.filter((one) => one === 'not-held').length,
    cursor: next && cursorOfPlaces(next),
  };
}

async function goThrough(
  walk: Walk,
  from: Places,
  judgeOne: (key: EntryKey) => Promise<Judged | null>,
  rehearsal: Rehearsal,
  ports: AdminPorts,
): Promise<{ readonly judged: readonly Judged[]; readonly next: Places | null }> {
  const judged: Judged[] = [];
  const places = new Map(from);
  for (;;) {
    const steps = await walk.next(AT_ONCE);
    if (steps.length === 0) return { judged, next: null };
    const some = await Promise.all(steps.map(({ place }) => judgeOne(place.key)));
    judged.push(...some.filter((one) => one !== null));
    for (const { name, place } of steps) places.set(name, place);
    if (judged.length >= PAGE.invoices || rehearsal.lookUps() >= PAGE.lookUps || isTooLate(ports))
      return { judged, next: places };
  }
}

/** Judges the invoice of an entry; null when it is not of those days. */
function judging(
  integration: Integration,
  lines: readonly Integration[],
  days: Pick<RehearseBody, 'from' | 'to'>,
  rehearsal: Rehearsal,
  ports: AdminPorts,
) {
  const inOrder = [integration, ...lines.filter(({ id }) => id !== integration.id)];
  return async (key: EntryKey): Promise<Judged | null> => {
    const entry = await invoiceAt(key, ports.ledger);
    if (!entry || (entry.issued && !isWithinDays(entry.issued.date, days))) return null;
    for (const line of inOrder) {
      if (line.id === key.integration) break;
      if (await invoiceAt({ ...key, ...keyOfIntegration(line) }, ports.ledger)) return 'twice';
    }
    const held = await heldInvoice([entry], ports);
    const day = entry.issued?.date ?? held?.snapshot.invoice.date;
    if (day === undefined || !isWithinDays(day, days)) return null;
    return held ? { snapshot: held.snapshot, stop: await rehearsal.stopOf(held.snapshot) } : 'not-held';
  };
}

function byCause(
  judged: readonly { readonly snapshot: InvoiceSnapshot; readonly stop: Setback | null }[],
): readonly RehearsedStop[] {
  const stopped = judged.flatMap(({ snapshot: { invoice }, stop }) => (stop ? [{ invoice, stop }] : []));
  const groups = Map.groupBy(stopped, ({ invoice: { currency }, stop: { cause } }) => `${cause} ${currency}`);
  return [...groups.values()]
    .flatMap((group): readonly RehearsedStop[] => {
      const [first] = group;
      if (!first) return [];
      const invoices = group.map(({ invoice: { id, number, totals }, stop: { about } }) => ({
        ...{ id, number, totals, about },
      }));
      return [{ cause: first.stop.cause, currency: first.invoice.currency, invoices }];
    })
    .toSorted((one, other) => other.invoices.length - one.invoices.length);
}

/** What the invoices of a stop come to, including VAT. */
export const amountOfStop = ({ invoices }: RehearsedStop): string =>
  amountText(sum(invoices.map(({ totals }) => money(totals.inclVat))));

const shownStop = (stop: RehearsedStop, language: Language) => ({
  cause: stop.cause,
  ...worded((spoken) => sentence(stop.cause, {}, spoken), language),
  invoices: stop.invoices.length,
  amount: amountOfStop(stop),
  currency: stop.currency,
  examples: stop.invoices.slice(0, EXAMPLES).map(({ id, number, about }) => ({
    ...{ id, number },
    message: sentence(stop.cause, about, language),
  })),
});
