import * as v from 'valibot';

type Issue = v.BaseIssue<unknown>;

/**
 * A record whose keys come from outside, and are data whatever they are called: `constructor` and `__proto__` too, which
 * `v.record` leaves out. Read it with `valueAt`, never with `record[key]`.
 */
export function outsideRecord<V extends v.GenericSchema>(key: v.GenericSchema<string, string>, value: V) {
  const published = v.record(key, value);
  const record: typeof published = {
    ...published,
    '~run'(dataset, config) {
      const input: unknown = dataset.value;
      if (typeof input !== 'object' || input === null || Array.isArray(input))
        return published['~run']({ value: Array.isArray(input) ? null : input }, config);
      const read = Object.entries(input).map(([name, one]) => readEntry(input, name, one));
      const issues = read.flatMap(({ issues = [] }) => issues);
      const output = Object.fromEntries(read.map(({ entry }) => entry)) as v.InferOutput<typeof published>;
      return issues.length > 0
        ? { typed: false, value: output, issues: issues as [Issue, ...Issue[]] }
        : { typed: true, value: output };
    },
  };
  return record;

  function readEntry(input: object, name: string, one: unknown) {
    const [readKey, readValue] = [v.safeParse(key, name), v.safeParse(value, one)];
    const at = (origin: 'key' | 'value') => (issue: Issue) => ({
      ...issue,
      path: [{ type: 'object', origin, input, key: name, value: one }, ...(issue.path ?? [])],
    });
    const issues = [...(readKey.issues ?? []).map(at('key')), ...(readValue.issues ?? []).map(at('value'))];
    return { entry: [readKey.output, readValue.output] as const, issues: issues as unknown as Issue[] };
  }
}

/** What stands under a key from outside; `undefined` when nothing does, also for a key that every object seems to have. */
export const valueAt = <T>(
  record: Readonly<Record<string, T>> | null | undefined,
  key: string | null,
): T | undefined => (key !== null && record && Object.hasOwn(record, key) ? record[key] : undefined);
