import { dayText } from '../../../shared/domain/readable.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import { Bars, type Series } from '../parts/bars.tsx';
import { places } from '../places.ts';
import { allOf, type CountedParts, type LastDays } from './last-days.ts';

const words = {
  caption: { nl: 'De laatste {count} dagen, naar factuurdatum', en: 'The last {count} days, by invoice date' },
  day: {
    nl: '{date}: definitief {final}, wacht of onderweg {waiting}, gestopt {stopped}[, concept {drafts}][, niet verstuurd {skipped}]',
    en: '{date}: final {final}, waiting or on its way {waiting}, stopped {stopped}[, draft {drafts}][, not sent {skipped}]',
  },
  others: {
    nl: 'Niet in dit beeld, want de factuurdatum valt erbuiten of is niet te lezen: [gestopt {stopped}, wacht of onderweg {waiting}|gestopt {stopped}|wacht of onderweg {waiting}].',
    en: 'Not in this picture, since the invoice date is outside of it or cannot be read: [stopped {stopped}, waiting or on its way {waiting}|stopped {stopped}|waiting or on its way {waiting}].',
  },
  seeStopped: { nl: 'Bekijk wat gestopt is', en: 'See what stopped' },
} as const satisfies Record<string, Words>;

interface Kind extends Pick<Series, 'tone'> {
  readonly name: keyof CountedParts;
  readonly words: Words;
}

/** From the bottom up. */
const KINDS: readonly Kind[] = [
  { name: 'final', tone: 'good', words: { nl: 'definitief in de boekhouding', en: 'final in the books' } },
  { name: 'drafts', tone: 'half', words: { nl: 'concept in de boekhouding', en: 'draft in the books' } },
  { name: 'waiting', tone: 'warn', words: { nl: 'wacht of onderweg', en: 'waiting or on its way' } },
  { name: 'stopped', tone: 'bad', words: { nl: 'gestopt', en: 'stopped' } },
  { name: 'skipped', tone: 'idle', words: { nl: 'niet verstuurd', en: 'not sent' } },
];

/** What always has its place below a picture; the others have theirs where there are any. */
const ALWAYS: ReadonlySet<keyof CountedParts> = new Set(['final', 'waiting', 'stopped']);

/** Under every seventh bar stands its day. */
const LABELLED = 7;

interface Props {
  readonly counted: LastDays;
  readonly integration: string;
  readonly language: Language;
}

/** The last days of an integration as bars, each of which leads to as many invoices; and how many stopped or wait that no bar shows. */
export const DayBars = ({ counted: { days, others }, integration, language }: Props) => {
  const shown = KINDS.filter(({ name }) => ALWAYS.has(name) || days.some((day) => day[name] > 0));
  return (
    <>
      <Bars
        caption={say(words.caption, language, { count: `${days.length}` })}
        series={shown.map((kind) => ({ ...kind, words: kind.words[language] }))}
        bars={days.map(({ day, ...parts }, nth) => ({
          title: say(words.day, language, { date: dayText(day, language), ...inText(parts) }),
          label: (days.length - 1 - nth) % LABELLED === 0 ? shortDay(day) : '',
          href: places.listed({ from: day, to: day, integration }),
          parts: { ...parts },
        }))}
      />
      {others.stopped + others.waiting > 0 && (
        <p class="hint">
          {say(words.others, language, { stopped: some(others.stopped), waiting: some(others.waiting) })}{' '}
          {others.stopped > 0 && (
            <a href={places.listed({ status: 'parked', integration })}>{words.seeStopped[language]}</a>
          )}
        </p>
      )}
    </>
  );
};

/** True where a picture of these days has anything to show or to tell. */
export const hasAny = ({ days, others }: LastDays): boolean =>
  days.some((day) => allOf(day) > 0) || others.stopped + others.waiting > 0;

const inText = ({ final, waiting, stopped, drafts, skipped }: CountedParts) => ({
  ...{ final: `${final}`, waiting: `${waiting}`, stopped: `${stopped}` },
  ...{ drafts: some(drafts), skipped: some(skipped) },
});

/** A number that is left out where it is none. */
const some = (count: number): string => (count > 0 ? `${count}` : '');

const shortDay = (day: string): string => day.slice(5).split('-').map(Number).reverse().join('-');
