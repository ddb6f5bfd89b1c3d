import type { Child } from 'hono/jsx';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import { speak } from '../language.ts';
import { places } from '../places.ts';
import type { Visit } from '../visit.ts';
import { Notice } from './notice.tsx';

const words = {
  saved: { nl: 'Opgeslagen.', en: 'Saved.' },
  undone: { nl: 'Ongedaan gemaakt.', en: 'Undone.' },
  goes: { nl: 'Wat hierop wachtte, wordt vanzelf verstuurd.', en: 'What waited for it is sent by itself.' },
  notUndone: {
    nl: 'Niet ongedaan gemaakt: er is daarna nog iets gewijzigd, of wat er stond is niet meer bekend of niet meer geldig.',
    en: 'Not undone: something else was changed after it, or what stood there is no longer known or no longer valid.',
  },
  progress: { nl: 'Bekijk de voortgang', en: 'See how far it is' },
} as const satisfies Record<string, Words>;

/** Where the browser goes after something was saved, and `going` invoices and customers, or uncounted ones, go out with it. */
export const savedAt = (path: string, going: number | null, kept: Readonly<Record<string, string>> = {}): string =>
  `${path}?${new URLSearchParams({ saved: 'yes', from: going === null ? UNCOUNTED : String(going), ...kept })}`;

const UNCOUNTED = 'many';

/** Says that it was saved, with a way to see how far it is when something goes out with it; nothing when nothing was saved. */
export const Saved = ({ visit: { language, query }, id, but, isHowFar = false, children }: SavedProps) => {
  const from = query.get('from');
  const going = from === UNCOUNTED ? null : Number(from);
  if (query.get('undone') === 'no') return <Notice tone="bad">{words.notUndone[language]}</Notice>;
  if (!query.has('saved')) return null;
  return (
    <>
      <Notice tone={but === undefined ? 'good' : 'warn'}>
        {(query.get('undone') === 'yes' ? words.undone : words.saved)[language]} {but}{' '}
        {(going === null || going > 0) && words.goes[language]}{' '}
        {!isHowFar && <HowFar from={going} id={id} language={language} />}
      </Notice>
      {children}
    </>
  );
};

interface SavedProps {
  readonly visit: Visit;
  readonly id: string;
  /** What is still wrong with what was saved. */
  readonly but?: string;
  /** True on the page that shows itself how far it is. */
  readonly isHowFar?: boolean;
  /** What can be done about it. */
  readonly children?: Child;
}

/** A link to the progress of what is tried again, null for what was not counted; nothing when nothing is. */
export const HowFar = ({
  from,
  id,
  language,
}: { readonly from: number | null; readonly id: string } & Pick<Visit, 'language'>) =>
  from === null || from > 0 ? (
    <a href={places.progress(id, { cause: null, from })}>{speak(words, language).progress}</a>
  ) : null;
