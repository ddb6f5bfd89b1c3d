import { Setback } from '../../domain/setback.ts';

/**
 * We stopped an endpoint that every invoice needs, since the books refused too much there: the integration rests until
 * it may be called again. When only some entries need it, those wait and the others go on.
 */
export function stopsEveryInvoice(error: unknown): never {
  if (!(error instanceof Setback && error.cause === 'error-block' && error.retryAtMs !== null)) throw error;
  const { about, retryAtMs } = error;
  throw new Setback('wait', 'error-block', { about, retryAtMs, scope: 'integration' });
}
