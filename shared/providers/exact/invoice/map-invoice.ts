import { type Amounts, amountsOfInvoice, type InvoiceAmounts } from '../../../domain/amounts.ts';
import { type Remark, remark } from '../../../domain/causes.ts';
import { amountText, toCents } from '../../../domain/money.ts';
import type { ExactDetails } from '../../../domain/settings.ts';
import type { InvoiceJob, InvoicePlan, Lacking } from '../../provider.ts';
import { dayText } from '../odata.ts';
import { defaultRemarks } from './articles.ts';
import { type Codes, keysFor, lackingOf, openCodes } from './codes.ts';
import { finaliseOf, finaliseRemarks } from './finalise.ts';
import { headerTexts, referenceOf } from './header-texts.ts';
import { journalOf } from './journal.ts';
import { LONGEST } from './line-text.ts';
import { bodyLine, type DraftLine, draftLines, planLine, settled } from './lines.ts';
import { conditionOf, dueDateRemark, findCondition } from './payment.ts';
import { periodRemarks } from './period.ts';
import { add, predict, VAT_ROUNDING, type VatRounding } from './predict.ts';
import { mayAdd, roundingLine } from './rounding-line.ts';
import { checkRates, totalDiffers } from './tolerance.ts';
import { checkMapped } from './vat.ts';

type Job = InvoiceJob<ExactDetails>;

/** Type 8020 is an invoice, 8021 a credit note (reference 5.7, 6.3). */
const types = { invoice: 8020, credit: 8021 } as const;

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

function planOf(job: Job, codes: Codes, rounding: VatRounding): InvoicePlan {
  const { invoice, customer, details } = job;
  const amounts = amountsOfInvoice(invoice);
  const own = draftLines(job, amounts, codes);
  const balanced = balance(job, own, amounts, codes, rounding);
  const lines = [...own, ...balanced.added].map((line) => settled(line, job));
  const texts = headerTexts(invoice, customer);
  const payment = paymentOf(job, codes);
  return {
    reference: referenceOf(invoice),
    kind: invoice.kind,
    document: 'sales-invoice',
    body: {
      OrderedBy: '{account}',
      InvoiceTo: '{account}', // demanded together with OrderedBy in the past (5.7)
      Journal: journalOf(details.journal, codes.journals),
      Type: types[invoice.kind],
      Currency: invoice.currency,
      OrderDate: dayText(invoice.date),
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
      ...shortened(lines),
      ...(details.dateRangeOnLines ? periodRemarks(invoice.lines) : []),
      ...texts.remarks,
      ...payment.remarks,
      ...finaliseRemarks(job),
    ],
  };
}

interface Balance {
  readonly added: readonly DraftLine[];
  readonly totals: InvoicePlan['totals'];
  readonly remarks: readonly Remark[];
}

/** Predicts what the books will compute and holds it against i-Reserve's totals; makes up cents where that is allowed. */
function balance(
  job: Job,
  lines: readonly DraftLine[],
  ours: InvoiceAmounts,
  codes: Codes,
  rounding: VatRounding,
): Balance {
  const entered = lines.map(({ quantity, price, vat }) => ({ amount: toCents(quantity.times(price)), vat }));
  const perCode = predict(entered, rounding);
  const books = add(perCode.values());
  const difference = ours.total.inclVat.minus(books.inclVat);
  const spare = difference.isZero() || !mayAdd(difference, job.details) ? null : spareLine(job, difference, codes);
  if (!difference.isZero() && !spare) throw totalDiffers(ours.total.inclVat, books.inclVat);
  const remarks = checkRates(ours, perCode, entered, job.mappings.vat);
  if (!spare) return { added: [], totals: totalsText(books), remarks };
  const together = { ...books, exclVat: books.exclVat.plus(difference), inclVat: ours.total.inclVat };
  const added = remark('rounding-added', {
    ours: amountText(ours.total.inclVat),
    books: amountText(books.inclVat),
  });
  return { added: [spare], totals: totalsText(together), remarks: [...remarks, added] };
}

function spareLine({ invoice, ...job }: Job, difference: Amounts['vat'], codes: Codes): DraftLine | null {
  const turned = invoice.kind === 'credit' && job.details.creditSign === 'positive';
  const line = roundingLine(difference, { ...job, date: invoice.date }, codes, turned);
  if (!line) return null;
  const vat = { code: line.vatCode, includesVat: false, charged: '0' };
  return { ...line, vat, told: null, period: null, ledgerAccount: null, byDefault: false };
}

function paymentOf({ invoice, mappings }: Job, { paymentConditions }: Codes) {
  const code = conditionOf(invoice, mappings);
  if (code === null) return { fields: {}, remarks: [] };
  const condition = findCondition(code, paymentConditions);
  return { fields: { PaymentCondition: condition.code }, remarks: dueDateRemark(invoice, condition) };
}

const shortened = (lines: readonly ReturnType<typeof settled>[]): Remark[] =>
  lines.flatMap(({ text }, index) =>
    text.Notes === null
      ? []
      : [
          remark(
            'text-shortened',
            { field: 'Description', max: String(LONGEST) },
            `/detail/invoice/lines/${index}/description`,
          ),
        ],
  );

const totalsText = ({ exclVat, vat, inclVat }: Amounts): InvoicePlan['totals'] => ({
  exclVat: amountText(exclVat),
  vat: amountText(vat),
  inclVat: amountText(inclVat),
});
