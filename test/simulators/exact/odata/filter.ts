import { syntaxError } from '../rules/refusal.ts';
import type { Value } from './edm.ts';
import { type LiteralType, type Token, tokens } from './tokens.ts';

/** The comparisons of OData. */
export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/** A `$filter` as a tree. */
export type Expression =
  | { readonly kind: 'literal'; readonly type: LiteralType; readonly value: Value }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'compare'; readonly by: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly of: Expression };

const comparisons: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];

/** Reads a `$filter`: or binds loosest, then and, then not, then the comparisons. */
export function parseFilter(text: string): Expression {
  const words = tokens(text);
  const expression = parseOr(words);
  if (words.length > 0) throw syntaxError();
  return expression;
}

/** Every property that a filter names. */
export function fieldsOf(expression: Expression): string[] {
  if (expression.kind === 'field') return [expression.name];
  if (expression.kind === 'literal') return [];
  if (expression.kind === 'call') return expression.args.flatMap(fieldsOf);
  if (expression.kind === 'not') return fieldsOf(expression.of);
  return [...fieldsOf(expression.left), ...fieldsOf(expression.right)];
}

function parseOr(words: Token[]): Expression {
  let left = parseAnd(words);
  while (takeName(words, 'or')) left = { kind: 'or', left, right: parseAnd(words) };
  return left;
}

function parseAnd(words: Token[]): Expression {
  let left = parseNot(words);
  while (takeName(words, 'and')) left = { kind: 'and', left, right: parseNot(words) };
  return left;
}

function parseNot(words: Token[]): Expression {
  return takeName(words, 'not') ? { kind: 'not', of: parseNot(words) } : parseComparison(words);
}

function parseComparison(words: Token[]): Expression {
  const left = parseTerm(words);
  const [next] = words;
  if (next?.kind !== 'name' || !comparisons.includes(next.text)) return left;
  words.shift();
  return { kind: 'compare', by: next.text as Comparison, left, right: parseTerm(words) };
}

function parseTerm(words: Token[]): Expression {
  const word = words.shift();
  if (word?.kind === 'literal') return word;
  if (word?.kind === 'name') {
    return takeSign(words, '(')
      ? { kind: 'call', name: word.text, args: parseArguments(words) }
      : { kind: 'field', name: word.text };
  }
  if (word?.text !== '(') throw syntaxError();
  const inner = parseOr(words);
  if (!takeSign(words, ')')) throw syntaxError();
  return inner;
}

function parseArguments(words: Token[]): Expression[] {
  const args = [parseOr(words)];
  while (takeSign(words, ',')) args.push(parseOr(words));
  if (!takeSign(words, ')')) throw syntaxError();
  return args;
}

const takeName = (words: Token[], text: string): boolean => take(words, 'name', text);
const takeSign = (words: Token[], text: string): boolean => take(words, 'sign', text);

function take(words: Token[], kind: 'name' | 'sign', text: string): boolean {
  const [next] = words;
  if (next?.kind !== kind || next.text !== text) return false;
  words.shift();
  return true;
}
