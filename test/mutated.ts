import fc from 'fast-check';

/** What nobody would send on purpose. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', ' ', '\u0000', '\ud83d', '__proto__', 'constructor', -0, 1e300, 1e-300),
  fc.constantFrom<unknown>([], {}, [[]], [null], { length: -1 }, Number.NaN, Number.POSITIVE_INFINITY),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
);

/** The paths of everything in a value, the value itself included. */
function pathsIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner).map((path) => [key, ...path]))];
}

/** A copy in which something else stands at a path; nothing where it is `undefined`. */
function changedAt(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((one, nth) => (String(nth) === key ? changedAt(one, rest, to) : one));
  if (typeof value !== 'object' || value === null) return value;
  const changed = changedAt((value as Record<string, unknown>)[key], rest, to);
  const others = Object.entries(value).filter(([name]) => name !== key);
  return Object.fromEntries(changed === undefined ? others : [...others, [key, changed]]);
}

/** A value like a valid one, with up to three parts of it gone or odd; or something else altogether. */
export function mutated(valid: unknown): fc.Arbitrary<unknown> {
  const change = fc.record({
    path: fc.constantFrom(...pathsIn(valid)),
    to: fc.option(odd, { nil: undefined, freq: 8 }),
  });
  const likeIt = fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((value, { path, to }) => changedAt(value, path, to), valid));
  return fc.oneof({ weight: 8, arbitrary: likeIt }, { weight: 1, arbitrary: fc.jsonValue() });
}
