import * as v from 'valibot';
import { fromJson } from '../json.ts';

/** One thing that an error answer objects to. */
export interface Objection {
  /** Moneybird's name of the field, such as `tax_number` or `details.tax_rate_id`; null when it names none. */
  readonly field: string | null;
  /** Its code, such as `taken`; null when it gives none. Codes last longer than words (reference 4.1). */
  readonly code: string | null;
  readonly words: string;
}

/** What an error answer says: its sentences for people, and what it objects to. */
export interface MoneybirdRefusal {
  readonly text: string;
  readonly objections: readonly Objection[];
}

const Symbolic = v.object({ error: v.string(), symbolic: v.optional(v.unknown()) });
const Details = v.record(v.string(), v.array(v.looseObject({ error: v.optional(v.unknown()) })));
const Validation = v.object({
  error: v.record(v.string(), v.union([v.array(v.string()), v.string()])),
  details: v.fallback(v.optional(Details, {}), {}),
});

/** What Rails calls the record itself, where no field is to blame. */
const WHOLE = 'base';
/** Longer is a page, not a sentence. */
const LONGEST = 1_000;

/** Reads any of the shapes of an error: symbolic, validation, a bare text, or a gateway's page (reference 4.1). */
export function readRefusal(text: string): MoneybirdRefusal {
  const json = fromJson(text);
  const validation = v.safeParse(Validation, json);
  if (validation.success) return ofFields(validation.output);
  const symbolic = v.safeParse(Symbolic, json);
  if (symbolic.success) {
    const words = symbolic.output.error;
    const named = leaves(symbolic.output.symbolic, null);
    const objections = named.length > 0 ? named : [{ field: null, code: null }];
    return { text: words.slice(0, LONGEST), objections: objections.map((one) => ({ ...one, words })) };
  }
  const words = typeof json === 'string' ? json : '';
  return { text: words.slice(0, LONGEST), objections: words ? [{ field: null, code: null, words }] : [] };
}

function ofFields({ error, details }: v.InferOutput<typeof Validation>): MoneybirdRefusal {
  const objections = Object.entries(error).flatMap(([field, said]) =>
    [said].flat().map((words, index) => {
      const code = details[field]?.[index]?.error;
      return { field: field === WHOLE ? null : field, code: typeof code === 'string' ? code : null, words };
    }),
  );
  const text = objections.map(({ field, words }) => [field, words].filter(Boolean).join(' ')).join('\n');
  return { text: text.slice(0, LONGEST), objections };
}

/** The codes in a `symbolic`, each with the innermost name that it stands under. */
function leaves(value: unknown, field: string | null): Omit<Objection, 'words'>[] {
  if (typeof value === 'string') return [{ field, code: value }];
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, name));
}
