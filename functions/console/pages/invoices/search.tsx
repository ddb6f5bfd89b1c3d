import { say } from '../../../../shared/domain/sentences.ts';
import { Icon } from '../../parts/icon.tsx';
import { places } from '../../places.ts';
import type { Visit } from '../../visit.ts';
import { listPage } from '../../words/invoices.ts';
import { isNarrowed, narrowingIn } from './asked.ts';

const TYPED = ['q', 'from', 'to'] as const;

/** The search box and the days; what the chips narrowed stays. */
export const Search = ({ visit: { language, query, isMasked } }: { readonly visit: Visit }) => {
  const narrowed = narrowingIn(query);
  const kept = Object.entries(narrowed).filter(([name]) => !TYPED.some((typed) => typed === name));
  return (
    <search>
      <form method="get" action={places.invoices} class="filter">
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label class="wide" for="q">
          {say(isMasked ? listPage.searchMasked : listPage.search, language)}
          <input type="search" id="q" name="q" value={narrowed.q ?? ''} maxlength={100} />
        </label>
        <label for="from">
          {say(listPage.firstDay, language)}
          <input type="date" id="from" name="from" value={narrowed.from ?? ''} />
        </label>
        <label for="to">
          {say(listPage.lastDay, language)}
          <input type="date" id="to" name="to" value={narrowed.to ?? ''} />
        </label>
        <button type="submit">
          <Icon name="search" /> {say(listPage.find, language)}
        </button>
        {isNarrowed(query) && <a href={places.invoices}>{say(listPage.clear, language)}</a>}
      </form>
      {isMasked && <p class="hint">{say(listPage.whyMasked, language)}</p>}
    </search>
  );
};
