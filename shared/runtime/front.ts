import { timingSafeEqual } from 'node:crypto';
import type { Config } from './config.ts';
import { type HttpAnswer, type HttpEvent, plainPage } from './http-api.ts';

/** The header by which the distribution in front of the API makes itself known. */
export const EDGE_HEADER = 'x-from-edge';

type Handle<Rest extends unknown[]> = (event: HttpEvent, ...rest: Rest) => Promise<HttpAnswer>;

/**
 * What stands before a handler that the internet reaches. An event counts as one that came to the API's address of now
 * (`API_ADDRESS`), whichever of its addresses it came to: what is answered, such as a redirect URL, names that one. Where a
 * distribution stands in front (`EDGE_KEY`), a request that went around it gets 403.
 */
export const behindFront =
  <Rest extends unknown[]>(
    { API_ADDRESS, EDGE_KEY }: Pick<Config, 'API_ADDRESS' | 'EDGE_KEY'>,
    handle: Handle<Rest>,
  ): Handle<Rest> =>
  async (event, ...rest) => {
    if (EDGE_KEY !== undefined && !isSame(event.headers[EDGE_HEADER] ?? '', EDGE_KEY)) return ELSEWHERE;
    if (API_ADDRESS === undefined) return handle(event, ...rest);
    const requestContext = { ...event.requestContext, domainName: new URL(API_ADDRESS).host };
    return handle({ ...event, requestContext }, ...rest);
  };

const ELSEWHERE = plainPage(403, 'This is not the address', 'Use the address that you were given.');

/** Compares in a time that says nothing about where two texts differ. */
function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
