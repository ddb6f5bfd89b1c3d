import countries from 'i18n-iso-countries/index.js';
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };

const languages = [nl, en, de, fr];
for (const language of languages) countries.registerLocale(language);

/** What the European Union writes where ISO 3166 has another code. */
const codesOfTheUnion: ReadonlyMap<string, string> = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
]);

/**
 * The ISO 3166 code of two letters that a text means: a code of two or three letters, or a name in Dutch, English, German
 * or French. Null when it means none, or may mean several.
 */
export function countryCode(text: string): string | null {
  const plain = text.trim().replaceAll(/\s+/g, ' ');
  const code = plain.toUpperCase();
  const known = codesOfTheUnion.get(code) ?? (/^[A-Z]{3}$/.test(code) ? countries.alpha3ToAlpha2(code) : code);
  if (known !== undefined && /^[A-Z]{2}$/.test(known) && countries.isValid(known)) return known;
  const named = new Set(languages.flatMap(({ locale }) => countries.getSimpleAlpha2Code(plain, locale) ?? []));
  const [only, ...others] = named;
  return only !== undefined && others.length === 0 ? only : null;
}

/** The members of the European Union, by their ISO 3166 codes: 27 since 2020. */
const UNION: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** True of the ISO 3166 code of a member of the European Union. */
export const isInUnion = (code: string): boolean => UNION.has(code);
