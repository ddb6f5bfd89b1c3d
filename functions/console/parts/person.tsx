import { say } from '../../../shared/domain/sentences.ts';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import type { Role } from '../../../shared/domain/session.ts';
import { mayChange } from '../roles.ts';
import type { Visit } from '../visit.ts';

/** What each role is called. */
export const roleWords: Readonly<Record<Role, Words>> = {
  administrator: { nl: 'beheerder', en: 'administrator' },
  support: { nl: 'ondersteuning', en: 'support' },
};

const words = {
  where: { nl: 'Waar u bent', en: 'Where you are' },
  masked: {
    nl: 'U kijkt mee als ondersteuning: persoonsgegevens zijn verborgen, en u kunt niets wijzigen. Wat een pagina vraagt, doet de beheerder.',
    en: 'You are looking along as support: personal data are hidden, and you can change nothing. What a page asks for, the administrator does.',
  },
};

/** Whose console this is, of which books, and who looks at it: on every page. */
export const Whereabouts = ({ visit, books }: { readonly visit: Visit; readonly books: string | null }) => {
  const { tenant, language, session } = visit;
  const role = say(roleWords[session.role], language);
  return (
    <p class="where">
      <span class="sr">{say(words.where, language)}: </span>
      <strong>{tenant}</strong>
      {books && ` · ${books}`}
      {` · ${session.actor ? `${session.actor} (${role})` : role}`}
    </p>
  );
};

/** Says to a person who may only look that nothing can be changed. */
export const SupportBand = ({ visit: { session, language } }: { readonly visit: Visit }) =>
  mayChange(session.role) ? null : (
    <aside class="band" aria-label={say(roleWords.support, language)}>
      {say(words.masked, language)}
    </aside>
  );
