import * as v from 'valibot';
import { fromJson } from '../json.ts';

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
export interface Page {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
}

/**
 * Opens both envelopes of Exact, `{d: {results: []}}` and `{d: []}`, and that of one entity, `{d: {}}`.
 * Null when the text is none of them, such as the page of a gateway (reference 4.1).
 */
export function openEnvelope(text: string): Page | null {
  const parsed = v.safeParse(Envelope, fromJson(text));
  if (!parsed.success) return null;
  const { results, __next } = parsed.output.d;
  return { rows: results, next: __next ?? null };
}
