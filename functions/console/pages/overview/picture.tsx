import { dayText } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Language } from '../../../../shared/domain/sentences-words.ts';
import type { CountedDay } from '../../daily/last-days.ts';
import { Bars } from '../../parts/bars.tsx';
import { places } from '../../places.ts';
import { overviewWords } from '../../words/overview.ts';

interface Props {
  readonly days: readonly CountedDay[];
  readonly integration: string;
  readonly language: Language;
}

/** Under every seventh bar stands its day. */
const LABELLED = 7;

/** Thirty days of an integration as bars: what is in the books, what waits, what stopped. Each leads to the list of its day. */
export const Picture = ({ days, integration, language }: Props) => {
  const words = (key: keyof typeof overviewWords) => say(overviewWords[key], language);
  return (
    <Bars
      caption={words('picture')}
      series={[
        { name: 'inBooks', words: words('seriesBooks'), tone: 'good' },
        { name: 'waiting', words: words('seriesWaiting'), tone: 'warn' },
        { name: 'stopped', words: words('seriesStopped'), tone: 'bad' },
      ]}
      bars={days.map(({ day, inBooks, waiting, stopped }, nth) => ({
        title: say(overviewWords.day, language, {
          ...{ date: dayText(day, language), inBooks: `${inBooks}`, waiting: `${waiting}`, stopped: `${stopped}` },
        }),
        label: (days.length - 1 - nth) % LABELLED === 0 ? shortDay(day) : '',
        href: places.listed({ from: day, to: day, integration }),
        parts: { inBooks, waiting, stopped },
      }))}
    />
  );
};

const shortDay = (day: string): string => day.slice(5).split('-').map(Number).reverse().join('-');
