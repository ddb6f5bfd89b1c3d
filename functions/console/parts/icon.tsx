import { raw } from 'hono/html';
import { type IconName, icons } from '../look/icons.ts';

/** A sign beside words that say the same: a screen reader passes over it. */
export const Icon = ({ name }: { readonly name: IconName }) =>
  raw(icons[name].replace(/^<!--.*?-->\s*/, '').replace(/class="[^"]*"/, 'class="icon" aria-hidden="true"'));
