import type { About, Cause, Warning } from './causes.ts';
import { MINUTE_MS } from './duration.ts';
import { amountIn, dayText, momentText } from './readable.ts';
import { causeSentences } from './sentences/causes.ts';
import { warningSentences } from './sentences/warnings.ts';
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

/** The same in each of our languages. */
export const inWords = (speak: (language: Language) => string): Words => ({ nl: speak('nl'), en: speak('en') });

/** A sentence as it stands in events and answers: in one language, and in each of ours. */
export function worded(
  speak: (language: Language) => string,
  language: Language = 'en',
): { readonly message: string; readonly messages: { readonly nl: string; readonly en: string } } {
  const messages = inWords(speak);
  return { message: messages[language], messages };
}

/** The sentence of a cause in the same form; null in both where there is none. */
export const maybeWorded = (stop: { readonly cause: Cause; readonly about: About } | null, language: Language) =>
  stop ? worded((spoken) => sentence(stop.cause, stop.about, spoken), language) : { message: null, messages: null };

const fill = (words: string, about: About, language: Language): string =>
  words.replace(/\[([^\]]*)\]|\{(\w+)\}/g, (_, part: string | undefined, name: string) =>
    part === undefined ? readable(name, about[name] ?? '', language) : sayPart(part.split('|'), about, language),
  );

function sayPart(ways: readonly string[], about: About, language: Language): string {
  const way = ways.find((words) => placeholdersOf(words).every((name) => about[name]?.trim()));
  return way?.replace(/\{(\w+)\}/g, (_, name: string) => readable(name, about[name] ?? '', language)) ?? '';
}

const placeholdersOf = (words: string): string[] => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** What holds a day or an amount. */
const DAYS_AND_AMOUNTS: ReadonlySet<string> = new Set(['day', 'ours', 'books', 'rounding']);

/** The full minute at which it is over: a wait until a second of this minute would seem to be over already. */
const minuteAfter = (at: string): string => new Date(Math.ceil(Date.parse(at) / MINUTE_MS) * MINUTE_MS).toISOString();

/**
 * A moment is shown as people in Amsterdam read it, in Dutch a day and an amount as Dutch people write them; anything else
 * as it is, on one line, and what may not be parted stays together. English keeps the days and amounts of the API.
 */
function readable(name: string, value: string, language: Language): string {
  if (isMoment.test(value)) return momentText(name === 'until' ? minuteAfter(value) : value, language);
  const text = value.trim().replace(/[^\S\u00a0]+/g, ' ');
  const isDutch = language === 'nl' && DAYS_AND_AMOUNTS.has(name);
  return isDutch ? amountIn(dayText(text, language), language) : text;
}
