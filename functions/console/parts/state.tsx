import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { Badge, type Look } from './badge.tsx';

type State = Integration['state'];

/** What each state of an integration is called. */
export const stateWords: Readonly<Record<State, Words>> = {
  new: { nl: 'nog niet verbonden', en: 'not connected yet' },
  connected: { nl: 'verbonden, nog niet actief', en: 'connected, not active yet' },
  active: { nl: 'actief', en: 'active' },
  inactive: { nl: 'uit', en: 'off' },
  attention: { nl: 'actie nodig', en: 'needs you' },
};

const looks: Readonly<Record<State, Look>> = {
  new: { tone: '', icon: 'dashed' },
  connected: { tone: 'warn', icon: 'clock' },
  active: { tone: 'good', icon: 'check' },
  inactive: { tone: '', icon: 'pause' },
  attention: { tone: 'bad', icon: 'stop' },
};

/** How an integration stands, in a word. */
export const StateBadge = (props: { readonly state: State; readonly language: Language }) => (
  <Badge look={looks[props.state]}>{stateWords[props.state][props.language]}</Badge>
);
