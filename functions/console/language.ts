import type { Language, Words } from '../../shared/domain/sentences-words.ts';
import { askedLanguage } from '../../shared/runtime/asked-language.ts';
import type { HttpEvent } from '../../shared/runtime/http-api.ts';

const COOKIE = 'console_language';
const YEAR_S = 365 * 24 * 3600;

/** What was chosen, else what the browser prefers, else Dutch. */
export function languageOf({ cookies = [], headers }: Pick<HttpEvent, 'cookies' | 'headers'>): Language {
  const chosen = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  if (chosen === 'nl' || chosen === 'en') return chosen;
  return askedLanguage({ headers }) ?? 'nl';
}

/** Has the browser remember a choice. */
export const languageCookie = (language: Language): string =>
  `${COOKIE}=${language}; Path=/console; Max-Age=${YEAR_S}; SameSite=Lax`;

/** The words of a page in one language; those that name values are said by `say`. */
export const speak = <Key extends string>(words: Readonly<Record<Key, Words>>, language: Language) =>
  Object.fromEntries(Object.entries<Words>(words).map(([key, word]) => [key, word[language]])) as Record<Key, string>;
