import type { Child } from 'hono/jsx';

/** How a message is coloured. */
export type Tone = 'good' | 'warn' | 'bad' | 'plain';

/** Something that a person is told on top of a page; what went wrong is read out at once. */
export const Notice = ({ tone, children }: { readonly tone: Tone; readonly children: Child }) => (
  <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'} tabindex={tone === 'bad' ? -1 : undefined}>
    <p>{children}</p>
  </div>
);
