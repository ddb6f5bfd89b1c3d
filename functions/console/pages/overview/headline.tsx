import { money, sum } from '../../../../shared/domain/money.ts';
import { say } from '../../../../shared/domain/sentences.ts';
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
  const stopped = parked.reduce((total, { invoices, customers }) => total + invoices + customers, 0);
  const going = open.going + open.waiting + open.uncertain;
  const today = days.at(-1);
  const euros = sum(parked.map((one) => money(one.euros)));
  const whole = { euros: euros.toFixed(2), isWhole: parked.every(({ isWhole }) => isWhole) };
  return (
    <p class="headline">
      {today && say(overviewWords.today, language, { count: `${today.inBooks}` })}{' '}
      {stopped > 0 &&
        say(overviewWords.stopped, language, {
          count: countText(
            stopped,
            parked.some(({ isPart }) => isPart),
            language,
          ),
          euros: euros.isZero() ? '' : eurosOf(whole, visit),
        })}{' '}
      {going > 0 && say(overviewWords.going, language, { count: `${going}` })}{' '}
      <span class="last">
        {say(daily.lastBooked, language)}:{' '}
        {lastBooked ? (
          <>
            <a href={places.invoice(lastBooked.id)}>{lastBooked.number ?? lastBooked.id}</a>,{' '}
            <MomentText at={lastBooked.updatedAt} language={language} />
            {!lastBooked.finalised && ` (${say(daily.draft, language)})`}
          </>
        ) : (
          say(daily.nothingBooked, language)
        )}
      </span>
    </p>
  );
};
