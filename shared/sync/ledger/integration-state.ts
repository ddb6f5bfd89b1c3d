import type { Cause } from '../../domain/causes.ts';
import { driftsOf } from './drift.ts';
import type { Integration } from './integration.ts';

/** Only a consent helps. */
const OVER: ReadonlySet<Cause> = new Set(['reconnect-needed', 'not-connected', 'client-refused']);

type StateInputs = Pick<Integration, 'state' | 'attention'>;

/** True when the connection is lost: nothing is asked until somebody reconnects. */
export const isOver = ({ attention }: Pick<StateInputs, 'attention'>): boolean =>
  attention !== null && OVER.has(attention.cause);

/** True when it was turned on, also while it needs attention: new work goes out now, or once that is over. */
export const isOn = ({ state }: Pick<StateInputs, 'state'>): boolean => state === 'active' || state === 'attention';

/** False of one that was never connected: nothing of i-Reserve reaches it. */
export const takesPart = ({ state }: Pick<StateInputs, 'state'>): boolean => state !== 'new';

/**
 * The state that people see. One that was never turned on keeps that in mind while its connection is lost, so that a
 * reconnect does not turn it on; it asks for attention all the same. One that was turned off stays `inactive`.
 */
export const stateShown = (integration: StateInputs): Integration['state'] => {
  const isLost = isOver(integration) || integration.attention?.cause === 'administration-gone';
  return integration.state === 'connected' && isLost ? 'attention' : integration.state;
};

/**
 * True when only its administrator can go on: the books can't be asked. Of an integration that was off only its
 * attention says so.
 */
export const isStopped = (integration: StateInputs): boolean =>
  isOver(integration) || stateShown(integration) === 'attention';

/** True between a consent and the choice of an administration: a call to the books would have no address. */
export const isHalfConnected = ({ chain, administration }: Pick<Integration, 'chain' | 'administration'>): boolean =>
  chain !== null && administration === null;

/** True when the books can be asked. */
export const canBeAsked = (integration: StateInputs & Pick<Integration, 'chain' | 'administration'>): boolean =>
  integration.chain !== null && integration.administration !== null && !isStopped(integration);

/** Why it needs its administrator: what stops it, else the first of what the books no longer take. Null: it does not. */
export const attentionOf = ({
  attention,
  settingsIssues,
}: Pick<Integration, 'attention' | 'settingsIssues'>): Integration['attention'] =>
  attention ?? driftsOf(settingsIssues)[0] ?? null;
