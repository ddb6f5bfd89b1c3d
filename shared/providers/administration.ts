/** One set of books of one company. */
export interface Administration {
  /** The id for the API: Exact's division code, Moneybird's administration id. */
  readonly id: string;
  readonly name: string;
  /** The number that people see there. */
  readonly number: string | null;
  readonly vatNumber: string | null;
}
