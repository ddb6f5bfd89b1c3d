import type { Language } from './sentences-words.ts';

const locales: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** A way of writing moments, made once for each language: to make one takes longer than to use it. */
function format(options: Intl.DateTimeFormatOptions): (at: Date, language: Language) => string {
  const made: Partial<Record<Language, Intl.DateTimeFormat>> = {};
  return (at, language) => {
    made[language] ??= new Intl.DateTimeFormat(locales[language], options);
    return made[language].format(at);
  };
}

const toTheMinute = format({ dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Amsterdam' });
const toTheSecond = format({ dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Amsterdam' });
const ofTheDay = format({ dateStyle: 'long', timeZone: 'UTC' });

/** A moment as people in Amsterdam read it. */
export const momentText = (at: string, language: Language): string => toTheMinute(new Date(at), language);

/** The same to the second. The month is a word: a field of days beside it may put the figures in another order. */
export const secondText = (at: string, language: Language): string => toTheSecond(new Date(at), language);

const isDay = /^\d{4}-\d\d-\d\d$/;

/** A calendar day in words; anything else as it is. */
export const dayText = (day: string, language: Language): string =>
  isDay.test(day) ? ofTheDay(new Date(`${day}T00:00:00Z`), language) : day;

/** An amount or a number as people of a language write it: `1.234,50` or `1,234.50`; anything else as it is. */
export function amountIn(text: string, language: Language): string {
  const [, sign = '', whole = '', rest = ''] = text.match(/^(-?)(\d+)(?:\.(\d+))?$/) ?? [];
  if (whole === '') return text;
  const [thousands, decimal] = language === 'nl' ? ['.', ','] : [',', '.'];
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, thousands) + (rest && decimal + rest);
}

/** How a currency is written before an amount: the euro by its sign, another by its code. */
export const currencySign = (currency: string): string => (currency === 'EUR' ? '€' : currency);
