import type { Cause } from '../../../shared/domain/causes.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import { mendedAt } from '../daily/mend.ts';
import { daily } from '../words/daily.ts';
import { pathOf } from './layout.tsx';

/** Where a cause is mended: a link to the page that mends it, or what to do elsewhere. */
export const Mend = ({
  cause,
  integration,
  language,
}: {
  readonly cause: Cause;
  readonly integration: string;
  readonly language: Language;
}) => {
  const link = (tab: 'authentication' | 'details' | 'mappings', words: Words) => (
    <a href={pathOf(integration, tab)}>{say(words, language)}</a>
  );
  switch (mendedAt[cause]) {
    case 'authentication':
      return link('authentication', daily.mendAuthentication);
    case 'details':
      return link('details', daily.mendDetails);
    case 'mappings':
      return link('mappings', daily.mendMappings);
    case 'books':
      return <span>{say(daily.mendBooks, language)}</span>;
    case 'i-reserve':
      return <span>{say(daily.mendIReserve, language)}</span>;
    case 'send':
      return null;
    case 'nobody':
      return <span>{say(daily.mendNobody, language)}</span>;
  }
};
