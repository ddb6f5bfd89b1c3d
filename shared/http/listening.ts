import { isSilence } from '../providers/errand.ts';
import type { Exchange } from './exchange.ts';

/** The same exchange, which remembers whether the other side ever gave an answer of its own. */
export function listening(exchange: Exchange): Exchange & { heard(): boolean } {
  let heard = false;
  return {
    heard: () => heard,
    close: () => exchange.close(),
    async send(outgoing) {
      const answer = await exchange.send(outgoing);
      heard ||= !isSilence(answer.status);
      return answer;
    },
  };
}
