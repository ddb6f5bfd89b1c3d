import { say } from '../../../../shared/domain/sentences.ts';
import type { Language } from '../../../../shared/domain/sentences-words.ts';
import { CLOSING_STATES, type ClosingReport } from '../../../../shared/sync/review/close-period.ts';
import { Notice } from '../../parts/notice.tsx';
import { closingPage } from '../../words/closing.ts';
import { daily } from '../../words/daily.ts';
import { closingStates } from './states.ts';

/** How the days stand in a sentence: all there, or how many are not and how those stand. */
export const HowItStands = ({ items, language }: Pick<ClosingReport, 'items'> & { readonly language: Language }) => {
  const differ = items.filter(({ state }) => state !== 'present');
  if (differ.length === 0) return <Notice tone="good">{say(daily.allPresent, language)}</Notice>;
  const parts = CLOSING_STATES.flatMap((state) => {
    const count = differ.filter((item) => item.state === state).length;
    return count > 0 ? [`${say(closingStates[state].words, language)}: ${count}`] : [];
  });
  return (
    <p>
      {say(closingPage.howItStands, language, {
        ...{ all: `${items.length}`, differ: `${differ.length}`, parts: parts.join(', ') },
      })}
    </p>
  );
};
