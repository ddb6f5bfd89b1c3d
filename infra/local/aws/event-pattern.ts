import * as v from 'valibot';

/** Says whether an event is what a pattern asks for. */
export type Matcher = (event: object) => boolean;

const Pattern = v.record(v.string(), v.array(v.string()));

/**
 * Reads an event pattern of EventBridge that lists the values of its fields: `{ source: ['ireserve'] }`. Any other
 * pattern is refused here, not at the first event.
 */
export function readPattern(pattern: unknown): Matcher {
  const read = v.safeParse(Pattern, pattern);
  if (!read.success) throw new Error(`The local event bus does not know the pattern ${JSON.stringify(pattern)}.`);
  const fields = Object.entries(read.output);
  return (event) => {
    const values = new Map<string, unknown>(Object.entries(event));
    return fields.every(([name, wanted]) => wanted.some((value) => value === values.get(name)));
  };
}
