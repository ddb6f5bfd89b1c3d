/** Says whether a value or an event is what a pattern asks for. */
export type Matcher = (value: unknown) => boolean;

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** Reads an event pattern of EventBridge; what it does not know is refused here, not at the first event. */
export function readPattern(pattern: unknown): Matcher {
  if (!isPlain(pattern)) throw new Error(`An event pattern is an object, not ${JSON.stringify(pattern)}.`);
  const fields = Object.entries(pattern).map(([name, wanted]) => {
    if (name === '$or') return anyOf(listOf(wanted).map(readPattern));
    const matches = Array.isArray(wanted) ? anyValue(wanted) : within(readPattern(wanted));
    return (event: unknown) => matches(isPlain(event) ? event[name] : undefined);
  });
  return (event) => fields.every((matches) => matches(event));
}

const anyOf =
  (matchers: readonly Matcher[]): Matcher =>
  (value) =>
    matchers.some((matches) => matches(value));

/** A nested pattern fits an object, or an array in which it fits one object. */
const within =
  (matches: Matcher): Matcher =>
  (value) =>
    Array.isArray(value) ? value.some(matches) : matches(value);

function anyValue(wanted: readonly unknown[]): Matcher {
  const matches = anyOf(wanted.map(readWanted));
  return (value) => (Array.isArray(value) && value.length > 0 ? value.some(matches) : matches(value));
}

const ofText =
  (test: (text: string) => boolean): Matcher =>
  (value) =>
    typeof value === 'string' && test(value);

const operators: Readonly<Record<string, (argument: unknown) => Matcher>> = {
  prefix: (start) =>
    isPlain(start)
      ? ignoringCase(start, (text, part) => text.startsWith(part))
      : ofText((text) => text.startsWith(textOf(start))),
  suffix: (end) =>
    isPlain(end)
      ? ignoringCase(end, (text, part) => text.endsWith(part))
      : ofText((text) => text.endsWith(textOf(end))),
  'equals-ignore-case': (other) => ofText((text) => text.toLowerCase() === textOf(other).toLowerCase()),
  wildcard: (shape) => ofText((text) => wildcard(textOf(shape)).test(text)),
  exists: (wanted) => (value) => (value !== undefined) === wanted,
  numeric: (rule) => comparison(listOf(rule)),
  'anything-but': (others) => {
    const refused = isPlain(others) ? [readWanted(others)] : [others].flat().map(readWanted);
    return (value) => value !== undefined && !refused.some((matches) => matches(value));
  },
};

function readWanted(wanted: unknown): Matcher {
  if (isScalar(wanted)) return (value) => value === wanted;
  const [entry, ...more] = isPlain(wanted) ? Object.entries(wanted) : [];
  const operator = entry && more.length === 0 && Object.hasOwn(operators, entry[0]) ? operators[entry[0]] : undefined;
  if (!entry || !operator) throw new Error(`The local event bus does not know the pattern ${JSON.stringify(wanted)}.`);
  return operator(entry[1]);
}

function ignoringCase(argument: Plain, test: (text: string, part: string) => boolean): Matcher {
  const part = textOf(argument['equals-ignore-case']).toLowerCase();
  return ofText((text) => test(text.toLowerCase(), part));
}

/** A `*` stands for any text; there is no other special character. */
export const wildcard = (shape: string): RegExp =>
  new RegExp(
    `^${shape
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

/** One or two comparisons in a row: `['>', 0, '<=', 5]`. */
function comparison([sign, limit, ...rest]: readonly unknown[]): Matcher {
  const compare = comparisons[textOf(sign)];
  if (!compare || typeof limit !== 'number')
    throw new Error(`The local event bus does not know the comparison ${sign} ${limit}.`);
  const others = rest.length > 0 ? comparison(rest) : () => true;
  return (value) => typeof value === 'number' && compare(value, limit) && others(value);
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`A pattern needs a text here, not ${JSON.stringify(value)}.`);
  return value;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`A pattern needs a list here, not ${JSON.stringify(value)}.`);
  return value;
}
