/** One set of books of one company. */
export interface Administration {
  /** The id for the API: Exact's division code, Moneybird's administration id. */
  readonly id: string;
  readonly name: string;
  /** The number that people see there. */
  readonly number: string | null;
  readonly vatNumber: string | null;
  /** There may be others that the books did not name: it is never chosen by itself, and what is not named may be there. */
  readonly isPartOfList?: true;
}

/** True of a list that may be short: what is not in it may be there all the same. */
export const mayBeShort = (listed: readonly Administration[]): boolean =>
  listed.some(({ isPartOfList }) => isPartOfList === true);

/** What is kept and shown of an administration. */
export const plainly = ({ id, name, number, vatNumber }: Administration): Administration => ({
  id,
  name,
  number,
  vatNumber,
});

/** An administration as people know it: by its name, the number that they see there and its VAT number. */
export function nameOfBooks({ name, number, vatNumber }: Administration): string {
  const known = [number, vatNumber].filter(Boolean).join(', ');
  return known === '' ? name : `${name} (${known})`;
}
