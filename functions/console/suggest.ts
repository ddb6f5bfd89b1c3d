import { money } from '../../shared/domain/money.ts';
import type { Choice } from '../../shared/providers/code-lists.ts';

interface Rate {
  /** As i-Reserve writes it; null for a rate that only a mapping knows. */
  readonly percentage: string | null;
  /** Null where it is unknown. */
  readonly description: string | null;
}

/**
 * The one VAT code for ordinary sales that fits a rate by percentage and by the kind of prices that are sent; of several
 * the one of the same name, since "zero-rated" and "no VAT" are both 0 %. Null when none fits, or several still do.
 */
export function vatSuggestion(rate: Rate, codes: readonly Choice[], vatExclusive: boolean): Choice | null {
  const fitting = codes.filter(
    (code) => !code.special && isSamePercentage(code.percentage, rate.percentage) && fitsPrices(code, vatExclusive),
  );
  return onlyOne(fitting, isCalled(rate.description)) ?? onlyOne(fitting, () => true);
}

/** What i-Reserve calls something: `ledger:8000` or `PITCH-A`, `method:ideal` or `term:14`, and what a person reads. */
interface Named {
  readonly key: string;
  /** Null where it is unknown. */
  readonly description: string | null;
}

/** The one item that lands on a ledger account, or has a product's code; else the one of the same name. */
export function articleSuggestion({ key, description }: Named, articles: readonly Choice[]): Choice | null {
  const ledger = keyAfter('ledger:', key);
  const exact = ledger === null ? ({ code }: Choice) => isSameText(code, key) : isOn(ledger);
  return onlyOne(articles, exact) ?? onlyOne(articles, isCalled(description));
}

const isOn =
  (ledger: string) =>
  ({ ledgerAccount }: Choice) =>
    isSameText(ledgerAccount, ledger);

/** The one payment condition of as many days as a term has; else the one of the same code or name. */
export function paymentSuggestion({ key, description }: Named, conditions: readonly Choice[]): Choice | null {
  if (key.includes('+')) return null;
  const term = keyAfter('term:', key);
  const days = onlyOne(conditions, (one) => term !== null && /^\d+$/.test(term) && one.days === Number(term));
  const code = term ?? keyAfter('method:', key);
  return days ?? onlyOne(conditions, (one) => isSameText(one.code, code)) ?? onlyOne(conditions, isCalled(description));
}

/** The one ledger account of the same name, with or without its number in front. */
export const ledgerSuggestion = ({ key, description }: Named, accounts: readonly Choice[]): Choice | null =>
  onlyOne(accounts, isCalled(description === null ? null : `${key} ${description}`)) ??
  onlyOne(accounts, (one) => one.description.startsWith(`${key} `)) ??
  onlyOne(accounts, isCalled(description));

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

const isSameText = (one: string | null | undefined, other: string | null): boolean =>
  Boolean(one && other) && one?.trim().toLowerCase() === other?.trim().toLowerCase();

/** Of the types of a VAT code only E and I ask for other prices than each other. */
export const fitsPrices = ({ type }: Choice, vatExclusive: boolean): boolean => type !== (vatExclusive ? 'I' : 'E');

const isSamePercentage = (one: string | undefined, other: string | null): boolean =>
  one !== undefined && other !== null && money(one).equals(other);
