import { say } from '../../../../shared/domain/sentences.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Visit } from '../../visit.ts';
import { listPage } from '../../words/invoices.ts';
import { listWith, pageAfter, pageBefore } from './asked.ts';

interface PagerProps {
  readonly visit: Visit;
  /** Where the list goes on; null at its end. */
  readonly cursor: string | null;
}

/** The way through the list, in both directions; nothing for a list of one page. */
export const ListPager = ({ visit: { language, query }, cursor }: PagerProps) => {
  const previous = pageBefore(query);
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
        <a href={pageAfter(query, cursor)} rel="next">
          {say(listPage.next, language)} <Icon name="chevronRight" />
        </a>
      )}
    </nav>
  );
};
