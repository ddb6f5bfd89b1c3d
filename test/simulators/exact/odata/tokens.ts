import { invalid, syntaxError } from '../rules/refusal.ts';
import { isGuid, parseMoment, type Value } from './edm.ts';

/** What a literal in an address can be. */
export type LiteralType = 'String' | 'Guid' | 'DateTime' | 'Number' | 'Boolean' | 'Null';

/** A word of an OData expression. */
export type Token =
  | { readonly kind: 'literal'; readonly type: LiteralType; readonly value: Value }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: '(' | ')' | ',' };

const shapes: readonly (readonly [RegExp, (found: RegExpExecArray) => Token | undefined])[] = [
  [/^\s+/, () => undefined],
  [/^[(),]/, ([text]) => ({ kind: 'sign', text: text as '(' })],
  [/^guid'([^']*)'/i, ([, text = '']) => literalGuid(text)],
  [/^datetime'([^']*)'/i, ([, text = '']) => literalMoment(text)],
  [/^'((?:[^']|'')*)'/, ([, text = '']) => ({ kind: 'literal', type: 'String', value: text.replaceAll("''", "'") })],
  [
    /^-?\d+(\.\d+)?[LMDFlmdf]?(?![\w'])/,
    ([text]) => ({ kind: 'literal', type: 'Number', value: Number.parseFloat(text) }),
  ],
  [/^(true|false)\b/, ([text]) => ({ kind: 'literal', type: 'Boolean', value: text === 'true' })],
  [/^null\b/, () => ({ kind: 'literal', type: 'Null', value: null })],
  [/^[A-Za-z_][\w/]*/, ([text]) => ({ kind: 'name', text })],
];

/** Cuts an OData expression into its words. */
export function tokens(expression: string): Token[] {
  const words: Token[] = [];
  let rest = expression;
  while (rest.length > 0) {
    const [shape, found] = match(rest);
    const word = shape(found);
    if (word) words.push(word);
    rest = rest.slice(found[0].length);
  }
  return words;
}

function match(rest: string): [(found: RegExpExecArray) => Token | undefined, RegExpExecArray] {
  for (const [pattern, make] of shapes) {
    const found = pattern.exec(rest);
    if (found) return [make, found];
  }
  throw syntaxError();
}

function literalGuid(text: string): Token {
  if (!isGuid(text)) throw invalid('Niet herkende GUID-indeling.');
  return { kind: 'literal', type: 'Guid', value: text.toLowerCase() };
}

function literalMoment(text: string): Token {
  const value = parseMoment('', text);
  if (value === undefined) throw syntaxError();
  return { kind: 'literal', type: 'DateTime', value };
}
