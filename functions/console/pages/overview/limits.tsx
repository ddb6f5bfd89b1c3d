import { MINUTE_MS } from '../../../../shared/domain/duration.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Language } from '../../../../shared/domain/sentences-words.ts';
import type { ProviderWords } from '../../../../shared/providers/settings/provider-words.ts';
import type { CallsMade } from '../../daily/show-calls.ts';
import { amount } from '../../parts/moment.tsx';
import { daily } from '../../words/daily.ts';
import { overviewWords } from '../../words/overview.ts';

interface Props {
  readonly calls: CallsMade;
  readonly names: ProviderWords['endpoints'];
  readonly id: string;
  readonly language: Language;
}

/** From this share of a limit on it matters to people. */
const MATTERS_FROM = 0.6;

const matters = (used: number, most: number): boolean => used > most * MATTERS_FROM;

/** The limits of the books, where one is more than 60 % used up or something rests; else nothing. */
export const LimitsInUse = ({ calls, names, id, language }: Props) => {
  const { today, perDay, inWindow, perWindow, windowMs, heldUntilMs, stopped } = calls;
  const isDay = perDay !== null && matters(today, perDay);
  const isWindow = matters(inWindow, perWindow);
  if (!isDay && !isWindow && heldUntilMs === null && stopped.length === 0) return null;
  const minutes = windowMs === MINUTE_MS ? '' : String(windowMs / MINUTE_MS);
  const at = (ms: number) => ({ until: new Date(ms).toISOString() });
  return (
    <>
      <h3>{say(overviewWords.limits, language)}</h3>
      <dl>
        {isDay && (
          <Used
            id={`today-${id}`}
            words={say(daily.callsToday, language)}
            used={today}
            most={perDay}
            language={language}
          />
        )}
        {isWindow && (
          <Used
            id={`window-${id}`}
            words={say(daily.callsNow, language, { minutes })}
            used={inWindow}
            most={perWindow}
            language={language}
          />
        )}
        {heldUntilMs !== null && (
          <>
            <dt>{say(daily.paused, language)}</dt>
            <dd>{say(daily.resting, language, at(heldUntilMs))}</dd>
          </>
        )}
        {stopped.map(({ endpoint, untilMs }) => (
          <>
            <dt>{say(names.get(endpoint) ?? daily.otherData, language)}</dt>
            <dd>{say(daily.stoppedEndpoint, language, at(untilMs))}</dd>
          </>
        ))}
      </dl>
    </>
  );
};

interface UsedProps extends Pick<Props, 'id' | 'language'> {
  readonly words: string;
  readonly used: number;
  readonly most: number;
}

const Used = ({ id, words, used, most, language }: UsedProps) => (
  <>
    <dt id={id}>{words}</dt>
    <dd>
      <meter aria-labelledby={id} min={0} max={most} high={most * 0.8} value={used}></meter>{' '}
      {say(daily.of, language, { used: amount(`${used}`, language), most: amount(`${most}`, language) })}
    </dd>
  </>
);
