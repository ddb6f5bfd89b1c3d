import type { Words } from '../../../../shared/domain/sentences-words.ts';
import type { ClosingState } from '../../../../shared/sync/review/close-period.ts';
import { daily } from '../../words/daily.ts';

/** How an invoice stands in the closing report, in words, and how that looks. */
export const closingStates: Readonly<Record<ClosingState, { readonly words: Words; readonly tone: string }>> = {
  present: { words: daily.present, tone: 'good' },
  draft: { words: daily.draft, tone: 'warn' },
  missing: { words: daily.missing, tone: 'bad' },
  different: { words: daily.different, tone: 'bad' },
  parked: { words: daily.parkedState, tone: 'warn' },
  skipped: { words: daily.skippedState, tone: '' },
};
