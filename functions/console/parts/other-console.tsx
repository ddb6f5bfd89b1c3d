import type { ConsoleUser } from '../../../shared/admin/session.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language } from '../../../shared/domain/sentences-words.ts';
import type { Session } from '../../../shared/domain/session.ts';
import { ConsolePage } from './page.tsx';
import { roleWords } from './person.tsx';

const words = {
  title: { nl: 'Een andere omgeving openen?', en: 'Open another console?' },
  text: {
    nl: 'U bent aangemeld bij {here}, als {hereAs}. Deze link opent {there}, als {thereAs}.',
    en: 'You are signed in to {here}, as {hereAs}. This link opens {there}, as {thereAs}.',
  },
  caution: {
    nl: 'Open een link alleen als u hem zelf in i-Reserve hebt aangeklikt.',
    en: 'Open a link only if you pressed it in i-Reserve yourself.',
  },
  open: { nl: '{there} openen', en: 'Open {there}' },
  stay: { nl: 'Blijven bij {here}', en: 'Stay with {here}' },
};

/** Asks before a launch link takes the place of a session that is under way. */
export const OtherConsolePage = (props: {
  readonly language: Language;
  readonly code: string;
  readonly link: Session;
  readonly session: ConsoleUser;
}) => {
  const { language, code, link, session } = props;
  const about = {
    here: session.tenant,
    hereAs: say(roleWords[session.role], language),
    there: link.tenant,
    thereAs: say(roleWords[link.role], language),
  };
  return (
    <ConsolePage language={language} title={say(words.title, language)}>
      <main id="main" class="closed">
        <h1>{say(words.title, language)}</h1>
        <p>{say(words.text, language, about)}</p>
        <p>{say(words.caution, language)}</p>
        <form method="post" action="/console/launch">
          <input type="hidden" name="csrf" value={session.csrf} />
          <input type="hidden" name="code" value={code} />
          <button type="submit">{say(words.open, language, about)}</button>{' '}
          <a class="button quiet" href="/console">
            {say(words.stay, language, about)}
          </a>
        </form>
      </main>
    </ConsolePage>
  );
};
