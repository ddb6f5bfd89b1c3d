import { type HttpAnswer, jsonAnswer } from '../../runtime/http-api.ts';
import type { ClosingReport, ClosingState } from '../../sync/review/close-month.ts';

type Five = readonly [string, string, string, string, string];

/** How a spreadsheet of some country wants its file. */
export interface CsvForm {
  readonly name: string;
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
  /** Tells a spreadsheet that the letters are UTF-8; a program would stumble over it. */
  readonly mark: '' | '\uFEFF';
  readonly items: Five;
  readonly perRate: Five;
  readonly state: (state: ClosingState) => string;
}

/** For programs, and for spreadsheets that take a point in numbers. */
export const plainCsv: CsvForm = {
  name: 'closing-report',
  separator: ',',
  decimal: '.',
  mark: '',
  items: ['id', 'number', 'state', 'ours', 'books'],
  perRate: ['vatRate', 'ours', 'books', 'vatOurs', 'vatBooks'],
  state: (state) => state,
};

/**
 * A month as a file: one row for each invoice, an empty row, and one row for each VAT rate with its sums including VAT
 * and the VAT in them. RFC 4180: every row has as many fields as the first.
 */
export const csvAnswer = (report: ClosingReport, month: string, form: CsvForm): HttpAnswer => ({
  ...jsonAnswer(200, null, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${form.name}-${month}.csv"`,
  }),
  body:
    form.mark +
    rowsOf(report, form)
      .map((row) => `${row.join(form.separator)}\r\n`)
      .join(''),
});

function rowsOf({ items, perRate }: ClosingReport, form: CsvForm): readonly (readonly string[])[] {
  const amount = (text: string | null) => text?.replace('.', form.decimal) ?? '';
  const cell = (text: string) => cellOf(text, form);
  return [
    form.items,
    ...items.map(({ id, number, state, ours, books }) => [
      ...[cell(id), cell(number ?? ''), form.state(state)],
      ...[ours, books].map(amount),
    ]),
    ...(perRate.length > 0 ? [['', '', '', '', ''], form.perRate] : []),
    ...perRate.map(({ vatRate, ours, books, vat }) => [
      cell(vatRate),
      ...[ours, books, vat.ours, vat.books].map(amount),
    ]),
  ];
}

/** A text that a spreadsheet shows and never computes. */
function cellOf(text: string, { separator }: CsvForm): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  const needsQuotes = harmless.includes(separator) || /["\r\n]/.test(harmless);
  return needsQuotes ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
