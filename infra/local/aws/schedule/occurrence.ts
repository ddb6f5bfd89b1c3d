/** When something happens, again and again. */
export interface Occurrence {
  /** The first moment after `after`, both in epoch milliseconds. */
  next(after: number): number;
}
