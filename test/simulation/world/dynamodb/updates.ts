import type { Placeholders } from './conditions.ts';
import { copied, type Item } from './values.ts';

const CLAUSE = /\b(SET|REMOVE|ADD)\b/;

/** The item after an update expression, in the part of DynamoDB's language that our stores use. */
export function updated(before: Item, expression: string, placeholders: Placeholders): Item {
  const item: Record<string, unknown> = { ...before };
  const [, ...parts] = expression.split(CLAUSE);
  for (let at = 0; at < parts.length; at += 2)
    for (const one of (parts[at + 1] ?? '').split(',')) apply(item, before, parts[at] ?? '', one.trim(), placeholders);
  return item;
}

function apply(
  item: Record<string, unknown>,
  before: Item,
  verb: string,
  text: string,
  { names = {}, values = {} }: Placeholders,
): void {
  const nameOf = (word: string): string => {
    const name = word.startsWith('#') ? names[word] : word;
    if (name === undefined) throw new Error(`${word} stands for nothing`);
    return name;
  };
  const sourceOf = (word: string): unknown => (word.startsWith(':') ? copied(values[word]) : before[nameOf(word)]);
  if (verb === 'REMOVE') {
    delete item[nameOf(text)];
    return;
  }
  const [target = '', source = ''] = verb === 'SET' ? text.split(/\s*=\s*/) : text.split(/\s+/);
  const name = nameOf(target);
  item[name] = verb === 'SET' ? sourceOf(source) : added(item[name], sourceOf(source));
}

function added(to: unknown, by: unknown): unknown {
  if (typeof by === 'number') return (typeof to === 'number' ? to : 0) + by;
  if (by instanceof Set) return new Set([...(to instanceof Set ? to : []), ...by]);
  throw new Error('only numbers and sets are added');
}
