import { amountText, money } from '../../../../shared/domain/money.ts';
import { currencySign } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { InvoiceEntry } from '../../../../shared/sync/ledger/entry.ts';
import { amount } from '../../parts/moment.tsx';
import { DataTable } from '../../parts/table.tsx';
import type { SentInvoice } from '../../sight/sent-invoice.ts';
import type { Visit } from '../../visit.ts';
import { daily } from '../../words/daily.ts';
import { invoicePage } from '../../words/invoice.ts';

interface Props {
  readonly entry: InvoiceEntry;
  /** What i-Reserve sent last; null when it is no longer kept. */
  readonly sent: SentInvoice | null;
  /** What people call these books. */
  readonly books: string;
  readonly visit: Visit;
}

const ROWS = [
  ['exclVat', daily.exclVat],
  ['vat', daily.vat],
  ['inclVat', daily.inclVat],
] as const;

/** The sums of i-Reserve beside those that the books computed, with what differs marked; nothing before it is booked. */
export const Beside = ({ entry: { booked, issued }, sent, books, visit: { language } }: Props) => {
  if (!booked) return null;
  const currency = sent?.invoice.currency ?? issued?.currency ?? 'EUR';
  const unit = currencySign(currency);
  const ours = sent?.invoice.totals ?? { exclVat: null, vat: null, inclVat: issued?.inclVat ?? null };
  return (
    <>
      <DataTable
        caption={say(invoicePage.beside, language, { books })}
        columns={[
          { name: say(invoicePage.amountOf, language, { currency }) },
          ...['i-Reserve', books, say(daily.difference, language)].map((name) => ({ name, isNumber: true, unit })),
        ]}
        isNamed
        rows={ROWS.map(([part, words]) => {
          const [mine, theirs] = [ours[part] ?? null, booked[part]];
          const difference = mine === null ? null : amountText(money(theirs).minus(mine));
          const differs = difference !== null && !money(difference).isZero();
          return [
            say(words, language),
            amount(mine, language),
            differs ? <mark>{amount(theirs, language)}</mark> : amount(theirs, language),
            differs ? <mark>{amount(difference, language)}</mark> : '',
          ];
        })}
      />
      <p class="hint">{say(invoicePage.booksSaid, language, { books })}</p>
    </>
  );
};
