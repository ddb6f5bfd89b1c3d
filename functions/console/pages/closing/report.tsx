import type { Catalogue } from '../../../../shared/domain/catalogue.ts';
import { amountText, money } from '../../../../shared/domain/money.ts';
import { currencySign, dayText } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../../shared/domain/sentences-words.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import type { ClosingReport } from '../../../../shared/sync/review/close-period.ts';
import { holdOf } from '../../daily/hold.ts';
import { Badge } from '../../parts/badge.tsx';
import { amount } from '../../parts/moment.tsx';
import { Press } from '../../parts/press.tsx';
import { DataTable } from '../../parts/table.tsx';
import { places } from '../../places.ts';
import type { Visit } from '../../visit.ts';
import { causeNames } from '../../words/cause-names.ts';
import { closingPage } from '../../words/closing.ts';
import { daily } from '../../words/daily.ts';
import type { AskedDays } from './asked.ts';
import { BoxesTable } from './boxes.tsx';
import { Drafts } from './drafts.tsx';
import { Held } from './held.tsx';
import { HowItStands } from './how-it-stands.tsx';
import { closingStates } from './states.ts';

interface Props {
  readonly report: ClosingReport;
  readonly asked: AskedDays['typed'];
  readonly integration: Integration;
  /** What people call these books. */
  readonly books: string;
  readonly visit: Visit;
  /** What i-Reserve calls its VAT rates. */
  readonly rates: Catalogue['vatRates'];
  /** Everything is shown, and not only what differs. */
  readonly isWhole: boolean;
}

/** A closing report: what stands where, drafts apart, the totals, and each VAT rate. */
export const Report = ({ report, asked, integration, books, visit, rates, isWhole }: Props) => {
  const { language } = visit;
  const { id } = integration;
  const isHeld = holdOf(integration) !== null;
  const { items, perRate, perBox } = report;
  const differing = items.filter(({ state }) => state !== 'present' && state !== 'draft');
  const drafts = items.filter(({ state }) => state === 'draft');
  const missing = items.filter(({ state }) => state === 'missing').length;
  if (items.length === 0) return <p>{say(daily.nothingThisPeriod, language)}</p>;
  return (
    <>
      <HowItStands items={items} language={language} />
      {items.some(({ state }) => state !== 'present') && <Held integration={integration} visit={visit} />}
      <Drafts report={report} asked={asked} integration={id} isGoing={!isHeld} books={books} visit={visit} />
      {perBox.length > 0 && <BoxesTable boxes={perBox} language={language} />}
      <section class="card">
        {isWhole ? (
          <Items items={items} totals={report.totals} title={closingPage.everything} language={language} />
        ) : (
          <>
            {differing.length > 0 && <Items items={differing} title={closingPage.differences} language={language} />}
            {drafts.length > 0 && <Items items={drafts} title={closingPage.draftItems} language={language} />}
          </>
        )}
        <p class="switch">
          <a href={places.closingReportOf(id, isWhole ? asked : { ...asked, show: 'all' })}>
            {isWhole
              ? say(closingPage.showDifferences, language)
              : say(closingPage.showAll, language, { count: String(items.length) })}
          </a>
        </p>
        <div class="actions">
          {missing > 0 && !isHeld && (
            <Press
              visit={visit}
              action={places.sendMissing(id)}
              label={`${say(daily.sendMissing, language)} (${missing})`}
              values={asked}
            />
          )}
          <a class="button quiet" href={places.closingReportCsv(id, asked)}>
            {say(daily.asCsv, language)}
          </a>
        </div>
      </section>
      {perRate.length > 0 && <PerRate perRate={perRate} language={language} rates={rates} />}
    </>
  );
};

const amounts = (language: Language, ...names: readonly Words[]) =>
  names.map((words) => ({ name: say(words, language), isNumber: true, unit: currencySign('EUR') }));

const texts = (language: Language, ...names: readonly Words[]) =>
  names.map((words) => ({ name: say(words, language) }));

type ClosingItem = ClosingReport['items'][number];

interface ItemsProps {
  readonly items: ClosingReport['items'];
  /** Left out where only some are shown. */
  readonly totals?: ClosingReport['totals'];
  readonly title: Words;
  readonly language: Language;
}

const Items = ({ items, totals, title, language }: ItemsProps) => (
  <DataTable
    caption={say(title, language)}
    columns={[
      ...texts(language, daily.number),
      { name: say(daily.date, language), isShort: true },
      ...texts(language, daily.customer, daily.state),
      ...amounts(language, daily.inIReserve, daily.inBooks, daily.difference),
      ...texts(language, daily.numberInBooks),
    ]}
    isNamed
    rows={items.map(({ id, number, date, customer, state, cause, ours, books, booksNumber }) => [
      <a href={places.invoice(id)}>{number ?? id}</a>,
      date === null ? '' : dayText(date, language),
      customer?.name ?? customer?.id ?? '',
      <>
        <Badge look={closingStates[state].look}>{say(closingStates[state].words, language)}</Badge>
        {cause && <small> {say(causeNames[cause], language)}</small>}
      </>,
      amount(ours, language),
      state === 'draft' ? '' : amount(books, language),
      amount(differenceIn({ state, ours, books }), language),
      booksNumber ?? '',
    ])}
    {...(totals && {
      foot: [
        ...[say(daily.totalInclVat, language), '', '', ''],
        ...[totals.ours, totals.books, totals.difference].map((text) => amount(text, language)),
        '',
      ],
    })}
  />
);

/** By how much it differs from what counts in the books; null for what is not meant for them, or stands there as it should. */
function differenceIn({ state, ours, books }: Pick<ClosingItem, 'state' | 'ours' | 'books'>): string | null {
  if (ours === null || state === 'present' || state === 'skipped') return null;
  if (state === 'different') return books && amountText(money(books).minus(ours));
  return amountText(money(ours).negated());
}

const PerRate = ({
  perRate,
  language,
  rates,
}: Pick<ClosingReport, 'perRate'> & Pick<Props, 'rates'> & { readonly language: Language }) => (
  <section class="card">
    <DataTable
      caption={say(daily.perRate, language)}
      columns={[
        ...texts(language, daily.vatRate),
        ...amounts(language, daily.exclVatInIReserve, daily.exclVatInBooks, daily.vatInIReserve, daily.vatInBooks),
      ]}
      isNamed
      rows={perRate.map(({ vatRate, percentage, ours, books }) => [
        [
          rates.find(({ id }) => id === vatRate)?.description ?? vatRate,
          percentage && `(${amount(percentage, language)}\u00a0%)`,
        ]
          .filter(Boolean)
          .join(' '),
        ...[ours.exclVat, books?.exclVat ?? null, ours.vat, books?.vat ?? null].map((text) => amount(text, language)),
      ])}
    />
  </section>
);
