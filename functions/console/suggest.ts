import { money } from '../../shared/domain/money.ts';
import type { Choice } from '../../shared/providers/code-lists.ts';
import { areAlike, isSameText, isSpecial } from './likeness.ts';

interface Rate {
  /** As i-Reserve writes it; null for a rate that only a mapping knows. */
  readonly percentage: string | null;
  /** Null where it is unknown. */
  readonly description: string | null;
}

/**
 * The one VAT code for ordinary sales that fits a rate by percentage and by the kind of prices that are sent; of several
 * the one of the same name. At 0 % only a name tells "zero-rated" from "no VAT". Null when none fits, or several still do.
 */
export function vatSuggestion(rate: Rate, codes: readonly Choice[], vatExclusive: boolean): Choice | null {
  const fitting = codes.filter(
    (code) => !code.special && isSamePercentage(code.percentage, rate.percentage) && fitsPrices(code, vatExclusive),
  );
  const isFree = rate.percentage !== null && money(rate.percentage).isZero();
  const { description } = rate;
  const fits = isFree ? (code: Choice) => description !== null && areAlike(code.description, description) : () => true;
  return onlyOne(fitting, isCalled(description)) ?? onlyOne(fitting, fits);
}

/** What i-Reserve calls something: `ledger:8000` or `PITCH-A`, `method:ideal` or `term:14`, and what a person reads. */
interface Named {
  readonly key: string;
  /** Null where it is unknown. */
  readonly description: string | null;
}

/** What else is known of the books. */
interface Known {
  readonly accounts: readonly Choice[];
  /** What the settings use for something of its own, such as rounding differences. */
  readonly reserved: ReadonlySet<string>;
}

/**
 * The one item that has a product's code, or that lands on the ledger account of the same number; else the one of the same
 * name. Two charts of accounts may use one number for different things, so where i-Reserve tells a name, the item has to be
 * called alike.
 */
export function articleSuggestion(
  { key, description }: Named,
  articles: readonly Choice[],
  { accounts, reserved }: Known = NOTHING,
): Choice | null {
  const ledger = keyAfter('ledger:', key);
  const special = new Set(accounts.filter(isSpecial).map(({ code }) => code));
  const isSold = (one: Choice) => !reserved.has(one.code) && !isSpecial(one) && !special.has(one.ledgerAccount ?? '');
  const sold = articles.filter(isSold);
  if (ledger === null)
    return onlyOne(sold, ({ code }) => isSameText(code, key)) ?? onlyOne(sold, isCalled(description));
  const numbered = onlyOne(sold, (one) => isSameText(one.ledgerAccount, ledger) && isLike(one, description));
  return unlessContradicted(numbered, onlyOne(sold, isCalled(description)));
}

const NOTHING: Known = { accounts: [], reserved: new Set() };

/** What a number led to, or a name where the number led nowhere; nothing where the two lead apart. */
const unlessContradicted = (numbered: Choice | null, named: Choice | null): Choice | null =>
  numbered === null || named === null || numbered.code === named.code ? (numbered ?? named) : null;

/** The one payment condition of as many days as a term has; else the one of the same code or name. */
export function paymentSuggestion({ key, description }: Named, conditions: readonly Choice[]): Choice | null {
  if (key.includes('+')) return null;
  const term = keyAfter('term:', key);
  const days = onlyOne(conditions, (one) => term !== null && /^\d+$/.test(term) && one.days === Number(term));
  const code = term ?? keyAfter('method:', key);
  return days ?? onlyOne(conditions, (one) => isSameText(one.code, code)) ?? onlyOne(conditions, isCalled(description));
}

/** The one ledger account of the same number that is called alike; else the one of the same name. */
export function ledgerSuggestion({ key, description }: Named, accounts: readonly Choice[]): Choice | null {
  const sold = accounts.filter((one) => !isSpecial(one));
  const isNumbered = (one: Choice) => one.description.startsWith(`${key} `);
  const bare = ({ description: name }: Choice) => isSameText(name.replace(/^\d+ /, ''), description);
  const numbered = onlyOne(sold, (one) => isNumbered(one) && isLike(one, description));
  return unlessContradicted(numbered, onlyOne(sold, bare));
}

function onlyOne(choices: readonly Choice[], fits: (choice: Choice) => boolean): Choice | null {
  const [one = null, another] = choices.filter(fits);
  return another ? null : one;
}

const keyAfter = (prefix: string, key: string): string | null =>
  key.startsWith(prefix) ? key.slice(prefix.length) : null;

const isCalled =
  (description: string | null) =>
  (choice: Choice): boolean =>
    isSameText(choice.description, description);

/** True for what has a telling word of this name; where no name is known, nothing speaks against it. */
const isLike = (choice: Choice, description: string | null): boolean =>
  description === null || areAlike(choice.description, description);

/** Of the types of a VAT code only E and I ask for other prices than each other. */
export const fitsPrices = ({ type }: Choice, vatExclusive: boolean): boolean => type !== (vatExclusive ? 'I' : 'E');

const isSamePercentage = (one: string | undefined, other: string | null): boolean =>
  one !== undefined && other !== null && money(one).equals(other);
