import * as v from 'valibot';

/** Says whether an event is what a pattern asks for. */
export type Matcher = (event: object) => boolean;

/** Says of the value of one field whether it is wanted; undefined where the event has no such field. */
type Wanted = (value: unknown) => boolean;

const scalar = v.union([v.string(), v.number(), v.boolean(), v.null()]);
const Fields = v.record(v.string(), v.unknown());
const Choices = v.pipe(v.array(v.unknown()), v.minLength(1));

/** The comparisons that the local bus knows beside a plain value. */
const Comparison = v.union([
  compared(
    { prefix: v.string() },
    ({ prefix }) =>
      (value) =>
        String(value).startsWith(prefix),
  ),
  compared(
    { suffix: v.string() },
    ({ suffix }) =>
      (value) =>
        String(value).endsWith(suffix),
  ),
  compared(
    { 'equals-ignore-case': v.string() },
    ({ 'equals-ignore-case': text }) =>
      (value) =>
        String(value).toLowerCase() === text.toLowerCase(),
  ),
  compared({ 'anything-but': v.union([scalar, v.array(scalar)]) }, ({ 'anything-but': others }) => {
    const refused: unknown[] = [others].flat();
    return (value) => !refused.includes(value);
  }),
]);
const Presence = v.strictObject({ exists: v.boolean() });

function compared<E extends v.ObjectEntries>(
  entries: E,
  read: (given: v.InferOutput<v.StrictObjectSchema<E, undefined>>) => Wanted,
) {
  return v.pipe(v.strictObject(entries), v.transform(read));
}

/**
 * Reads an event pattern of EventBridge: values, `prefix`, `suffix`, `equals-ignore-case`, `anything-but`, `exists` and
 * `$or`, at any depth. Any other pattern is refused here, not at the first event.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function readPattern(pattern: unknown): Matcher {
  const refuse = (): never => {
    throw new Error(`The local event bus does not know the pattern ${JSON.stringify(pattern)}.`);
  };

  const fields = (given: unknown): Wanted => {
    if (!v.is(Fields, given) || Array.isArray(given) || Object.keys(given).length === 0) return refuse();
    const tests = Object.entries(given).map(([name, wanted]): Wanted => {
      if (name === '$or') return any(wanted);
      const test = Array.isArray(wanted) ? choices(wanted) : fields(wanted);
      return (value) => test(Object(value)[name]);
    });
    return (value) => tests.every((test) => test(value));
  };

  const any = (given: unknown): Wanted => {
    const patterns = v.is(Choices, given) ? given.map(fields) : refuse();
    return (value) => patterns.some((test) => test(value));
  };

  const choices = (given: unknown[]): Wanted => {
    const tests = v.is(Choices, given) ? given.map(choice) : refuse();
    return (value) => tests.some((test) => test(value));
  };

  const choice = (given: unknown): Wanted => {
    if (v.is(scalar, given)) return ofEach((value) => value === given);
    if (v.is(Presence, given)) return (value) => (value !== undefined) === given.exists;
    const read = v.safeParse(Comparison, given);
    return read.success ? ofEach(read.output) : refuse();
  };
  return fields(pattern);
}

/** A list has a value that is wanted when one of its members is; a field that is not there has none. */
const ofEach =
  (test: Wanted): Wanted =>
  (value) =>
    value !== undefined && [value].flat().some(test);
