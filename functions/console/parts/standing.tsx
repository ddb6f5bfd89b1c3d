import { say } from '../../../shared/domain/sentences.ts';
import { type Language, type ShownStatus, statusWords } from '../../../shared/domain/sentences-words.ts';
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

/** Where an invoice stands, in a word; a draft is never called done. */
export const StandingBadge = (props: Standing & { readonly language: Language }) => (
  <Badge look={statusLooks[isDraft(props) ? 'draft' : props.status]}>
    {say(isDraft(props) ? daily.draft : statusWords[props.status], props.language)}
  </Badge>
);
