import type { Language } from './sentences-words.ts';

const locales: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** A moment as people in Amsterdam read it. */
export const momentText = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(at));

/** The same in figures, to the second. */
export const secondText = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(at));

const isDay = /^\d{4}-\d\d-\d\d$/;

/** A calendar day in words; anything else as it is. */
export const dayText = (day: string, language: Language): string =>
  isDay.test(day)
    ? new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      )
    : day;

/** An amount or a number as people of a language write it: `1.234,50` or `1,234.50`; anything else as it is. */
export function amountIn(text: string, language: Language): string {
  const [, sign = '', whole = '', rest = ''] = text.match(/^(-?)(\d+)(?:\.(\d+))?$/) ?? [];
  if (whole === '') return text;
  const [thousands, decimal] = language === 'nl' ? ['.', ','] : [',', '.'];
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, thousands) + (rest && decimal + rest);
}
