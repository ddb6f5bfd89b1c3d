import * as v from 'valibot';
import { DAY_MS } from '../../domain/duration.ts';
import type { InvoiceEvent } from '../../domain/events-in.ts';
import type { FaultCode } from '../../domain/faults.ts';
import { type HttpAnswer, jsonAnswer } from '../../runtime/http-api.ts';
import { Problem } from '../../runtime/problem.ts';
import type { Call } from '../../runtime/router.ts';
import { takeInvoice } from '../../sync/intake/intake.ts';
import { begunElsewhere } from '../../sync/ledger/administration-binding.ts';
import type { InvoiceEntry, Issued } from '../../sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../../sync/ledger/integration.ts';
import { issuedOf } from '../../sync/ledger/new-entry.ts';
import { unlessTooNew } from '../../sync/ledger/versions.ts';
import { type ClosingReport, closeMonth, type ReportedInvoice } from '../../sync/review/close-month.ts';
import { recordChange } from '../changes/record-change.ts';
import { checkTime, inTime } from '../in-time.ts';
import { openContextFor } from '../integrations/options.ts';
import { find } from '../integrations/save.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { readQuery } from '../read-query.ts';
import { beginOfDayMs } from './calendar.ts';
import { csvAnswer, plainCsv } from './closing-csv.ts';

const Month = v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'not-month' satisfies FaultCode));

/** The month that a report is asked for. */
export const ClosingQuery = v.strictObject({ month: Month });

/** The month whose missing invoices are to be sent. */
export const MonthBody = v.strictObject({ month: Month });

/** `GET /integrations/{id}/closing-report?month=2026-11`, as JSON or, where it is asked for, as CSV. */
export async function showClosingReport(call: Call, ports: AdminPorts): Promise<HttpAnswer> {
  const integration = await find(keyFrom(call), ports);
  const { month } = readQuery(call.query, ClosingQuery);
  const report = await closingReport(integration, month, ports);
  if (!call.accept?.toLowerCase().includes('text/csv')) return jsonAnswer(200, report);
  return csvAnswer(report, month, plainCsv);
}

/**
 * A month of i-Reserve against the books, by reading the books: every invoice of that month that we were told of, with
 * what stands there. Throws the `Setback` of what keeps the books from being read, and `out-of-time`.
 */
export const closingReport = (integration: Integration, month: string, ports: AdminPorts): Promise<ClosingReport> =>
  inTime(ports, () => compare(integration, month, ports));

async function compare(integration: Integration, month: string, ports: AdminPorts): Promise<ClosingReport> {
  const desk = await openContextFor(integration, ports);
  const here = { mappings: integration.mappings, administration: desk.administration };
  const told = await toldIn(integration, month, ports);
  if (told.length === 0) return closeMonth([], [], here);
  const ofMonth = await desk.books.invoicesBetween(`${month}-01`, lastDayOf(month));
  const seen = new Set(ofMonth.map(({ externalId }) => externalId));
  // A draft has no day there yet, and a person may have given a document another one.
  const elsewhere = told.flatMap(({ entry }) =>
    entry.externalId === null || seen.has(entry.externalId) || begunElsewhere(entry, desk.administration) !== null
      ? []
      : [entry.externalId],
  );
  const others = elsewhere.length === 0 ? [] : await desk.books.invoicesOf(elsewhere);
  return closeMonth(told, [...ofMonth, ...others], here);
}

/**
 * Pushes what is missing again, by what we hold of it; answers how many, and how many i-Reserve has to send again. Throws
 * `switched-off`: what is sent while an integration is off is only remembered, and would be missing no more.
 */
export async function sendMissing({ body, ...call }: Call<v.InferOutput<typeof MonthBody>>, ports: AdminPorts) {
  const integration = await find(keyFrom(call), ports);
  if (integration.state === 'inactive') throw new Problem('switched-off');
  const { items } = await closingReport(integration, body.month, ports);
  const { tenant, id: own, actor } = call;
  await recordChange({ tenant, integration: own, actor, what: 'missing-sent', after: { month: body.month } }, ports);
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
  const entry = await ports.ledger.read({ ...keyOfIntegration(integration), kind: 'invoice', id });
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

/** Every invoice of that month in this ledger. The list is by the day on which it came in: from now back to before it. */
async function toldIn(
  { tenant, id }: Integration,
  month: string,
  ports: AdminPorts,
): Promise<readonly ReportedInvoice[]> {
  const earliest = beginOfDayMs(`${month}-01`) - AHEAD_MS;
  const told: ReportedInvoice[] = [];
  for (let places = await ports.invoiceList(tenant, null, PAGE); places.length > 0; ) {
    checkTime(ports);
    const here = places.filter(({ key, listedAt }) => key.integration === id && listedAt >= earliest);
    const entries = await Promise.all(here.map(({ key }) => unlessTooNew(ports.ledger.read(key))));
    const invoices = entries.filter((entry) => entry?.kind === 'invoice');
    told.push(...(await Promise.all(invoices.map((entry) => remember(entry, ports)))));
    const last = places.at(-1);
    if (!last || last.listedAt < earliest || places.length < PAGE) break;
    places = await ports.invoiceList(tenant, last, PAGE);
  }
  return told.filter(({ entry, issued }) => (issued?.date ?? entry.occurredAt).startsWith(month));
}

/** What was issued, also by entries of before that was kept in them. */
async function remember(entry: InvoiceEntry, { snapshots }: AdminPorts): Promise<ReportedInvoice> {
  if (entry.issued || entry.hash === null) return { entry, issued: entry.issued };
  const snapshot = await snapshots.invoice(entry.tenant, entry.id, entry.hash);
  return { entry, issued: snapshot ? issuedOf(snapshot.invoice) : plannedAs(entry) };
}

function plannedAs({ planned }: InvoiceEntry): Issued | null {
  if (!planned || planned.date === null) return null;
  return { date: planned.date, inclVat: planned.totals.inclVat, perRate: [] };
}

const lastDayOf = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};
