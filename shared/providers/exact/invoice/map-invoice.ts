import { amountsOfInvoice } from '../../../domain/amounts.ts';
import { remark } from '../../../domain/causes.ts';
import type { Lacking } from '../../code-lists.ts';
import type { InvoiceJob, InvoicePlan } from '../../document.ts';
import { periodRemarks } from '../../period.ts';
import { checkMapped } from '../../totals/check-mapped.ts';
import type { VatRounding } from '../../totals/predict.ts';
import { odataDay } from '../odata.ts';
import type { ExactDetails } from '../settings.ts';
import { defaultRemarks } from './articles.ts';
import { balance } from './balance.ts';
import { type ExactCodes, keysFor, lackingOf, openCodes } from './codes.ts';
import { finaliseOf, finaliseRemarks } from './finalise.ts';
import { headerTexts, referenceOf } from './header-texts.ts';
import { journalOf } from './journal.ts';
import { shortenedRemarks } from './line-text.ts';
import { bodyLine, draftLines, planLine, settled } from './lines.ts';
import { paymentOf } from './payment.ts';

type Job = InvoiceJob<ExactDetails>;

/**
 * How we expect Exact to round. No source says (reference 5.8), so this is our assumption: the totals that come
 * back are compared before anything is final, and a wrong reading shows there at once.
 */
const VAT_ROUNDING: VatRounding = 'line';

/**
 * What an invoice becomes in Exact, with the totals that Exact will compute (mapping 1 to 3). Pure.
 *
 * What needs no code list is judged first; then every list that is lacking is named at once.
 */
export function mapInvoice(job: Job, rounding: VatRounding = VAT_ROUNDING): InvoicePlan | Lacking {
  checkMapped(job.invoice, job.mappings);
  referenceOf(job.invoice);
  const lacking = lackingOf(keysFor(job), job.lists);
  return lacking.length > 0 ? { lacking } : planOf(job, openCodes(job.lists), rounding);
}

function planOf(job: Job, codes: ExactCodes, rounding: VatRounding): InvoicePlan {
  const { invoice, customer, details, mappings } = job;
  const amounts = amountsOfInvoice(invoice);
  const own = draftLines(job, amounts, codes);
  const balanced = balance(job, own, amounts, codes, rounding);
  const lines = [...own, ...balanced.added].map((line) => settled(line, job));
  const texts = headerTexts(invoice, customer);
  const payment = paymentOf(invoice, mappings, codes.paymentConditions);
  return {
    reference: referenceOf(invoice),
    kind: invoice.kind,
    document: 'sales-invoice',
    date: invoice.date,
    body: {
      ...head(job, codes),
      ...texts.fields,
      ...payment.fields,
      SalesInvoiceLines: lines.map(bodyLine),
    },
    totals: balanced.totals,
    lines: lines.map(planLine),
    finalise: finaliseOf(job),
    remarks: [
      ...(amounts.derived ? [remark('totals-derived')] : []),
      ...balanced.remarks,
      ...defaultRemarks(invoice.lines, own),
      ...shortenedRemarks(lines.map(({ text }) => text)),
      ...(details.dateRangeOnLines ? periodRemarks(invoice.lines) : []),
      ...texts.remarks,
      ...payment.remarks,
      ...finaliseRemarks(job),
    ],
  };
}

/** The head without its texts. Type 8020 is an invoice, 8021 a credit note (reference 5.7, 6.3). */
const head = ({ invoice, details }: Job, { journals }: ExactCodes) => ({
  OrderedBy: '{account}',
  InvoiceTo: '{account}', // some versions take it from OrderedBy, others demand it (5.7)
  Journal: journalOf(details.journal, journals),
  Type: invoice.kind === 'credit' ? 8021 : 8020,
  Currency: invoice.currency,
  OrderDate: odataDay(invoice.date),
});
