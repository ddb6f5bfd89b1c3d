import { currencySign } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../../shared/domain/sentences-words.ts';
import type { ClosingReport } from '../../../../shared/sync/review/close-period.ts';
import { besideBooks, totalOfBoxes } from '../../../../shared/sync/review/per-box.ts';
import type { VatBox } from '../../../../shared/sync/review/vat-box.ts';
import { amount } from '../../parts/moment.tsx';
import { DataTable } from '../../parts/table.tsx';
import { closingPage } from '../../words/closing.ts';
import { daily } from '../../words/daily.ts';

const boxWords: Readonly<Record<VatBox, Words>> = {
  '1a': closingPage.box1a,
  '1b': closingPage.box1b,
  '1c': closingPage.box1c,
  '1e': closingPage.box1e,
  '3a': closingPage.box3a,
  '3b': closingPage.box3b,
  '3': closingPage.box3,
};

/** What a box of the return is called; `null` for what is in none, as far as we can tell. */
export const boxName = (box: VatBox | null, language: Language): string =>
  say(box === null ? closingPage.noBox : boxWords[box], language);

const { exclOurs, exclBooks, exclDifference, vatOurs, vatBooks, vatDifference } = closingPage;
const AMOUNTS = [exclOurs, exclBooks, exclDifference, vatOurs, vatBooks, vatDifference];

type Lines = ClosingReport['perBox'];

/** Turnover and VAT per box of the return, with what all of it adds up to. */
export const BoxesTable = ({ boxes, language }: { readonly boxes: Lines; readonly language: Language }) => {
  const cells = (line: Omit<Lines[number], 'box'>) =>
    (['exclVat', 'vat'] as const).flatMap((part) => besideBooks(line, part)).map((text) => amount(text, language));
  const has = (box: VatBox | null) => boxes.some((one) => one.box === box);
  return (
    <section class="card">
      <DataTable
        caption={say(closingPage.perBox, language)}
        columns={[
          { name: say(closingPage.box, language) },
          ...AMOUNTS.map((words) => ({ name: say(words, language), isNumber: true, unit: currencySign('EUR') })),
        ]}
        isNamed
        rows={boxes.map((line) => [boxName(line.box, language), ...cells(line)])}
        foot={[say(daily.total, language), ...cells(totalOfBoxes(boxes))]}
      />
      <p class="hint">
        {say(closingPage.boxFollows, language)} {has('3') && say(closingPage.whyBox3, language)}{' '}
        {has(null) && say(closingPage.whyNoBox, language)}
      </p>
    </section>
  );
};
