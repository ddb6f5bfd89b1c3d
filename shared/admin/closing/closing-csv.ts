import { type HttpAnswer, jsonAnswer } from '../../runtime/http-api.ts';
import type { ClosingReport, ClosingState } from '../../sync/review/close-period.ts';
import { besideBooks, totalOfBoxes } from '../../sync/review/per-box.ts';
import type { VatBox } from '../../sync/review/vat-box.ts';

/** How a spreadsheet of some country wants its file. */
export interface CsvForm {
  readonly name: string;
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
  /** The byte order mark by which a spreadsheet recognises UTF-8; programs do not expect one. */
  readonly mark: '' | '\uFEFF';
  /** The headings of the invoices, of the VAT rates, of the boxes of the return, of the drafts, and of the totals. */
  readonly items: readonly string[];
  readonly perRate: readonly string[];
  readonly perBox: readonly string[];
  readonly drafts: readonly string[];
  readonly totals: readonly string[];
  /** What the row is called that adds the boxes up. */
  readonly total: string;
  readonly state: (state: ClosingState) => string;
  readonly box: (box: VatBox | null) => string;
}

/** For programs, and for spreadsheets that take a point in numbers. */
export const plainCsv: CsvForm = {
  name: 'closing-report',
  separator: ',',
  decimal: '.',
  mark: '',
  items: ['id', 'number', 'date', 'customer', 'state', 'ours', 'books', 'booksNumber'],
  perRate: ['vatRate', 'percentage', 'oursExclVat', 'oursVat', 'booksExclVat', 'booksVat'],
  perBox: ['box', 'oursExclVat', 'booksExclVat', 'differenceExclVat', 'oursVat', 'booksVat', 'differenceVat'],
  drafts: ['drafts', 'draftsExclVat', 'draftsVat', 'draftsInclVat'],
  totals: ['totalOurs', 'totalBooks', 'difference'],
  total: 'total',
  state: (state) => state,
  box: (box) => box ?? '',
};

/**
 * A closing report as a file: a row for each invoice, then one for each VAT rate with its sums, one for each box of the
 * return and what they add up to, the drafts, and the totals including VAT, each under headings of their own after an empty row. RFC 4180: every row has as many fields as the first.
 */
export const csvAnswer = (report: ClosingReport, period: string, form: CsvForm): HttpAnswer => ({
  ...jsonAnswer(200, null, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${form.name}-${period}.csv"`,
  }),
  body:
    form.mark +
    rowsOf(report, form)
      .map((row) => `${row.join(form.separator)}\r\n`)
      .join(''),
});

type Row = readonly string[];

function rowsOf({ items, perRate, perBox, drafts, totals }: ClosingReport, form: CsvForm): readonly Row[] {
  const amount = (text: string | null | undefined) => text?.replace('.', form.decimal) ?? '';
  const cell = (text: string | null) => cellOf(text ?? '');
  const invoices = items.map(({ id, number, date, customer, state, ours, books, booksNumber }) => [
    ...[cell(id), cell(number), date ?? '', cell(customer?.name ?? customer?.id ?? null), form.state(state)],
    ...[amount(ours), amount(books), cell(booksNumber)],
  ]);
  const rates = perRate.map(({ vatRate, percentage, ours, books }) => [
    ...[cell(vatRate), amount(percentage)],
    ...[ours.exclVat, ours.vat, books?.exclVat, books?.vat].map(amount),
  ]);
  const boxes = [
    ...perBox.map((line) => [form.box(line.box), line] as const),
    [form.total, totalOfBoxes(perBox)] as const,
  ];
  const perBoxRows = boxes.map(([name, line]) => [
    cell(name),
    ...(['exclVat', 'vat'] as const).flatMap((part) => besideBooks(line, part)).map(amount),
  ]);
  const ofDrafts = [String(drafts.count), ...[drafts.exclVat, drafts.vat, drafts.inclVat].map(amount)];
  const sums = [totals.ours, totals.books, totals.difference].map(amount);
  return [
    ...[form.items, ...invoices],
    ...(rates.length > 0 ? [[], form.perRate, ...rates] : []),
    ...(perBox.length > 0 ? [[], form.perBox, ...perBoxRows] : []),
    ...(drafts.count > 0 ? [[], form.drafts, ofDrafts] : []),
    ...[[], form.totals, sums],
  ].map((row) => form.items.map((_, column) => row[column] ?? ''));
}

/**
 * Where a spreadsheet may see a formula begin: at the start of the text, and after anything that parts cells or rows in some
 * country, as the file may be opened in another one than it was made for. Blanks and quotes before the sign change nothing,
 * and `＝` in its full width is a sign too.
 */
const FORMULA = /^(?=[\t\r\n])|(?<=^|[,;\t\r\n])(?=[\s\p{Cf}"']*[=+\-@＝＋－＠])/gu;

/** What is not plain letters and signs in a row stands in quotes: both separators, line breaks, tabs, blanks at the ends. */
const NEEDS_QUOTES = /["',;\t\r\n]|^\s|\s$/;

/** A text that a spreadsheet of either country shows and never computes. */
export function cellOf(text: string): string {
  const harmless = text.replace(FORMULA, "'");
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
