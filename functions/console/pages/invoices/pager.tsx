import { say } from '../../../../shared/domain/sentences.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Visit } from '../../visit.ts';
import { listPage } from '../../words/invoices.ts';
import { listWith, nextPage, previousPage } from './asked.ts';

interface PagerProps {
  readonly visit: Visit;
  /** Where the list goes on; null at its end. */
  readonly cursor: string | null;
}

/** The way through the list, in both directions; nothing for a list of one page. */
export const Pager = ({ visit: { language, query }, cursor }: PagerProps) => {
  const previous = previousPage(query);
  const isFirst = !query.get('cursor');
  if (isFirst && cursor === null) return null;
  return (
    <nav class="pager" aria-label={say(listPage.pages, language)}>
      {!isFirst && <a href={listWith(query, {})}>{say(listPage.first, language)}</a>}
      {previous && (
        <a href={previous} rel="prev">
          <Icon name="chevronLeft" /> {say(listPage.previous, language)}
        </a>
      )}
      {cursor !== null && (
        <a href={nextPage(query, cursor)} rel="next">
          {say(listPage.next, language)} <Icon name="chevronRight" />
        </a>
      )}
    </nav>
  );
};
