import { compared, type Item, isSame } from './values.ts';

/** What the `#` and `:` of an expression stand for. */
export interface Placeholders {
  readonly names?: Readonly<Record<string, string>> | undefined;
  readonly values?: Readonly<Record<string, unknown>> | undefined;
}

/** Judges an item, or the absence of one. */
export type Test = (item: Item | null, placeholders: Placeholders) => boolean;
type Operand = (item: Item | null, placeholders: Placeholders) => unknown;

const TOKEN = /\s*(<=|>=|<>|[(),=<>]|[#:]?[\w.#]+)/y;

/** The expressions of our stores are few: each is read once. */
const known = new Map<string, Test>();

/** Reads a condition, a filter or a key condition, in the part of DynamoDB's language that our stores use. */
export function readCondition(expression: string): Test {
  const before = known.get(expression);
  if (before) return before;
  const reader = new Reader(expression);
  const test = reader.either();
  reader.end();
  known.set(expression, test);
  return test;
}

class Reader {
  readonly #text: string;
  readonly #tokens: string[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) this.#tokens.push(match[1] ?? '');
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#odd();
  }

  either(): Test {
    let left = this.#both();
    while (this.#takes('OR')) {
      const [one, other] = [left, this.#both()];
      left = (item, known) => one(item, known) || other(item, known);
    }
    return left;
  }

  #both(): Test {
    let left = this.#not();
    while (this.#takes('AND')) {
      const [one, other] = [left, this.#not()];
      left = (item, known) => one(item, known) && other(item, known);
    }
    return left;
  }

  #not(): Test {
    if (this.#takes('NOT')) {
      const inner = this.#not();
      return (item, known) => !inner(item, known);
    }
    if (this.#takes('(')) {
      const inner = this.either();
      this.#expect(')');
      return inner;
    }
    return this.#one();
  }

  #one(): Test {
    const word = this.#next();
    if (this.#takes('(')) return this.#named(word);
    const left = operandOf(word);
    const sign = this.#next();
    if (sign === 'BETWEEN') {
      const low = operandOf(this.#next());
      this.#expect('AND');
      const high = operandOf(this.#next());
      return (item, known) => {
        const value = left(item, known);
        return atMost(low(item, known), value) && atMost(value, high(item, known));
      };
    }
    if (sign === 'IN') {
      this.#expect('(');
      const all = [operandOf(this.#next())];
      while (this.#takes(',')) all.push(operandOf(this.#next()));
      this.#expect(')');
      return (item, known) => all.some((one) => isSame(left(item, known), one(item, known)));
    }
    const right = operandOf(this.#next());
    const judge = COMPARISONS[sign];
    if (!judge) throw this.#odd();
    return (item, known) => judge(left(item, known), right(item, known));
  }

  #named(name: string): Test {
    const of = operandOf(this.#next());
    const argument = this.#takes(',') ? operandOf(this.#next()) : null;
    this.#expect(')');
    if (name === 'attribute_exists') return (item, known) => of(item, known) !== undefined;
    if (name === 'attribute_not_exists') return (item, known) => of(item, known) === undefined;
    if (name === 'begins_with' && argument)
      return (item, known) => String(of(item, known)).startsWith(String(argument(item, known)));
    throw this.#odd();
  }

  #next(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw this.#odd();
    return token;
  }

  #takes(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }

  #expect(token: string): void {
    if (!this.#takes(token)) throw this.#odd();
  }

  #odd = (): Error => new Error(`the model of DynamoDB does not read: ${this.#text}`);
}

const atMost = (one: unknown, other: unknown): boolean => (compared(one, other) ?? 1) <= 0;

const COMPARISONS: Readonly<Record<string, (one: unknown, other: unknown) => boolean>> = {
  // What is not there is unlike everything, and neither more nor less.
  '=': (one, other) => one !== undefined && isSame(one, other),
  '<>': (one, other) => !isSame(one, other),
  '<': (one, other) => (compared(one, other) ?? 0) < 0,
  '<=': atMost,
  '>': (one, other) => (compared(one, other) ?? 0) > 0,
  '>=': (one, other) => (compared(one, other) ?? -1) >= 0,
};

function operandOf(word: string): Operand {
  if (word.startsWith(':'))
    return (_item, { values = {} }) => {
      if (!(word in values)) throw new Error(`${word} stands for nothing`);
      return values[word];
    };
  const path = word.split('.');
  return (item, { names = {} }) =>
    path.reduce<unknown>((value, part) => {
      const name = part.startsWith('#') ? names[part] : part;
      if (name === undefined) throw new Error(`${part} stands for nothing`);
      return typeof value === 'object' && value !== null ? (value as Item)[name] : undefined;
    }, item ?? {});
}
