/** Reads a value by the id of its metric or expression; undefined where a period has no data. */
export type Lookup = (id: string) => number | undefined;

/** An expression of metric math, ready to be computed for one period after another. */
export type Formula = (lookup: Lookup) => number | undefined;

type Operator = (one: number, other: number) => number;

/** From the loosest to the tightest. A comparison is 1 or 0. */
const LEVELS: readonly Readonly<Record<string, Operator>>[] = [
  { OR: (a, b) => Number(a !== 0 || b !== 0) },
  { AND: (a, b) => Number(a !== 0 && b !== 0) },
  {
    '>=': (a, b) => Number(a >= b),
    '<=': (a, b) => Number(a <= b),
    '==': (a, b) => Number(a === b),
    '>': (a, b) => Number(a > b),
    '<': (a, b) => Number(a < b),
  },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  { '*': (a, b) => a * b, '/': (a, b) => a / b },
];

/**
 * Reads as much of CloudWatch's metric math as our alarms use: arithmetic, comparisons, AND, OR, `FILL`, `IF`, and `MAX` of a
 * list. Missing data makes a result missing, but in `FILL`. Throws at anything else.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function readExpression(text: string): Formula {
  const tokens = text.match(/[A-Za-z_]\w*|\d+(?:\.\d+)?|>=|<=|==|[-+*/<>()[\],]/g) ?? [];
  if (tokens.join('') !== text.replace(/\s/g, '')) throw new Error(`metric math that is not known here: ${text}`);
  let at = 0;
  const take = (wanted: string): void => {
    if (tokens[at++] !== wanted) throw new Error(`${wanted} is missing in ${text}`);
  };
  const list = (end: string): Formula[] => {
    const all = [level(0)];
    while (tokens[at] === ',') {
      at++;
      all.push(level(0));
    }
    take(end);
    return all;
  };
  const level = (depth: number): Formula => {
    const operators = LEVELS[depth];
    if (!operators) return atom();
    let left = level(depth + 1);
    for (let apply = operators[tokens[at] ?? '']; apply; apply = operators[tokens[at] ?? '']) {
      at++;
      const [one, other, operator] = [left, level(depth + 1), apply];
      left = (lookup) => {
        const [a, b] = [one(lookup), other(lookup)];
        return a === undefined || b === undefined ? undefined : operator(a, b);
      };
    }
    return left;
  };
  const atom = (): Formula => {
    const token = tokens[at++] ?? '';
    if (/^\d/.test(token)) return () => Number(token);
    if (token === '(') {
      const [inner] = list(')');
      return inner as Formula;
    }
    if (!/^\w/.test(token)) throw new Error(`${token || 'the end'} is out of place in ${text}`);
    if (tokens[at] !== '(') return (lookup) => lookup(token);
    at++;
    if (token === 'MAX') {
      take('[');
      const all = list(']');
      take(')');
      return (lookup) => Math.max(...all.map((one) => one(lookup) ?? Number.NEGATIVE_INFINITY));
    }
    const [first, second, third] = list(')') as [Formula, Formula, Formula];
    if (token === 'FILL') return (lookup) => first(lookup) ?? second(lookup);
    if (token === 'IF') return (lookup) => (first(lookup) ? second(lookup) : third(lookup));
    throw new Error(`the function ${token} is not known here: ${text}`);
  };
  const whole = level(0);
  if (at < tokens.length) throw new Error(`${tokens[at]} is out of place in ${text}`);
  return whole;
}
