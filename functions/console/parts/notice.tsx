import type { Child } from 'hono/jsx';

/** How a message is coloured. */
export type Tone = 'good' | 'warn' | 'bad' | 'plain';

/** A message at the top of a page; a screen reader reads an error out at once. */
export const Notice = ({ tone, children }: { readonly tone: Tone; readonly children: Child }) => (
  <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'} tabindex={tone === 'bad' ? -1 : undefined}>
    <p>{children}</p>
  </div>
);
