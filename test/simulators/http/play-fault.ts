import type { CommonFault } from './faults.ts';
import { type Delivery, html, type Reply } from './reply.ts';

/** A request whose work can be done now, later or never. */
export interface Work {
  readonly perform: () => Reply | Promise<Reply>;
  /** Refuses as this provider does when it is in trouble or does not know the caller. */
  readonly refuse: (status: 401 | 408 | 500 | 503) => Reply;
}

/** What a fault can lay hands on. */
export interface Weather {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Does something once the clock has come to a moment. */
  readonly later: (at: number, work: () => void) => void;
}

/** Lets a fault happen to a request. */
export async function playCommonFault(
  fault: CommonFault,
  { perform, refuse }: Work,
  weather: Weather,
): Promise<Delivery> {
  switch (fault.kind) {
    case 'lost-answer':
      await perform();
      return 'broken';
    case 'late-commit':
      weather.later(weather.now() + fault.afterMs, () => void perform());
      return 'broken';
    case 'hang':
      if (fault.work) await perform();
      return 'silence';
    case 'slow':
      await weather.sleep(fault.ms);
      return perform();
    case '500-before':
      return refuse(500);
    case '500-after':
      await perform();
      return refuse(500);
    case '503':
      return refuse(503);
    case '408-after':
      await perform();
      return refuse(408);
    case '401':
      return refuse(401);
    case 'html':
      if (fault.work) await perform();
      return html(
        fault.status ?? 502,
        '<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>',
      );
    case 'truncated':
      return half(await perform());
    case 'not-json':
      return { ...(await perform()), body: '<?xml version="1.0"?><ok/>' };
  }
}

const half = (reply: Reply): Reply => ({ ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) });
