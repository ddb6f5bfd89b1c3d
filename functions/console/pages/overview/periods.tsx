import { say } from '../../../../shared/domain/sentences.ts';
import { type Language, type ShownStatus, statusWords, type Words } from '../../../../shared/domain/sentences-words.ts';
import type { Periods, Tally } from '../../daily/periods.ts';
import { DataTable } from '../../parts/table.tsx';
import { daily } from '../../words/daily.ts';
import { overviewWords } from '../../words/overview.ts';

const STATUSES = ['synced', 'draft', 'received', 'waiting', 'uncertain', 'parked', 'skipped'] as const;
const columnWords: Readonly<Record<ShownStatus | 'draft', Words>> = { ...statusWords, draft: daily.draft };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The invoices of today and of this month, by where they stand. */
export const OfPeriods = ({ tallies, language }: { readonly tallies: Periods; readonly language: Language }) => {
  const row = (words: Words, tally: Tally) => [
    say(words, language),
    ...[...STATUSES, 'all' as const].map((status) => tally[status]),
  ];
  return (
    <section class="card">
      <DataTable
        caption={say(overviewWords.periods, language)}
        columns={[
          { name: say(daily.period, language) },
          ...STATUSES.map((status) => ({ name: capital(say(columnWords[status], language)), isNumber: true })),
          { name: say(daily.all, language), isNumber: true },
        ]}
        isNamed
        rows={[row(daily.today, tallies.today), row(daily.thisMonth, tallies.month)]}
      />
    </section>
  );
};
