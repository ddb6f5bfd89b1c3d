import { styleText } from 'node:util';
import Table from 'cli-table3';
import { customerName } from '../../shared/domain/customer.ts';
import { sentence } from '../../shared/domain/sentences.ts';
import { statusOf } from '../../shared/sync/entry.ts';
import type { Exact } from '../../test/simulators/exact/index.ts';
import type { SampleEntry } from './demo-world.ts';
import type { Print } from './progress.ts';
import type { Sample } from './samples/sample.ts';

const WIDTHS = [13, 31, 12, 46];

/** Shows where each sample stands, for a person to read. True when each stands where its file says. */
export function showBooks(
  entries: readonly SampleEntry[],
  samples: readonly Sample[],
  { print, exact }: { readonly print: Print; readonly exact: Exact | undefined },
): boolean {
  const table = new Table({
    head: ['invoice', 'customer', 'total', 'where it stands in the books'],
    colWidths: WIDTHS,
    colAligns: ['left', 'left', 'right', 'left'],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  const rows = samples.map((sample, index) => ({ sample, at: whereItStands(entries[index]?.entry ?? null) }));
  for (const { sample, at } of rows) {
    const { invoice, customer } = sample.event.detail;
    table.push([invoice.number, customerName(customer), invoice.totals.inclVat, at.text]);
  }
  print(table.toString());
  const wrong = rows.filter(
    ({ sample: { ends }, at }) => at.status !== ends.status || at.cause !== (ends.cause ?? null),
  );
  for (const { sample, at } of wrong)
    print(
      `${styleText('red', '✗')} ${sample.event.detail.invoice.number} should be ${sample.ends.status}, but is ${at.status}`,
    );
  if (wrong.length === 0) print(`${styleText('green', '✓')} every sample stands where it should`);
  if (exact) print(`  the books, as a bookkeeper reads them: ${exact.origin}`);
  return wrong.length === 0;
}

function whereItStands(entry: SampleEntry['entry']): { status: string; cause: string | null; text: string } {
  if (!entry) return { status: 'lost', cause: null, text: styleText('red', 'not taken in') };
  const status = statusOf(entry);
  const { cause, about, externalNumber, finalised, remarks } = entry;
  if (status === 'synced') {
    const remark =
      remarks.length > 0 ? styleText('dim', ` (${[...new Set(remarks.map(({ code }) => code))].join(', ')})`) : '';
    const where = finalised ? `final, number ${externalNumber}` : 'a draft';
    return { status, cause: null, text: `${styleText('green', '✓')} ${where}${remark}` };
  }
  const why = cause ? sentence(cause, about, 'en') : '';
  return { status, cause, text: `${styleText('yellow', status)}: ${why}` };
}
