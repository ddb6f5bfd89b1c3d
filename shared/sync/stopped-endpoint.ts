import { Setback } from '../domain/setback.ts';

/**
 * We stopped an endpoint that every invoice needs, since the books refused too much there: the line rests until it may be
 * called again. Where only some need it, such as the one that makes relations, those wait and the others go on.
 */
export function stopsEveryInvoice(error: unknown): never {
  if (!(error instanceof Setback && error.code === 'error-block' && error.retryAtMs !== null)) throw error;
  const { about, retryAtMs } = error;
  throw new Setback('wait', 'error-block', { about, retryAtMs, scope: 'integration' });
}
