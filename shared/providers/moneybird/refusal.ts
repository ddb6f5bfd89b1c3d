import * as v from 'valibot';
import { valueAt } from '../../domain/outside-record.ts';
import { fromJson } from '../json.ts';
import { within } from '../texts.ts';

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
/** No code in a `symbolic` stands deeper. */
const DEEPEST = 8;

/** Reads any of the shapes of an error: symbolic, validation, a bare text, or a gateway's page (reference 4.1). */
export function readRefusal(text: string): MoneybirdRefusal {
  const json = fromJson(text);
  const validation = v.safeParse(Validation, json);
  if (validation.success) return ofFields(validation.output);
  const symbolic = v.safeParse(Symbolic, json);
  if (symbolic.success) {
    const words = sentence(symbolic.output.error);
    const named = leaves(symbolic.output.symbolic, null, DEEPEST);
    const objections = named.length > 0 ? named : [{ field: null, code: null }];
    return { text: words, objections: objections.map((one) => ({ ...one, words })) };
  }
  const words = typeof json === 'string' ? sentence(json) : '';
  return { text: words, objections: words ? [{ field: null, code: null, words }] : [] };
}

/** What a server in trouble says of itself, whatever it was asked. */
const generic =
  /^(?:internal server error|bad gateway|service (?:temporarily )?unavailable|(?:gateway|request) time-?out|retry later)\W*$|something went wrong|maintenance|onderhoud|try again|probeer het/i;

/**
 * Whether an answer has words of its own about the request: then it is a refusal, whatever its status. The generic
 * sentence of a server in trouble says nothing of what was asked.
 */
export const hasOwnWords = ({ text, objections }: MoneybirdRefusal): boolean =>
  text !== '' && (objections.some(({ field }) => field !== null) || !generic.test(text));

function ofFields({ error, details }: v.InferOutput<typeof Validation>): MoneybirdRefusal {
  const objections = Object.entries(error).flatMap(([field, said]) =>
    [said].flat().map((words, index) => {
      const code = valueAt(details, field)?.[index]?.error;
      return { field: field === WHOLE ? null : sentence(field), code: typeof code === 'string' ? code : null, words };
    }),
  );
  const text = objections.map(({ field, words }) => [field, words].filter(Boolean).join(' ')).join('\n');
  return { text: sentence(text), objections };
}

/** The words as they can be kept: whole characters, and not too many. */
const sentence = (words: string): string => within(words.toWellFormed().trim(), LONGEST);

/** The codes in a `symbolic`, each with the innermost name that it stands under. */
function leaves(value: unknown, field: string | null, deepest: number): Omit<Objection, 'words'>[] {
  if (typeof value === 'string') return [{ field, code: value }];
  if (typeof value !== 'object' || value === null || deepest === 0) return [];
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, field, deepest - 1));
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, sentence(name), deepest - 1));
}
