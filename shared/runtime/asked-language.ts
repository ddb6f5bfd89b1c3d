import type { Language } from '../domain/sentences-words.ts';
import type { HttpEvent } from './http-api.ts';

/** Which of our languages a browser prefers, by its `Accept-Language`; null when it names neither. */
export function askedLanguage({ headers }: Pick<HttpEvent, 'headers'>): Language | null {
  const asked = (headers['accept-language'] ?? '').split(',').flatMap((part) => {
    const [, language, weight = '1'] = part.match(/^\s*(nl|en)\b[^;]*(?:;\s*q=([\d.]+))?/i) ?? [];
    return language ? [{ language: language.toLowerCase() as Language, weight: Number(weight) }] : [];
  });
  return asked.toSorted((one, other) => other.weight - one.weight)[0]?.language ?? null;
}
