import { customerName } from '../../domain/customer.ts';
import { DAY_MS } from '../../domain/duration.ts';
import type { InvoiceEvent } from '../../domain/events-in.ts';
import { Setback } from '../../domain/setback.ts';
import type { Choice } from '../../providers/code-lists.ts';
import { dayAt } from '../../providers/local-time.ts';
import type { Call } from '../../runtime/call.ts';
import { type HttpAnswer, jsonAnswer } from '../../runtime/http-api.ts';
import { Problem } from '../../runtime/problem.ts';
import { takeInvoice } from '../../sync/intake/intake.ts';
import { begunElsewhere } from '../../sync/ledger/administration-binding.ts';
import type { SyncContext } from '../../sync/ledger/context.ts';
import type { InvoiceEntry, Issued } from '../../sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../../sync/ledger/integration.ts';
import { abroadOf, issuedOf } from '../../sync/ledger/new-entry.ts';
import { unlessUnreadable } from '../../sync/ledger/read-stored.ts';
import { type ClosingReport, closePeriod, type ReportedInvoice } from '../../sync/review/close-period.ts';
import { recordChange } from '../changes/record-change.ts';
import { checkTime, inTime } from '../in-time.ts';
import { heldChoicesIn, openContextFor } from '../integrations/options.ts';
import { find } from '../integrations/save.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { readQuery } from '../read-query.ts';
import { askedForAgain } from './asked-for-again.ts';
import { beginOfDayMs } from './calendar.ts';
import { csvAnswer, plainCsv } from './closing-csv.ts';
import { ClosingPeriod, nameOfPeriod, type Period, periodAsked } from './closing-period.ts';

/** `GET /integrations/{id}/closing-report`, as JSON or, where it is asked for, as CSV. */
export async function showClosingReport(call: Call, ports: AdminPorts): Promise<HttpAnswer> {
  const integration = await find(keyFrom(call), ports);
  const asked = readQuery(call.query, ClosingPeriod);
  const report = await closingReport(integration, periodAsked(asked, 'invalid-query'), ports);
  if (!call.accept?.toLowerCase().includes('text/csv'))
    return jsonAnswer(200, { ...report, items: report.items.map(({ cause, ...contractual }) => contractual) });
  return csvAnswer(report, nameOfPeriod(asked), plainCsv);
}

/**
 * i-Reserve against the books over some days, by reading the books: every invoice of those days that we received,
 * with its state there. Throws the `Setback` of what keeps the books from being read, `books-unavailable` when they do
 * not answer now, and `out-of-time`.
 */
export const closingReport = (integration: Integration, period: Period, ports: AdminPorts): Promise<ClosingReport> =>
  inTime(ports, () => askedForAgain(ports, () => compare(integration, period, ports)));

async function compare(integration: Integration, period: Period, ports: AdminPorts): Promise<ClosingReport> {
  const context = await openContextFor(integration, ports);
  const { vatRates } = await ports.mappable(integration.tenant);
  const here = {
    mappings: integration.mappings,
    administration: context.administration,
    percentages: new Map(vatRates.map(({ id, percentage }) => [id, percentage])),
  };
  const told = await toldIn(integration, period, ports);
  if (told.length === 0) return closePeriod([], [], { ...here, vatCodes: [] });
  const vatCodes = await vatCodesIn(context);
  const ofPeriod = await context.books.invoicesBetween(period.from, period.to);
  const seen = new Set(ofPeriod.map(({ externalId }) => externalId));
  // A draft has no day there yet, and a person may have given a document another one.
  const elsewhere = told.flatMap(({ entry }) =>
    entry.externalId === null || seen.has(entry.externalId) || begunElsewhere(entry, context.administration) !== null
      ? []
      : [entry.externalId],
  );
  const others = elsewhere.length === 0 ? [] : await context.books.invoicesOf(elsewhere);
  return closePeriod(told, [...ofPeriod, ...others], { ...here, vatCodes });
}

/** The VAT codes of the books, which tell the boxes of the return; a report without them is better than none. */
async function vatCodesIn(context: SyncContext): Promise<readonly Choice[]> {
  try {
    return await heldChoicesIn('vatCodes', context);
  } catch (error) {
    if (error instanceof Setback) return [];
    throw error;
  }
}

/**
 * Pushes what is missing again, by what we hold of it; answers how many, and how many i-Reserve has to send again. Throws
 * `switched-off`: what is sent while an integration is off is only remembered, and would be missing no more.
 */
export async function sendMissing({ body, ...call }: Call<ClosingPeriod>, ports: AdminPorts) {
  const integration = await find(keyFrom(call), ports);
  if (integration.state === 'inactive') throw new Problem('switched-off');
  const { items } = await closingReport(integration, periodAsked(body, 'invalid-body'), ports);
  const { tenant, id: own, actor } = call;
  await recordChange({ tenant, integration: own, actor, what: 'missing-sent', after: { ...body } }, ports);
  let [count, expired] = [0, 0];
  for (const { id } of items.filter(({ state }) => state === 'missing')) {
    checkTime(ports); // those that were sent are not sent twice by asking again
    if (await sendAgain(integration, id, ports)) count++;
    else expired++;
  }
  return { count, expired };
}

async function sendAgain(integration: Integration, id: string, ports: AdminPorts): Promise<boolean> {
  const { tenant } = integration;
  const entry = await unlessUnreadable(ports.ledger.read({ ...keyOfIntegration(integration), kind: 'invoice', id }));
  if (entry?.kind !== 'invoice' || entry.hash === null) return false;
  const snapshot = await ports.snapshots.invoice(tenant, id, entry.hash);
  if (!snapshot) return false;
  const event: InvoiceEvent = {
    source: 'ireserve',
    'detail-type': 'invoice.sync-requested',
    detail: { id: ports.clock.id(), tenant, occurredAt: entry.occurredAt, integration: integration.id, ...snapshot },
  };
  await takeInvoice(event, [integration], ports);
  return true;
}

const PAGE = 100;
/** An invoice may come in this long before its own day. */
const AHEAD_MS = 92 * DAY_MS;

/** Every invoice of those days in this ledger. The list is by the day on which it came in: from now back to before it. */
async function toldIn(
  { tenant, id }: Integration,
  { from, to }: Period,
  ports: AdminPorts,
): Promise<readonly ReportedInvoice[]> {
  const earliest = beginOfDayMs(from) - AHEAD_MS;
  const told: ReportedInvoice[] = [];
  for (let places = await ports.invoiceList(tenant, null, PAGE); places.length > 0; ) {
    checkTime(ports);
    const here = places.filter(({ key, listedAt }) => key.integration === id && listedAt >= earliest);
    const entries = await Promise.all(here.map(({ key }) => unlessUnreadable(ports.ledger.read(key))));
    const invoices = entries.filter((entry) => entry?.kind === 'invoice');
    told.push(...(await Promise.all(invoices.map((entry) => remember(entry, ports)))));
    const last = places.at(-1);
    if (!last || last.listedAt < earliest || places.length < PAGE) break;
    places = await ports.invoiceList(tenant, last, PAGE);
  }
  return told.filter(({ entry, issued }) => {
    const day = issued?.date ?? dayAt(Date.parse(entry.occurredAt));
    return day >= from && day <= to;
  });
}

/** What was issued, also by entries of before that was kept in them, and for whom. */
async function remember(entry: InvoiceEntry, { snapshots }: AdminPorts): Promise<ReportedInvoice> {
  const snapshot = entry.hash === null ? null : await snapshots.invoice(entry.tenant, entry.id, entry.hash);
  const issued = entry.issued ?? (snapshot ? issuedOf(snapshot) : plannedAs(entry));
  return {
    entry,
    // Entries of before a country was kept have it in the snapshot, while that is there
    issued: issued && snapshot ? { ...issued, abroad: issued.abroad ?? abroadOf(snapshot.customer) } : issued,
    customerName: snapshot ? customerName(snapshot.customer) : null,
  };
}

function plannedAs({ planned }: InvoiceEntry): Issued | null {
  if (!planned || planned.date === null) return null;
  return { date: planned.date, inclVat: planned.totals.inclVat, currency: null, abroad: null, perRate: [] };
}
