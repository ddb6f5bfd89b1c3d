import { monthAt } from '../../../../shared/admin/closing/calendar.ts';
import { sayFault } from '../../../../shared/domain/faults-words.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Language } from '../../../../shared/domain/sentences-words.ts';
import { Notice } from '../../parts/notice.tsx';
import { places } from '../../places.ts';
import type { Visit } from '../../visit.ts';
import { closingPage } from '../../words/closing.ts';
import { daily } from '../../words/daily.ts';
import type { AskedDays } from './asked.ts';

interface Props {
  readonly integration: string;
  readonly asked: AskedDays;
  readonly visit: Visit;
}

/**
 * Asks for which days i-Reserve and the books are compared: a month, or behind a fold a quarter or any days. The days of the
 * report stand where they were asked, and nothing stands in the other fields.
 */
export const PeriodForm = ({ integration, asked: { typed, fault }, visit }: Props) => {
  const { language, ports } = visit;
  const action = places.closingReport(integration);
  const thisMonth = monthAt(ports.clock.now());
  const compare = (
    <button type="submit" class="quiet">
      {say(daily.compare, language)}
    </button>
  );
  return (
    <>
      <form method="get" action={action} class="filter">
        <label for="month">{say(daily.month, language)}</label>
        <input type="month" id="month" name="month" class="month" value={typed.month ?? ''} required />
        {compare}
      </form>
      <details open={typed.month === undefined}>
        <summary>{say(daily.otherPeriod, language)}</summary>
        <form method="get" action={action} class="filter">
          <label for="quarter">{say(daily.quarter, language)}</label>
          <select id="quarter" name="quarter" required>
            <option value="">{say(daily.chooseQuarter, language)}</option>
            {quartersUntil(thisMonth).map((quarter) => (
              <option value={quarter} selected={quarter === typed.quarter}>
                {quarterText(quarter, language)}
              </option>
            ))}
          </select>
          {compare}
        </form>
        <form method="get" action={action} class="filter">
          <div class="labelled">
            <label for="from">{say(daily.firstDay, language)}</label>
            <input type="date" id="from" name="from" value={typed.from ?? ''} required />
          </div>
          <div class="labelled">
            <label for="to">{say(daily.lastDay, language)}</label>
            <input type="date" id="to" name="to" value={typed.to ?? ''} required />
          </div>
          {compare}
        </form>
      </details>
      {fault && (
        <Notice tone="bad">
          {fault.pointer === '/month' ? say(daily.noMonth, language) : sayFault(fault, language)}
        </Notice>
      )}
    </>
  );
};

/** `2026-Q4` as it is read. */
function quarterText(quarter: string, language: Language): string {
  const [year = '', nth = ''] = quarter.split('-Q');
  return say(closingPage.quarterOf, language, { nth, year });
}

/** The quarters that can be chosen, this one first. */
const SHOWN = 12;

function quartersUntil(month: string): readonly string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const now = year * 4 + Math.floor((number - 1) / 3);
  return Array.from({ length: SHOWN }, (_, back) => `${Math.floor((now - back) / 4)}-Q${((now - back) % 4) + 1}`);
}
