import { correct } from '../../domain/setback.ts';
import type { WireRequest } from '../wire.ts';

/**
 * The request behind a `__next` link, which is absolute or relative (reference 3.5).
 *
 * Only a link within the same administration on the origin that we talk to is followed; anything else would carry
 * the token elsewhere (reference 1).
 */
export function nextPage(link: string, origin: string, root: string, set: string): WireRequest {
  const base = new URL(`${root}/`, origin);
  const url = URL.parse(link, base.href);
  if (url?.origin !== base.origin || !url.pathname.startsWith(base.pathname)) {
    throw correct('unexpected', { text: 'A page of the list lies outside the administration.' });
  }
  return { method: 'GET', path: url.pathname, query: Object.fromEntries(url.searchParams), endpoint: set };
}
