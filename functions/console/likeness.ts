import type { Choice } from '../../shared/providers/code-lists.ts';

/** Words that say nothing of what is sold: two accounts that share no other one are not alike. */
const GENERAL = new Set(
  [
    'omzet opbrengst verkoop verkoopprijs inkomsten baten overig overige diverse diversen algemeen standaard artikel product',
    'dienst kosten rekening categorie tarief hoog hoge laag lage btw belast vrij inclusief exclusief incl excl',
    'en van voor met per het een de dag nacht uur week maand vanaf binnen buiten via',
    'revenue sales turnover income other general default item service costs account rate high low vat tax',
    'including excluding and the for with day night hour from',
  ].flatMap((line) => line.split(' ').map(singular)),
);

/** Where amounts land that nobody sells: what cannot be settled, and what is put aside. */
const SPECIAL = /afrond|verschil|kruispost|tussenrekening|vraagpost|rounding|difference|suspense|clearing/i;

/** True for an item or account that no product is ever meant for, by what it is called. */
export const isSpecial = ({ code, description }: Pick<Choice, 'code' | 'description'>): boolean =>
  SPECIAL.test(`${code} ${description}`);

/** True where two names are the same, or have a word in common that says what is sold. */
export function areAlike(one: string, other: string): boolean {
  if (isSameText(one, other)) return true;
  const words = tellingWords(other);
  return [...tellingWords(one)].some((word) => words.has(word));
}

/** True where two names are the same but for capitals and the space around them; an unknown one is like none. */
export const isSameText = (one: string | null | undefined, other: string | null): boolean =>
  Boolean(one && other) && one?.trim().toLowerCase() === other?.trim().toLowerCase();

function tellingWords(name: string): ReadonlySet<string> {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^\p{L}]+/u).filter((word) => word.length > 2);
  return new Set(words.map(singular).filter((word) => !GENERAL.has(word)));
}

/** A word without the endings of a plural, of one too where it only looks like them. */
function singular(word: string): string {
  const short = word.replace(/en$/, '').replace(/s$/, '');
  return short.length >= 3 ? short : word;
}
