import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';

const states: Record<Integration['state'], { readonly words: Words; readonly tone: string }> = {
  new: { words: { nl: 'nog niet verbonden', en: 'not connected yet' }, tone: '' },
  connected: { words: { nl: 'verbonden, nog niet actief', en: 'connected, not active yet' }, tone: 'warn' },
  active: { words: { nl: 'actief', en: 'active' }, tone: 'good' },
  inactive: { words: { nl: 'uit', en: 'off' }, tone: '' },
  attention: { words: { nl: 'actie nodig', en: 'needs you' }, tone: 'bad' },
};

/** How an integration stands, in a word. */
export const StateBadge = (props: { readonly state: Integration['state']; readonly language: Language }) => (
  <span class={`badge ${states[props.state].tone}`}>{states[props.state].words[props.language]}</span>
);
