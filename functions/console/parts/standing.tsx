import { say } from '../../../shared/domain/sentences.ts';
import { type Language, type ShownStatus, statusWords, type Words } from '../../../shared/domain/sentences-words.ts';
import type { Hold } from '../daily/hold.ts';
import { daily } from '../words/daily.ts';
import { Badge } from './badge.tsx';
import { statusLooks } from './tones.ts';

/** Where an invoice stands in the books. */
export interface Standing {
  readonly status: ShownStatus;
  readonly finalised: boolean;
}

/** True for what is in the books and does not count there yet. */
export const isDraft = ({ status, finalised }: Standing): boolean => status === 'synced' && !finalised;

/** True for what would go on by itself, if its integration let it. */
export const isGoing = ({ status }: Pick<Standing, 'status'>): boolean =>
  status === 'received' || status === 'waiting' || status === 'uncertain';

interface StandingProps extends Standing {
  /** What holds up its integration; null when nothing does. */
  readonly hold: Hold | null;
  readonly language: Language;
}

/** Where an invoice stands, in a word; a draft is never called done, and what is held up is never called in progress. */
export const StandingBadge = (props: StandingProps) => (
  <Badge look={statusLooks[shownAs(props)]}>{say(standingWords[shownAs(props)], props.language)}</Badge>
);

const shownAs = (standing: StandingProps): keyof typeof standingWords => {
  if (standing.hold !== null && isGoing(standing)) return 'held';
  return isDraft(standing) ? 'draft' : standing.status;
};

const standingWords: Readonly<Record<ShownStatus | 'draft' | 'held', Words>> = {
  ...statusWords,
  draft: daily.draft,
  held: daily.held,
};
