import * as v from 'valibot';
import { correct } from '../../domain/setback.ts';
import { fromJson } from '../json.ts';
import type { WireRequest } from '../wire.ts';

const Row = v.record(v.string(), v.unknown());
const Envelope = v.object({
  d: v.union([
    v.object({ results: v.array(Row), __next: v.optional(v.nullable(v.string())) }),
    v.pipe(
      v.array(Row),
      v.transform((results) => ({ results, __next: undefined })),
    ),
    v.pipe(
      Row,
      v.transform((row) => ({ results: [row], __next: undefined })),
    ),
  ]),
});

/** The entities of an answer, and where the next page is. */
export interface ODataPage {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
}

/**
 * Opens both envelopes of Exact, `{d: {results: []}}` and `{d: []}`, and that of one entity, `{d: {}}`.
 * Null when the text is none of them, such as the page of a gateway (reference 4.1).
 */
export function openEnvelope(text: string): ODataPage | null {
  const parsed = v.safeParse(Envelope, fromJson(text));
  if (!parsed.success) return null;
  const { results, __next } = parsed.output.d;
  return { rows: results, next: __next ?? null };
}

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
