import { say } from '../../../shared/domain/sentences.ts';
import type { FormRefusal } from '../refusal.ts';
import type { Visit } from '../visit.ts';
import { daily } from '../words/daily.ts';
import { pathOf } from './layout.tsx';
import { Notice } from './notice.tsx';

interface RefusalNoticeProps {
  readonly refusal: FormRefusal;
  /** The integration that the page is about. */
  readonly id: string;
  readonly language: Visit['language'];
}

/** Why something was not done, with the way to where it is mended when that is another page. */
export const RefusalNotice = ({ refusal: { name, message }, id, language }: RefusalNoticeProps) => (
  <Notice tone="bad">
    {message}{' '}
    {name === 'not-connected' && <a href={pathOf(id, 'authentication')}>{say(daily.mendAuthentication, language)}</a>}
  </Notice>
);
