import { isNoAnswer } from '../providers/operation.ts';
import type { Metrics } from '../sync/ledger/metrics.ts';
import type { Exchange } from './exchange.ts';

/** The same exchange, whose calls to a provider are counted by what came of them. */
export const metered = (exchange: Exchange, provider: string, metrics: Metrics): Exchange => ({
  close: () => exchange.close(),
  async send(outgoing) {
    metrics.count('UpstreamCalls', provider);
    try {
      const answer = await exchange.send(outgoing);
      const measure = measureOf(answer.status);
      if (measure) metrics.count(measure, provider);
      return answer;
    } catch (error) {
      metrics.count('UpstreamDown', provider);
      throw error;
    }
  },
});

function measureOf(status: number): 'Upstream429' | 'Upstream4xx' | 'UpstreamDown' | null {
  if (status === 429) return 'Upstream429';
  if (status >= 500) return 'UpstreamDown';
  return status >= 400 ? 'Upstream4xx' : null;
}

/** The same exchange, which remembers whether the other side ever gave an answer of its own. */
export function listening(exchange: Exchange): Exchange & { heard(): boolean } {
  let heard = false;
  return {
    heard: () => heard,
    close: () => exchange.close(),
    async send(outgoing) {
      const answer = await exchange.send(outgoing);
      heard ||= !isNoAnswer(answer.status);
      return answer;
    },
  };
}
