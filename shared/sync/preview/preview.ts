import type { Remark } from '../../domain/causes.ts';
import { amountText, money } from '../../domain/money.ts';
import { valueAt } from '../../domain/outside-record.ts';
import { Defer, Setback } from '../../domain/setback.ts';
import type { InvoicePlan, TotalsText } from '../../providers/document.ts';
import { pushCustomer } from '../customer/push-customer.ts';
import { planInvoice } from '../invoice/map-invoice.ts';
import { pushInvoice } from '../invoice/push-invoice.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceSnapshot } from '../ledger/ledger.ts';
import { type DryRun, dryRun } from './dry-run.ts';
import type { DryRunRequest } from './dry-run-books.ts';
import { previewRelation, type RelationPreview } from './preview-relation.ts';

/** What would be booked of an invoice, and what would keep it from being booked. */
export interface Preview {
  /** Null when what stopped the customer leaves nothing to say. */
  readonly relation: RelationPreview | null;
  readonly lines: readonly LinePreview[];
  /** Totals including VAT. `books` and `difference` are null when the total of the books is unknown. */
  readonly totals: { readonly ours: string; readonly books: string | null; readonly difference: string | null };
  /** What the books would make of it, in full; null when it is unknown. */
  readonly booked: TotalsText | null;
  /** What would stop it; null when it would be booked. */
  readonly stop: Setback | null;
  readonly remarks: readonly Remark[];
  /** What would be sent, in order; nothing when it would be stopped. */
  readonly requests: readonly DryRunRequest[];
}

interface LinePreview {
  readonly description: string;
  readonly quantity: string;
  readonly price: string | null;
  readonly vatCode: string | null;
  readonly article: string | null;
}

/**
 * Says what a push of this invoice would do, as if it came now and for the first time. Nothing is written.
 *
 * It is that push, run in a context where only reading has an effect, so the two can't differ. An integration that is
 * off does not stop it. Throws the `Setback` of books that can't be asked.
 */
export async function preview(snapshot: InvoiceSnapshot, context: SyncContext): Promise<Preview> {
  const rehearsal = dryRun(snapshot, context);
  const stop = await stopFrom(() => pushInvoice(rehearsal.claim, rehearsal.context));
  const relation = await relationOf(snapshot, rehearsal, stop, context);
  const plan = await unlessStopped(planInvoice(snapshot, rehearsal.context)); // its code lists are there by now
  return {
    relation,
    lines: plan?.lines.map(({ ledgerAccount: _, ...line }) => line) ?? asIssued(snapshot, context),
    totals: totalsOf(snapshot, plan, stop),
    booked: plan?.totals ?? null,
    stop,
    remarks: stop === null ? rehearsal.claim.entry.remarks : (plan?.remarks ?? []),
    requests: stop === null ? rehearsal.rehearsed.requests() : [],
  };
}

/**
 * Judges an invoice or customer: the answer is what is wrong with it; null when nothing is. Throws what is wrong with the
 * connection.
 */
export async function stopFrom(act: () => Promise<unknown>): Promise<Setback | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Setback && isOfIt(error)) return error;
    throw error;
  }
}

/** True of what stops this invoice: a refusal, or another invoice, its customer or a lost answer that comes first. */
const isOfIt = (error: Setback): boolean =>
  error.remedy === 'correct' || error.cause === 'uncertain' || (error instanceof Defer && error.cause !== 'soon');

/** The relation is shown too when the invoice stops before its customer is looked at. */
async function relationOf(
  { customer }: InvoiceSnapshot,
  { context: rehearsing, rehearsed, claim }: DryRun,
  stop: Setback | null,
  context: SyncContext,
): Promise<RelationPreview | null> {
  if (stop !== null) await unlessStopped(pushCustomer(customer, claim.entry, rehearsing));
  const part = await unlessStopped(
    (async () => context.provider.mapRelation(customer, context.details).parts[0].name)(),
  );
  if (part === null) return null;
  const key = { ...context.key, kind: 'customer' as const, id: customer.id };
  return previewRelation(part, await context.ledger.read(key), await rehearsing.ledger.read(key), rehearsed, context);
}

/** What comes of it; null when a setback does. */
async function unlessStopped<T>(act: Promise<T>): Promise<T | null> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof Setback) return null;
    throw error;
  }
}

/** The lines as i-Reserve issued them, with the codes that are mapped, when the books' own are unknown. */
const asIssued = ({ invoice }: InvoiceSnapshot, { mappings, settings }: SyncContext): LinePreview[] =>
  invoice.lines.map(
    ({ description, quantity, unitPriceExclVat, unitPriceInclVat, vatRate, product, ledgerAccount }) => ({
      description,
      quantity,
      price: settings.vatExclusive ? (unitPriceExclVat ?? unitPriceInclVat) : (unitPriceInclVat ?? unitPriceExclVat),
      vatCode: valueAt(mappings.vat, vatRate) ?? null,
      article: valueAt(mappings.articles, product) ?? valueAt(mappings.articles, `ledger:${ledgerAccount}`) ?? null,
    }),
  );

function totalsOf({ invoice }: InvoiceSnapshot, plan: InvoicePlan | null, stop: Setback | null): Preview['totals'] {
  const ours = money(invoice.totals.inclVat);
  // The same cause may concern a rate's VAT.
  const isAboutTotal = stop?.cause === 'total-differs' && stop.about.ours === amountText(ours);
  const text = plan?.totals.inclVat ?? (isAboutTotal ? stop.about.books : undefined);
  const books = text === undefined ? null : money(text);
  return {
    ours: amountText(ours),
    books: books && amountText(books),
    difference: books && amountText(books.minus(ours)),
  };
}
