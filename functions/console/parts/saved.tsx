import type { Words } from '../../../shared/domain/sentences-words.ts';
import { speak } from '../language.ts';
import { places } from '../places.ts';
import type { Visit } from '../visit.ts';
import { Notice } from './notice.tsx';

const words = {
  saved: {
    nl: 'Opgeslagen. Wat hierop wachtte, wordt vanzelf verstuurd.',
    en: 'Saved. What waited for it is sent by itself.',
  },
  progress: { nl: 'Bekijk de voortgang', en: 'See how far it is' },
} as const satisfies Record<string, Words>;

/** Where the browser goes after something was saved that `stopped` invoices and customers are tried again for. */
export const savedAt = (path: string, stopped: number): string =>
  `${path}?${new URLSearchParams({ saved: 'yes', from: String(stopped) })}`;

/** Says that it was saved, with a way to see how far it is when something had stopped; nothing when nothing was saved. */
export const Saved = ({ visit: { language, query }, id }: { readonly visit: Visit; readonly id: string }) =>
  query.has('saved') ? (
    <Notice tone="good">
      {words.saved[language]} <HowFar from={Number(query.get('from'))} id={id} language={language} />
    </Notice>
  ) : null;

/** A link to how far it is with what is tried again; nothing when that is nothing. */
export const HowFar = ({
  from,
  id,
  language,
}: { readonly from: number; readonly id: string } & Pick<Visit, 'language'>) =>
  from > 0 ? <a href={places.progress(id, { cause: null, from })}>{speak(words, language).progress}</a> : null;
