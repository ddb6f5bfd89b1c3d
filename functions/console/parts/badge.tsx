import type { Child } from 'hono/jsx';
import type { IconName } from '../look/icons.ts';
import { Icon, RepeatedIcon } from './icon.tsx';

/** A colour and a sign: whoever cannot tell the colours apart has the sign and the word. */
export interface Look {
  readonly tone: '' | 'good' | 'warn' | 'bad';
  readonly icon: IconName;
}

interface BadgeProps {
  readonly look: Look;
  /** True where the page has drawn its sign once for many. */
  readonly isRepeated?: boolean;
  readonly children: Child;
}

/** How something stands: a word with its look. */
export const Badge = ({ look, isRepeated, children }: BadgeProps) => (
  <span class={`badge ${look.tone}`}>
    {isRepeated ? <RepeatedIcon name={look.icon} /> : <Icon name={look.icon} />}
    {children}
  </span>
);
