import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { Badge, type Look } from './badge.tsx';

const states: Record<Integration['state'], { readonly words: Words; readonly look: Look }> = {
  new: { words: { nl: 'nog niet verbonden', en: 'not connected yet' }, look: { tone: '', icon: 'dashed' } },
  connected: {
    words: { nl: 'verbonden, nog niet actief', en: 'connected, not active yet' },
    look: { tone: 'warn', icon: 'clock' },
  },
  active: { words: { nl: 'actief', en: 'active' }, look: { tone: 'good', icon: 'check' } },
  inactive: { words: { nl: 'uit', en: 'off' }, look: { tone: '', icon: 'pause' } },
  attention: { words: { nl: 'actie nodig', en: 'needs you' }, look: { tone: 'bad', icon: 'stop' } },
};

/** How an integration stands, in a word. */
export const StateBadge = (props: { readonly state: Integration['state']; readonly language: Language }) => (
  <Badge look={states[props.state].look}>{states[props.state].words[props.language]}</Badge>
);
