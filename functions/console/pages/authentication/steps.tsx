import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { isOver } from '../../../../shared/sync/ledger/integration-state.ts';
import { speak } from '../../language.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Visit } from '../../visit.ts';
import { words } from './words.ts';

/** The steps to a connection, in their order. */
const order = ['registerStep', 'step1', 'step2'] as const;
/** One of them. */
export type ConnectStep = (typeof order)[number];

/** The step that an integration is at; null when it is connected. */
export function stepOf(integration: Integration): ConnectStep | null {
  const { clientId, chain, administration } = integration;
  if (clientId === null) return 'registerStep';
  if (chain === null || isOver(integration)) return 'step1';
  return administration === null || isGone(integration) ? 'step2' : null;
}

/** True where the user who gave consent no longer sees the administration: one that is seen is to be chosen. */
const isGone = ({ attention }: Pick<Integration, 'attention'>): boolean => attention?.cause === 'administration-gone';

/** All steps in one line: which are done, and which one is now. */
export const StepLine = ({ visit, now }: { readonly visit: Visit; readonly now: ConnectStep | null }) => {
  const w = speak(words, visit.language);
  const at = now === null ? order.length : order.indexOf(now);
  return (
    <ol class="step-line" aria-label={w.steps}>
      {order.map((step, nth) => (
        <li class={nth < at ? 'good' : undefined} aria-current={nth === at ? 'step' : undefined}>
          <Icon name={nth < at ? 'check' : nth === at ? 'dot' : 'dashed'} />
          {w[step]}
          {nth !== at && <span class="sr">: {nth < at ? w.done : w.open}</span>}
        </li>
      ))}
    </ol>
  );
};
