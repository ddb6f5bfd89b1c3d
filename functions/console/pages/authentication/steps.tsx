import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { speak } from '../../language.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Visit } from '../../visit.ts';
import { words } from './words.ts';

/** The steps to a connection, in their order. */
const order = ['registerStep', 'step1', 'step2'] as const;
type ConnectStep = (typeof order)[number];

/** The step that an integration is at; null when it is connected. */
export function stepOf({ clientId, chain, state, administration }: Integration): ConnectStep | null {
  if (clientId === null) return 'registerStep';
  if (chain === null || state === 'attention') return 'step1';
  return administration === null ? 'step2' : null;
}

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
