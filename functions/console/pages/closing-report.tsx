import { say } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import { Press } from '../parts/press.tsx';
import { pathOf } from '../paths.ts';
import { daily } from '../words/daily.ts';

type State = 'present' | 'missing' | 'different' | 'parked' | 'skipped';

/** i-Reserve against the books of one month, as the admin API tells it. */
export interface ShownReport {
  readonly items: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly state: State;
    readonly ours: string | null;
    readonly books: string | null;
  }[];
  readonly perRate: readonly { readonly vatRate: string; readonly ours: string; readonly books: string }[];
}

const states: Readonly<Record<State, Words>> = {
  present: daily.present,
  missing: daily.missing,
  different: daily.different,
  parked: daily.parkedState,
  skipped: daily.skippedState,
};

interface Props {
  readonly language: Language;
  readonly csrf: string;
  readonly integration: string;
  readonly title: string;
  readonly month: string;
  readonly report: ShownReport;
}

/** The closing report of one integration and month: each invoice's state, sums per VAT rate, and "send the missing ones". */
export const ClosingReportPage = ({ language, csrf, integration, title, month, report }: Props) => {
  const { items, perRate } = report;
  const missing = items.filter(({ state }) => state === 'missing' || state === 'skipped');
  const isWhole = items.every(({ state }) => state === 'present');
  return (
    <>
      <h1>
        {say(daily.closingReport, language)}: {title}
      </h1>
      <form method="get" action={pathOf.closingReport(integration)} class="filter">
        <label>
          {say(daily.month, language)} <input type="month" name="month" value={month} required />
        </label>
        <button type="submit">{say(daily.compare, language)}</button>
      </form>
      {items.length === 0 && <p>{say(daily.nothingThisMonth, language)}</p>}
      {items.length > 0 && isWhole && <p role="status">{say(daily.allPresent, language)}</p>}
      {missing.length > 0 && (
        <Press
          action={`${pathOf.closingReport(integration)}/send`}
          csrf={csrf}
          label={`${say(daily.sendMissing, language)} (${missing.length})`}
          values={{ month }}
        />
      )}
      {items.length > 0 && <Items items={items} language={language} />}
      {perRate.length > 0 && <PerRate perRate={perRate} language={language} />}
      {items.length > 0 && (
        <p>
          <a href={`${pathOf.closingReport(integration)}.csv?${new URLSearchParams({ month })}`} download>
            {say(daily.asCsv, language)}
          </a>
        </p>
      )}
    </>
  );
};

const Items = ({ items, language }: Pick<ShownReport, 'items'> & Pick<Props, 'language'>) => (
  <table>
    <caption>{say(daily.invoices, language)}</caption>
    <thead>
      <tr>
        <th scope="col">{say(daily.number, language)}</th>
        <th scope="col">{say(daily.state, language)}</th>
        <th scope="col">{say(daily.inIReserve, language)}</th>
        <th scope="col">{say(daily.inBooks, language)}</th>
      </tr>
    </thead>
    <tbody>
      {items.map(({ id, number, state, ours, books }) => (
        <tr>
          <th scope="row">
            <a href={pathOf.invoice(id)}>{number ?? id}</a>
          </th>
          <td class={state}>{say(states[state], language)}</td>
          <td>{ours ?? ''}</td>
          <td>{books ?? ''}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const PerRate = ({ perRate, language }: Pick<ShownReport, 'perRate'> & Pick<Props, 'language'>) => (
  <table>
    <caption>{say(daily.perRate, language)}</caption>
    <thead>
      <tr>
        <th scope="col">{say(daily.vatRate, language)}</th>
        <th scope="col">{say(daily.inIReserve, language)}</th>
        <th scope="col">{say(daily.inBooks, language)}</th>
      </tr>
    </thead>
    <tbody>
      {perRate.map(({ vatRate, ours, books }) => (
        <tr>
          <th scope="row">{vatRate}</th>
          <td>{ours}</td>
          <td>{books}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
