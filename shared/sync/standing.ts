import type { Cause } from '../domain/causes.ts';
import type { Integration } from './integration.ts';

/** Only a consent helps. */
const OVER: ReadonlySet<Cause> = new Set(['reconnect-needed', 'not-connected', 'client-refused']);

type Standing = Pick<Integration, 'state' | 'attention'>;

/** True when the connection is over until somebody reconnects: until then nothing is asked. */
export const isOver = ({ attention }: Pick<Standing, 'attention'>): boolean =>
  attention !== null && OVER.has(attention.cause);

/**
 * The state that people see. One that was never turned on keeps that in mind while its connection is lost, so that a
 * reconnect does not turn it on; it asks for attention all the same. One that was turned off stays `inactive`.
 */
export const stateShown = (integration: Standing): Integration['state'] => {
  const isLost = isOver(integration) || integration.attention?.cause === 'administration-gone';
  return integration.state === 'connected' && isLost ? 'attention' : integration.state;
};
