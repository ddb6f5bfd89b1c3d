import type { Child } from 'hono/jsx';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import { speak } from '../language.ts';
import { mayChange } from '../roles.ts';
import type { Visit } from '../visit.ts';

const words = {
  unsaved: { nl: 'Er zijn wijzigingen die nog niet opgeslagen zijn.', en: 'There are changes that are not saved yet.' },
} as const satisfies Record<string, Words>;

/** The buttons that save a long form, always in reach; beside them, by script, that there is something to save. */
export const SaveBar = ({ visit, children }: { readonly visit: Visit; readonly children: Child }) =>
  mayChange(visit.session.role) ? (
    <div class="sticky">
      {children}
      <span class="unsaved" role="status" hidden>
        {speak(words, visit.language).unsaved}
      </span>
    </div>
  ) : null;
