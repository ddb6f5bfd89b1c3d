import { type Remark, remark } from '../../../domain/causes.ts';
import { oneLine, shorten } from '../../texts.ts';
import type { ExactPeriod } from './period.ts';

/** The shortest that any source knows: reference 5.8. */
const LONGEST = 60;

/** The text of a line: its description, and everything in the notes when that had to be cut. */
export interface LineText {
  readonly Description: string;
  readonly Notes: string | null;
}

/** Writes a line's text, with the quantity in front and the period behind where no field holds them. */
export function lineText(description: string, told: string | null, period: ExactPeriod | null): LineText {
  const whole = [told === null ? '' : `${told} ×`, description, period ? `(${period.text})` : '']
    .filter(Boolean)
    .join(' ');
  const Description = shorten(oneLine(whole), LONGEST);
  return { Description, Notes: Description === oneLine(whole) ? null : whole };
}

/** Says which lines had to be cut. */
export const shortenedRemarks = (texts: readonly LineText[]): Remark[] =>
  texts.flatMap(({ Notes }, index) =>
    Notes === null ? [] : [shortened(`/detail/invoice/lines/${index}/description`)],
  );

const shortened = (pointer: string): Remark =>
  remark('text-shortened', { field: 'Description', max: String(LONGEST) }, pointer);
