import { styleText } from 'node:util';
import Table from 'cli-table3';
import * as v from 'valibot';
import { customerName } from '../../../shared/domain/customer.ts';
import { sentence } from '../../../shared/domain/sentences.ts';
import { statusOf } from '../../../shared/sync/ledger/entry.ts';
import type { Print } from '../progress.ts';
import type { SampleEntry } from './demo-world.ts';
import type { Sample } from './samples/sample.ts';

/** The detail of `customer.changed`. */
export const ChangedCustomer = v.object({
  customer: v.object({ id: v.string() }),
  changes: v.record(v.string(), v.object({ from: v.nullable(v.string()), to: v.nullable(v.string()) })),
});
type ChangedCustomer = v.InferOutput<typeof ChangedCustomer>;

const WIDTHS = [13, 31, 12, 46];

/** What the table of the demo says of the books. */
export interface TableOptions {
  /** What people call the books. */
  readonly title: string;
  /** Where a person can open them; undefined when they are not ours. */
  readonly address: string | undefined;
  readonly print: Print;
}

/** Shows where each sample stands, for a person to read. True when each stands where its file says. */
export function showBooks(
  entries: readonly SampleEntry[],
  samples: readonly Sample[],
  { title, address, print }: TableOptions,
): boolean {
  const table = tableOf(['invoice', 'customer', 'total', `where it stands in ${title}`]);
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
  if (wrong.length === 0) print(`${styleText('green', '✓')} every sample stands where it should in ${title}`);
  if (address) print(`  the books, as a bookkeeper reads them: ${address}`);
  return wrong.length === 0;
}

/** Shows what people changed of a customer in the books, as i-Reserve hears of it. */
export function showChanges(
  { customer, changes }: ChangedCustomer,
  { title, print }: Pick<TableOptions, 'title' | 'print'>,
) {
  const table = tableOf(['customer', `changed in ${title}`, 'from', 'to']);
  for (const [name, { from, to }] of Object.entries(changes)) table.push([customer.id, name, from ?? '–', to ?? '–']);
  print(table.toString());
}

const tableOf = (head: string[]) =>
  new Table({
    head,
    colWidths: WIDTHS,
    colAligns: ['left', 'left', 'right', 'left'],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });

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
