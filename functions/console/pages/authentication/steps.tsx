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

/** True of a step whose result is there, also where an earlier one is to be done again. */
const isDone: Readonly<Record<ConnectStep, (integration: Integration) => boolean>> = {
  registerStep: ({ clientId }) => clientId !== null,
  step1: (integration) => integration.chain !== null && !isOver(integration),
  step2: (integration) => integration.administration !== null && !isGone(integration),
};

interface LineProps {
  readonly visit: Visit;
  readonly integration: Integration;
  readonly now: ConnectStep | null;
}

/** All steps in one line: which are done, and which one is now. */
export const StepLine = ({ visit, integration, now }: LineProps) => {
  const w = speak(words, visit.language);
  return (
    <ol class="step-line" aria-label={w.steps}>
      {order.map((step) => {
        const isNow = step === now;
        const isGood = !isNow && isDone[step](integration);
        return (
          <li class={isGood ? 'good' : undefined} aria-current={isNow ? 'step' : undefined}>
            <Icon name={isGood ? 'check' : isNow ? 'dot' : 'dashed'} />
            {w[step]}
            {!isNow && <span class="sr">: {isGood ? w.done : w.open}</span>}
          </li>
        );
      })}
    </ol>
  );
};
