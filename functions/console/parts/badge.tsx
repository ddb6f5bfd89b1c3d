import type { Child } from 'hono/jsx';
import type { IconName } from '../look/icons.ts';
import { Icon } from './icon.tsx';

/** A colour and a sign: whoever cannot tell the colours apart has the sign and the word. */
export interface Look {
  readonly tone: '' | 'good' | 'warn' | 'bad';
  readonly icon: IconName;
}

/** How something stands: a word with its look. */
export const Badge = ({ look, children }: { readonly look: Look; readonly children: Child }) => (
  <span class={`badge ${look.tone}`}>
    <Icon name={look.icon} />
    {children}
  </span>
);
