import { say } from '../../../../shared/domain/sentences.ts';
import type { Words } from '../../../../shared/domain/sentences-words.ts';
import type { ClosingReport } from '../../../../shared/sync/review/close-period.ts';
import type { VatBox } from '../../../../shared/sync/review/vat-box.ts';
import { type BoxSums, sumsOf } from '../../daily/vat-boxes.ts';
import { amount } from '../../parts/moment.tsx';
import { DataTable } from '../../parts/table.tsx';
import type { Visit } from '../../visit.ts';
import { closingPage } from '../../words/closing.ts';
import { daily } from '../../words/daily.ts';

const boxWords: Readonly<Record<VatBox, Words>> = {
  '1a': closingPage.box1a,
  '1b': closingPage.box1b,
  '1c': closingPage.box1c,
  '1e': closingPage.box1e,
  '3': closingPage.box3,
};

const { exclOurs, exclBooks, exclDifference, vatOurs, vatBooks, vatDifference } = closingPage;
const AMOUNTS = [exclOurs, exclBooks, exclDifference, vatOurs, vatBooks, vatDifference];

interface BoxesTableProps {
  readonly boxes: readonly BoxSums[];
  readonly rates: ClosingReport['perRate'];
  readonly language: Visit['language'];
}

/** Turnover and VAT per box of the return, with what all of it adds up to. */
export const BoxesTable = ({ boxes, rates, language }: BoxesTableProps) => {
  const cells = ({ exclVat, vat }: Omit<BoxSums, 'box'>) =>
    [exclVat, vat].flatMap(({ ours, books, difference }) =>
      [ours, books, difference].map((text) => amount(text, language)),
    );
  return (
    <section class="card">
      <DataTable
        caption={say(closingPage.perBox, language)}
        columns={[
          { name: say(closingPage.box, language) },
          ...AMOUNTS.map((words) => ({ name: say(words, language), isNumber: true })),
        ]}
        isNamed
        rows={boxes.map((sums) => [
          say(sums.box === null ? closingPage.noBox : boxWords[sums.box], language),
          ...cells(sums),
        ])}
        foot={[say(daily.total, language), ...cells(sumsOf(rates))]}
      />
      <p class="hint">{say(closingPage.boxFollows, language)}</p>
    </section>
  );
};
