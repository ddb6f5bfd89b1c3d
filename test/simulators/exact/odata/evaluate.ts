import { invalid, syntaxError } from '../rules/refusal.ts';
import type { Row, Value } from './edm.ts';
import type { EdmType, Fields } from './fields.ts';
import type { Comparison, Expression } from './filter.ts';
import type { LiteralType } from './tokens.ts';

interface Typed {
  readonly type: LiteralType;
  readonly value: Value;
}

/** How the books compare: which properties there are, and whether spaces at the end count. */
export interface Manner {
  readonly fields: Fields;
  readonly trailingSpaces: 'ignored' | 'significant';
}

/** Whether a record fits the filter; a filter that is no yes-or-no question is refused. */
export function fits(expression: Expression, row: Row, manner: Manner): boolean {
  const { type, value } = evaluate(expression, row, manner);
  if (type !== 'Boolean') throw invalid("Expression of type 'System.Boolean' expected at position 0.");
  return value === true;
}

function evaluate(expression: Expression, row: Row, manner: Manner): Typed {
  switch (expression.kind) {
    case 'literal':
      return expression;
    case 'field':
      return fieldValue(expression.name, row, manner);
    case 'call':
      return call(
        expression.name,
        expression.args.map((arg) => evaluate(arg, row, manner)),
      );
    case 'compare':
      return compare(
        expression.by,
        evaluate(expression.left, row, manner),
        evaluate(expression.right, row, manner),
        manner,
      );
    case 'not':
      return yesNo(!fits(expression.of, row, manner));
    case 'and':
      return yesNo(both(expression, row, manner).every(Boolean));
    case 'or':
      return yesNo(both(expression, row, manner).some(Boolean));
  }
}

// Both sides are looked at, so that a mistake on either is told whatever the records say.
const both = (sides: { left: Expression; right: Expression }, row: Row, manner: Manner): boolean[] => [
  fits(sides.left, row, manner),
  fits(sides.right, row, manner),
];

const yesNo = (value: boolean): Typed => ({ type: 'Boolean', value });

const literalTypes: Record<EdmType, LiteralType> = {
  Binary: 'String',
  Boolean: 'Boolean',
  Byte: 'Number',
  DateTime: 'DateTime',
  Double: 'Number',
  Guid: 'Guid',
  Int16: 'Number',
  Int32: 'Number',
  Int64: 'Number',
  String: 'String',
};

function fieldValue(name: string, row: Row, manner: Manner): Typed {
  const field = manner.fields.get(name);
  if (!field) throw syntaxError();
  return { type: literalTypes[field.type], value: row[name] ?? null };
}

function compare(by: Comparison, left: Typed, right: Typed, manner: Manner): Typed {
  const oneIsNull = left.type === 'Null' || right.type === 'Null';
  if (!oneIsNull && left.type !== right.type) throw syntaxError();
  if (left.value === null || right.value === null) {
    const same = left.value === right.value;
    return yesNo(by === 'eq' ? same : by === 'ne' ? !same : false);
  }
  const [a, b] = [left, right].map(({ value }) => comparable(value, manner)) as [string | number, string | number];
  const outcomes: Record<Comparison, boolean> = {
    eq: a === b,
    ne: a !== b,
    gt: a > b,
    ge: a >= b,
    lt: a < b,
    le: a <= b,
  };
  return yesNo(outcomes[by]);
}

function comparable(value: Value, { trailingSpaces }: Manner): string | number {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string') return trailingSpaces === 'ignored' ? value.replace(/ +$/, '') : value;
  return value ?? 0;
}

function call(name: string, args: readonly Typed[]): Typed {
  if (args.some(({ type }) => type !== 'String' && type !== 'Null')) throw syntaxError();
  const [first = '', second = ''] = args.map(({ value }) => String(value ?? ''));
  const is = (expected: string, count: number) => name === expected && args.length === count;
  if (is('trim', 1)) return { type: 'String', value: first.trim() };
  if (is('tolower', 1)) return { type: 'String', value: first.toLowerCase() };
  if (is('toupper', 1)) return { type: 'String', value: first.toUpperCase() };
  if (is('startswith', 2)) return yesNo(first.startsWith(second));
  if (is('endswith', 2)) return yesNo(first.endsWith(second));
  if (is('substringof', 2)) return yesNo(second.includes(first));
  throw syntaxError();
}
