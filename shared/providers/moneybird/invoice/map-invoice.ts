import { amountsOfInvoice } from '../../../domain/amounts.ts';
import { remark } from '../../../domain/causes.ts';
import { correct } from '../../../domain/setback.ts';
import type { Lacking } from '../../code-lists.ts';
import type { InvoiceJob, InvoicePlan } from '../../document.ts';
import { periodRemarks } from '../../period.ts';
import { checkMapped } from '../../totals/check-mapped.ts';
import type { VatRounding } from '../../totals/predict.ts';
import type { MoneybirdDetails } from '../settings.ts';
import { balance } from './balance.ts';
import { lackingOf, openCodes } from './codes.ts';
import { external, homeOf, regular } from './documents.ts';
import { dueRemarks, externalHead, finaliseOf, mailRemarks, regularHead } from './head.ts';
import { kindOf } from './kind.ts';
import { bodyLine, bookedOn, planLine } from './lines.ts';

type Job = InvoiceJob<MoneybirdDetails>;

/**
 * How we expect Moneybird to round VAT: it reports one amount per rate of the document (`tax_totals`, reference 6.4).
 * That is a reading of ours: the totals that come back are compared, and a wrong reading shows there at once.
 */
const VAT_ROUNDING: VatRounding = 'document';

/**
 * What an invoice becomes in Moneybird, with the totals that Moneybird will compute (mapping 1 to 3). Pure.
 *
 * What needs no code list is judged first; then every list that is lacking is named at once. A credit is a document of
 * its own with negative amounts: a copy made by Moneybird would share its original's reference (reference 6.6).
 */
export function mapInvoice(job: Job, rounding: VatRounding = VAT_ROUNDING): InvoicePlan | Lacking {
  checkMapped(job.invoice, job.mappings);
  if (job.details.externalInvoice === null)
    throw correct('invoice-refused', { number: job.invoice.number, text: 'externalInvoice' });
  const lacking = lackingOf(job);
  return lacking.length > 0 ? { lacking } : planOf(job, job.details.externalInvoice, rounding);
}

function planOf(job: Job, isExternal: boolean, rounding: VatRounding): InvoicePlan {
  const { invoice, details } = job;
  const codes = openCodes(job);
  const amounts = amountsOfInvoice(invoice);
  const { basis, lines, totals, remarks } = balance(job, bookedOn(job, codes), amounts, codes, rounding);
  const document = isExternal ? external : regular;
  const head = isExternal ? externalHead(job, basis) : regularHead(job, basis);
  return {
    reference: invoice.number,
    kind: kindOf(totals) ?? invoice.kind,
    document,
    date: invoice.date,
    body: { [homeOf(document).wrap]: { ...head, details_attributes: lines.map(bodyLine) } },
    totals,
    lines: lines.map(planLine),
    finalise: isExternal ? null : finaliseOf(job),
    remarks: [
      ...(amounts.derived ? [remark('totals-derived')] : []),
      ...remarks,
      ...(details.dateRangeOnLines ? periodRemarks(invoice.lines) : []),
      ...(isExternal ? [] : [...dueRemarks(job), ...mailRemarks(job)]),
    ],
  };
}
