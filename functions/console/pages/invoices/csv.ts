import { cellOf } from '../../../../shared/admin/closing/closing-csv.ts';
import { isTooLate } from '../../../../shared/admin/in-time.ts';
import { searchInvoices } from '../../../../shared/admin/invoices/list-invoices.ts';
import { stopOf } from '../../../../shared/admin/invoices/one-invoice.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { statusWords } from '../../../../shared/domain/sentences-words.ts';
import { statusOf } from '../../../../shared/sync/ledger/entry.ts';
import { titleOf } from '../../parts/layout.tsx';
import { isDraft } from '../../parts/standing.tsx';
import { callFor, type Visit } from '../../visit.ts';
import { causeNames } from '../../words/cause-names.ts';
import { daily } from '../../words/daily.ts';
import { listPage } from '../../words/invoices.ts';
import { remarkNames } from '../../words/remark-names.ts';
import { askedList, type FoundInvoice } from './asked.ts';

/** A file holds no more invoices than this. */
const ROWS_AT_MOST = 5_000;
const PAGE = 200;

/** The whole filtered list as a file; its last row says whether that was all. Throws as `searchInvoices` does. */
export async function csvOfList(visit: Visit): Promise<string> {
  const { query } = askedList(visit.query);
  query.delete('cursor');
  const found: FoundInvoice[] = [];
  let cursor: string | null = null;
  do {
    if (cursor !== null) query.set('cursor', cursor);
    query.set('limit', String(Math.min(PAGE, ROWS_AT_MOST - found.length)));
    const part: Awaited<ReturnType<typeof searchInvoices>> = await searchInvoices(
      { ...callFor(visit, '', null), query },
      visit.ports,
    );
    found.push(...part.found);
    cursor = part.cursor;
  } while (cursor !== null && found.length < ROWS_AT_MOST && !isTooLate(visit.ports));
  const all = await visit.ports.integrations.everOfTenant(visit.tenant);
  const titles = new Map(all.map((one) => [one.id, titleOf(one, visit)]));
  return fileOf({ found, titles, isWhole: cursor === null, language: visit.language });
}

interface FileProps {
  readonly found: readonly FoundInvoice[];
  /** What people call each integration. */
  readonly titles: ReadonlyMap<string, string>;
  readonly isWhole: boolean;
  readonly language: Visit['language'];
}

function fileOf({ found, titles, isWhole, language }: FileProps): string {
  const isDutch = language === 'nl';
  const [separator, mark] = isDutch ? [';', '\uFEFF'] : [',', ''];
  const headings = [daily.number, daily.integration, daily.date, daily.customer, daily.inclVat, CURRENCY, daily.status];
  const last = [daily.cause, daily.numberInBooks, daily.remarks, listPage.arrived];
  const end = [say(isWhole ? listPage.csvIsWhole : listPage.csvIsPart, language)];
  const rows = [
    [...headings, ...last].map((words) => say(words, language)),
    ...found.map((one) => rowOf(one, titles, language)),
    [...end, ...Array.from({ length: headings.length + last.length - 1 }, () => '')],
  ];
  return mark + rows.map((row) => `${row.join(separator)}\r\n`).join('');
}

const CURRENCY = { nl: 'Valuta', en: 'Currency' };

function rowOf(
  { entry, kept: { issued, customerName } }: FoundInvoice,
  titles: FileProps['titles'],
  language: Visit['language'],
): string[] {
  const status = statusOf(entry);
  const { cause } = stopOf(entry);
  const standing = isDraft({ status, finalised: entry.finalised }) ? daily.draft : statusWords[status];
  const total = issued?.inclVat ?? '';
  return [
    cellOf(entry.number ?? entry.id),
    cellOf(titles.get(entry.integration) ?? entry.integration),
    issued?.date ?? '',
    cellOf(customerName ?? ''),
    language === 'nl' ? total.replace('.', ',') : total,
    cellOf(issued?.currency ?? ''),
    cellOf(say(standing, language)),
    cellOf(cause && status !== 'synced' ? say(causeNames[cause], language) : ''),
    cellOf(entry.finalised ? (entry.externalNumber ?? '') : ''),
    cellOf(entry.remarks.map(({ code }) => say(remarkNames[code], language)).join(', ')),
    entry.createdAt,
  ];
}
