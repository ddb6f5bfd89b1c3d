/**
 * The page after this one, by the `Link` header's `next`; null on the last (reference 3.2). Only its number is taken:
 * the request itself stays ours, so no link carries the token elsewhere.
 */
export function nextPageOf(link: string | null): string | null {
  const next = (link ?? '').split(/,\s*(?=<)/).find((part) => /;\s*rel="?next"?/i.test(part));
  const address = /<([^>]*)>/.exec(next ?? '')?.[1];
  const page = address === undefined ? null : URL.parse(address, 'https://moneybird.com')?.searchParams.get('page');
  return page && /^\d{1,6}$/.test(page) ? page : null;
}
