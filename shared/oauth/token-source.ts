import type { TokenSource } from '../http/wire.ts';
import type { Chain } from './chain.ts';
import { chainAfterRefusal, freshChain, isDue } from './fresh-access-token.ts';
import { isGood, type TokenPorts } from './token-ports.ts';

/** Gives the access tokens of one connection during one run: read once, and renewed for everybody at once. */
export function openTokens(ports: TokenPorts): TokenSource {
  let known: Chain | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** One at a time: whoever waited usually finds the work already done. */
  function inTurn(work: () => Promise<string>): Promise<string> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  const stillGood = (refused: string | null): string | null => {
    const now = ports.clock.now();
    return known && !isDue(known, now) && isGood(known, refused, now) ? known.access : null;
  };

  async function renewed(work: Promise<Chain>): Promise<string> {
    known = await work;
    return known.access;
  }

  return {
    fresh: () => inTurn(async () => stillGood(null) ?? renewed(freshChain(ports))),
    afterRefusal: (refused) => inTurn(async () => stillGood(refused) ?? renewed(chainAfterRefusal(refused, ports))),
  };
}
