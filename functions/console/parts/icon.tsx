import { raw } from 'hono/html';
import { type IconName, icons } from '../look/icons.ts';

/** A sign beside words that say the same: a screen reader passes over it. Its strokes are drawn by the stylesheet. */
export const Icon = ({ name }: { readonly name: IconName }) =>
  raw(`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shapesOf(icons[name])}</svg>`);

/** Draws signs once for a page that shows them in many places, out of sight. */
export const IconsToRepeat = ({ names }: { readonly names: readonly IconName[] }) => (
  <div hidden>
    {raw(
      `<svg>${names.map((name) => `<symbol id="icon-${name}" viewBox="0 0 24 24">${shapesOf(icons[name])}</symbol>`).join('')}</svg>`,
    )}
  </div>
);

/** A sign that `IconsToRepeat` drew. */
export const RepeatedIcon = ({ name }: { readonly name: IconName }) =>
  raw(`<svg class="icon" aria-hidden="true"><use href="#icon-${name}"/></svg>`);

/** What a file draws, without what it says of itself. */
const shapesOf = (svg: string): string => svg.replace(/^[\s\S]*?<svg[\s\S]*?>|<\/svg>|\s*\n\s*/g, '');
