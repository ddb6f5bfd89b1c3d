import { raw } from 'hono/html';
import { type IconName, icons } from '../look/icons.ts';

/** A sign beside words that say the same: a screen reader passes over it. Its strokes are drawn by the stylesheet. */
export const Icon = ({ name }: { readonly name: IconName }) =>
  raw(`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shapesOf(icons[name])}</svg>`);

/** What a file draws, without what it says of itself. */
const shapesOf = (svg: string): string => svg.replace(/^[\s\S]*?<svg[\s\S]*?>|<\/svg>|\s*\n\s*/g, '');
