import { once } from './once.ts';

const graphemes = once(() => new Intl.Segmenter('nl', { granularity: 'grapheme' }));

/** A number without the blanks and dots that people put into it. */
export const compact = (text: string): string => text.replaceAll(/[\s.-]/g, '').toUpperCase();

/** Puts text on one line. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/**
 * Cuts text to at most `longest` characters, at a word where one ends in its second half.
 * Never through a character, so that an emoji or an accent stays whole or goes.
 */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = within(text, longest);
  const wordEnd = /\s/.test(text.charAt(cut.length)) ? cut.length : cut.lastIndexOf(' ');
  return cut.slice(0, wordEnd > longest / 2 ? wordEnd : cut.length).trimEnd();
}

/** The longest beginning of whole characters that fits. */
export function within(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let kept = '';
  for (const { segment } of graphemes().segment(text)) {
    if (kept.length + segment.length > longest) break;
    kept += segment;
  }
  return kept;
}
