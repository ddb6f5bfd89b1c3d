import type { Words } from '../../../../shared/domain/sentences-words.ts';
import type { ClosingState } from '../../../../shared/sync/review/close-period.ts';
import type { Look } from '../../parts/badge.tsx';
import { statusLooks } from '../../parts/tones.ts';
import { daily } from '../../words/daily.ts';

/** How an invoice stands in the closing report, in words, and how that looks. */
export const closingStates: Readonly<Record<ClosingState, { readonly words: Words; readonly look: Look }>> = {
  present: { words: daily.present, look: { tone: 'good', icon: 'check' } },
  draft: { words: daily.draft, look: statusLooks.draft },
  missing: { words: daily.missing, look: { tone: 'bad', icon: 'stop' } },
  different: { words: daily.different, look: { tone: 'bad', icon: 'warning' } },
  parked: { words: daily.parkedState, look: statusLooks.parked },
  skipped: { words: daily.skippedState, look: statusLooks.skipped },
};
