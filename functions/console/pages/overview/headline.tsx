import { money, sum } from '../../../../shared/domain/money.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { holdOf } from '../../daily/hold.ts';
import type { CountedDay } from '../../daily/last-days.ts';
import type { LineOverview } from '../../daily/overview.ts';
import { countText } from '../../parts/counted.tsx';
import { MomentText } from '../../parts/moment.tsx';
import { places } from '../../places.ts';
import type { Visit } from '../../visit.ts';
import { daily } from '../../words/daily.ts';
import { overviewWords } from '../../words/overview.ts';
import { eurosOf } from './stopped.tsx';

interface Props {
  readonly line: LineOverview;
  readonly days: readonly CountedDay[];
  readonly visit: Visit;
}

/** One integration in a sentence: what is in the books, what stopped and what it comes to, what goes on by itself. */
export const Headline = ({ line, days, visit }: Props) => {
  const { language } = visit;
  const { parked, open, lastBooked } = line;
  const [invoices, customers] = [
    parked.reduce((total, one) => total + one.invoices, 0),
    parked.reduce((total, one) => total + one.customers, 0),
  ];
  const isPart = parked.some((one) => one.isPart);
  const going = open.going + open.waiting + open.uncertain;
  const today = days.at(-1);
  const euros = sum(parked.map((one) => money(one.euros)));
  const whole = { euros: euros.toFixed(2), isWhole: parked.every(({ isWhole }) => isWhole) };
  return (
    <p class="headline">
      {today &&
        say(overviewWords.today, language, {
          ...{ final: `${today.final}`, drafts: today.drafts > 0 ? `${today.drafts}` : '' },
        })}{' '}
      {invoices > 0 &&
        say(overviewWords.stopped, language, {
          count: `${invoices}`,
          euros: euros.isZero() ? '' : eurosOf(whole, visit),
        })}{' '}
      {customers > 0 &&
        say(overviewWords.stoppedCustomers, language, { count: countText(customers, isPart, language) })}{' '}
      {going > 0 &&
        say(holdOf(line.integration) === null ? overviewWords.going : overviewWords.held, language, {
          count: `${going}`,
        })}{' '}
      <span class="last">
        {say(lastBooked && !lastBooked.finalised ? daily.lastDraft : daily.lastBooked, language)}:{' '}
        {lastBooked ? (
          <>
            <a href={places.invoice(lastBooked.id)}>{lastBooked.number ?? lastBooked.id}</a>,{' '}
            <MomentText at={lastBooked.updatedAt} language={language} />
          </>
        ) : (
          say(daily.nothingBooked, language)
        )}
      </span>
    </p>
  );
};
