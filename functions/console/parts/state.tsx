import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { isOver, stateShown } from '../../../shared/sync/ledger/integration-state.ts';
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

/**
 * The states that people see of an integration: mostly one. One that is off whose connection is lost asks for its
 * administrator as well, before it can be turned on.
 */
export const statesOf = (integration: Standing): readonly State[] => {
  const state = stateShown(integration);
  return state === 'inactive' && isLost(integration) ? [state, 'attention'] : [state];
};

type Standing = Pick<Integration, 'state' | 'attention' | 'chain' | 'administration'>;

/** True when it was connected and only a consent helps. */
export const isLost = (integration: Standing): boolean =>
  isOver(integration) || (integration.administration !== null && integration.chain === null);

/** How an integration stands, in a word, or in two. */
export const States = ({ integration, language }: { readonly integration: Standing; readonly language: Language }) => (
  <>
    {statesOf(integration).map((state) => (
      <>
        <StateBadge state={state} language={language} />{' '}
      </>
    ))}
  </>
);

/** A state in a word. */
export const StateBadge = (props: { readonly state: State; readonly language: Language }) => (
  <Badge look={looks[props.state]}>{stateWords[props.state][props.language]}</Badge>
);
