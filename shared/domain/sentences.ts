import type { About, Cause, Warning } from './causes.ts';
import { causeSentences } from './sentences-causes.ts';
import { warningSentences } from './sentences-warnings.ts';
import type { Language, Words } from './sentences-words.ts';

const sentences: Record<Cause | Warning, Words> = { ...causeSentences, ...warningSentences };

/** Follows any sentence that does not quote the books itself. */
const quote: Words = { nl: '[ De boekhouding meldt: “{text}”.]', en: '[ The books say: “{text}”.]' };

/**
 * Says a cause or a warning to a person: what is wrong, with what, where to mend it, and what the books said of it.
 *
 * A sentence holds parts in brackets, such as `[VAT rate “{rate}”|A VAT rate]`. Of each part the first way of saying it
 * whose placeholders `about` fills is used; when there is none, the part is left out.
 */
export function sentence(code: Cause | Warning, about: About, language: Language): string {
  const words = sentences[code][language];
  return fill(words.includes('{text}') ? words : words + quote[language], about, language);
}

/** Says any other words in one of our languages, with the values that they name: in brackets and outside of them. */
export const say = (words: Words, language: Language, about: About = {}): string =>
  fill(words[language], about, language);

const fill = (words: string, about: About, language: Language): string =>
  words.replace(/\[([^\]]*)\]|\{(\w+)\}/g, (_, part: string | undefined, name: string) =>
    part === undefined ? readable(about[name] ?? '', language) : sayPart(part.split('|'), about, language),
  );

function sayPart(ways: readonly string[], about: About, language: Language): string {
  const way = ways.find((words) => placeholdersOf(words).every((name) => about[name]?.trim()));
  return way?.replace(/\{(\w+)\}/g, (_, name: string) => readable(about[name] ?? '', language)) ?? '';
}

const placeholdersOf = (words: string): string[] => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** A moment is shown as people in Amsterdam read it; anything else as it is, on one line. */
function readable(value: string, language: Language): string {
  if (!isMoment.test(value)) return value.trim().replace(/\s+/g, ' ');
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(value));
}
