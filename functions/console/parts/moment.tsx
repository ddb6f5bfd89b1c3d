import { say } from '../../../shared/domain/sentences.ts';
import type { Language } from '../../../shared/domain/sentences-words.ts';

const moment = { nl: '{at}', en: '{at}' };

/** A moment as people in Amsterdam read it. */
export const Moment = ({ at, language }: { readonly at: string; readonly language: Language }) => (
  <time datetime={at}>{say(moment, language, { at })}</time>
);

/** A calendar day in words; anything else as it is. */
export function dayText(day: string, language: Language): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return day;
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** An amount as people of a language write it: `1.234,50` or `1,234.50`; nothing for none. */
export function amount(text: string | null, language: Language): string {
  const [, sign = '', whole = '', rest = ''] = text?.match(/^(-?)(\d+)(?:\.(\d+))?$/) ?? [];
  if (whole === '') return text ?? '';
  const [thousands, decimal] = language === 'nl' ? ['.', ','] : [',', '.'];
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, thousands) + (rest && decimal + rest);
}
